import urllib.request

import pytest

from referral.application import rank
from referral.domain.requirements import Kind
from referral.matching.assessment import Unscorable
from tests.functions.conftest import body_of, email_of, module, newcomer
from tests.functions.test_login import BAD_BODIES


@pytest.fixture
def inbox(call, place, employee):
    """inbox() is what a referrer of this place's company sees; inbox.referrer is who."""
    referrer = employee(place.company)

    def inbox(**query):
        return call("give_referral", caller=referrer, query={k: str(v) for k, v in query.items()} or None).body

    inbox.referrer = referrer
    return inbox


@pytest.fixture
def decide(call, inbox):
    def decide(decision="refer", caller=None, **which):
        return call("give_referral", which | {"decision": decision}, caller=caller or inbox.referrer, method="PUT")

    return decide


NOVICE = {"experience": [], "education": [], "skills": [], "resume": "I like the sea, and I am new to everything else."}


def test_the_inbox_is_ranked_by_fit_not_by_date(person, ask, settle, inbox):
    novice, engineer = person(**NOVICE), person()
    ask(engineer)
    ask(novice)
    settle()
    referrals = inbox()["referrals"]
    assert [referral["seeker"]["email"] for referral in referrals] == [email_of(engineer), email_of(novice)]
    assert referrals[0]["score"] > referrals[1]["score"] + 20


def test_a_referrer_sees_who_asks(person, ask, settle, inbox):
    seeker = person()
    ask(seeker)
    settle()
    shown = inbox()["referrals"][0]["seeker"]
    registered = body_of("register")
    assert (shown["email"], shown["name"]) == (email_of(seeker), "Maya Okafor")
    assert shown["headline"] == registered["personalInformation"]["headline"]
    with urllib.request.urlopen(shown["resume"]) as resume:
        assert resume.read().decode() == registered["resume"]


def test_spellings_of_a_company_are_one(call, person, employee, ask, settle, place):
    ask(person(), company=place.company.upper() + ", Inc.")
    settle()
    referrer = employee(f" {place.company} ")
    assert len(call("give_referral", caller=referrer).body["referrals"]) == 1


def test_unscored_asks_come_last_and_pages_hold_everything_once(person, ask, settle, inbox, place, monkeypatch):
    assess, nothing = rank.assess, Unscorable("The posting says too little.")

    def assess_unless_empty(candidate, job, today):
        role = next(one for one in job.features.requirements if one.kind is Kind.ROLE)
        return nothing if role.text == "Empty" else assess(candidate, job, today)

    monkeypatch.setattr(rank, "assess", assess_unless_empty)
    for number in range(5):
        ask(person(skills=["Python", "Go", "Kubernetes"][: number % 4]), link=f"{place.link}/{number % 2}")
    ask(person(), link=f"{place.link}/empty", role="Empty")
    settle()
    found, cursor = [], {}
    while True:
        page = inbox(limit=2, **cursor)
        found += page["referrals"]
        if page["cursor"] is None:
            break
        cursor = {"cursor": page["cursor"]}
    assert len({referral["referralId"] for referral in found}) == len(found) == 6
    scores = [referral["score"] for referral in found]
    assert scores[-1] is None
    assert found[-1]["reason"]
    assert scores[:-1] == sorted(scores[:-1], reverse=True)


def test_one_job_alone_can_be_seen(person, ask, settle, inbox, place):
    ask(person())
    ask(person(), link=place.link + "/other")
    settle()
    assert [referral["link"] for referral in inbox(link=place.link)["referrals"]] == [place.link]


def test_asks_without_a_score_yet_are_not_shown(person, ask, inbox, decide):
    referral = ask(person())
    assert inbox()["referrals"] == []
    assert decide(referralId=referral["referralId"]).status == 404


def test_referrers_neither_see_nor_decide_their_own_asks(ask, settle, inbox, decide):
    referral = ask(inbox.referrer)
    settle()
    assert inbox()["referrals"] == []
    assert decide(referralId=referral["referralId"]).status == 404


def test_other_companies_see_nothing(person, employee, ask, settle, call, decide):
    referral = ask(person())
    settle()
    for stranger in (employee("Elsewhere"), person(None)):
        assert call("give_referral", caller=stranger).body["referrals"] == []
        foreign = decide(caller=stranger, referralId=referral["referralId"])
        missing = decide(caller=stranger, referralId="00000000-0000-5000-8000-000000000000")
        assert foreign.status == missing.status == 404
        assert foreign.body["detail"] == missing.body["detail"]


@pytest.mark.parametrize(("decision", "state"), [("refer", "matched"), ("deny", "denied")])
def test_a_decision_is_final(person, employee, ask, settle, call, inbox, decide, place, decision, state):
    seeker = person()
    referral = ask(seeker)
    settle()
    answer = decide(decision, referralId=referral["referralId"], reason="We talked.")
    assert (answer.status, answer.body["referral"]["state"], answer.body["referral"]["reason"]) == (
        200,
        state,
        "We talked.",
    )
    assert inbox()["referrals"] == []
    for second in ("refer", "deny"):
        late = decide(second, caller=employee(place.company), referralId=referral["referralId"])
        assert (late.status, late.body["code"], late.body["state"]) == (409, "already_decided", state)
    assert call("my_referral", caller=seeker).body["referrals"][0]["state"] == state


def test_an_ask_can_be_named_by_seeker_and_job(person, ask, settle, decide, place):
    seeker = person()
    ask(seeker)
    settle()
    assert decide(email=email_of(seeker).upper(), link=place.link + "#top").status == 200


def test_a_withdrawn_ask_cannot_be_decided(person, ask, settle, call, decide, place):
    seeker = person()
    referral = ask(seeker)
    settle()
    call("my_referral", caller=seeker, method="DELETE", query={"link": place.link})
    answer = decide(referralId=referral["referralId"])
    assert (answer.status, answer.body["state"]) == (409, "withdrawn")


@pytest.mark.parametrize(
    ("body", "pointers"),
    [
        ({"decision": "refer"}, {""}),
        ({"decision": "refer", "email": "a@example.org"}, {""}),
        ({"decision": "perhaps", "referralId": "00000000-0000-5000-8000-000000000000"}, {"/decision"}),
        ({"decision": None, "referralId": "00000000-0000-5000-8000-000000000000"}, {"/decision"}),
        ({"decision": "deny", "referralId": "' OR '1'='1"}, {"/referralId"}),
        ({"decision": "deny", "referralId": 1.5}, {"/referralId"}),
        ({"decision": "deny", "email": "x", "link": "y"}, {"/email", "/link"}),
        (
            {"decision": "deny", "referralId": "00000000-0000-5000-8000-000000000000", "reason": "x" * 1001},
            {"/reason"},
        ),
    ],
)
def test_wrong_fields_are_named(call, body, pointers):
    answer = call("give_referral", body, caller=newcomer(), method="PUT")
    assert (answer.status, answer.pointers) == (400, pointers)


@pytest.mark.parametrize("body", BAD_BODIES)
def test_a_body_that_is_not_an_object_is_refused(call, body):
    answer = call("give_referral", body, caller=newcomer(), method="PUT")
    assert (answer.status, answer.pointers) == (400, {""})


@pytest.mark.parametrize(
    ("query", "pointer"),
    [({"limit": "0"}, "/limit"), ({"link": "ftp://x.org/"}, "/link"), ({"cursor": "WzFd"}, "/cursor")],
)
def test_wrong_parameters_are_named(call, query, pointer):
    answer = call("give_referral", caller=newcomer(), query=query)
    assert (answer.status, answer.pointers) == (400, {pointer})


def test_without_verified_claims_nothing_is_shown(call):
    assert call("give_referral").status == 401
    assert call("give_referral", {}, method="PUT").status == 401


def test_links_to_resumes_are_signed_the_way_that_new_buckets_take(person, ask, settle, inbox):
    ask(person())
    settle()
    assert "X-Amz-Signature=" in inbox()["referrals"][0]["seeker"]["resume"]


def test_a_cache_that_does_not_answer_is_called_once(person, ask, settle, inbox, monkeypatch):
    for number in range(3):
        ask(person(skills=[f"skill {number}"]))
    settle()
    directory, calls = module("give_referral").directory, []
    monkeypatch.setattr(directory, "_guarded", calls.append)
    assert len(inbox()["referrals"]) == 3
    assert len(calls) == 1


def test_without_opensearch_the_inbox_comes_from_dynamodb(person, ask, settle, inbox, monkeypatch):
    seeker = person()
    ask(seeker)
    settle()
    with_cache = inbox()["referrals"][0]["seeker"]
    monkeypatch.setattr(module("give_referral").directory, "_url", "http://127.0.0.1:1")
    without = inbox()["referrals"][0]["seeker"]
    assert {**without, "resume": None} == {**with_cache, "resume": None}
