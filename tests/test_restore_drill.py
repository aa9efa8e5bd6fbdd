"""The tally of the restore drill counts what it is meant to. `make restore-drill` runs the drill."""

from collections import Counter

import pytest

from tests.chaos.world import World
from tests.restore.tally import tally

KEY = "resumes/ada/1.txt"


@pytest.fixture
def world() -> World:
    """One seeker with an ask, all of whose stores agree."""
    ask = {
        "seeker": "ada",
        "link": "https://jobs.example.com/1",
        "company_key": "acme",
        "state": "queued",
        "submitted_revision": "r",
    }
    return World(
        asks={"1": ask},
        submissions={("ada", "r")},
        profiles={"ada": {"resumeKey": KEY}},
        postings={"r": {}},
        resumes={KEY: "text"},
        accounts={"ada": "ada@example.org"},
    )


def test_agreement(world):
    assert tally(world) == Counter()


def confirm_another(world):
    world.confirmed["https://jobs.example.com/1", "acme"] = {"revision": "another"}


@pytest.mark.parametrize(
    ("damage", "found"),
    [
        (lambda world: world.postings.clear(), {"AskWithoutPosting": 1}),
        (confirm_another, {"AskWithoutPosting": 1, "ConfirmedWithoutPosting": 1}),
        (
            lambda world: world.profiles.clear(),
            {"AskWithoutProfile": 1, "AccountWithoutProfile": 1},
        ),
        (lambda world: world.accounts.clear(), {"ProfileWithoutAccount": 1}),
        (lambda world: world.resumes.clear(), {"ProfileWithoutResume": 1}),
        (lambda world: world.postings.update(orphan={}), {"PostingOfNobody": 1}),
        (lambda world: world.submissions.add(("bo", "r")), {"TracesOfNobody": 1}),
        (lambda world: world.employed.add("bo"), {"TracesOfNobody": 1}),
        (lambda world: world.resumes.update({"resumes/bo/1.txt": ""}), {"TracesOfNobody": 1}),
        (lambda world: world.resumes.update({"resumes/ada/2.txt": ""}), {"ResumeOfNoProfile": 1}),
    ],
)
def test_damage_is_counted(world, damage, found):
    damage(world)
    assert tally(world) == found


def test_what_an_erased_person_leaves_is_no_trace(world):
    world.asks["1"] |= {"link": "erased:1", "state": "withdrawn", "submitted_revision": None}
    for store in (world.submissions, world.profiles, world.resumes, world.accounts, world.postings):
        store.clear()
    assert not tally(world)
