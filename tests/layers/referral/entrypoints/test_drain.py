from collections import Counter, deque
from collections.abc import Sequence
from itertools import chain, repeat

import pytest

from referral.adapters.queues import Message
from referral.domain.errors import Defect, NotEncodable, NotFound, Outage
from referral.entrypoints.drain import drain

OUT = Outage("A store")


class FakeQueue:
    """Batches of messages, and a diary of what became of them."""

    def __init__(self, *batches: list[Message]):
        self.batches, self.diary, self.received = deque(batches), [], 0
        self.delete = lambda message: self.diary.append(("delete", message.key))
        self.retry = lambda message, seconds: self.diary.append(("retry", message.key, seconds))
        self.requeue = lambda message, seconds: self.diary.append(("requeue", message.key, seconds))

    def receive(self, lease: int) -> list[Message]:
        self.received += 1
        return self.batches.popleft() if self.batches else []


def message(key: str | None, receives: int = 1, again: bool = False, requeues: int = 0) -> Message:
    return Message(key, again, requeues, receives, f"receipt of {key}")


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


def raises(error: Exception):
    def fail(*_: object) -> None:
        raise error

    return fail


def test_a_message_is_deleted_after_its_work_and_the_queue_is_drained():
    queue = FakeQueue([message("a"), message("b", again=True)], [message("c")])
    assert run(queue) == {"Encoded": 3}
    work = [("encode", "a"), ("encode again", "b"), ("encode", "c")]
    assert queue.diary == [step for name, key in work for step in ((name, key), ("delete", key))]


@pytest.mark.parametrize("receives", [1, 5, 100])
@pytest.mark.parametrize("error", [ValueError("odd"), Defect("A store")])
def test_a_failed_message_is_neither_deleted_nor_given_up_and_the_others_go_on(receives, error):
    queue = FakeQueue([message("bad", receives), message("good")], [message("next")])
    assert run(queue, {"bad": error}) == {"Failures": 1, "Encoded": 2}
    (first, (retry, key, seconds), *others) = queue.diary
    assert (first, retry, key) == (("encode", "bad"), "retry", "bad")
    assert seconds > 0
    assert others == [("encode", "good"), ("delete", "good"), ("encode", "next"), ("delete", "next")]


def test_a_failed_message_is_retried_at_growing_intervals_up_to_a_quarter_of_an_hour():
    waits = []
    for receives in (1, 2, 3, 4, 8, 9, 100):
        queue = FakeQueue([message("bad", receives)])
        run(queue, {"bad": ValueError()})
        waits.append(queue.diary[-1])
    assert waits == [("retry", "bad", seconds) for seconds in (5, 10, 20, 40, 640, 900, 900)]


def test_after_an_outage_a_message_waits_at_growing_intervals_up_to_a_quarter_of_an_hour():
    waits = []
    for requeues in (0, 1, 4, 5, 100):
        queue = FakeQueue([message("a", requeues=requeues)])
        run(queue, {"a": OUT})
        waits.append(queue.diary[-1])
    assert waits == [("requeue", "a", seconds) for seconds in (30, 60, 480, 900, 900)]


def test_a_refused_message_is_given_up_at_once_with_the_reason():
    queue = FakeQueue([message("bad")])
    assert run(queue, {"bad": NotEncodable("Too odd.")}) == {"Refused": 1}
    assert queue.diary == [("encode", "bad"), ("give up", "bad", "Too odd."), ("retry", "bad", 0)]


def test_a_message_about_something_that_is_gone_is_deleted():
    queue = FakeQueue([message("gone")])
    assert run(queue, {"gone": NotFound("The profile is missing.")}) == {"Gone": 1}
    assert queue.diary == [("encode", "gone"), ("delete", "gone")]


def test_a_message_that_names_nothing_blocks_no_other():
    queue = FakeQueue([message(None), message("good")])
    assert run(queue) == {"Refused": 1, "Encoded": 1}
    assert queue.diary == [("retry", None, 0), ("encode", "good"), ("delete", "good")]


def test_an_outage_ends_the_drain_and_the_other_messages_come_first_next_time():
    queue = FakeQueue([message("a"), message("b"), message("c", 2)], [message("d")])
    assert run(queue, {"b": OUT}) == {"Encoded": 1, "Outages": 1}
    assert queue.diary[2:] == [("encode", "b"), ("requeue", "b", 30), ("requeue", "c", 0)]
    assert queue.received == 1


def test_an_outage_of_the_queue_ends_the_drain():
    queue = FakeQueue()
    queue.receive = raises(OUT)
    assert run(queue) == {"Outages": 1}


def test_nothing_more_is_received_when_time_is_short():
    queue = FakeQueue([message("a")], [message("b")])
    assert run(queue, seconds=[60.0, 60.0, 9.9]) == {"Encoded": 1}
    assert queue.received == 1
    assert run(FakeQueue([message("a")]), seconds=[9.9]) == {}


def test_the_rest_of_the_batch_is_requeued_when_time_runs_short():
    queue = FakeQueue([message("a"), message("b")])
    assert run(queue, seconds=[60.0, 60.0, 9.9]) == {"Encoded": 1}
    assert queue.diary == [("encode", "a"), ("delete", "a"), ("requeue", "b", 0)]


def test_an_empty_queue_is_polled_once():
    queue = FakeQueue()
    assert run(queue) == {}
    assert queue.received == 1


@pytest.mark.parametrize("step", ["delete", "retry"])
def test_a_queue_that_refuses_a_step_for_one_message_blocks_no_other(step):
    queue = FakeQueue([message("a"), message("bad"), message("b")])
    setattr(queue, step, raises(Defect("The queue")))
    assert run(queue, {"bad": ValueError()}) == {"Encoded": 2, "Failures": 1}
    assert [key for name, key, *_ in queue.diary if name == "encode"] == ["a", "bad", "b"]


@pytest.mark.parametrize("step", ["delete", "retry"])
def test_an_outage_of_the_queue_after_the_work_ends_the_drain(step):
    queue = FakeQueue([message("bad"), message("a"), message("b")])
    setattr(queue, step, raises(OUT))
    outcomes = run(queue, {"bad": ValueError()})
    assert outcomes["Outages"] == 1
    assert queue.diary[-1] == ("requeue", "b", 0)


@pytest.mark.parametrize(
    ("error", "counted", "step"),
    [(ValueError(), "Failures", ("retry", "bad", 5)), (OUT, "Outages", ("requeue", "bad", 30))],
)
def test_giving_up_is_retried_if_it_fails(error, counted, step):
    queue = FakeQueue([message("bad")])
    refuse = raises(NotEncodable("Too odd."))
    assert drain(queue, refuse, raises(error), lambda: 60.0) == {counted: 1}
    assert queue.diary == [step]
