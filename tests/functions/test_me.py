import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from referral.adapters import aws
from referral.application.erase_me import SWEEP_S
from referral.domain.budgets import BUDGETS, DAY_S, HOUR_S, Costly
from referral.domain.code import employment_purpose, registration_purpose, reset_purpose
from referral.domain.errors import Defect, Outage, WrongCode
from referral.domain.posting import Posting
from tests.functions.conftest import (
    Context,
    body_of,
    email_of,
    event_of,
    module,
    newcomer,
    noon,
    prove_employment,
    register,
)
from tests.functions.test_login import BAD_BODIES
from tests.functions.test_register import PASSWORD


@pytest.fixture
def me(call):
    """me(caller, body?, method=…, if_match=…) calls /me."""

    def me(caller, body=None, method="GET", if_match=None, **options):
        return call("me", body, caller=caller, method=method, path="/me", if_match=if_match, **options)

    return me


@pytest.fixture
def export(call):
    return lambda caller, **query: call("me", caller=caller, method="GET", path="/me/export", query=query)


@pytest.fixture
def changes_of_an_hour(monkeypatch):
    """changes_of_an_hour(2) is how many a person may make."""
    monkeypatch.setattr(module("me").change.keywords["budgets"], "_now", noon)
    return lambda number: monkeypatch.setitem(BUDGETS, Costly.PROFILE, {HOUR_S: number, DAY_S: number + 1})


def etag(answer) -> str:
    (tag,) = answer.headers["ETag"]
    return tag


def objects(user_id: str) -> list[str]:
    """The keys of all versions in the bucket that belong to the user."""
    return [version.key for version in module("me").resumes.versions(user_id)]


def entry(user_id: str) -> dict | None:
    """What OpenSearch itself holds about the user."""
    from referral.adapters.search import INDEX, search

    found = search(module("me").directory._url).get(index=INDEX, id=user_id, ignore=404)
    return found["_source"] if found.get("found") else None


# ---------------------------------------------------------------- reading


def test_a_profile_is_shown_as_it_was_registered_without_the_password(me, person):
    user = person("Acme")
    answer = me(user)
    expected = body_of("register")
    expected["personalInformation"] |= {"email": email_of(user), "company": "Acme"}
    del expected["personalInformation"]["password"]
    assert answer.status == 200
    for part in ("education", "experience"):
        assert [{k: v for k, v in one.items() if v is not None} for one in answer.body[part]] == expected[part]
    assert answer.body["personalInformation"] == expected["personalInformation"]
    assert (answer.body["skills"], answer.body["resume"]) == (expected["skills"], expected["resume"])


def test_what_is_shown_can_be_put_back_and_changes_nothing(me, person):
    user = person("Acme")
    shown = me(user)
    answer = me(user, shown.body, "PUT", etag(shown))
    assert (answer.status, answer.body, etag(answer)) == (200, shown.body, etag(shown))


def test_without_a_profile_there_is_nothing_to_show_or_change(me):
    nobody = newcomer()
    body = {"personalInformation": {"firstName": "A"}}
    assert me(nobody).body["code"] == me(nobody, body, "PATCH", "*").body["code"] == "not_registered"


def test_without_verified_claims_nothing_is_shown_or_changed(me, call):
    assert me(None).status == 401
    assert me(None, {}, "PATCH", "*").status == 401
    assert me(None, method="DELETE").status == 401
    assert call("me", method="GET", path="/me/export").status == 401


# ---------------------------------------------------------------- changing


def test_a_typo_in_the_company_is_mended_in_one_call(me, person):
    user = person("Acme")
    before = me(user)
    answer = me(user, {"personalInformation": {"company": "Acme Robotics"}}, "PATCH", etag(before))
    expected = before.body | {"personalInformation": before.body["personalInformation"] | {"company": "Acme Robotics"}}
    assert (answer.status, answer.body) == (200, expected)
    assert etag(answer) != etag(before)
    assert me(user).body == expected
    assert etag(me(user)) == etag(answer)
    assert entry(user)["company"] == "Acme Robotics"


def test_the_other_name_of_the_personal_information_is_taken_in_a_patch(me, person):
    user = person()
    answer = me(user, {"personalInfo": {"firstName": "Ada"}}, "PATCH", "*")
    assert answer.body["personalInformation"]["firstName"] == "Ada"


def test_null_removes_and_a_list_replaces_the_list(me, person):
    user = person("Acme")
    patch = {"personalInformation": {"company": None, "headline": None}, "resume": None, "skills": ["Rust"]}
    answer = me(user, patch, "PATCH", "*")
    assert answer.status == 200
    assert answer.body["personalInformation"]["company"] is answer.body["personalInformation"]["headline"] is None
    assert (answer.body["resume"], answer.body["skills"]) == (None, ["Rust"])
    assert len(answer.body["experience"]) == 2


def test_a_put_replaces_the_whole_profile(me, person):
    user = person("Acme")
    body = {
        "personalInformation": {"email": email_of(user), "firstName": "Ada", "lastName": "King"},
        "education": [],
        "experience": [],
    }
    answer = me(user, body, "PUT", etag(me(user)))
    assert answer.status == 200
    assert answer.body["personalInformation"]["company"] is None
    assert answer.body["skills"] == answer.body["experience"] == []
    assert answer.body["resume"] is None
    assert objects(user) == []


def test_a_changed_resume_replaces_the_text_and_leaves_no_old_one(me, person):
    user = person()
    (before,) = objects(user)
    answer = me(user, {"resume": "I write compilers."}, "PATCH", "*")
    assert answer.body["resume"] == me(user).body["resume"] == "I write compilers."
    (after,) = objects(user)
    assert after != before


def test_a_change_names_the_version_that_it_changes(me, person):
    user = person()
    tag = etag(me(user))
    missing = me(user, {"skills": ["Rust"]}, "PATCH")
    assert (missing.status, missing.body["code"]) == (428, "precondition_required")
    assert me(user, me(user).body, "PUT").status == 428
    other = me(user, {"skills": ["Rust"]}, "PATCH", '"another"')
    assert (other.status, other.body["code"]) == (412, "precondition_failed")
    assert me(user, {"skills": ["Rust"]}, "PATCH", f"W/{tag}").status == 412
    assert me(user, {"skills": ["Rust"]}, "PATCH", tag.strip('"')).status == 412
    assert etag(me(user)) == tag
    assert me(user, {"skills": ["Rust"]}, "PATCH", f'"another", {tag}').status == 200


def test_of_two_writers_with_the_same_version_one_wins(me, person):
    user = person()
    tag = etag(me(user))
    assert me(user, {"skills": ["Rust"]}, "PATCH", tag).status == 200
    assert me(user, {"skills": ["Java"]}, "PATCH", tag).status == 412
    assert me(user).body["skills"] == ["Rust"]


def test_of_two_writers_that_read_at_the_same_time_one_wins(me, person, monkeypatch):
    user, users = person(), module("me").users
    tag, replace_profile = etag(me(user)), users.replace

    def interrupted(*arguments):
        monkeypatch.setattr(users, "replace", replace_profile)
        assert me(user, {"skills": ["Rust"]}, "PATCH", tag).status == 200
        return replace_profile(*arguments)

    monkeypatch.setattr(users, "replace", interrupted)
    assert me(user, {"skills": ["Java"]}, "PATCH", tag).status == 412
    assert me(user).body["skills"] == ["Rust"]


def test_a_change_whose_answer_was_lost_can_be_repeated(me, person, settle, monkeypatch):
    user = person()
    settle()
    tag, queue = etag(me(user)), module("me").queue
    with monkeypatch.context() as patch:
        patch.setattr(module("me").directory, "write", _no_answer)
        assert me(user, {"skills": ["Rust"]}, "PATCH", tag).status == 503
    sent = []
    monkeypatch.setattr(queue, "send", lambda *arguments, **options: sent.append(arguments))
    assert me(user, {"skills": ["Rust"]}, "PATCH", tag).status == 200
    assert sent == [(user,)]


def test_the_address_is_not_changed_here(me, person):
    user = person()
    before = me(user)
    body = before.body | {"personalInformation": before.body["personalInformation"] | {"email": "new@example.org"}}
    for answer in (
        me(user, body, "PUT", "*"),
        me(user, {"personalInformation": {"email": "new@example.org"}}, "PATCH", "*"),
    ):
        assert (answer.status, answer.pointers) == (400, {"/personalInformation/email"})
        assert "/me/email" in answer.body["errors"][0]["detail"]
    assert me(user).body == before.body


@pytest.mark.parametrize(
    ("patch", "pointer"),
    [
        ({"personalInformation": None}, "/personalInformation"),
        ({"personalInformation": "me"}, "/personalInformation"),
        ({"personalInformation": {"firstName": None}}, "/personalInformation/firstName"),
        ({"personalInformation": {"lastName": "\u202eK"}}, "/personalInformation/lastName"),
        ({"personalInformation": {"company": "x" * 201}}, "/personalInformation/company"),
        ({"education": None}, "/education"),
        ({"education": {"0": {"level": "PhD"}}}, "/education"),
        ({"experience": [{"company": "Acme"}]}, "/experience/0/role"),
        ({"skills": "Python"}, "/skills"),
        ({"skills": [None]}, "/skills/0"),
        ({"resume": 7}, "/resume"),
        ({"resume": "x" * 60_001}, "/resume"),
    ],
)
def test_a_wrong_change_is_named_and_changes_nothing(me, person, patch, pointer):
    user = person()
    before = me(user)
    answer = me(user, patch, "PATCH", "*")
    assert answer.status == 400, answer.body
    assert pointer in answer.pointers
    assert (me(user).body, etag(me(user))) == (before.body, etag(before))
    assert len(objects(user)) == 1


def test_changes_have_a_budget_and_finding_out_costs_nothing(me, person, changes_of_an_hour):
    changes_of_an_hour(2)
    user = person()
    for skill in ("Rust", "Java"):
        assert me(user, {"skills": [skill]}, "PATCH", "*").status == 200
        assert me(user, {"skills": [skill]}, "PATCH", "*").status == 200
    answer = me(user, {"skills": ["Go"], "resume": "Another one."}, "PATCH", "*")
    assert (answer.status, answer.body["code"]) == (429, "budget_spent")
    assert me(user).body["skills"] == ["Java"]
    assert len(objects(user)) == 1


def test_going_back_and_forth_costs_as_much_as_any_changes(me, person, changes_of_an_hour):
    changes_of_an_hour(4)
    user = person()
    answers = [me(user, {"skills": [skill]}, "PATCH", "*").status for skill in ["Rust", "Java", "Rust", "Java", "Rust"]]
    assert answers == [200] * 4 + [429]


def test_a_change_that_was_not_made_is_not_paid(me, person, changes_of_an_hour, monkeypatch):
    changes_of_an_hour(1)
    user, users = person(), module("me").users
    with monkeypatch.context() as patch:
        patch.setattr(users, "replace", lambda *_: None)
        assert [me(user, {"skills": [skill]}, "PATCH", "*").status for skill in "ABC"] == [412] * 3
        patch.setattr(users, "replace", _no_answer)
        assert [me(user, {"skills": [skill]}, "PATCH", "*").status for skill in "ABC"] == [503] * 3
    assert me(user, {"skills": ["Java"]}, "PATCH", "*").status == 200
    assert me(user, {"skills": ["Rust"]}, "PATCH", "*").status == 429


@pytest.mark.parametrize("method", ["PUT", "PATCH"])
@pytest.mark.parametrize("body", BAD_BODIES)
def test_a_body_that_is_not_an_object_is_refused(me, person, body, method):
    answer = me(person(), body, method, "*")
    assert (answer.status, answer.pointers) == (400, {""})


def test_small_changes_do_not_add_up_to_a_profile_that_no_store_takes(me, person):
    user = person()
    job = body_of("register")["experience"][0] | {"description": "x" * 20_000}
    assert me(user, {"experience": [job] * 5}, "PATCH", "*").status == 200
    degree = {"level": "PhD", "description": "x" * 20_000}
    answer = me(user, {"education": [degree] * 5}, "PATCH", "*")
    assert (answer.status, answer.body["code"]) == (413, "too_large")
    assert len(me(user).body["education"]) == 1


def test_another_company_ends_the_proof_of_employment_for_good(me, employee):
    user, employments = employee("Acme"), module("employment").employments
    assert me(user, {"personalInformation": {"company": "ACME, Inc."}, "skills": ["Go"]}, "PATCH", "*").status == 200
    assert employments.of(user)
    assert me(user, {"personalInformation": {"company": "Globex"}}, "PATCH", "*").status == 200
    assert employments.of(user) is None
    assert me(user, {"personalInformation": {"company": "Acme"}}, "PATCH", "*").status == 200
    assert employments.of(user) is None


def test_a_changed_profile_moves_the_score_of_an_open_ask(me, call, person, ask, settle):
    user = person()
    ask(user)
    settle()

    def score() -> float:
        (referral,) = call("my_referral", caller=user).body["referrals"]
        assert referral["state"] == "queued"
        return referral["score"]

    before = score()
    assert me(user, {"experience": [], "skills": [], "education": [], "resume": None}, "PATCH", "*").status == 200
    settle()
    assert score() < before


def test_an_outage_of_the_queue_leaves_the_change_to_the_ranker(me, call, person, ask, settle, monkeypatch):
    user = person()
    ask(user)
    settle()
    before = call("my_referral", caller=user).body["referrals"][0]["score"]
    with monkeypatch.context() as patch:
        patch.setattr(module("me").queue, "send", _no_answer)
        assert me(user, {"experience": [], "skills": [], "resume": None}, "PATCH", "*").status == 200
    monkeypatch.setattr(module("rank_referrals"), "patience", 0)
    settle()
    assert call("my_referral", caller=user).body["referrals"][0]["score"] < before


# ---------------------------------------------------------------- a lost resume


@pytest.fixture
def unlucky(person):
    """Somebody whose resume is lost, as after a restore of the bucket."""
    user, resumes = person(), module("me").resumes
    resumes.delete(resumes.versions(user))
    return user


def resume_of(user_id: str) -> str | None:
    """The text that the profile names."""
    key = module("me").users.get(user_id).profile.resumeKey
    return module("me").resumes.get(key) if key else None


def test_a_lost_resume_is_shown_as_none(me, export, unlucky):
    answer = me(unlucky)
    assert (answer.status, answer.body["resume"]) == (200, None)
    assert export(unlucky).body["profile"] == answer.body


@pytest.mark.parametrize("method", ["PUT", "PATCH"])
@pytest.mark.parametrize("skills", [["Rust"], None], ids=["with another change", "alone"])
@pytest.mark.parametrize("resume", [body_of("register")["resume"], "I write compilers."], ids=["same", "another"])
def test_a_lost_resume_can_be_sent_again(me, unlucky, settle, method, skills, resume):
    before = me(unlucky)
    change = {"resume": resume} | ({"skills": skills} if skills else {})
    body = before.body | change if method == "PUT" else change
    answer = me(unlucky, body, method, etag(before))
    assert (answer.status, answer.body) == (200, before.body | change)
    assert me(unlucky).body["resume"] == resume_of(unlucky) == resume
    assert len(objects(unlucky)) == 1
    settle()
    assert module("me").users.get(unlucky).has_features


def test_a_change_of_something_else_keeps_a_lost_resume_which_may_be_restored(me, unlucky):
    answer = me(unlucky, {"skills": ["Rust"]}, "PATCH", "*")
    assert (answer.status, answer.body["skills"], answer.body["resume"]) == (200, ["Rust"], None)
    module("me").resumes.put(unlucky, body_of("register")["resume"])
    assert me(unlucky).body["resume"] == body_of("register")["resume"]


def test_a_profile_that_is_sent_back_as_it_was_shown_keeps_a_lost_resume(me, person):
    user, resumes = person(), module("me").resumes
    texts, key = set(resumes.versions(user)), module("me").users.get(user).profile.resumeKey
    aws.client("s3").delete_object(Bucket=resumes._bucket, Key=key)
    shown = me(user)
    answer = me(user, shown.body | {"skills": ["Rust"]}, "PUT", etag(shown))
    assert (answer.status, answer.body["skills"], answer.body["resume"]) == (200, ["Rust"], None)
    resumes.delete(set(resumes.versions(user)) - texts)
    assert me(user).body["resume"] == body_of("register")["resume"]


def test_a_lost_resume_can_be_removed(me, unlucky):
    assert me(unlucky, {"resume": None}, "PATCH", "*").status == 200
    assert resume_of(unlucky) is None


def test_a_profile_that_is_sent_back_without_its_resume_loses_it(me, person):
    user = person()
    assert me(user, me(user).body | {"resume": None}, "PUT", "*").status == 200
    assert resume_of(user) is None
    assert not module("me").resumes.versions(user)


def test_a_resume_that_cannot_be_read_is_no_lost_one(me, person, monkeypatch):
    user = person()
    with monkeypatch.context() as patch:
        patch.setattr(module("me").resumes, "get", _refused)
        assert me(user).status == me(user, {"skills": ["Rust"]}, "PATCH", "*").status == 500
        assert me(user, {"resume": "I write compilers."}, "PATCH", "*").status == 200
    assert me(user).body["resume"] == "I write compilers."


# ---------------------------------------------------------------- exporting


def test_the_export_has_everything_that_is_held(export, me, call, person, employee, ask, place, settle):
    user, referrer = person(), employee(place.company)
    asked = ask(user)
    settle()
    call("give_referral", {"referralId": asked["referralId"], "decision": "refer", "reason": "Good."},
         caller=referrer, method="PUT")  # fmt: skip
    answer = export(user)
    assert answer.status == 200
    assert answer.body["profile"] == me(user).body
    account = answer.body["account"]
    assert (account["userId"], account["email"], account["status"]) == (user, email_of(user), "CONFIRMED")
    assert account["createdAt"][:10] == datetime.now(UTC).date().isoformat()
    (referral,) = answer.body["referrals"]
    (shown,) = call("my_referral", caller=user).body["referrals"]
    history = referral.pop("history")
    assert referral == shown
    assert referral["evidence"]
    assert [(move["fromState"], move["toState"], move["by"]) for move in history] == [
        (None, "scoring", "seeker"),
        ("scoring", "queued", "ranker"),
        ("queued", "matched", "referrer"),
    ]
    assert [move["at"] for move in history] == sorted(move["at"] for move in history)
    assert {skill["text"] for skill in answer.body["reading"]["skills"]} == set(body_of("register")["skills"])
    assert (answer.body["decisions"], answer.body["cursor"]) == ([], None)

    (decision,) = export(referrer).body["decisions"]
    assert (decision["referralId"], decision["state"], decision["reason"]) == (asked["referralId"], "matched", "Good.")
    assert referrer not in json.dumps(answer.body)
    assert user not in json.dumps(export(referrer).body)


def test_the_asks_of_an_export_come_in_pages(export, person, ask, place):
    user = person()
    asked = [ask(user, link=f"{place.link}/{number}")["link"] for number in range(5)]
    found, query = [], {"limit": "2"}
    while query:
        page = export(user, **query).body
        assert page["profile"]
        found += [referral["link"] for referral in page["referrals"]]
        query = {"limit": "2", "cursor": page["cursor"]} if page["cursor"] else None
    assert found == asked[::-1]


def test_nobody_exports_what_is_held_about_others(export, person, ask):
    user, other = person(), person()
    ask(user)
    assert export(other).body["referrals"] == []


def test_an_export_tells_of_a_proof_of_employment(export, employee):
    proven = export(employee("Acme")).body["employment"]
    assert (proven["company"], proven["state"]) == ("Acme", "verified")
    assert proven["verifiedAt"] < proven["verifiedUntil"]


def test_without_a_profile_only_the_account_is_exported(export):
    body = export(newcomer()).body
    assert body.pop("account")["userId"] == newcomer()
    assert body == {
        "profile": None, "reading": None, "employment": None, "decisions": [], "referrals": [], "cursor": None,
    }  # fmt: skip


def test_a_change_that_broke_off_is_found_by_the_ranker(me, call, person, ask, settle, rows, monkeypatch):
    """The profile has no features, nothing was queued, and its scored asks were not due."""
    user = person()
    ask(user)
    settle()
    before = call("my_referral", caller=user).body["referrals"][0]["score"]
    with monkeypatch.context() as patch:
        patch.setattr("referral.application.my_profile._replace", _replace_and_die)
        with pytest.raises(KeyboardInterrupt):
            me(user, {"experience": [], "skills": [], "resume": None}, "PATCH", "*")
    monkeypatch.setattr(module("rank_referrals"), "patience", 0)
    assert rows("SELECT due_at > UTC_TIMESTAMP(6) FROM referral WHERE seeker = %s", user) == [(1,)]
    a_minute_later = "UPDATE referral SET due_at = due_at - INTERVAL 60 SECOND WHERE seeker = %s"
    module("rank_referrals").database.run(lambda cursor: cursor.execute(a_minute_later, (user,)))
    settle()
    assert call("my_referral", caller=user).body["referrals"][0]["score"] < before


def _replace_and_die(user_id, stored, profile, resume, users, resumes):
    assert users.replace(user_id, stored, profile)
    raise KeyboardInterrupt


# ---------------------------------------------------------------- erasing


def test_erasing_leaves_nothing_but_ids_states_and_times(me, call, person, employee, ask, place, settle, sweep, rows):
    user, referrer = person(), employee(place.company)
    first = ask(user)
    replaced = ask(user, link=f"{place.link}/2", description="A text that the seeker replaced.")
    second = ask(user, link=f"{place.link}/2")
    settle()
    call("give_referral", {"referralId": first["referralId"], "decision": "refer"}, caller=referrer, method="PUT")
    call("give_referral", {"referralId": first["referralId"], "decision": "undo"}, caller=referrer, method="PUT")
    settle()
    call("give_referral", {"referralId": first["referralId"], "decision": "deny", "reason": "A reason."},
         caller=referrer, method="PUT")  # fmt: skip
    email, accounts, jobs = email_of(user), module("me").accounts, module("ask_referral").jobs
    assert entry(user)
    answer = me(user, method="DELETE")
    assert answer.status == 202
    assert set(answer.body) == {"receiptId", "at", "erased"}

    assert module("me").users.get(user) is None
    assert (accounts.get(user), entry(user), objects(user)) == (None, None, [])
    sweep(user)
    assert not jobs.get_all([one["revision"] for one in (first, replaced, second)])
    assert call("login", {"email": email, "password": PASSWORD}).status == 401
    columns = (
        "referral_id, link, company, company_key, role, state,"
        " score, score_version, evidence, summary, reason, due_at, revision"
    )
    for ask_id, link, *named, state, score, version, evidence, summary, reason, due, revision in rows(
        f"SELECT {columns} FROM referral WHERE seeker = %s", user
    ):
        assert (link, named) == (f"erased:{ask_id}", ["", "", ""])
        assert state == ("denied" if ask_id == first["referralId"] else "withdrawn")
        assert (score, version, evidence, summary, reason, due, revision) == (None,) * 7
    moves = rows("SELECT to_state FROM referral_move WHERE referral_id = %s ORDER BY move_id", second["referralId"])
    assert [state for (state,) in moves] == ["scoring", "queued", "withdrawn"]
    assert rows("SELECT company FROM referral_reveal WHERE referral_id = %s", first["referralId"]) == [("",)]
    assert rows("SELECT * FROM submission WHERE seeker = %s", user) == []
    assert call("give_referral", caller=referrer).body["referrals"] == []


def test_erasing_again_gives_the_same_receipt(me, person, ask):
    user = person()
    ask(user)
    first, second = me(user, method="DELETE"), me(user, method="DELETE")
    assert first.status == second.status == 202
    assert first.body["receiptId"] == second.body["receiptId"]
    assert me(person(), method="DELETE").body["receiptId"] != first.body["receiptId"]


def test_a_posting_that_somebody_else_asks_for_stays(me, person, ask, settle, sweep, call):
    user, other = person(), person()
    ask(user)
    revision = ask(other)["revision"]
    me(user, method="DELETE")
    sweep(user)
    assert not module("ask_referral").jobs.get(revision).is_forsaken
    settle()
    assert call("my_referral", caller=other).body["referrals"][0]["score"] > 0


def test_a_posting_that_its_company_has_confirmed_stays(me, call, person, employee, ask, sweep, place):
    user, referrer = person(), employee(place.company)
    revision = ask(user)["revision"]
    named = {"link": place.link, "revision": revision}
    assert call("posting", named, caller=referrer, method="PUT").status == 200
    assert me(user, method="DELETE").status == 202
    sweep(user)
    assert not module("ask_referral").jobs.get(revision).is_forsaken


def test_what_requests_under_way_left_goes_when_the_encoder_sweeps(me, ask, employee, sweep, rows, place):
    user = employee(place.company)
    asked = ask(user, company="Elsewhere")
    assert me(user, method="DELETE").status == 202
    module("ask_referral").referrals.ask(user, _posting(asked), asked["revision"])
    module("ask_referral").jobs.put(asked["revision"], _posting(asked))
    prove_employment(user, place.company)
    module("register").resumes.put(user, "A resume.")
    sweep(user)
    assert module("ask_referral").jobs.get(asked["revision"]).is_forsaken
    sweep(user)
    assert module("ask_referral").jobs.get(asked["revision"]) is None
    assert module("employment").employments.of(user) is None
    assert (entry(user), objects(user)) == (None, [])
    columns = "state, link = CONCAT('erased:', referral_id)"
    assert rows(f"SELECT {columns} FROM referral WHERE seeker = %s", user) == [("withdrawn", 1)]


def test_the_encoder_is_told_to_look_again_before_anything_goes(me, person, monkeypatch):
    user, told, users = person(), [], module("me").users
    send = lambda key, **options: told.append((key, options["delay"], users.exists(key)))  # noqa: E731
    monkeypatch.setattr(module("me").queue, "send", send)
    assert me(user, method="DELETE").status == 202
    assert told == [(user, SWEEP_S, True)]


def _posting(asked):
    return Posting.model_validate(body_of("ask_referral") | {name: asked[name] for name in ("link", "company", "role")})


def test_an_erasure_ends_the_proof_of_employment(me, employee):
    user = employee("Acme")
    me(user, method="DELETE")
    assert module("employment").employments.of(user) is None


def test_only_an_erasure_is_open_to_who_is_gone(me, export, person):
    user = person()
    me(user, method="DELETE")
    assert me(user).status == me(user, {"skills": []}, "PATCH", "*").status == export(user).status == 401
    assert me(user, method="DELETE").status == 202


def test_an_account_that_an_operator_disabled_erases_nothing(me, call, person, stack):
    user = person()
    email = email_of(user)
    named = {"UserPoolId": stack.resources["UserPool"].id, "Username": user}
    aws.client("cognito-idp").admin_disable_user(**named)
    answer, stranger = me(user, method="DELETE"), me(None, method="DELETE")
    assert (answer.status, {**answer.body, "requestId": ""}) == (401, {**stranger.body, "requestId": ""})
    assert module("me").users.get(user)
    body = body_of("register")
    body["personalInformation"]["email"] = email
    assert call("register", body).status == 202
    aws.client("cognito-idp").admin_enable_user(**named)
    assert me(user).status == 200
    assert me(user, method="DELETE").status == 202


STEPS = [
    ("referrals", "withdraw_all"),
    ("directory", "delete"),
    ("employments", "remove"),
    ("resumes", "delete"),
    ("jobs", "forsake"),
    ("referrals", "clear"),
    ("codes", "finish"),
    ("users", "delete"),
    ("queue", "send"),
    ("accounts", "delete"),
]


@pytest.mark.parametrize(("port", "method"), STEPS)
def test_a_half_done_erasure_is_finished_by_the_next_one(
    me, call, person, ask, place, settle, sweep, monkeypatch, port, method
):
    user = person()
    revision = ask(user)["revision"]
    settle()
    email = email_of(user)
    assert module("ask_referral").jobs.get(revision)
    with monkeypatch.context() as patch:
        patch.setattr(getattr(module("me"), port), method, _no_answer)
        assert me(user, method="DELETE").status == 503
    # The account is still there, also for somebody whose secret has expired meanwhile.
    assert call("login", {"email": email, "password": PASSWORD}).status == 200
    assert me(user, method="DELETE").status == 202
    assert (module("me").users.get(user), module("me").accounts.get(user)) == (None, None)
    assert (entry(user), objects(user)) == (None, [])
    sweep(user)
    assert module("ask_referral").jobs.get(revision) is None


def test_codes_that_were_mailed_are_forgotten(me, person):
    user = person()
    codes, email = module("me").codes, email_of(user)
    purposes = [registration_purpose(email), reset_purpose(email), employment_purpose(user)]
    mailed = {purpose: codes.begin(purpose) for purpose in purposes}
    for purpose, code in mailed.items():
        codes.keep(purpose, code, "payload")
    assert me(user, method="DELETE").status == 202
    for purpose, code in mailed.items():
        with pytest.raises(WrongCode):
            codes.redeem(purpose, code)


def test_an_outage_of_the_directory_is_no_erasure(me, person, monkeypatch):
    user = person()
    monkeypatch.setattr(module("me").directory, "_url", "http://127.0.0.1:1")
    answer = me(user, method="DELETE")
    assert (answer.status, answer.body["code"]) == (503, "unavailable")
    assert module("me").accounts.get(user)


def test_an_encoder_that_had_read_the_profile_leaves_nothing(me, person, tick, settle, monkeypatch):
    user, encoder = person(), module("encode_users")
    settle()
    write = encoder.directory.write

    def erased_meanwhile(entry):
        assert me(user, method="DELETE").status == 202
        write(entry)

    with monkeypatch.context() as patch:
        patch.setattr(encoder.directory, "write", erased_meanwhile)
        encoder.encode({user: True})
    assert entry(user)
    encoder.queue.send(user)
    assert tick("encode_users")["Gone"] >= 1
    assert entry(user)  # a profile that is missing proves no erasure
    encoder.queue.send(user, erased=True)  # as the erasure did; it becomes visible two minutes later
    assert tick("encode_users")["Swept"] >= 1
    assert entry(user) is None
    assert module("me").users.get(user) is None


def test_a_change_that_was_under_way_leaves_nothing(me, person, monkeypatch):
    user, users = person(), module("me").users
    replace_profile = users.replace

    def erased_meanwhile(*arguments):
        assert me(user, method="DELETE").status == 202
        module("me").resumes.put(user, "I write compilers.")
        return replace_profile(*arguments)

    monkeypatch.setattr(users, "replace", erased_meanwhile)
    assert me(user, {"resume": "I write compilers."}, "PATCH", "*").status == 412
    assert (users.get(user), objects(user)) == (None, [])


def test_the_address_of_an_erased_person_can_register_again(me, call, person):
    user = person()
    email = email_of(user)
    me(user, method="DELETE")
    body = body_of("register")
    body["personalInformation"]["email"] = email
    assert register(call, body).status == 201


def test_an_erasure_logs_its_receipt_and_nobody(me, person, caplog):
    user = person()
    email = email_of(user)
    caplog.clear()
    receipt = me(user, method="DELETE").body["receiptId"]
    logged = [str(vars(record)) for record in caplog.records]
    assert any(receipt in line for line in logged)
    assert not any(user in line or email in line for line in logged)


def test_the_event_changes_a_profile(person):
    user = person()
    event = event_of("me")
    body = json.loads(event["body"])
    body["personalInformation"]["email"] = email_of(user)
    event["body"] = json.dumps(body)
    event["requestContext"]["authorizer"] = {"claims": {"sub": user}}
    assert module("me").handler(event, Context())["statusCode"] == 200


def test_an_outage_of_the_database_is_reported(me, export, person, monkeypatch):
    user, database = person(), module("me").referrals._database
    monkeypatch.setattr(database, "_connection", None)
    monkeypatch.setattr(database, "_server", replace(database._server, port=1))
    for answer in (export(user), me(user, method="DELETE")):
        assert (answer.status, answer.body["code"]) == (503, "unavailable")
    assert module("me").accounts.get(user)


def _refused(*_arguments):
    raise Defect("The bucket of the resumes", "ClientError AccessDenied")


def _no_answer(*_arguments, **_options):
    raise Outage("A store")
