from collections import Counter, deque
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain, repeat

import pytest

from referral.adapters import deadline
from referral.adapters.queues import Message
from referral.domain.errors import Defect, NotEncodable, NotFound, Outage
from referral.entrypoints.drain import LEASE, drain

OUT = Outage("A store")
TRIES = 6


class FakeQueue:
    """Batches of messages, and a diary of what became of them."""

    def __init__(self, *batches: list[Message]):
        self.batches, self.diary, self.received = deque(batches), [], []

    def receive(self, most: int, lease: int) -> list[Message]:
        self.received.append(most)
        return self.batches.popleft() if self.batches else []

    def delete(self, messages: Sequence[Message]) -> None:
        self._note("delete", *(message.key for message in messages))

    def requeue(self, copies: Sequence[tuple[Message, int]]) -> None:
        self._note("requeue", *((one.key, one.tries, one.requeues, seconds) for one, seconds in copies))

    def dead_letter(self, messages: Sequence[Message]) -> None:
        self._note("dead letter", *(message.key for message in messages))

    def _note(self, step: str, *about: object) -> None:
        if about:
            self.diary.append((step, *about))


def message(
    key: str | None, receives: int = 1, again: bool = False, requeues: int = 0, tries: int = 0, erased: bool = False
) -> Message:
    return Message(key, again, tries, requeues, receives, f"receipt of {key}", "body", erased)


def run(
    queue: FakeQueue, failures: dict[str, Exception] | None = None, seconds: Sequence[float] = (60.0,)
) -> Counter[str]:
    """Drains the queue into its diary; work fails for the keys in `failures`, the last of `seconds` stays."""
    clock = chain(seconds, repeat(seconds[-1]))

    def encode(requests: Mapping[str, bool]) -> None:
        queue.diary.append(("encode", *(f"{key} again" if again else key for key, again in requests.items())))
        for key in requests:
            if failures and key in failures:
                raise failures[key]

    def give_up(key: str, reason: str) -> None:
        queue.diary.append(("give up", key, reason))

    def sweep(key: str) -> None:
        queue.diary.append(("sweep", key))
        if failures and key in failures:
            raise failures[key]

    return drain(queue, encode, give_up, TRIES, lambda: next(clock), sweep)


def raises(error: Exception):
    def fail(*_: object) -> None:
        raise error

    return fail


def test_messages_are_worked_together_and_deleted_after_their_work():
    queue = FakeQueue([message("a"), message("b", again=True)], [message("c")])
    assert run(queue) == {"Encoded": 3}
    assert queue.diary == [("encode", "a", "b again"), ("delete", "a", "b"), ("encode", "c"), ("delete", "c")]


def test_what_two_messages_name_is_encoded_once():
    queue = FakeQueue([message("a"), message("b", again=True), message("a", again=True), message("b")])
    assert run(queue) == {"Encoded": 4}
    assert queue.diary == [("encode", "a again", "b again"), ("delete", "a", "b", "a", "b")]


@pytest.mark.parametrize("error", [ValueError("odd"), Defect("A store")])
def test_a_message_that_fails_fails_alone(error):
    queue = FakeQueue([message("a"), message("bad"), message("b")], [message("next")])
    assert run(queue, {"bad": error}) == {"Failures": 1, "Encoded": 3}
    assert queue.diary == [
        ("encode", "a", "bad", "b"),
        ("encode", "a"),
        ("delete", "a"),
        ("encode", "bad"),
        ("requeue", ("bad", 1, 0, 5)),
        ("encode", "b"),
        ("delete", "b"),
        ("encode", "next"),
        ("delete", "next"),
    ]


@pytest.mark.parametrize("history", [{"tries": 1}, {"requeues": 1}])
def test_a_message_with_a_history_is_worked_last_and_alone(history):
    queue = FakeQueue([replace(message("bad"), **history), message("a"), message("b")])
    assert run(queue) == {"Encoded": 3}
    assert queue.diary == [("encode", "a", "b"), ("delete", "a", "b"), ("encode", "bad"), ("delete", "bad")]


def test_who_has_failed_least_comes_first():
    others = [message("b", receives=2, requeues=1), message("c", tries=1), message("d", requeues=1)]
    queue = FakeQueue([message("a", tries=2), *others])
    run(queue)
    assert [key for step, key in queue.diary if step == "encode"] == ["d", "b", "c", "a"]


def test_a_message_that_may_end_the_function_is_put_aside():
    queue = FakeQueue([message("suspect", receives=3), message("a")])
    assert run(queue) == {"Encoded": 1}
    assert queue.diary == [("requeue", ("suspect", 0, 1, 30)), ("encode", "a"), ("delete", "a")]


def test_that_counts_as_a_failed_try_if_it_goes_on():
    queue = FakeQueue([message("suspect", receives=3, requeues=3)], [message("bad", 3, requeues=3, tries=TRIES - 1)])
    assert run(queue) == {"Failures": 2}
    assert queue.diary == [("requeue", ("suspect", 1, 3, 5)), ("dead letter", "bad")]


def test_a_failed_message_is_retried_at_growing_intervals_and_then_a_dead_letter():
    steps = []
    for tries in range(TRIES):
        queue = FakeQueue([message("bad", tries=tries)])
        assert run(queue, {"bad": ValueError()}) == {"Failures": 1}
        steps.append(queue.diary[-1])
    waits = [("requeue", ("bad", tries, 0, seconds)) for tries, seconds in enumerate((5, 10, 20, 40, 80), 1)]
    assert steps == [*waits, ("dead letter", "bad")]


@pytest.mark.parametrize("receives", [1, 2])
def test_receives_are_no_tries(receives):
    queue = FakeQueue([message("bad", receives=receives)])
    run(queue, {"bad": ValueError()})
    assert queue.diary[-1] == ("requeue", ("bad", 1, 0, 5))


def test_after_an_outage_a_message_waits_at_growing_intervals_up_to_a_quarter_of_an_hour():
    waits = []
    for requeues in (0, 1, 4, 5, 100):
        queue = FakeQueue([message("a", requeues=requeues, tries=2)])
        run(queue, {"a": OUT})
        waits.append(queue.diary[-1])
    expected = [(0, 30), (1, 60), (4, 480), (5, 900), (100, 900)]
    assert waits == [("requeue", ("a", 2, requeues + 1, seconds)) for requeues, seconds in expected]


def test_a_refused_message_is_given_up_at_once_with_the_reason():
    queue = FakeQueue([message("bad")])
    assert run(queue, {"bad": NotEncodable("Too odd.")}) == {"Refused": 1}
    assert queue.diary == [("encode", "bad"), ("give up", "bad", "Too odd."), ("dead letter", "bad")]


def test_only_the_refused_message_of_a_batch_is_given_up():
    queue = FakeQueue([message("a"), message("bad")])
    assert run(queue, {"bad": NotEncodable("Too odd.")}) == {"Refused": 1, "Encoded": 1}
    assert [step for step in queue.diary if step[0] == "give up"] == [("give up", "bad", "Too odd.")]


def test_a_message_about_something_that_is_gone_is_deleted():
    queue = FakeQueue([message("gone")])
    assert run(queue, {"gone": NotFound("The profile is missing.")}) == {"Gone": 1}
    assert queue.diary == [("encode", "gone"), ("delete", "gone")]


def test_a_message_that_names_nothing_blocks_no_other():
    queue = FakeQueue([message(None), message("good")])
    assert run(queue) == {"Refused": 1, "Encoded": 1}
    assert queue.diary == [("encode", "good"), ("delete", "good"), ("dead letter", None)]


def test_an_outage_ends_the_drain_and_what_was_not_tried_is_left():
    queue = FakeQueue([message("a"), message("b"), message("failed", tries=1)], [message("d")])
    assert run(queue, {"b": OUT}) == {"Outages": 1}
    assert queue.diary == [("encode", "a", "b"), ("requeue", ("a", 0, 1, 30), ("b", 0, 1, 30))]
    assert len(queue.received) == 1


def test_an_outage_of_the_queue_ends_the_drain():
    queue = FakeQueue()
    queue.receive = raises(OUT)
    assert run(queue) == {"Outages": 1}


def test_nothing_is_received_when_time_is_short():
    queue = FakeQueue([message("a")])
    assert run(queue, seconds=[9.9]) == {}
    assert queue.received == []


def test_the_drain_ends_before_it_would_run_out_of_time():
    queue = FakeQueue([message("a")], [message("b")])
    assert run(queue, seconds=[60, 60, 35]) == {"Encoded": 1}
    assert queue.received == [1], "a second one would need the 25 seconds that are left"


def test_what_is_not_worked_within_its_lease_is_left_to_others():
    queue = FakeQueue([message("a", tries=1), message("b", tries=1)])
    assert run(queue, seconds=[60, 60, 60, 30]) == {"Encoded": 1}
    assert queue.diary == [("encode", "a"), ("delete", "a")]


def test_an_empty_queue_is_polled_once():
    queue = FakeQueue()
    assert run(queue) == {}
    assert queue.received == [1]


@pytest.mark.parametrize("step", ["delete", "requeue"])
def test_a_queue_that_refuses_a_step_blocks_no_other_message(step):
    queue = FakeQueue([message("a")], [message("bad")], [message("b")])
    setattr(queue, step, raises(Defect("The queue")))
    assert run(queue, {"bad": ValueError()}) == {"Encoded": 2, "Failures": 1}
    assert [keys for name, *keys in queue.diary if name == "encode"] == [["a"], ["bad"], ["b"]]


@pytest.mark.parametrize("step", ["delete", "requeue"])
def test_an_outage_of_the_queue_after_the_work_ends_the_drain(step):
    queue = FakeQueue([message("a" if step == "delete" else "bad")], [message("b")])
    setattr(queue, step, raises(OUT))
    assert run(queue, {"bad": ValueError()})["Outages"] == 1
    assert len(queue.received) == 1


@pytest.mark.parametrize(
    ("error", "counted", "step"),
    [(ValueError(), "Failures", ("bad", 1, 0, 5)), (OUT, "Outages", ("bad", 0, 1, 30))],
)
def test_giving_up_is_retried_if_it_fails(error, counted, step):
    queue = FakeQueue([message("bad")])
    refuse = raises(NotEncodable("Too odd."))
    assert drain(queue, refuse, raises(error), TRIES, lambda: 60.0) == {counted: 1}
    assert queue.diary == [("requeue", step)]


def test_a_message_of_an_erasure_is_swept_and_encodes_nobody():
    queue = FakeQueue([message("a"), message("gone", erased=True), message("b")])
    assert run(queue) == {"Encoded": 2, "Swept": 1}
    assert queue.diary == [("encode", "a", "b"), ("delete", "a", "b"), ("sweep", "gone"), ("delete", "gone")]


def test_a_sweep_that_meets_an_outage_is_repeated():
    queue = FakeQueue([message("gone", erased=True)])
    assert run(queue, {"gone": OUT}) == {"Outages": 1}
    assert queue.diary == [("sweep", "gone"), ("requeue", ("gone", 0, 1, 30))]


def test_calls_for_a_batch_end_within_its_lease():
    limits = []
    queue = FakeQueue([message("a")])
    drain(queue, lambda _: limits.append(deadline.seconds_for(100)), lambda *_: None, TRIES, lambda: 60.0)
    assert limits[0] <= LEASE
    assert deadline.seconds_for(100) == 100
