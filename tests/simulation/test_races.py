"""Two requests or invocations at the same time, each with its own connections.

One of them is held before each of its calls in turn, while the other one runs to its end, or until it waits for a lock.
Whatever the moment, the answers and all stores must be as if the two had come one after the other, in either order; or
as if one of them, which is refused, had not come. The history of each ask must have no gap.
"""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pytest

from tests.simulation.calls import Call, Crash, Moment
from tests.simulation.content import Content, content, differences
from tests.simulation.story import BO, CY, MAYA, NEW, OTHER_TEXT, Stages, Story
from tests.simulation.world import Answer, World

Act = Callable[[Story], Any]
FIRST, SECOND = "first", "second"
_BLOCKED_S = 0.15  # longer than any request takes; a slower machine sees other interleavings, which must be right, too
_STUCK_S = 30
_BARRIER_RUNS = 10


# Before these it makes no difference whether a request is held: nobody changes what they read.
_UNCHANGING = {"secretsmanager.GetSecretValue", "mysql.connect", "mysql.SET"}


@dataclass(frozen=True)
class Race:
    """`differs` names stores that may differ from both orders."""

    stage: str
    one: Act
    other: Act
    differs: frozenset[str] = frozenset()

    @property
    def turned(self) -> "Race":
        return replace(self, one=self.other, other=self.one)


def _tick(function: str) -> Act:
    return lambda story: story.world.tick(function) and None


def _changes_its_resume(story: Story) -> Answer:
    return story.change_profile(MAYA, resume="Java developer with ten years of Spring.")


def _change_that_breaks_off(story: Story) -> None:
    """The process ends when the profile is replaced, and nobody comes back."""
    thread = threading.current_thread()

    def crash(call: Call, moment: Moment) -> None:
        if threading.current_thread() is thread and str(call) == "mysql.SELECT employment":
            raise Crash

    with story.world.calls.observed(crash), pytest.raises(Crash):
        story.change_profile(MAYA, skills=["Java", "Go"])


def _changed_and_encoded(story: Story) -> Answer:
    answer = story.change_profile(MAYA, skills=["Go"])
    story.world.tick("encode_users")
    return answer


def _maya(act: Callable[[Story, str], Answer]) -> Act:
    return lambda story: act(story, story.user(MAYA))


def _twice(stage: str, act: Act) -> Race:
    return Race(stage, act, act)


_RANK, _ENCODE_PERSON, _ENCODE_POSTING = _tick("rank_referrals"), _tick("encode_users"), _tick("encode_jobs")
RACES = {
    "refer and deny": Race("asked", lambda s: s.decide(BO, "refer"), lambda s: s.decide(CY, "deny")),
    "refer and withdraw": Race("asked", lambda s: s.decide(BO, "refer"), lambda s: s.withdraw(MAYA)),
    "undo and undo": _twice("referred", lambda s: s.decide(BO, "undo")),
    "undo and appeal": Race("denied", lambda s: s.decide(BO, "undo"), lambda s: s.appeal(MAYA)),
    "undo and refer": Race("referred", lambda s: s.decide(BO, "undo"), lambda s: s.decide(CY, "refer")),
    "appeal and appeal": _twice("denied", lambda s: s.appeal(MAYA)),
    "ask and ask": _twice("people", lambda s: s.ask(MAYA)),
    "ask with two texts": Race("people", lambda s: s.ask(MAYA), lambda s: s.ask(MAYA, OTHER_TEXT)),
    "ask again and withdraw": Race("asked", lambda s: s.ask(MAYA, OTHER_TEXT), lambda s: s.withdraw(MAYA)),
    "ask again and refer": Race("asked", lambda s: s.ask(MAYA, OTHER_TEXT), lambda s: s.decide(BO, "refer")),
    "ask again after a withdrawal": _twice("withdrawn", lambda s: s.ask(MAYA)),
    "rank and rank": _twice("due", _RANK),
    "rank and withdraw": Race("due", _RANK, lambda s: s.withdraw(MAYA)),
    "rank and ask with another text": Race("due", _RANK, lambda s: s.ask(MAYA, OTHER_TEXT)),
    "rank and change the profile": Race("due", _RANK, lambda s: s.change_profile(MAYA, skills=["Java"])),
    "rank and change the profile, which is encoded at once": Race("due_again", _RANK, _changed_and_encoded),
    "rank and a change of the profile that breaks off": Race("due_again", _RANK, _change_that_breaks_off),
    "rank and encode a person": Race("changed", _RANK, _ENCODE_PERSON),
    "rank and confirm a revision": Race("two_texts_due", _RANK, lambda s: s.confirm_revision(CY, OTHER_TEXT)),
    "rank again and refer": Race("due_again", _RANK, lambda s: s.decide(BO, "refer")),
    "confirm two revisions": Race(
        "two_texts", lambda s: s.confirm_revision(CY), lambda s: s.confirm_revision(BO, OTHER_TEXT)
    ),
    "encode and change the profile": Race(
        "changed", _ENCODE_PERSON, lambda s: s.change_profile(MAYA, skills=["Go", "Rust"])
    ),
    "encode and encode": _twice("posted", _ENCODE_POSTING),
    "change the profile twice": Race(
        "asked", lambda s: s.change_profile(MAYA, skills=["Java"]), lambda s: s.change_profile(MAYA, skills=["Go"])
    ),
    "prove one address twice": Race(
        "same_address", lambda s: s.prove_with(MAYA, s.codes[MAYA]), lambda s: s.prove_with(CY, s.codes[CY])
    ),
    "confirm one registration twice": _twice("mailed", lambda s: s.confirm(NEW)),
    # The ranker may see the ask before the sweep withdraws it.
    "erase and ask": Race(
        "people", _maya(Story.erase), lambda s: s.ask(MAYA), differs=frozenset({"mysql referral_move"})
    ),
    "erase and encode": Race("changed", _maya(Story.erase), _ENCODE_PERSON),
    "erase and rank": Race("due", _maya(Story.erase), _RANK),
    "erase and ask for the same posting": Race("asked", _maya(Story.erase), lambda s: s.ask(BO)),
    "erase and confirm the posting": Race("asked", _maya(Story.erase), lambda s: s.confirm_revision(CY)),
    "erase and refer": Race("asked", _maya(Story.erase), lambda s: s.decide(BO, "refer")),
    "erase and change the profile": Race("asked", _maya(Story.erase), lambda s: s.change_profile(MAYA, skills=["Go"])),
    "show the profile and change its resume": Race("asked", _maya(Story.show_profile), _changes_its_resume),
    "erase twice": _twice("asked", _maya(Story.erase)),
}


ONE_WINS = {"refer and deny", "refer and withdraw", "prove one address twice"}


@dataclass(frozen=True)
class Outcome:
    """The status of each answer (None for an invocation), and what the stores hold in the end."""

    one: int | None
    other: int | None
    stores: Content

    @property
    def turned(self) -> "Outcome":
        return Outcome(self.other, self.one, self.stores)


@dataclass(frozen=True)
class Expected:
    """The outcomes of both orders, and what the stores hold if only one of both has come."""

    first: Outcome
    second: Outcome
    only_one: Content
    only_other: Content

    def allows(self, found: Outcome, race: Race) -> bool:
        def as_in(stores: Content) -> bool:
            return not differences(found.stores, stores).keys() - race.differs

        def is_refused(status: int | None) -> bool:
            return status is not None and 400 <= status < 500

        return (
            any((found.one, found.other) == (it.one, it.other) and as_in(it.stores) for it in (self.first, self.second))
            or (is_refused(found.other) and as_in(self.only_one))
            or (is_refused(found.one) and as_in(self.only_other))
        )


class Hold:
    """Holds a thread before its call with this number, until it is released."""

    def __init__(self, thread: str, number: int = -1) -> None:
        self.calls: list[Call] = []
        self.reached, self.released = threading.Event(), threading.Event()
        self._thread, self._number = thread, number

    def __call__(self, call: Call, moment: Moment) -> None:
        if threading.current_thread().name != self._thread or moment is Moment.AFTER:
            return
        self.calls.append(call)
        if len(self.calls) - 1 == self._number:
            self.reached.set()
            assert self.released.wait(_STUCK_S)


class Request(threading.Thread):
    """Runs an act in a process of its own."""

    def __init__(self, name: str, act: Act, story: Story, wait: Callable[[], Any] = lambda: None) -> None:
        super().__init__(name=name)
        self._act, self._story, self._wait = act, story, wait
        self.status: int | None = None
        self.error: BaseException | None = None

    def run(self) -> None:
        try:
            self._wait()
            answer = self._act(self._story)
            self.status = answer.status if isinstance(answer, Answer) else None
        except BaseException as error:  # shown by the test
            self.error = error

    def finish(self) -> int | None:
        self.join(_STUCK_S)
        assert not self.is_alive()
        if self.error:
            raise self.error
        return self.status


@pytest.mark.parametrize("name", RACES)
def test_two_at_the_same_time_are_as_one_after_the_other(name: str, stages: Stages, subtests: pytest.Subtests) -> None:
    race = RACES[name]
    expected, calls_of_one, calls_of_other = _expected(race, stages)
    for order in (expected.first, expected.second):
        statuses = [status for status in (order.one, order.other) if status is not None]
        assert max(statuses, default=0) < 500
        assert name not in ONE_WINS or sorted(status < 300 for status in statuses) == [False, True]
    for number in _worth_holding(calls_of_one):
        with subtests.test(f"the first one is held before {calls_of_one[number]} ({number})"):
            _check(_interleaved(race, number, stages), expected, race)
    for number in _worth_holding(calls_of_other) if race.one is not race.other else ():
        with subtests.test(f"the second one is held before {calls_of_other[number]} ({number})"):
            _check(_interleaved(race.turned, number, stages).turned, expected, race)


@pytest.mark.parametrize("name", ["refer and deny", "ask and ask", "rank and rank"])
def test_started_together_they_are_as_one_after_the_other(name: str, stages: Stages) -> None:
    race = RACES[name]
    expected, _, _ = _expected(race, stages)
    for _ in range(_BARRIER_RUNS):
        stages.enter(race.stage)
        barrier = threading.Barrier(2)
        both = [
            Request(FIRST, race.one, stages.story, barrier.wait),
            Request(SECOND, race.other, stages.story, barrier.wait),
        ]
        for request in both:
            request.start()
        one, other = (request.finish() for request in both)
        _check(Outcome(one, other, _end(stages)), expected, race)


def _worth_holding(calls: Sequence[Call]) -> list[int]:
    return [number for number, call in enumerate(calls) if str(call) not in _UNCHANGING]


def _expected(race: Race, stages: Stages) -> tuple[Expected, list[Call], list[Call]]:
    """With the calls of both."""
    _one_after_the_other(race, stages)  # what a process reads once, it has read afterwards
    _one_after_the_other(race.turned, stages)
    calls, in_order = _one_after_the_other(race, stages)
    calls_of_other, turned = _one_after_the_other(race.turned, stages)
    alone = [_alone(act, race.stage, stages) for act in (race.one, race.other)]
    return Expected(in_order, turned.turned, *alone), calls, calls_of_other


def _alone(act: Act, stage: str, stages: Stages) -> Content:
    stages.enter(stage)
    request = Request(FIRST, act, stages.story)
    request.start()
    request.finish()
    return _end(stages)


def _one_after_the_other(race: Race, stages: Stages) -> tuple[list[Call], Outcome]:
    """The calls of the first one, and the outcome."""
    stages.enter(race.stage)
    hold = Hold(FIRST)
    with stages.world.calls.observed(hold):
        statuses = []
        for thread, act in ((FIRST, race.one), (SECOND, race.other)):
            request = Request(thread, act, stages.story)
            request.start()
            statuses.append(request.finish())
    return hold.calls, Outcome(*statuses, _end(stages))


def _interleaved(race: Race, number: int, stages: Stages) -> Outcome:
    """The outcome if the first one is held before its call with this number while the second one runs."""
    stages.enter(race.stage)
    hold = Hold(FIRST, number)
    with stages.world.calls.observed(hold):
        one, other = Request(FIRST, race.one, stages.story), Request(SECOND, race.other, stages.story)
        one.start()
        while one.is_alive() and not hold.reached.wait(0.05):
            pass
        other.start()
        other.join(_BLOCKED_S)
        hold.released.set()
        statuses = one.finish(), other.finish()
    return Outcome(*statuses, _end(stages))


def _end(stages: Stages) -> Content:
    stages.world.settle()
    _check_history(stages.world)
    return content(stages.world, stages.story.known)


def _check_history(world: World) -> None:
    """Each move of an ask begins where the one before has ended, and the last one has led to its state."""
    states: dict[str, str | None] = {}
    for move in world.rows("SELECT * FROM referral_move ORDER BY move_id"):
        assert move["from_state"] == states.get(move["referral_id"]), "the history has a gap"
        states[move["referral_id"]] = move["to_state"]
    assert states == {row["referral_id"]: row["state"] for row in world.rows("SELECT * FROM referral")}


def _check(found: Outcome, expected: Expected, race: Race) -> None:
    if not expected.allows(found, race):
        orders = [
            f"{(found.one, found.other)} in place of {(it.one, it.other)}\n{differences(found.stores, it.stores)}"
            for it in (expected.first, expected.second)
        ]
        pytest.fail("\n\nand\n\n".join(orders), pytrace=False)
