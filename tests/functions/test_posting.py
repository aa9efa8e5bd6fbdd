from concurrent.futures import ThreadPoolExecutor

import pytest

from referral.adapters import revisions as revisions_table
from referral.application import rank
from referral.domain.posting import StoredPosting
from referral.domain.referral import Judged
from referral.entrypoints.http import pagination
from tests.functions.conftest import body_of, module, newcomer

VET = {"requiredQualifications": "- Licensed veterinarian\n- 20 years of experience in equine surgery", "role": "Vet"}
CASHIER = {"requiredQualifications": "- A friendly smile", "description": "Serves customers.", "role": "Cashier"}
TEXTS = ("company", "role", "description", "requiredQualifications", "preferredQualifications")
OF_A_POSTING = ("role", "revision", "score", "evidence")


@pytest.fixture
def referrer(employee, place):
    return employee(place.company)


@pytest.fixture
def revisions(call, referrer, place):
    """revisions(**query): what a referrer of this place's company sees of its job."""

    def revisions(**query):
        return call("posting", caller=referrer, query={"link": place.link} | query).body["revisions"]

    return revisions


@pytest.fixture
def confirm(call, referrer, place):
    def confirm(revision, caller=referrer, link=place.link):
        return call("posting", {"link": link, "revision": revision}, caller=caller, method="PUT")

    return confirm


@pytest.fixture
def only(call):
    def only(seeker):
        (referral,) = call("my_referral", caller=seeker).body["referrals"]
        return referral

    return only


@pytest.fixture
def inbox(call, referrer):
    return lambda: call("give_referral", caller=referrer).body["referrals"]


def of_posting(referral):
    return {field: referral[field] for field in OF_A_POSTING}


def test_an_employee_sees_every_text_for_a_link_and_how_many_ask_with_it(person, ask, revisions, place):
    for _ in range(2):
        ask(person())
    ask(person(), **VET)
    ask(person(), company=f"{place.company}, Inc.")
    ask(person(), link=f"{place.link}/another", **CASHIER)
    ask(person(), company="Elsewhere", **CASHIER)
    posting = body_of("ask_referral") | {"company": place.company}
    first, *others = revisions()
    assert {name: first[name] for name in TEXTS} == {name: posting[name] for name in TEXTS}
    assert (first["openAsks"], first["confirmed"], first["link"]) == (2, False, place.link)
    assert {(one["role"], one["company"], one["openAsks"]) for one in others} == {
        ("Vet", place.company, 1),
        (posting["role"], f"{place.company}, Inc.", 1),
    }


def test_all_undecided_asks_are_scored_against_the_confirmed_posting(
    person, ask, settle, revisions, confirm, only, inbox
):
    honest, vet = person(), person(skills=["horses"])
    ask(honest)
    poisoned = ask(vet, **VET)
    settle()
    before = of_posting(only(honest))
    answer = confirm(before["revision"])
    assert (answer.status, answer.body["revision"], answer.body["role"]) == (200, before["revision"], before["role"])
    settle()
    after = of_posting(only(vet))
    assert (after["revision"], after["role"]) == (before["revision"], before["role"])
    assert "equine surgery" not in str(after["evidence"])
    assert of_posting(only(honest)) == before
    assert [(one["revision"], one["openAsks"], one["confirmed"]) for one in revisions()] == [
        (before["revision"], 1, True),
        (poisoned["revision"], 1, False),
    ]
    assert [(one["revisions"], one["revisionConfirmed"]) for one in inbox()] == [(2, True)] * 2


def test_until_it_is_scored_an_ask_is_shown_with_its_old_role_and_score(person, ask, settle, confirm, inbox):
    ask(person())
    wrong = ask(person(skills=["horses"]), **VET)["revision"]
    settle()
    before = {one["referralId"]: of_posting(one) for one in inbox()}
    assert confirm(wrong).status == 200
    assert {one["referralId"]: of_posting(one) for one in inbox()} == before
    assert sorted(one["revisionConfirmed"] for one in inbox()) == [False, True]
    settle()
    assert [one["role"] for one in inbox()] == ["Vet"] * 2


def test_an_operator_may_confirm_as_well(person, ask, settle, tick, only):
    seeker = person()
    ask(seeker)
    right = ask(person(), **VET)["revision"]
    settle()
    assert tick("rank_referrals", {"confirm": right}) == {"Confirmed": 1}
    settle()
    assert (only(seeker)["revision"], only(seeker)["role"]) == (right, "Vet")
    assert tick("rank_referrals", {"confirm": "0" * 64}) == {"Confirmed": 0}


def test_another_confirmation_replaces_the_first(person, ask, settle, confirm, only, revisions):
    honest, vet = person(), person()
    right, wrong = ask(honest)["revision"], ask(vet, **VET)["revision"]
    settle()
    scored = of_posting(only(honest)), of_posting(only(vet))
    for revision in (wrong, right, wrong):
        confirm(revision)
    settle()
    assert [of_posting(only(seeker)) for seeker in (honest, vet)] == [scored[1]] * 2
    confirm(right)
    settle()
    assert [of_posting(only(seeker)) for seeker in (honest, vet)] == [scored[0]] * 2
    assert [one["confirmed"] for one in revisions()] == [True, False]


def test_once_one_is_confirmed_no_other_text_moves_an_ask(person, ask, settle, confirm, only, revisions, place):
    early, late = person(), person()
    right = ask(early)["revision"]
    settle()
    confirm(right)
    before = only(early)
    assert ask(early, **VET) == before
    ask(late, **CASHIER)
    settle()
    assert only(early) == before
    assert of_posting(only(late))["revision"] == right
    assert {(one["role"], one["openAsks"]) for one in revisions()} == {
        (before["role"], 0),
        ("Vet", 1),
        ("Cashier", 1),
    }


def test_asking_another_company_leaves_the_confirmed_posting(person, ask, settle, confirm, only):
    seeker = person()
    confirm(ask(seeker)["revision"])
    settle()
    elsewhere = ask(seeker, company="Elsewhere", **VET)
    assert (elsewhere["company"], elsewhere["role"], elsewhere["state"]) == ("Elsewhere", "Vet", "scoring")
    settle()
    assert (only(seeker)["role"], only(seeker)["company"]) == ("Vet", "Elsewhere")


def test_a_confirmation_touches_no_other_company(person, employee, ask, settle, confirm, only, place, call):
    here, there = person(), person()
    right = ask(here)["revision"]
    foreign = ask(there, company="Elsewhere", **VET)["revision"]
    settle()
    before = only(there)
    assert confirm(right).status == 200
    settle()
    assert only(there) == before
    refused, missing = confirm(foreign), confirm("0" * 64)
    assert (refused.status, missing.status) == (404, 404)
    assert refused.body["detail"] == missing.body["detail"]
    (shown,) = call("posting", caller=employee("Elsewhere"), query={"link": place.link}).body["revisions"]
    assert (shown["revision"], shown["confirmed"]) == (foreign, False)


def test_foreign_and_missing_look_alike(person, employee, ask, call, confirm, place, referrer):
    revision = ask(person())["revision"]
    strangers = (employee("Elsewhere"), person(place.company), person(None), newcomer())
    answers = [call("posting", caller=stranger, query={"link": place.link}) for stranger in strangers]
    answers += [call("posting", caller=referrer, query={"link": f"{place.link}/none"})]
    answers += [confirm(revision, caller=stranger) for stranger in strangers]
    answers += [confirm(revision, link=f"{place.link}/none")]
    assert {(answer.status, answer.body["detail"]) for answer in answers} == {
        (404, "There is no such posting at your company.")
    }


def test_decided_and_withdrawn_asks_stay_as_they_are(person, ask, settle, confirm, only, call, referrer, revisions):
    right = ask(person())["revision"]
    _, _, withdrawn = seekers = [person(skills=[f"skill {n}"]) for n in range(3)]
    asks = [ask(seeker, **VET) for seeker in seekers]
    settle()
    for referral, decision in zip(asks, ("refer", "deny"), strict=False):
        body = {"referralId": referral["referralId"], "decision": decision}
        assert call("give_referral", body, caller=referrer, method="PUT").status == 200
    assert [one["openAsks"] for one in revisions()] == [1, 1]
    call("my_referral", caller=withdrawn, method="DELETE", query={"link": asks[2]["link"]})
    before = [only(seeker) for seeker in seekers]
    confirm(right)
    settle()
    assert [only(seeker) for seeker in seekers] == before
    assert [(one["openAsks"], one["confirmed"]) for one in revisions()] == [(1, True), (0, False)]
    ask(withdrawn, **VET)
    settle()
    assert only(withdrawn)["revision"] == right


def test_the_text_of_a_withdrawn_ask_is_no_longer_shown_unless_it_is_confirmed(person, ask, call, confirm, revisions):
    seekers = [person(), person()]
    right, wrong = ask(seekers[0]), ask(seekers[1], **VET)
    confirm(right["revision"])
    for seeker in seekers:
        call("my_referral", caller=seeker, method="DELETE", query={"link": right["link"]})
    assert [(one["revision"], one["openAsks"]) for one in revisions()] == [(right["revision"], 0)]
    assert confirm(wrong["revision"]).status == 200


def test_a_confirmation_that_was_interrupted_is_finished_by_the_next_one(
    person, ask, settle, confirm, only, monkeypatch
):
    seekers = [person(skills=[f"skill {n}"]) for n in range(5)]
    right = ask(person())["revision"]
    for seeker in seekers:
        ask(seeker, **VET)
    settle()
    monkeypatch.setattr("referral.adapters.revisions._MADE_DUE_AT_ONCE", 2)
    database, change, calls = module("posting").revisions._database, module("posting").revisions._database.change, []

    def interrupted(statement, values):
        calls.append(statement)
        if len(calls) == 3:
            raise ConnectionError
        return change(statement, values)

    with monkeypatch.context() as patch:
        patch.setattr(database, "change", interrupted)
        assert confirm(right).status == 500
    assert confirm(right).status == 200
    settle()
    assert {only(seeker)["revision"] for seeker in seekers} == {right}


def test_a_confirmation_that_breaks_off_leaves_no_ask_with_the_score_of_another_posting(
    person, ask, settle, confirm, place, rows, monkeypatch
):
    seeker = person()
    right = ask(person())["revision"]
    ask(seeker, **VET)
    settle()
    ranker = module("rank_referrals").asks
    (claimed,) = ranker.claim_one(seeker, place.link, 30)

    def counts_and_breaks_off(*arguments):
        assert ranker.store([Judged(claimed, None, "must not be written")]) == set()
        counts(*arguments)
        raise ConnectionError

    counts = revisions_table._confirm
    monkeypatch.setattr(revisions_table, "_confirm", counts_and_breaks_off)
    assert confirm(right).status == 500
    due = "SELECT due_at <= UTC_TIMESTAMP(6) + INTERVAL 60 SECOND, reason FROM referral WHERE seeker = %s"
    assert rows(due, seeker) == [(1, None)]


def test_a_score_against_a_posting_that_no_longer_counts_is_dropped(
    person, ask, settle, confirm, only, tick, place, monkeypatch
):
    seeker = person()
    mine = ask(seeker)["revision"]
    other = ask(person(), **VET)["revision"]
    settle()
    ranker = module("rank_referrals").asks
    confirm(other)
    (claimed,) = ranker.claim_one(seeker, place.link, rank.LEASE_SECONDS)
    assert claimed.revision == other
    confirm(mine)  # the row still shows this one, so that nothing makes it due
    assert ranker.store([Judged(claimed, None, "must not be written")]) == set()
    assert only(seeker)["revision"] == mine
    assert only(seeker)["reason"] is None


def test_many_who_confirm_at_once_leave_one_posting_and_every_ask_with_it(
    person, ask, settle, referrer, only, revisions, stack
):
    seekers = [person(skills=[f"skill {n}"]) for n in range(4)]
    names = [ask(seeker, role=f"Role {n}")["revision"] for n, seeker in enumerate(seekers)]
    settle()
    stored: list[StoredPosting] = [module("posting").jobs.get(name) for name in names]

    def confirmed(posting: StoredPosting) -> None:
        from referral.adapters.revisions import Revisions
        from referral.entrypoints.database import database

        Revisions(database()).confirm(posting, referrer)

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(confirmed, stored * 3))
    settle()
    (winner,) = [one["revision"] for one in revisions() if one["confirmed"]]
    assert {only(seeker)["revision"] for seeker in seekers} == {winner}


def test_a_posting_that_is_encoded_after_it_was_confirmed_is_not_waited_for(
    person, ask, settle, tick, confirm, only, monkeypatch
):
    seeker = person()
    ask(seeker)
    settle()
    with monkeypatch.context() as patch:
        patch.setattr(module("ask_referral").queue, "send", lambda _: None)
        late = ask(person(), **VET)["revision"]
    confirm(late)
    tick("rank_referrals")
    assert only(seeker)["role"] != "Vet"
    module("ask_referral").queue.send(late)
    tick("encode_jobs")
    tick("rank_referrals")
    assert (only(seeker)["role"], only(seeker)["revision"]) == ("Vet", late)


def test_pages_hold_every_revision_once(person, ask, confirm, call, referrer, place, monkeypatch):
    for number in range(5):
        for _ in range(1 + number % 2):
            last = ask(person(), role=f"Role {number}")["revision"]
    confirm(last)
    monkeypatch.setattr(pagination, "MAX_SIZE", 1)
    seen, query = [], {"link": place.link, "limit": "2"}
    while True:
        page = call("posting", caller=referrer, query=query).body
        seen += page["revisions"]
        if page["cursor"] is None:
            break
        query["cursor"] = page["cursor"]
    assert len({one["revision"] for one in seen}) == len(seen) == 5
    assert seen[0]["revision"] == last
    assert [one["openAsks"] for one in seen[1:]] == [2, 2, 1, 1]


def test_a_text_that_is_gone_is_shown_as_gone(person, ask, confirm, revisions):
    revision = ask(person())["revision"]
    documents = module("posting").jobs._documents
    documents._dynamodb.delete_item(TableName=documents._table, Key={"revision": {"S": revision}})
    (shown,) = revisions()
    assert (shown["revision"], shown["openAsks"], shown["role"]) == (revision, 1, None)
    assert confirm(revision).status == 404


@pytest.mark.parametrize(
    ("query", "pointers"),
    [
        ({}, {"/link"}),
        ({"link": "ftp://x.org"}, {"/link"}),
        ({"link": "https://x.org/", "limit": "0"}, {"/limit"}),
        ({"link": "https://x.org/", "cursor": "W10"}, {"/cursor"}),
        ({"link": "https://x.org/", "more": "1"}, {"/more"}),
    ],
)
def test_wrong_parameters_are_named(call, query, pointers):
    answer = call("posting", caller=newcomer(), query=query)
    assert (answer.status, answer.pointers) == (400, pointers)


@pytest.mark.parametrize(
    ("body", "pointers"),
    [
        ({}, {"/link", "/revision"}),
        ({"link": "x", "revision": "0" * 63}, {"/link", "/revision"}),
        ({"link": "https://x.org/", "revision": "G" * 64}, {"/revision"}),
        ({"link": "https://x.org/", "revision": "' OR '1'='1"}, {"/revision"}),
        ({"link": "https://x.org/", "revision": 1}, {"/revision"}),
    ],
)
def test_wrong_fields_are_named(call, body, pointers):
    answer = call("posting", body, caller=newcomer(), method="PUT")
    assert (answer.status, answer.pointers) == (400, pointers)


def test_without_verified_claims_nothing_is_shown(call):
    assert call("posting", query={"link": "https://x.org/"}).status == 401
    assert call("posting", {}, method="PUT").status == 401
