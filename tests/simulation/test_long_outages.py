"""Half an hour without one of the stores or models, while people and postings come in.

People repeat what fails until it succeeds. Afterwards there must be what there is without an outage: the same scores,
no dead letter, and nothing that waits.
"""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from tests.simulation.calls import Call, Moment, Unavailable
from tests.simulation.content import Content, content, differences
from tests.simulation.story import BO, CY, LINK, MAYA, POSTING, Stages, Story
from tests.simulation.world import Answer

BEGIN, END = 2, 32  # minutes
REPEATED_AFTER = 5  # so that somebody repeats more often than codes are mailed in an hour
_SKILLS = ["Python", "Java", "Go", "Rust", "SQL", "Kubernetes", "Terraform", "React", "Kafka", "Spark", "Linux", "AWS"]
# More than a drain receives at once, and than an SQS message may be received.
POSTINGS = [
    POSTING | {"link": f"{LINK}{number}", "requiredQualifications": f"- Experience with {skill}"}
    for number, skill in enumerate(_SKILLS)
]
SERVICES = ["mysql", "dynamodb", "sqs", "opensearch", "s3", "cognito-idp", "nlu", "qa", "sesv2", "secretsmanager"]


NEWCOMERS = ["early@mail.example", "late@mail.example"]


@dataclass(frozen=True)
class Wish:
    """What somebody wants to do, from this minute on until it succeeds."""

    minute: int
    act: Callable[[Story], Answer]


def _registers(email: str) -> Callable[[Story], Answer]:
    """With a code that was mailed as long as it is valid, and then with another one."""

    def register(story: Story) -> Answer:
        answer = story.confirm(email) if story.has_mail(email) else None
        if answer and answer.status != 400:
            return answer
        mailed = story.register(email)
        return story.confirm(email) if mailed.status < 300 else mailed

    return register


def _asks(email: str, number: int) -> Callable[[Story], Answer]:
    return lambda story: story.ask(email, POSTINGS[number])


WISHES = [
    *(Wish(1, _asks(MAYA, number)) for number in range(11)),
    Wish(1, _registers(NEWCOMERS[0])),
    Wish(1, lambda story: story.change_profile(CY, skills=["Java", "Kafka"])),
    Wish(4, _registers(NEWCOMERS[1])),
    Wish(5, _asks(BO, 3)),
    Wish(5, _asks(CY, 3)),
    Wish(6, _asks(BO, 11)),
    Wish(7, lambda story: story.change_profile(MAYA, skills=["Rust", "Linux"])),
]  # fmt: skip


@pytest.fixture(scope="module")
def undisturbed(stages: Stages) -> Content:
    return _after(None, stages)


@pytest.mark.parametrize("service", SERVICES)
def test_after_half_an_hour_without_it_nothing_is_missing(service: str, undisturbed: Content, stages: Stages) -> None:
    found = _after(service, stages)
    assert not found["waiting"]
    assert not found["dead letters"]
    different = differences(found, undisturbed)
    if _is_only_behind(different.get("directory")):
        del different["directory"]
    if different:
        pytest.fail("\n".join(f"{store}: {different[store]}" for store in different), pytrace=False)


def test_everything_that_can_be_scored_is(undisturbed: Content, stages: Stages) -> None:
    assert len(undisturbed["mysql referral"]) == 16
    assert not [ask for ask in undisturbed["mysql referral"] if '"score": null' in ask]


def _is_only_behind(directory: tuple[list[str], list[str]] | None) -> bool:
    """A cache that lacks somebody is filled by the next look-up, but one that is wrong is not."""
    return directory is not None and not directory[0]


def _after(service: str | None, stages: Stages) -> Content:
    """What all stores hold after the story of this test, with an outage of this service."""
    stages.enter("people")
    world = stages.world

    def out(call: Call, moment: Moment) -> None:
        if call.service == service and moment is Moment.BEFORE:
            raise Unavailable

    open_wishes = [(wish.minute, wish) for wish in WISHES]
    for minute in range(END):
        if minute == BEGIN:
            outage = world.calls.observed(out)
            outage.__enter__()
        open_wishes = _wished(minute, open_wishes, stages.story)
        world.pass_minutes(1)
    outage.__exit__(None, None, None)
    for minute in range(END, END + 2 * REPEATED_AFTER):
        open_wishes = _wished(minute, open_wishes, stages.story)
        world.pass_minutes(1)
    assert not open_wishes
    world.settle()
    for email in NEWCOMERS:  # a profile that nobody could queue is encoded after its first ask
        stages.story.ask_as_newcomer(email)
    world.settle()
    world.reconcile()  # a cache that was out is out of date
    return content(world, stages.story.known)


def _wished(minute: int, wishes: list[tuple[int, Wish]], story: Story) -> list[tuple[int, Wish]]:
    """Those wishes that are not fulfilled yet, each with the minute of its next try."""
    left = []
    for due, wish in wishes:
        if due > minute:
            left.append((due, wish))
        elif (answer := wish.act(story)).status >= 500:
            left.append((minute + REPEATED_AFTER, wish))
        else:
            assert answer.status < 300, answer
    return left
