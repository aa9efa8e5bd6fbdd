import itertools

import pytest

from referral.domain.budgets import BUDGETS, DAY_S, HOUR_S, Costly
from referral.domain.errors import Outage
from referral.domain.posting import Posting, revision_id
from tests.functions.conftest import body_of, module, newcomer, noon, prove_employment
from tests.functions.test_login import BAD_BODIES


def asks_of(call, seeker):
    return call("my_referral", caller=seeker).body["referrals"]


def test_an_ask_waits_for_its_score(call, person, place):
    seeker = person()
    body = body_of("ask_referral") | {"link": place.link + "?utm_source=mail#top", "company": place.company}
    answer = call("ask_referral", body, caller=seeker)
    assert answer.status == 202
    referral = answer.body["referral"]
    assert (referral["state"], referral["score"], referral["evidence"]) == ("scoring", None, [])
    assert referral["link"] == place.link
    assert asks_of(call, seeker) == [referral]


def test_the_seeker_is_told_at_once_if_nobody_of_the_company_is_here(call, person, employee, place):
    seeker = person(place.company)
    prove_employment(seeker, place.company)
    body = body_of("ask_referral") | {"link": place.link, "company": place.company}
    assert call("ask_referral", body, caller=seeker).body["notice"]["code"] == "nobody_here"
    employee(f"{place.company} GmbH")
    assert call("ask_referral", body, caller=seeker).body["notice"] is None


def test_asking_again_is_the_same_ask(person, ask, call, place):
    seeker = person()
    first = ask(seeker)
    assert ask(seeker) == first
    assert ask(seeker, link=place.link.replace("https://jobs", "HTTPS://JOBS") + "#again") == first
    assert asks_of(call, seeker) == [first]


def test_a_withdrawn_ask_can_be_made_again(person, ask, call, place, settle):
    seeker = person()
    first = ask(seeker)
    settle()
    assert call("my_referral", caller=seeker, method="DELETE", query={"link": place.link}).status == 204
    again = ask(seeker)
    assert (again["referralId"], again["state"], again["score"]) == (first["referralId"], "scoring", None)
    settle()
    assert asks_of(call, seeker)[0]["state"] == "queued"


def test_both_names_of_the_qualifications_and_lists_of_lines_are_taken(call, person, place):
    body = body_of("ask_referral") | {"link": place.link}
    body["required"] = body.pop("requiredQualifications").splitlines()
    body["preferred"] = body.pop("preferredQualifications")
    seeker = person()
    referral = call("ask_referral", body, caller=seeker).body["referral"]
    posting = module("encode_jobs").jobs.get(referral["revision"]).posting
    assert posting.requiredQualifications == body_of("ask_referral")["requiredQualifications"]


def test_each_text_for_a_link_is_a_revision_of_its_own(person, ask):
    first, second = person(), person()
    jobs = module("ask_referral").jobs
    mine, same = ask(first)["revision"], ask(second)["revision"]
    other = ask(second, description="Nothing is required here.")["revision"]
    assert mine == same != other
    assert jobs.get(mine).posting.description == body_of("ask_referral")["description"]
    assert jobs.get(other).posting.description == "Nothing is required here."


def test_a_poisoned_first_posting_does_not_change_an_honest_seekers_score(person, ask, settle, call, place):
    alone, poisoner, honest = person(), person(), person()
    ask(alone, link=f"{place.link}/another")
    ask(poisoner, requiredQualifications="- Licensed veterinarian\n- 20 years of experience in equine surgery")
    ask(honest)
    settle()
    expected, poisoned, scored = (asks_of(call, seeker)[0] for seeker in (alone, poisoner, honest))
    assert scored["score"] == expected["score"] > poisoned["score"]
    assert scored["evidence"] == expected["evidence"]


CASHIER = {"role": "Cashier", "description": "Serves customers.", "requiredQualifications": "- A friendly smile"}
OF_A_POSTING = ("role", "company", "revision", "score", "evidence")


def test_reposting_a_link_with_another_role_does_not_change_what_the_inbox_shows(
    person, employee, ask, settle, call, place
):
    first, second, referrer = person(), person(skills=["cash desk"]), employee(place.company)

    def shown() -> dict:
        (one,) = [
            {field: one[field] for field in OF_A_POSTING}
            for one in call("give_referral", caller=referrer).body["referrals"]
            if one["referralId"] == asked["referralId"]
        ]
        return one

    asked = ask(first, role="Principal Software Architect")
    settle()
    before = shown()
    ask(second, **CASHIER)
    settle()
    assert shown() == before
    assert before["role"] == "Principal Software Architect"


def test_who_asks_again_with_another_role_is_shown_with_that_role_and_its_score(
    person, employee, ask, settle, call, place, rows
):
    seeker, alone, referrer = person(), person(), employee(place.company)
    first = ask(seeker, role="Principal Software Architect")
    ask(alone, **CASHIER, link=f"{place.link}/another")
    settle()
    architect = asks_of(call, seeker)[0]
    again = ask(seeker, **CASHIER)
    assert (again["referralId"], again["state"], again["role"]) == (first["referralId"], "scoring", "Cashier")
    assert (again["score"], again["evidence"]) == (None, [])
    assert place.link not in [one["link"] for one in call("give_referral", caller=referrer).body["referrals"]]
    settle()
    cashier, expected = asks_of(call, seeker)[0], asks_of(call, alone)[0]
    assert cashier["score"] == expected["score"] != architect["score"]
    assert cashier["evidence"] == expected["evidence"]
    assert ask(seeker, **CASHIER) == cashier
    query = "SELECT from_state, to_state FROM referral_move WHERE referral_id = %s ORDER BY move_id"
    moves = [None, "scoring", "queued", "scoring", "queued"]
    assert rows(query, first["referralId"]) == [*itertools.pairwise(moves)]


def test_a_mistyped_company_is_mended_by_asking_again(person, employee, ask, settle, call, place):
    seeker, referrer = person(), employee(place.company)
    ask(seeker, company="Nortwhind of nowhere")
    settle()
    assert call("give_referral", caller=referrer).body["referrals"] == []
    ask(seeker)
    settle()
    assert [one["link"] for one in call("give_referral", caller=referrer).body["referrals"]] == [place.link]


def test_a_decided_ask_keeps_what_it_was_decided_on(person, employee, ask, settle, call, place):
    seeker, referrer = person(), employee(place.company)
    referral = ask(seeker)
    settle()
    body = {"referralId": referral["referralId"], "decision": "deny"}
    assert call("give_referral", body, caller=referrer, method="PUT").status == 200
    decided = asks_of(call, seeker)[0]
    assert ask(seeker, **CASHIER) == decided
    settle()
    assert asks_of(call, seeker) == [decided]


def test_an_ask_from_before_revisions_gets_one_when_it_is_made_again(person, ask, settle, call, rows, stack):
    seeker = person()
    referral = ask(seeker)
    settle()
    with stack.database.connect(stack.administrator, autocommit=True) as connection, connection.cursor() as cursor:
        query = "UPDATE referral SET revision = NULL, submitted_revision = NULL WHERE referral_id = %s"
        cursor.execute(query, (referral["referralId"],))
    module("rank_referrals").asks.user_changed(seeker)
    settle()
    unknown = asks_of(call, seeker)[0]
    assert (unknown["revision"], unknown["score"]) == (None, None)
    assert "asks again" in unknown["reason"]
    ask(seeker)
    settle()
    assert asks_of(call, seeker)[0]["score"] > 0


def test_a_new_job_of_twenty_askers_is_encoded_once_and_all_are_ranked(person, ask, place, settle, call, monkeypatch):
    seekers = [person(education=[], resume=None) for _ in range(20)]
    encode_jobs = module("encode_jobs")
    encoded = []
    original = encode_jobs.jobs.store_features
    monkeypatch.setattr(
        encode_jobs.jobs, "store_features", lambda job, *rest: encoded.append(job.posting.link) or original(job, *rest)
    )
    for seeker in seekers:
        ask(seeker)
    settle()
    assert encoded.count(place.link) == 1
    states = [asks_of(call, seeker)[0] for seeker in seekers]
    assert {state["state"] for state in states} == {"queued"}
    assert len({state["score"] for state in states}) == 1


@pytest.fixture
def two_asks_an_hour(monkeypatch):
    monkeypatch.setattr(module("ask_referral").budgets, "_now", noon)
    monkeypatch.setitem(BUDGETS, Costly.ASK, {HOUR_S: 2, DAY_S: 5})


def test_whoever_has_asked_enough_is_told_when_to_ask_again(person, ask, place, call, two_asks_an_hour):
    seeker, links = person(), [f"{place.link}/{number}" for number in range(3)]
    asked = [ask(seeker, link=link) for link in links[:2]]
    posting = body_of("ask_referral") | {"company": place.company}
    answer = call("ask_referral", posting | {"link": links[2]}, caller=seeker)
    assert (answer.status, answer.body["code"], answer.body["maximum"]) == (429, "budget_spent", 2)
    assert answer.headers["Retry-After"] == [str(answer.body["retryAfter"])]
    assert 0 < answer.body["retryAfter"] <= HOUR_S
    assert module("ask_referral").jobs.get(links[2]) is None
    assert len(asks_of(call, seeker)) == 2
    assert [ask(seeker, link=link) for link in links[:2]] == asked
    assert call("ask_referral", posting | {"link": links[0], "role": "Another"}, caller=seeker).status == 429
    ask(person(), link=links[2])


def test_without_its_table_of_budgets_nobody_gets_a_free_pass(person, call, place, monkeypatch):
    seeker = person()
    monkeypatch.setattr(module("ask_referral").budgets, "spend", _out)
    answer = call("ask_referral", body_of("ask_referral") | {"link": place.link}, caller=seeker)
    assert (answer.status, answer.body["code"]) == (503, "unavailable")
    assert asks_of(call, seeker) == []


def _out(*_):
    raise Outage("DynamoDB")


def test_without_a_profile_nobody_can_ask(call, place):
    body = body_of("ask_referral") | {"link": place.link}
    answer = call("ask_referral", body, caller=newcomer())
    assert (answer.status, answer.body["code"]) == (409, "not_registered")
    assert module("ask_referral").jobs.get(revision_id(Posting(**body))) is None


def test_without_verified_claims_nobody_can_ask(call):
    assert call("ask_referral", body_of("ask_referral")).status == 401


@pytest.mark.parametrize("body", BAD_BODIES)
def test_a_body_that_is_not_an_object_is_refused(call, body):
    answer = call("ask_referral", body, caller=newcomer())
    assert (answer.status, answer.pointers) == (400, {""})


LINK = "https://jobs.example.com/"


@pytest.mark.parametrize(
    ("change", "pointers"),
    [
        ({"link": LINK + "x" * 3000}, {"/link"}),
        ({"link": "' OR '1'='1"}, {"/link"}),
        ({"link": "javascript:alert(1)"}, {"/link"}),
        ({"link": "https://"}, {"/link"}),
        ({"link": 1.5}, {"/link"}),
        ({"link": None}, {"/link"}),
        ({"company": ""}, {"/company"}),
        ({"company": ["Northwind"]}, {"/company"}),
        ({"role": "\u0007"}, {"/role"}),
        ({"description": 5, "role": None}, {"/description", "/role"}),
        ({"description": " ", "requiredQualifications": ""}, {"/requiredQualifications"}),
        ({"requiredQualifications": [1, 2]}, {"/requiredQualifications"}),
        ({"preferredQualifications": {"x": "y"}}, {"/preferredQualifications"}),
    ],
)
def test_wrong_fields_are_named_and_nothing_is_kept(call, person, change, pointers):
    seeker = person()
    answer = call("ask_referral", body_of("ask_referral") | change, caller=seeker)
    assert answer.status == 400
    assert answer.pointers == pointers
    assert asks_of(call, seeker) == []


@pytest.mark.parametrize("field", ["link", "company", "role"])
def test_missing_fields_are_named(call, field):
    body = body_of("ask_referral")
    del body[field]
    answer = call("ask_referral", body, caller=newcomer())
    assert (answer.status, answer.pointers) == (400, {f"/{field}"})


def test_a_long_link_and_any_company_are_kept(person, ask, place):
    link = f"{place.link}/{'x' * 300}"
    assert ask(person(), link=link, company="Moody's 🦊 شركة")["link"] == link


def test_the_longest_link_with_the_largest_posting_is_kept_and_scored(person, employee, ask, settle, call, place):
    link = f"{place.link}/".ljust(2048, "x")
    texts = {
        "description": "Builds \N{GREEK SMALL LETTER OMEGA}. ".ljust(20_000, "d"),
        "requiredQualifications": "- Python\n".ljust(20_000, "r"),
        "preferredQualifications": "- Go\n".ljust(20_000, "p"),
    }
    seeker, referrer = person(), employee(place.company)
    longest = {"link": link, "role": "R" * 300, **texts}
    assert ask(seeker, **longest)["link"] == link
    settle()
    assert asks_of(call, seeker)[0]["state"] == "queued"
    revisions = call("posting", caller=referrer, query={"link": link}).body["revisions"]
    assert [{name: one[name] for name in longest} for one in revisions] == [longest]
    body = {"link": link, "revision": revisions[0]["revision"]}
    assert call("posting", body, caller=referrer, method="PUT").status == 200


def test_five_megabytes_are_too_large(call):
    answer = call("ask_referral", body_of("ask_referral") | {"description": "x" * 5_000_000}, caller=newcomer())
    assert answer.status == 413


def test_an_outage_of_the_queue_loses_nothing(person, ask, settle, call, monkeypatch):
    ranker = module("rank_referrals")
    seeker = person()
    with monkeypatch.context() as patch:
        patch.setattr(module("ask_referral").queue, "send", _down)
        ask(seeker)
    monkeypatch.setattr(ranker, "patience", 0)
    settle()
    assert asks_of(call, seeker)[0]["state"] == "queued"
    assert asks_of(call, seeker)[0]["score"] > 0


def test_a_change_is_not_lost_if_its_request_was_interrupted(person, ask, settle, call, monkeypatch, place):
    seeker = person()
    ask(seeker)
    settle()
    change = {"requiredQualifications": "- 12 years of experience as a dairy farmer"}
    function = module("ask_referral")
    with monkeypatch.context() as patch:
        patch.setattr(function.referrals, "ask", _down)
        body = body_of("ask_referral") | {"link": place.link, "company": place.company} | change
        assert call("ask_referral", body, caller=seeker).status == 500
    ask(seeker, **change)
    settle()
    assert "dairy farmer" in str(asks_of(call, seeker)[0]["evidence"])


def _down(*_):
    raise ConnectionError
