import io
import json
from pathlib import Path

import pytest
from rich.console import Console

from local.story import Cast, Story, StoryFailed
from local.story.story import STATES
from tests.local.story.fake_api import FakeApi


def play(api: FakeApi, cast: Cast | None = None, timeout: float = 5) -> tuple[Story, str]:
    output = io.StringIO()
    with api.serve() as base:
        story = Story(base, cast, timeout=timeout, console=Console(file=output, width=120))
        story.play()
    return story, output.getvalue()


def test_reaches_every_state_and_shows_the_ranked_inboxes() -> None:
    story, output = play(FakeApi())
    assert set(story.states_seen) == set(STATES)
    assert story.failures == []
    assert len(story.asks) == 26
    assert output.count("Inbox of ") == 4 - 1
    assert "✓ the whole story" in output
    assert max(map(len, output.splitlines())) <= 120


def test_can_be_played_again_on_the_same_stack() -> None:
    api = FakeApi()
    play(api)
    story, output = play(api)
    assert "0 people, 20 known from before" in output
    assert story.failures == []


def test_enters_the_mailed_code_where_addresses_are_verified() -> None:
    api = FakeApi(frozenset({"verifies addresses"}))
    _, output = play(api)
    assert "20 people, 20 with a code from their mail" in output
    story, output = play(api)
    assert "0 people, 20 known from before" in output
    assert story.failures == []


@pytest.mark.parametrize(
    ("fault", "told"),
    [("loses mails", "no mail came to"), ("refuses codes", "POST /register/confirm answered 400 wrong_code")],
)
def test_a_code_that_does_not_come_or_count_is_told(fault: str, told: str) -> None:
    with pytest.raises(StoryFailed, match=told):
        play(FakeApi(frozenset({"verifies addresses", fault})))


def test_an_account_with_another_password_is_told_by_line() -> None:
    api = FakeApi()
    first = Cast.read().people[0]
    api.people[first.email] = {"password": "somebody else's"}
    with pytest.raises(StoryFailed, match=r"log in: .*people\.jsonl:1: POST /login answered 401 unauthorized"):
        play(api)


def test_outages_cost_time_only() -> None:
    story, output = play(FakeApi(frozenset({"outages"})))
    assert story.api.repeated > 0
    assert "requests repeated" in output


def test_a_lost_answer_to_the_decision_is_not_a_lost_race() -> None:
    story, _ = play(FakeApi(frozenset({"lost answers"})))
    assert story.states_seen["matched"]
    assert story.states_seen["denied"]


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        ("open door", "refuse strangers: GET /myreferral answered 200"),
        ("two asks", "asking twice gave two asks"),
        ("never scored", r"score: nothing moved for 0 s; .+ and 23 more of 26 not scored"),
        ("no role", "a referral has no role"),
        ("unranked", "is not ranked"),
        ("own asks", "Elena Petrova sees their own ask"),
        ("forgetful", "the inbox of .+ lacks"),
        ("open book", "sees the email of a seeker before referring"),
        ("secret reveals", "does not see that .+ knows their name"),
        ("stubborn", "is denied after its decision was undone"),
        ("shrugs at appeals", "is denied after the appeal"),
        ("same judge", "which they denied"),
        ("two winners", "2 of two referrers won the race"),
        ("deaf to withdrawals", "should be withdrawn"),
        ("other domains", "prove employment: Elena Petrova proved an address at .+ and is pending"),
        ("deaf to changes", "a changed profile does not move the score"),
        ("deaf to erasures", "erase: POST /login answered 200"),
        ("two receipts", "erasing twice gave two receipts"),
        ("wrong sum", r"its evidence adds up to 40\.25, its score is 41\.0"),
    ],
)
def test_a_broken_promise_fails_the_story(fault: str, told: str) -> None:
    with pytest.raises(StoryFailed, match=told):
        play(FakeApi(frozenset({fault})), timeout=0.2 if fault in ("never scored", "deaf to changes") else 5)


def test_in_a_closed_installation_nobody_proves_anything() -> None:
    _, output = play(FakeApi(frozenset({"open inboxes"})))
    assert "every referrer's inbox is open already" in output


def test_the_operator_confirms_a_domain_with_another_name() -> None:
    api, confirmed = FakeApi(frozenset({"other domains"})), set()

    def confirm(domain: str, company: str) -> None:
        confirmed.add((domain, company))
        api.employments |= dict.fromkeys(api.employments, "verified")

    with api.serve() as base:
        Story(base, timeout=5, console=Console(quiet=True), confirm=confirm).play()
    assert ("northwind-robotics.example", "Northwind Robotics, Inc.") in confirmed


def test_nothing_to_talk_to_is_one_line() -> None:
    with FakeApi().serve() as base:
        pass
    with pytest.raises(StoryFailed, match=f"reach: nothing answers at {base}"):
        Story(base, console=Console(quiet=True)).play()


def test_plays_other_peoples_data_and_invents_the_referrers_that_it_lacks(tmp_path: Path) -> None:
    postings, people = tmp_path / "postings.jsonl", tmp_path / "people.jsonl"
    postings.write_text("".join(json.dumps({"company": f"Firm {n}", "role": "Cook"}) + "\n" for n in range(2)))
    names = [{"email": f"cook{n}@example.org", "firstName": "A", "lastName": "[bold]B"} for n in range(3)]
    people.write_text("".join(json.dumps({"registration": {"personalInformation": name}}) + "\n" for name in names))
    story, output = play(FakeApi(), Cast.read(people, postings))
    assert len(story.asks) == 6
    assert "Firm 0 has no referrer: Robin Referrer is invented" in output
    assert "[bold]B" in output
