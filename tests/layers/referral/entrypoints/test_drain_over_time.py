"""Nobody uses up the tries of others: hours of runs on a simulated clock, with a queue that behaves like SQS."""

import json
import re
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from referral.adapters import queues
from referral.domain.errors import Defect, Outage
from referral.entrypoints.drain import drain

TEMPLATE = (Path(__file__).parents[4] / "template.yaml").read_text()
RECEIVES = {int(number) for number in re.findall(r"maxReceiveCount: (\d+)", TEMPLATE)}
TRIES = 6
TIMEOUT_S = 60.0
NAMES = [f"n{number}" for number in range(40)]


class Killed(BaseException):
    """The function's process ends."""


@dataclass
class Letter:
    body: str
    visible_at: float
    receives: int = 0


@dataclass
class SimulatedSqs:
    """The calls of SQS that the adapter makes, on a clock. What was received too often is a dead letter."""

    now: float = 0.0
    letters: dict[str, Letter] = field(default_factory=dict)
    dead: list[str] = field(default_factory=list)
    _handles: Any = field(default_factory=count)

    def send_message(self, *, QueueUrl: str, MessageBody: str, DelaySeconds: int = 0) -> None:  # noqa: N803
        if QueueUrl == "dead":
            self.dead.append(json.loads(MessageBody)["userId"])
        else:
            assert DelaySeconds <= 900
            self.letters[str(next(self._handles))] = Letter(MessageBody, self.now + DelaySeconds)

    def send_message_batch(self, *, QueueUrl: str, Entries: list[dict[str, Any]]) -> Any:  # noqa: N803
        assert len(Entries) <= 10
        for entry in Entries:
            self.send_message(QueueUrl=QueueUrl, **{name: of for name, of in entry.items() if name != "Id"})
        return {"Successful": [{"Id": entry["Id"]} for entry in Entries]}

    def receive_message(self, *, MaxNumberOfMessages: int, VisibilityTimeout: int, **_: Any) -> Any:  # noqa: N803
        found = []
        for handle, letter in list(self.letters.items()):
            if letter.visible_at > self.now or len(found) == MaxNumberOfMessages:
                continue
            letter.receives += 1
            if letter.receives > max(RECEIVES):
                self.dead.append(json.loads(self.letters.pop(handle).body)["userId"])
                continue
            letter.visible_at = self.now + VisibilityTimeout
            attributes = {"ApproximateReceiveCount": str(letter.receives)}
            found.append({"Body": letter.body, "ReceiptHandle": handle, "Attributes": attributes})
        return {"Messages": found}

    def delete_message_batch(self, *, Entries: list[dict[str, str]], **_: Any) -> Any:  # noqa: N803
        for entry in Entries:
            self.letters.pop(entry["ReceiptHandle"], None)
        return {}


@dataclass
class World:
    """Forty messages, and a function that drains them each minute and is killed at its timeout."""

    sqs: SimulatedSqs
    queue: queues.Queue
    tried: Counter[str] = field(default_factory=Counter)
    encoded: set[str] = field(default_factory=set)
    given_up: list[str] = field(default_factory=list)

    def minutes(self, minutes: int, work: Callable[[str], None]) -> Counter[str]:
        """So many runs. `work(key)` encodes, and spends time, fails, or ends the process."""
        outcomes: Counter[str] = Counter()
        for _ in range(minutes):
            started = self.sqs.now
            with suppress(Killed):
                outcomes += self._run(started + TIMEOUT_S, work)
            self.sqs.now = max(self.sqs.now, started + 60)
        return outcomes

    def _run(self, ends: float, work: Callable[[str], None]) -> Counter[str]:
        def encode(requests: Mapping[str, bool]) -> None:
            for key in requests:
                self.tried[key] += 1
                work(key)
                if self.sqs.now > ends:
                    raise Killed
            self.encoded |= set(requests)

        def give_up(key: str, _: str) -> None:
            self.given_up.append(key)

        return drain(self.queue, encode, give_up, TRIES, lambda: ends - self.sqs.now)

    def takes(self, seconds: float) -> None:
        self.sqs.now += seconds


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> World:
    sqs = SimulatedSqs()
    monkeypatch.setattr(queues, "client", lambda _: sqs)
    queue = queues.Queue("queue", "userId", "dead")
    for name in NAMES:
        queue.send(name)
    return World(sqs, queue)


def test_slow_messages_are_all_encoded_and_none_is_tried_twice(world: World) -> None:
    world.minutes(20, lambda _: world.takes(22))
    assert world.encoded == set(NAMES)
    assert set(world.tried.values()) == {1}
    assert not world.sqs.dead


def test_work_that_got_slow_in_mid_batch_delays_but_loses_nobody(world: World) -> None:
    """The first message is quick, so that ten are taken at once, each of which then takes half a run."""
    world.minutes(40, lambda key: world.takes(0.1 if key == "n0" else 30))
    assert world.encoded == set(NAMES)
    assert not world.sqs.dead


def test_an_outage_of_half_an_hour_makes_no_dead_letter_and_everything_is_encoded_soon_after(world: World) -> None:
    def out(_: str) -> None:
        world.takes(20)
        raise Outage("The model", "ReadTimeoutError")

    world.minutes(2, lambda key: world.takes(5))
    before = set(world.encoded)
    assert world.minutes(30, out)["Outages"] == 30
    assert world.encoded == before
    world.minutes(16, lambda _: world.takes(0.1))
    assert world.encoded == set(NAMES)
    assert not world.sqs.dead


def test_a_function_that_is_killed_in_mid_batch_makes_no_dead_letter(world: World) -> None:
    works = Counter[str]()

    def kill(_: str) -> None:
        works["tries"] += 1
        if works["tries"] % 5 == 0:
            raise Killed

    world.minutes(10, kill)
    world.minutes(5, lambda _: None)
    assert world.encoded == set(NAMES)
    assert not world.sqs.dead


def test_a_message_that_always_fails_ends_after_its_own_tries_and_stops_nobody(world: World) -> None:
    tried = Counter[str]()

    def work(key: str) -> None:
        tried[key] += 1
        if key == "n7":
            world.takes(20)
            raise Defect("The model", "ReadTimeoutError for these texts alone")
        world.takes(0.1)

    world.minutes(2, work)
    assert world.encoded == set(NAMES) - {"n7"}
    world.minutes(10, work)
    assert world.sqs.dead == ["n7"]
    assert tried["n7"] <= TRIES + 1  # once more in a batch


def test_a_message_that_ends_the_function_stops_nobody_and_is_a_dead_letter_in_the_end(world: World) -> None:
    def work(key: str) -> None:
        if key == "n7":
            raise Killed

    world.minutes(10, work)
    assert world.encoded == set(NAMES) - {"n7"}
    assert not world.sqs.dead
    world.minutes(60, work)
    assert world.sqs.dead == ["n7"]
