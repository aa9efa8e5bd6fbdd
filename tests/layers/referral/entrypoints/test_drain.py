from collections import Counter, deque
from collections.abc import Sequence
from itertools import chain, repeat

import pytest

from referral.adapters.queues import Message
from referral.domain.failures import NotEncodable, Outage
from referral.entrypoints.drain import drain


class FakeQueue:
    """Batches of messages, and a diary of what became of them."""

    def __init__(self, *batches: list[Message]):
        self.batches, self.diary, self.received = deque(batches), [], 0
        self.delete = lambda message: self.diary.append(("delete", message.key))
        self.put_back = lambda message, seconds: self.diary.append(("put back", message.key, seconds))

    def receive(self, lease: int) -> list[Message]:
        self.received += 1
        return self.batches.popleft() if self.batches else []


def message(key: str | None, receives: int = 1, again: bool = False) -> Message:
    return Message(key, again, receives, f"receipt of {key}")


def run(
    queue: FakeQueue, failures: dict[str, Exception] | None = None, seconds: Sequence[float] = (60.0,)
) -> Counter[str]:
    """Drains the queue into its diary; encoding fails for the keys in `failures`, the last of `seconds` stays."""
    clock = chain(seconds, repeat(seconds[-1]))

    def encode(key: str, again: bool) -> None:
        queue.diary.append(("encode again" if again else "encode", key))
        if failures and key in failures:
            raise failures[key]

    def give_up(key: str, reason: str) -> None:
        queue.diary.append(("give up", key, reason))

    return drain(queue, encode, give_up, lambda: next(clock))


def fails(*_: object) -> None:
    raise ConnectionError


def test_a_message_is_deleted_after_its_work_and_the_queue_is_drained():
    queue = FakeQueue([message("a"), message("b", again=True)], [message("c")])
    assert run(queue) == {"Encoded": 3}
    work = [("encode", "a"), ("encode again", "b"), ("encode", "c")]
    assert queue.diary == [step for name, key in work for step in ((name, key), ("delete", key))]


@pytest.mark.parametrize("receives", [1, 5, 100])
def test_a_failure_is_never_deleted_nor_given_up_and_its_neighbours_go_on(receives):
    queue = FakeQueue([message("bad", receives), message("good")], [message("next")])
    assert run(queue, {"bad": ValueError("odd")}) == {"Failures": 1, "Encoded": 2}
    (first, (put_back, key, seconds), *others) = queue.diary
    assert (first, put_back, key) == (("encode", "bad"), "put back", "bad")
    assert seconds > 0
    assert others == [("encode", "good"), ("delete", "good"), ("encode", "next"), ("delete", "next")]


@pytest.mark.parametrize("error", [ValueError(), Outage()])
def test_each_time_later_but_never_later_than_a_quarter_of_an_hour(error):
    waits = []
    for receives in (1, 2, 3, 4, 8, 9, 100):
        queue = FakeQueue([message("bad", receives)])
        run(queue, {"bad": error})
        waits.append(queue.diary[-1][-1])
    assert waits == [5, 10, 20, 40, 640, 900, 900]


def test_what_is_refused_is_given_up_at_once_with_the_reason():
    queue = FakeQueue([message("bad")])
    assert run(queue, {"bad": NotEncodable("Too odd.")}) == {"Refused": 1}
    assert queue.diary == [("encode", "bad"), ("give up", "bad", "Too odd."), ("put back", "bad", 0)]


def test_a_message_that_names_nothing_blocks_nobody():
    queue = FakeQueue([message(None), message("good")])
    assert run(queue) == {"Refused": 1, "Encoded": 1}
    assert queue.diary == [("put back", None, 0), ("encode", "good"), ("delete", "good")]


def test_an_outage_ends_the_drain_and_puts_back_the_rest_of_its_batch():
    queue = FakeQueue([message("a"), message("b"), message("c", 2)], [message("d")])
    assert run(queue, {"b": Outage("down")}) == {"Encoded": 1, "Outages": 1}
    assert queue.diary[2:] == [("encode", "b"), ("put back", "b", 5), ("put back", "c", 10)]
    assert queue.received == 1


def test_where_time_is_short_nothing_more_is_received():
    queue = FakeQueue([message("a")], [message("b")])
    assert run(queue, seconds=[60.0, 60.0, 9.9]) == {"Encoded": 1}
    assert queue.received == 1
    assert run(FakeQueue([message("a")]), seconds=[9.9]) == {}


def test_where_time_gets_short_the_rest_of_the_batch_is_put_back():
    queue = FakeQueue([message("a"), message("b")])
    assert run(queue, seconds=[60.0, 60.0, 9.9]) == {"Encoded": 1}
    assert queue.diary == [("encode", "a"), ("delete", "a"), ("put back", "b", 5)]


def test_an_empty_queue_is_asked_once():
    queue = FakeQueue()
    assert run(queue) == {}
    assert queue.received == 1


@pytest.mark.parametrize("step", ["delete", "put_back"])
def test_a_queue_that_fails_to_answer_for_one_message_blocks_no_other(step):
    queue = FakeQueue([message("a"), message("bad"), message("b")])
    setattr(queue, step, fails)
    assert run(queue, {"bad": ValueError()}) == {"Encoded": 2, "Failures": 1}
    assert [key for name, key, *_ in queue.diary if name == "encode"] == ["a", "bad", "b"]


def test_giving_up_may_fail_too():
    queue = FakeQueue([message(None), message("bad")])

    def refuse(key: str, again: bool) -> None:
        raise NotEncodable("Too odd.")

    assert drain(queue, refuse, fails, lambda: 60.0) == {"Refused": 2}
    assert queue.diary == [("put back", None, 0), ("put back", "bad", 0)]
