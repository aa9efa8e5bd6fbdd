"""What each function counts and times, read from what it writes for CloudWatch."""

import json
from collections import defaultdict

import pytest

from referral.application import rank
from referral.domain.errors import Outage, Throttled
from referral.entrypoints.schedule import Unfinished
from tests.functions.conftest import body_of, email_of, module, newcomer
from tests.mails import code_in_mail

HOUR_S = 3600


class Emitted:
    """The values of each metric since the last look."""

    def __init__(self, capsys: pytest.CaptureFixture[str]):
        self._capsys = capsys

    def __call__(self) -> dict[str, list[float]]:
        found = defaultdict(list)
        for line in self._capsys.readouterr().out.splitlines():
            if line.startswith('{"_aws"'):
                document = json.loads(line)
                (directive,) = document["_aws"]["CloudWatchMetrics"]
                names = {metric["Name"] for metric in directive["Metrics"]}
                assert directive["Dimensions"] == [["service"]]
                assert document.keys() == names | {"_aws", "service"}
                for name in names:
                    found[name] += document[name]
        return dict(found)


@pytest.fixture
def emitted(capsys) -> Emitted:
    return Emitted(capsys)


@pytest.fixture
def alone(stack):
    """The database, in which the asks of other tests wait for nothing."""
    database = module("rank_referrals").database
    database.run(
        lambda cursor: cursor.execute("UPDATE referral SET state = 'withdrawn' WHERE state IN ('scoring', 'queued')")
    )
    return database


@pytest.fixture
def asked_an_hour_ago(alone, person, ask):
    def asked_an_hour_ago() -> str:
        seeker = person()
        ask(seeker)
        query = "UPDATE referral SET asked_at = asked_at - INTERVAL 1 HOUR WHERE seeker = %s"
        alone.run(lambda cursor: cursor.execute(query, (seeker,)))
        return seeker

    return asked_an_hour_ago


def test_a_registration_counts_once(call, emitted):
    body = body_of("register")
    body["personalInformation"]["email"] = "counted@example.org"
    assert call("register", body).status == 202
    assert emitted() == {"Failures": [0]}
    confirmation = {
        "email": "counted@example.org",
        "code": code_in_mail("counted@example.org"),
        "password": body["personalInformation"]["password"],
    }
    assert call("register", confirmation, path="/register/confirm").status == 201
    assert emitted() == {"Registrations": [1], "Failures": [0]}
    assert call("register", confirmation, path="/register/confirm").status == 201
    assert emitted() == {"Failures": [0]}


def test_only_a_new_ask_counts(call, person, ask, place, emitted):
    seeker = person()
    emitted()
    ask(seeker)
    assert emitted() == {"Asks": [1], "Failures": [0]}
    ask(seeker)
    assert emitted() == {"Failures": [0]}
    for counted in ({"Withdrawals": [1]}, {}):
        call("my_referral", caller=seeker, method="DELETE", query={"link": place.link})
        assert emitted() == {"Failures": [0]} | counted
    ask(seeker)
    assert emitted() == {"Asks": [1], "Failures": [0]}


def test_the_time_to_the_score_is_taken_once(asked_an_hour_ago, settle, tick, emitted, place):
    seeker = asked_an_hour_ago()
    emitted()
    settle()
    (seconds,) = emitted()["TimeToScore"]
    assert HOUR_S < seconds < 2 * HOUR_S
    tick("rank_referrals", {"userId": seeker, "link": place.link})
    assert emitted() == {"Scored": [1], "Failures": [0], "Outages": [0]}


def test_the_wait_counts_if_an_ask_is_shown_without_a_score(asked_an_hour_ago, place, tick, emitted, monkeypatch):
    seeker = asked_an_hour_ago()
    monkeypatch.setattr(rank, "MAX_PATIENCES", 0)
    emitted()
    tick("rank_referrals", {"userId": seeker, "link": place.link})
    assert emitted()["TimeToScore"][0] > HOUR_S


@pytest.mark.parametrize(("decision", "outcome"), [("refer", "Referred"), ("deny", "Denied")])
def test_a_decision_counts_by_its_outcome(asked_an_hour_ago, call, employee, place, settle, emitted, decision, outcome):
    seeker, referrer = asked_an_hour_ago(), employee(place.company)
    settle()
    body = {"email": email_of(seeker), "link": place.link, "decision": decision}
    emitted()
    assert call("give_referral", body, caller=referrer, method="PUT").status == 200
    metrics = emitted()
    assert HOUR_S < metrics.pop("TimeToDecision")[0] < 2 * HOUR_S
    assert metrics == {outcome: [1], "Failures": [0]}
    assert call("give_referral", body, caller=referrer, method="PUT").status == 200
    assert emitted() == {"Failures": [0]}
    undo = body | {"decision": "undo"}
    for counted in ({"Undone": [1]}, {}):
        assert call("give_referral", undo, caller=referrer, method="PUT").status == 200
        assert emitted() == {"Failures": [0]} | counted


def test_every_run_of_the_ranker_says_how_long_the_oldest_ask_waits(asked_an_hour_ago, tick, settle, emitted, alone):
    tick("rank_referrals")
    assert emitted() == {"Stale": [0], "OldestUnscored": [0], "Failures": [0], "Outages": [0]}
    asked_an_hour_ago()
    tick("rank_referrals")
    assert emitted()["OldestUnscored"][0] > HOUR_S
    settle()
    emitted()
    tick("rank_referrals")
    assert emitted()["OldestUnscored"] == [0]


@pytest.mark.parametrize("error", [ValueError("secret words"), Outage("The database")])
def test_an_answer_of_500_or_more_is_a_failure(call, emitted, monkeypatch, error):
    def fail(*_):
        raise error

    monkeypatch.setattr(module("my_referral").referrals, "of_seeker", fail)
    assert call("my_referral", caller=newcomer()).status >= 500
    assert emitted() == {"Failures": [1]}


def test_what_a_caller_can_bring_about_is_no_failure(call, emitted, monkeypatch):
    """Otherwise a caller could raise the alarms, or take a release back."""

    def fail(*_):
        raise Throttled("The database", "OperationalError 1040")

    monkeypatch.setattr(module("my_referral").referrals, "of_seeker", fail)
    answer = call("my_referral", caller=newcomer())
    assert (answer.status, answer.body["code"], answer.headers["Retry-After"]) == (429, "throttled", ["1"])
    assert emitted() == {"Failures": [0]}


def test_a_failed_scheduled_run_counts_and_its_text_is_not_logged(tick, emitted, monkeypatch):
    ranker = module("rank_referrals")

    def fail(*_):
        raise ValueError("secret words")

    monkeypatch.setattr(ranker.asks, "claim_due", fail)
    with pytest.raises(Unfinished, match=r"^ValueError$") as failure:
        tick("rank_referrals")
    assert failure.value.__suppress_context__
    assert emitted() == {"Failures": [1]}


def test_a_run_with_nothing_to_do_still_counts_zeros(tick, settle, emitted):
    settle()
    emitted()
    tick("encode_jobs")
    assert emitted() == {"Failures": [0], "Outages": [0]}
