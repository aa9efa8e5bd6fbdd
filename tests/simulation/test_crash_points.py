"""Every use case that writes, broken off at each call of a store or service.

The undisturbed run is recorded. Then the use case is run again for each of its calls, from the same stage:

- crash: the process ends after each call that changes something. Between two such calls nothing changes, so that a
  crash before one leaves what a crash after the one before has left.
- outage: the call is not made, and its service does not answer.
- lost answer: the call is made, but its service does not answer.

After an error, people repeat their request, or never come back; the system goes on by its schedules. Then all stores
must hold what they hold after the undisturbed run. If a person does not come back, they may also hold what they held
before, beside what `leaves` names.
"""

from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

import pytest

from referral.domain.code import LIFE_S
from tests.simulation.calls import Call, Crash, Moment, Unavailable
from tests.simulation.content import Content, content, differences
from tests.simulation.story import BO, CY, MAYA, NEW, OTHER_TEXT, Stages, Story
from tests.simulation.world import Answer


@dataclass(frozen=True)
class UseCase:
    """`leaves` names the stores in which something may stay if nobody repeats it, and why that is harmless.
    `then` is what the person does later. What `is_scheduled` is repeated by its schedule, and by nobody else. What
    `is_reconciled` may leave something that the reconciler finds."""

    stage: str
    act: Callable[[Story], Any]
    leaves: Mapping[str, str] = field(default_factory=dict)
    then: Callable[[Story], Any] = lambda _: None
    is_scheduled: bool = False
    is_reconciled: bool = False
    refused_text: str = ""


_NOBODYS_POSTING = {"dynamodb job-listings": "a posting that nobody asks for; asking again uses it"}
_UNFINISHED = {
    "accounts": "without a profile, an account can do nothing; registering again with the same address uses it",
    "resumes": "a text under the key of that account",
}
_TWO_ADDRESSES = {
    "accounts": "the account has the new address and the profile the old one, until the person asks for a code again",
    "dynamodb user-data": "the same",
    "directory": "the same",
}
USE_CASES = {
    "register": UseCase("people", lambda story: story.register(NEW)),
    "confirm a registration": UseCase(
        "mailed", lambda story: story.confirm(NEW), _UNFINISHED, then=lambda story: story.ask_as_newcomer(NEW)
    ),
    "ask": UseCase("people", lambda story: story.ask(MAYA), _NOBODYS_POSTING),
    "ask for what is known": UseCase("asked", lambda story: story.ask(MAYA)),
    "ask with another text": UseCase("asked", lambda story: story.ask(MAYA, OTHER_TEXT), _NOBODYS_POSTING),
    "ask after a withdrawal": UseCase("withdrawn", lambda story: story.ask(MAYA)),
    "withdraw": UseCase("asked", lambda story: story.withdraw(MAYA)),
    "appeal": UseCase("denied", lambda story: story.appeal(MAYA)),
    "refer": UseCase("asked", lambda story: story.decide(BO, "refer")),
    "deny": UseCase("asked", lambda story: story.decide(BO, "deny")),
    "undo": UseCase("referred", lambda story: story.decide(BO, "undo")),
    "decide after an appeal": UseCase("appealed", lambda story: story.decide(CY, "deny")),
    "confirm a revision": UseCase("two_texts", lambda story: story.confirm_revision(CY, OTHER_TEXT)),
    "change the profile": UseCase(
        "asked",
        lambda story: story.change_profile(MAYA, skills=["Java"], resume="Java developer with ten years of Spring."),
        is_reconciled=True,  # a text that the profile does not name
    ),
    "ask for a new address": UseCase("asked", lambda story: story.ask_for_email(story.user(MAYA), NEW)),
    "change the address": UseCase("moving", lambda story: story.change_email(story.user(MAYA), NEW), _TWO_ADDRESSES),
    "change the password": UseCase("people", lambda story: story.change_password(MAYA)),
    "ask for a reset": UseCase("people", lambda story: story.ask_for_reset(MAYA)),
    "reset the password": UseCase("reset", lambda story: story.reset(MAYA)),
    "ask for a proof": UseCase("people", lambda story: story.ask_for_proof(MAYA, "maya@northwind.example")),
    "prove employment": UseCase("proving", lambda story: story.prove(MAYA, "maya@northwind.example")),
    "erase": UseCase(
        "asked",
        lambda story: story.erase(story.user(MAYA)),
        {"accounts": "without a profile, an account can do nothing but repeat the erasure"},
    ),
    "encode a person": UseCase(
        "registered",
        lambda story: story.world.tick("encode_users"),
        {"directory": "a cache that lacks somebody is filled by the next look-up"},
        is_scheduled=True,
    ),
    "encode a posting": UseCase("posted", lambda story: story.world.tick("encode_jobs"), is_scheduled=True),
    "sweep after an erasure": UseCase("erased", lambda story: story.world.tick("encode_users"), is_scheduled=True),
    "give up a posting": UseCase(
        "posted",
        lambda story: story.world.tick("encode_jobs"),
        {"dead letters": "a letter whose message was not deleted is there twice"},
        is_scheduled=True,
        refused_text="PostgreSQL",
    ),
    "rank": UseCase("due", lambda story: story.world.tick("rank_referrals"), is_scheduled=True),
    "requeue": UseCase("overdue", lambda story: story.world.tick("rank_referrals"), is_scheduled=True),
}


class Break(Enum):
    CRASH = "crash after"
    OUTAGE = "outage of"
    LOST = "lost answer of"


class Breaker:
    """Breaks the call with this number, and counts all of them."""

    def __init__(self, kind: Break | None = None, number: int = -1) -> None:
        self.calls: list[Call] = []
        self._kind, self._number = kind, number

    def __call__(self, call: Call, moment: Moment) -> None:
        if moment is Moment.BEFORE:
            self.calls.append(call)
        is_the_one = len(self.calls) - 1 == self._number
        if is_the_one and moment is Moment.BEFORE and self._kind is Break.OUTAGE:
            raise Unavailable
        if is_the_one and moment is Moment.AFTER and self._kind in (Break.CRASH, Break.LOST):
            raise Crash if self._kind is Break.CRASH else Unavailable


@pytest.mark.parametrize("name", USE_CASES)
def test_whatever_breaks_is_finished(name: str, stages: Stages, subtests: pytest.Subtests) -> None:
    use_case = USE_CASES[name]
    calls, before, after = _undisturbed(use_case, stages)
    for number, call in enumerate(calls):
        for kind in Break if call.changes else (Break.OUTAGE,):
            for repeats in (False,) if use_case.is_scheduled else (True, False):
                with subtests.test(f"{kind.value} {call} ({number}), {'repeated' if repeats else 'not repeated'}"):
                    failed = _broken(use_case, stages, Breaker(kind, number))
                    if repeats and failed:
                        answer = use_case.act(stages.story)
                        assert answer.status < 500, answer
                    is_finished = repeats or use_case.is_scheduled or not failed
                    left = () if is_finished and not use_case.is_scheduled else use_case.leaves
                    _check(_end(use_case, stages), [after] if is_finished else [after, before], left)


def _undisturbed(use_case: UseCase, stages: Stages) -> tuple[list[Call], Content, Content]:
    """The calls of the use case, and what the stores hold in the end without it and with it."""
    stages.enter(use_case.stage)
    before = _end(use_case, stages)
    breaker = Breaker()
    assert not _broken(use_case, stages, breaker)
    return breaker.calls, before, _end(use_case, stages)


def _broken(use_case: UseCase, stages: Stages, breaker: Breaker) -> bool:
    """Runs the use case. True if its person sees that it failed."""
    stages.enter(use_case.stage)
    world = stages.world
    world.aws.refused_text = use_case.refused_text
    with world.calls.observed(breaker):
        try:
            answer = use_case.act(stages.story)
        except Crash:
            world.crash()
            return True
    return isinstance(answer, Answer) and answer.status >= 500


def _end(use_case: UseCase, stages: Stages) -> Content:
    """What the stores hold after a while, when mailed codes have ended."""
    world = stages.world
    world.settle()
    use_case.then(stages.story)
    world.settle()
    if use_case.is_reconciled:
        world.reconcile()
    world.clock.shift(LIFE_S)
    return content(world, stages.story.known)


def _check(end: Content, may_be: Sequence[Content], left: Container[str]) -> None:
    """The stores hold what one of these holds, beside what may be left."""
    found = [
        [
            f"{store}: {only}\n in place of {missing}"
            for store, (only, missing) in differences(end, one).items()
            if store not in left
        ]
        for one in may_be
    ]
    if all(found):
        pytest.fail("\n\nand\n\n".join("\n".join(lines) for lines in found), pytrace=False)
