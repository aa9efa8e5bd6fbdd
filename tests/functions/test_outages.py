"""Stores are really down for a while: nothing is lost, and no message uses up its receives."""

import json
from collections.abc import Iterator
from itertools import chain, repeat
from typing import Any

import boto3
import pytest

from referral.entrypoints import drain
from tests.functions.conftest import module

MORE_THAN_MAX_RECEIVES = 8


@pytest.fixture
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drain, "_FIRST_REQUEUE", 0)


class Received:
    """Every message that a queue hands out, with how often SQS handed it out before."""

    def __init__(self, queue: Any, monkeypatch: pytest.MonkeyPatch):
        self.receives: dict[str, list[int]] = {}
        original = queue._message

        def note(raw: dict[str, Any]) -> Any:
            message = original(raw)
            self.receives.setdefault(message.key, []).append(message.receives)
            return message

        monkeypatch.setattr(queue, "_message", note)


def dead_letters(queue_url: str) -> Iterator[str]:
    sqs = boto3.client("sqs")
    attributes = sqs.get_queue_attributes(QueueUrl=queue_url, AttributeNames=["RedrivePolicy"])["Attributes"]
    name = json.loads(attributes["RedrivePolicy"])["deadLetterTargetArn"].rsplit(":", 1)[-1]
    url = sqs.get_queue_url(QueueName=name)["QueueUrl"]
    while found := sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages"):
        yield from (message["Body"] for message in found)


def test_a_database_outage_uses_up_no_receives_and_everybody_is_encoded_afterwards(
    stack, person, tick, settle, no_pauses, monkeypatch
):
    settle()
    people = [person() for _ in range(12)]
    encoder = module("encode_users")
    received = Received(encoder.queue, monkeypatch)
    with stack.without("mariadb"):
        for _ in range(MORE_THAN_MAX_RECEIVES):
            assert tick("encode_users") == {"Outages": 1}
    assert {receives for all_of_one in received.receives.values() for receives in all_of_one} == {1}
    assert max(map(len, received.receives.values())) > 1
    while tick("encode_users"):
        pass
    assert all(encoder.users.get(person).has_features for person in people)
    assert not [letter for letter in dead_letters(encoder.queue._url) if any(person in letter for person in people)]


def test_no_receives_are_used_up_when_time_runs_short(person, tick, settle, no_pauses, monkeypatch):
    settle()
    for _ in range(5):
        person()
    queue = module("encode_users").queue
    received = Received(queue, monkeypatch)
    for _ in range(3):
        left = chain([60.0, 60.0], repeat(9.0))  # seconds: enough to receive, then for one message
        drain.drain(queue, lambda *_: None, lambda *_: None, lambda left=left: next(left))
    assert {receives for all_of_one in received.receives.values() for receives in all_of_one} == {1}
