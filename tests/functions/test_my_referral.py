from dataclasses import replace

import pytest

from referral.entrypoints.http import pagination
from tests.functions.conftest import Context, event_of, module, newcomer
from tests.functions.test_login import BAD_BODIES


def test_pages_hold_every_ask_once_newest_first(call, person, ask, place):
    seeker = person()
    asked = [ask(seeker, link=f"{place.link}/{number}")["link"] for number in range(5)]
    found, cursor = [], None
    while True:
        page = call("my_referral", caller=seeker, query={"limit": "2"} | ({"cursor": cursor} if cursor else {})).body
        found += [referral["link"] for referral in page["referrals"]]
        cursor = page["cursor"]
        if cursor is None:
            break
    assert found == asked[::-1]


def test_a_page_that_lambda_could_not_carry_is_cut_short_and_goes_on(call, person, ask, place, settle, monkeypatch):
    seeker = person()
    asked = [ask(seeker, link=f"{place.link}/{number}")["link"] for number in range(5)]
    settle()
    monkeypatch.setattr(pagination, "MAX_SIZE", 6000)
    found, pages, query = [], 0, {"limit": "100"}
    while "cursor" not in query or query["cursor"]:
        page = call("my_referral", caller=seeker, query=query).body
        found += [referral["link"] for referral in page["referrals"]]
        pages, query = pages + 1, query | {"cursor": page["cursor"]}
    assert found == asked[::-1]
    assert 1 < pages <= 5


def test_asks_can_be_listed_by_state(call, person, ask, place):
    seeker = person()
    for number in range(3):
        ask(seeker, link=f"{place.link}/{number}")
    call("my_referral", caller=seeker, method="DELETE", query={"link": f"{place.link}/1"})

    def links(state, **more):
        page = call("my_referral", caller=seeker, query={"state": state, "limit": "1"} | more).body
        found = [one["link"].rpartition("/")[2] for one in page["referrals"]]
        return found + (links(state, cursor=page["cursor"]) if page["cursor"] else [])

    assert (links("withdrawn"), links("scoring"), links("matched")) == (["1"], ["2", "0"], [])


def test_non_ascii_letters_are_not_escaped(person, ask):
    seeker = person()
    ask(seeker, role="研究員 für Öl")
    event = event_of("my_referral")
    event["requestContext"]["authorizer"] = {"claims": {"sub": seeker}}
    assert "研究員 für Öl" in module("my_referral").handler(event, Context())["body"]


def test_nobody_sees_the_asks_of_others(call, person, ask):
    ask(person())
    assert call("my_referral", caller=person()).body == {"referrals": [], "cursor": None}


def test_the_seeker_sees_score_and_evidence(call, person, ask, settle):
    seeker = person()
    ask(seeker)
    settle()
    (referral,) = call("my_referral", caller=seeker).body["referrals"]
    assert referral["state"] == "queued"
    assert 0 < referral["score"] <= 100
    assert round(sum(evidence["points"] for evidence in referral["evidence"]), 2) == referral["score"]
    assert set(referral["evidence"][0]) == {"requirement", "kind", "need", "verdict", "quote", "weight", "points"}
    assert "seeker" not in referral


@pytest.mark.parametrize("in_body", [True, False])
def test_an_ask_can_be_withdrawn_twice(call, person, ask, in_body):
    seeker = person()
    link = ask(seeker)["link"]
    for _ in range(2):
        where = {"body": {"link": link}} if in_body else {"query": {"link": link}}
        assert call("my_referral", caller=seeker, method="DELETE", **where).status == 204
    assert call("my_referral", caller=seeker).body["referrals"][0]["state"] == "withdrawn"


def test_a_withdrawn_ask_keeps_nothing_that_was_said_about_the_seeker(call, person, ask, place, settle, rows):
    seeker = person()
    ask(seeker)
    settle()
    assert rows("SELECT evidence FROM referral WHERE seeker = %s", seeker) != [(None,)]
    call("my_referral", caller=seeker, method="DELETE", query={"link": place.link})
    columns = "score, score_version, evidence, reason"
    assert rows(f"SELECT {columns} FROM referral WHERE seeker = %s", seeker) == [(None,) * 4]
    (referral,) = call("my_referral", caller=seeker).body["referrals"]
    assert (referral["state"], referral["score"], referral["evidence"]) == ("withdrawn", None, [])


def test_another_seekers_ask_cannot_be_withdrawn_and_looks_like_a_missing_one(call, person, ask, place):
    seeker = person()
    ask(seeker)
    foreign = call("my_referral", caller=person(), method="DELETE", query={"link": place.link})
    missing = call("my_referral", caller=seeker, method="DELETE", query={"link": place.link + "/none"})
    assert foreign.status == missing.status == 404
    assert foreign.body["detail"] == missing.body["detail"]
    assert call("my_referral", caller=seeker).body["referrals"][0]["state"] == "scoring"


def test_a_decided_ask_cannot_be_withdrawn(call, person, employee, ask, place, settle):
    seeker, referrer = person(), employee(place.company)
    referral = ask(seeker)
    settle()
    call("give_referral", {"referralId": referral["referralId"], "decision": "deny"}, caller=referrer, method="PUT")
    answer = call("my_referral", caller=seeker, method="DELETE", query={"link": place.link})
    assert (answer.status, answer.body["state"]) == (409, "denied")


@pytest.mark.parametrize(
    ("query", "pointer"),
    [
        ({"limit": "0"}, "/limit"),
        ({"limit": "101"}, "/limit"),
        ({"limit": "2.5"}, "/limit"),
        ({"limit": "many"}, "/limit"),
        ({"state": "lost"}, "/state"),
        ({"cursor": "x"}, "/cursor"),
        ({"cursor": "bnVsbA"}, "/cursor"),
        ({"cursor": "' OR '1'='1"}, "/cursor"),
    ],
)
def test_wrong_parameters_are_named(call, query, pointer):
    answer = call("my_referral", caller=newcomer(), query=query)
    assert (answer.status, answer.pointers) == (400, {pointer})


@pytest.mark.parametrize("body", BAD_BODIES)
def test_withdrawing_without_a_link_is_refused(call, body):
    answer = call("my_referral", body, caller=newcomer(), method="DELETE")
    assert (answer.status, answer.pointers) == (400, {""})


def test_without_verified_claims_nothing_is_shown(call):
    assert call("my_referral").status == 401
    assert call("my_referral", method="DELETE", query={"link": "https://x.org/"}).status == 401


def test_an_outage_of_the_database_is_reported(call, monkeypatch):
    database = module("my_referral").referrals._database
    monkeypatch.setattr(database, "_connection", None)
    monkeypatch.setattr(database, "_server", replace(database._server, port=1))
    answer = call("my_referral", caller=newcomer())
    assert (answer.status, answer.body["code"]) == (503, "unavailable")
