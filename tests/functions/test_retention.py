"""What is said about people in decided asks goes after RetentionDays."""

import pytest

from tests.functions.conftest import module

CLEAR = {"clearDecided": True}


@pytest.fixture
def decided(call, person, employee, ask, place, settle, rows, stack):
    """decided(days) has an ask decided so many days ago, and gives its seeker."""

    def decided(days: int) -> str:
        seeker, referrer = person(), employee(place.company)
        referral = ask(seeker)
        settle()
        decision = {"referralId": referral["referralId"], "decision": "deny", "reason": "Not now."}
        assert call("give_referral", decision, caller=referrer, method="PUT").status == 200
        module("rank_referrals").database.run(
            lambda cursor: cursor.execute(
                "UPDATE referral SET decided_at = decided_at - INTERVAL %s DAY WHERE seeker = %s", (days, seeker)
            )
        )
        return seeker

    return decided


def only(call, seeker):
    (referral,) = call("my_referral", caller=seeker).body["referrals"]
    return referral


def test_score_evidence_and_reason_are_cleared_and_the_rest_stays(call, decided, tick):
    seeker = decided(366)
    before = only(call, seeker)
    assert before["evidence"]
    assert tick("rank_referrals", CLEAR)["Cleared"] == 1
    assert only(call, seeker) == before | {
        "score": None,
        "scoreVersion": None,
        "evidence": [],
        "reason": None,
        "reasonBy": None,
    }
    assert tick("rank_referrals", CLEAR) == {}


def test_an_ask_is_kept_until_then(call, decided, tick):
    seeker = decided(364)
    before = only(call, seeker)
    assert tick("rank_referrals", CLEAR) == {}
    assert only(call, seeker) == before


def test_an_open_ask_is_never_cleared(call, person, ask, settle, tick):
    """Also not one whose decision was undone long ago."""
    seeker = person()
    ask(seeker)
    settle()
    query = "UPDATE referral SET decided_at = asked_at - INTERVAL 400 DAY WHERE seeker = %s"
    module("rank_referrals").database.run(lambda cursor: cursor.execute(query, (seeker,)))
    assert tick("rank_referrals", CLEAR) == {}
    assert only(call, seeker)["evidence"]


def test_many_asks_are_cleared_in_batches(call, decided, tick, monkeypatch):
    monkeypatch.setattr("referral.adapters.ranking_queue._CLEARED_AT_ONCE", 1)
    seekers = [decided(400), decided(500)]
    assert tick("rank_referrals", CLEAR)["Cleared"] == 2
    assert not any(only(call, seeker)["evidence"] for seeker in seekers)
