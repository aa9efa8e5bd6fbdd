import json

import pytest

from operations import encodings
from operations.encodings import reencode

FAST = {"again": False, "rate": 1e6, "skip": 0}


@pytest.fixture
def people(deployment) -> set[str]:
    keys = {f"person-{number}@example.org" for number in range(230)}
    for key in keys:
        item = {"userId": {"S": key}, "body": {"S": "x" * 10_000}}  # more than one page of DynamoDB
        deployment.dynamodb.put_item(TableName=deployment["UsersTable"], Item=item)
    return keys


@pytest.mark.parametrize("again", [True, False])
def test_everybody_is_queued_once(deployment, people, said, bodies, again):
    reencode(deployment, "users", said.append, **FAST | {"again": again})
    messages = [json.loads(body) for body in bodies("UserQueue")]
    assert sorted(message["userId"] for message in messages) == sorted(people)
    assert {message["again"] for message in messages} == {again}
    assert said[-1] == "users: all 230 are queued"
    assert bodies("JobQueue") == []


def test_it_goes_on_where_it_was_broken_off(deployment, people, said, bodies):
    class BrokenOff(Exception):
        pass

    def tell(line: str) -> None:
        said.append(line)
        if len(said) == 2:
            raise BrokenOff

    with pytest.raises(BrokenOff):
        reencode(deployment, "users", tell, **FAST)
    assert said[-1] == "users: 200 queued (to continue from here: --skip 200)"
    reencode(deployment, "users", said.append, **FAST | {"skip": 200})
    assert sorted(json.loads(body)["userId"] for body in bodies("UserQueue")) == sorted(people)


def test_it_is_no_faster_than_it_may(deployment, people, said, monkeypatch):
    slept = []
    monkeypatch.setattr(encodings.time, "sleep", slept.append)
    reencode(deployment, "users", said.append, **FAST | {"rate": 50.0})
    assert sum(slept) == pytest.approx(len(people) / 50)


def test_nothing_but_keys_is_read(deployment, said):
    revision = "5eed"
    deployment.dynamodb.put_item(
        TableName=deployment["JobsTable"], Item={"revision": {"S": revision}, "body": {"S": "{}"}}
    )
    answers = []
    deployment.dynamodb.meta.events.register("after-call.dynamodb.Scan", lambda parsed, **_: answers.append(parsed))
    reencode(deployment, "jobs", said.append, **FAST)
    assert [answer["Items"] for answer in answers] == [[{"revision": {"S": revision}}]]
