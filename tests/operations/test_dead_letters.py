import pytest

from operations.dead_letters import redrive, waiting
from operations.deployment import Deployment

LETTERS = ["no JSON", "{}", *(f'{{"userId": "{number}", "again": true}}' for number in range(23))]


@pytest.fixture
def letters(deployment):
    for letter in LETTERS:
        deployment.sqs.send_message(QueueUrl=deployment["UserDeadLetterQueue"], MessageBody=letter)


def test_all_dead_letters_go_back_as_they_were(deployment, letters, said, bodies):
    redrive(deployment, said.append)
    assert said == ["user queue: 25 dead letters moved back", "job queue: 0 dead letters moved back"]
    assert bodies("UserDeadLetterQueue") == []
    assert sorted(bodies("UserQueue")) == sorted(LETTERS)


def test_where_it_breaks_off_nothing_is_lost_and_it_can_be_repeated(deployment, letters, said, bodies, monkeypatch):
    def fail(**_):
        raise ConnectionError

    with monkeypatch.context() as patch:
        patch.setattr("operations.dead_letters._LEASE_S", 0)
        patch.setattr(deployment.sqs, "delete_message", fail)
        with pytest.raises(ConnectionError):
            redrive(deployment, said.append)
    redrive(deployment, said.append)
    assert set(bodies("UserQueue")) == set(LETTERS)
    assert bodies("UserDeadLetterQueue") == []


@pytest.mark.parametrize("count", [0, 12])
def test_a_count_that_is_too_low_leaves_letters_to_the_next_time(deployment, letters, said, bodies, monkeypatch, count):
    monkeypatch.setattr("operations.dead_letters.waiting", lambda *_: count)
    for _ in range(3):
        redrive(deployment, said.append)
    assert sorted(bodies("UserQueue")) == sorted(LETTERS)


def test_letters_that_come_back_at_once_do_not_go_round_for_ever(deployment, letters, said):
    dead_letters = deployment["UserDeadLetterQueue"]
    returning = Deployment("test", dict.fromkeys(("UserQueue", "UserDeadLetterQueue"), dead_letters) | {
        name: deployment[name] for name in ("JobQueue", "JobDeadLetterQueue")
    })  # fmt: skip
    redrive(returning, said.append)
    assert int(said[0].split()[2]) >= len(LETTERS)
    assert waiting(returning, dead_letters) == len(LETTERS)
