"""Stores are really down for a while: nothing is lost, and no message uses up its tries."""

import json
from collections.abc import Iterator
from contextlib import suppress
from itertools import count
from time import sleep
from typing import Any

import boto3
import pytest

from referral.entrypoints import drain
from tests.functions.conftest import module

MORE_THAN_MAX_TRIES = 8


@pytest.fixture
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drain, "_FIRST_REQUEUE", 0)


def tries_received(queue: Any, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The failed tries of every message that the queue hands out from now on."""
    tries: list[int] = []
    original = queue._message

    def note(raw: dict[str, Any]) -> Any:
        message = original(raw)
        tries.append(message.tries)
        return message

    monkeypatch.setattr(queue, "_message", note)
    return tries


def dead_letters(queue_url: str) -> Iterator[str]:
    sqs = boto3.client("sqs")
    attributes = sqs.get_queue_attributes(QueueUrl=queue_url, AttributeNames=["RedrivePolicy"])["Attributes"]
    name = json.loads(attributes["RedrivePolicy"])["deadLetterTargetArn"].rsplit(":", 1)[-1]
    url = sqs.get_queue_url(QueueName=name)["QueueUrl"]
    while found := sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages"):
        yield from (message["Body"] for message in found)


def test_a_database_outage_uses_up_no_tries_and_everybody_is_encoded_afterwards(
    stack, person, tick, settle, no_pauses, monkeypatch
):
    settle()
    people = [person() for _ in range(12)]
    encoder = module("encode_users")
    tries = tries_received(encoder.queue, monkeypatch)
    with stack.without("mariadb"):
        for _ in range(MORE_THAN_MAX_TRIES):
            assert tick("encode_users") == {"Outages": 1}
    assert tries
    assert set(tries) == {0}
    while tick("encode_users"):
        pass
    assert all(encoder.users.get(person).has_features for person in people)
    assert not [letter for letter in dead_letters(encoder.queue._url) if any(person in letter for person in people)]


class Killed(BaseException):
    """The function's process ends."""


def test_an_encoder_that_is_killed_again_and_again_loses_nobody(person, tick, settle, no_pauses, monkeypatch):
    settle()
    people = [person() for _ in range(12)]
    encoder = module("encode_users")
    store, stored = encoder.users.store_features, count()

    def kill(*arguments: Any) -> bool:
        if next(stored) % 3 == 2:
            raise Killed
        return store(*arguments)

    with monkeypatch.context() as patch:
        patch.setattr(encoder.users, "store_features", kill)
        patch.setattr(drain, "LEASE", 1)
        for _ in range(10):
            with suppress(Killed):
                tick("encode_users")
            sleep(1)
    while tick("encode_users"):
        pass
    assert all(encoder.users.get(person).has_features for person in people)
    assert not [letter for letter in dead_letters(encoder.queue._url) if any(person in letter for person in people)]
