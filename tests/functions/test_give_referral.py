import json
import urllib.request

import pytest

from referral.application import rank
from referral.domain.errors import Throttled
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


@pytest.fixture
def queued(person, ask, settle):
    """queued(seeker=somebody new, **changes to the posting) is an ask that waits for a decision."""

    def queued(seeker=None, **changes):
        referral = ask(seeker or person(), **changes)
        settle()
        return referral

    return queued


@pytest.fixture
def mine(call):
    """mine(seeker) is the seeker's only ask as the seeker sees it."""

    def mine(seeker):
        (referral,) = call("my_referral", caller=seeker).body["referrals"]
        return referral

    return mine


@pytest.fixture
def change(stack):
    """change(statement, *values) changes rows as the database's administrator."""

    def change(statement, *values):
        with stack.database.connect(stack.administrator, autocommit=True) as connection, connection.cursor() as cursor:
            assert cursor.execute(statement, values)

    return change


IDENTITY = ("email", "name", "company", "headline", "resume")


NOVICE = {"experience": [], "education": [], "skills": [], "resume": "I like the sea, and I am new to everything else."}


def test_the_inbox_is_ranked_by_fit_not_by_date(person, ask, settle, inbox):
    novice, engineer = person(**NOVICE), person()
    best, other = ask(engineer)["referralId"], ask(novice)["referralId"]
    settle()
    referrals = inbox()["referrals"]
    assert [referral["referralId"] for referral in referrals] == [best, other]
    assert referrals[0]["score"] > referrals[1]["score"] + 20


# ------------------------------------------------------------ the blind first look


def test_the_inbox_tells_what_a_seeker_can_do_and_not_who_it_is(person, queued, inbox, mine):
    seeker = person()
    queued(seeker)
    (shown,) = inbox()["referrals"]
    assert [shown["seeker"][field] for field in IDENTITY] == [None] * len(IDENTITY)
    assert "Python" in shown["seeker"]["skills"]
    assert shown["seeker"]["years"] > 5
    assert shown["seeker"]["education"] == ["bachelor"]
    assert shown["evidence"]
    assert mine(seeker)["reveals"] == []


def test_neither_evidence_nor_summary_names_the_person_a_school_or_an_employer(person, queued, inbox):
    """Where people also write them: in titles, skills, majors and the resume, in other spellings."""
    job = {
        "company": "Tidewater Robotics, Inc.",
        "role": "Senior Platform Engineer at Tidewater Robotics",
        "description": "Ran Kubernetes for Tidewater Robotics.\nmaya okafor wrote Python services.",
        "dateFrom": "2018-01",
    }
    degree = {"level": "MSc of Lakeshore College", "major": "Informatics at Lakeshore College"}
    seeker = person(
        education=[degree | {"school": "Lakeshore College"}],
        experience=[job],
        skills=["Python", "Kubernetes", "Tidewater Robotics deployment tool", "maya@okafor.example"],
        resume="Maya Okafor, maya@okafor.example\nBuilt Python services at TIDEWATER ROBOTICS.\nLed rollouts.",
    )
    asked = "Python services\nKubernetes\nMSc in informatics\nTidewater Robotics deployment tool\n3 years of experience"
    queued(seeker, role="Senior Platform Engineer", requiredQualifications=asked, preferredQualifications="")
    (shown,) = inbox()["referrals"]
    said = json.dumps([[evidence["quote"] for evidence in shown["evidence"]], shown["seeker"]]).casefold()
    assert "python" in said
    assert shown["seeker"]["seniority"] == "senior"
    for word in ("maya", "okafor", "@", "lakeshore", "tidewater"):
        assert word not in said, said


def test_a_longer_inbox_takes_no_more_queries_and_looks_nobody_up(queued, inbox, place, monkeypatch):
    for number in range(4):
        queued(link=f"{place.link}/{number}")
    function, queries, lookups = module("give_referral"), [], []
    select, entries = function.referrals._database.select, function.directory.entries
    monkeypatch.setattr(function.referrals._database, "select", lambda *one: queries.append(one) or select(*one))
    monkeypatch.setattr(function.directory, "entries", lambda ids: lookups.append(list(ids)) or entries(lookups[-1]))
    taken = []
    for limit in (1, 4):
        queries.clear()
        assert len(inbox(limit=limit)["referrals"]) == limit
        taken.append(len(queries))
    assert taken == [1, 1]
    assert lookups == []


def test_a_referral_reveals_who_it_is_and_the_seeker_sees_that(person, queued, decide, mine, place):
    seeker = person()
    referral = queued(seeker)
    shown = decide("refer", referralId=referral["referralId"]).body["referral"]
    registered = body_of("register")
    assert (shown["seeker"]["email"], shown["seeker"]["name"]) == (email_of(seeker), "Maya Okafor")
    assert shown["seeker"]["headline"] == registered["personalInformation"]["headline"]
    with urllib.request.urlopen(shown["seeker"]["resume"]) as resume:
        assert resume.read().decode() == registered["resume"]
    (reveal,) = mine(seeker)["reveals"]
    assert reveal["company"] == place.company
    assert reveal["at"] >= referral["askedAt"]


def test_who_was_referred_stays_known_with_one_reveal_a_day(person, queued, inbox, decide, mine, change):
    seeker = person()
    id = queued(seeker)["referralId"]
    decide("refer", referralId=id)
    for _ in range(2):
        (shown,) = inbox(state="matched")["referrals"]
        assert (shown["referralId"], shown["seeker"]["email"]) == (id, email_of(seeker))
        # Signed the way that new buckets take.
        assert "X-Amz-Signature=" in shown["seeker"]["resume"]
    assert len(mine(seeker)["reveals"]) == 1
    yesterday = "revealed_on = revealed_on - INTERVAL 1 DAY, revealed_at = revealed_at - INTERVAL 1 DAY"
    change(f"UPDATE referral_reveal SET {yesterday} WHERE referral_id = %s", id)
    inbox(state="matched")
    first, second = mine(seeker)["reveals"]
    assert first["at"] < second["at"]
    assert set(first) == {"at", "company"}, "the referrer is not named"


def test_who_was_denied_stays_unknown(person, queued, inbox, decide, mine):
    seeker = person()
    id = queued(seeker)["referralId"]
    for shown in (decide("deny", referralId=id).body["referral"], *inbox(state="denied")["referrals"]):
        assert shown["referralId"] == id
        assert [shown["seeker"][field] for field in IDENTITY] == [None] * len(IDENTITY)
    assert mine(seeker)["reveals"] == []


def test_what_somebody_decided_is_shown_to_nobody_else(call, person, employee, queued, inbox, decide, place):
    for number, decision in enumerate(("refer", "deny")):
        decide(decision, referralId=queued(link=f"{place.link}/{number}")["referralId"])
    for state in ("matched", "denied"):
        assert len(inbox(state=state)["referrals"]) == 1
        for other in (employee(place.company), employee("Elsewhere"), person(None)):
            assert call("give_referral", caller=other, query={"state": state}).body["referrals"] == []


def test_pages_of_decided_asks_hold_each_once_newest_decision_first(queued, inbox, decide, place):
    ids = [queued(link=f"{place.link}/{number}")["referralId"] for number in range(5)]
    for id in ids:
        decide("deny", referralId=id)
    found, cursor = [], {}
    while True:
        page = inbox(state="denied", limit=2, **cursor)
        found += [referral["referralId"] for referral in page["referrals"]]
        if page["cursor"] is None:
            break
        cursor = {"cursor": page["cursor"]}
    assert found == ids[::-1]
    assert len(inbox(state="denied", link=f"{place.link}/2")["referrals"]) == 1


def test_naming_a_seeker_by_address_is_a_reveal_and_tells_nothing_about_the_decisions_of_others(
    person, employee, queued, decide, mine, place
):
    seeker, curious = person(), employee(place.company)
    queued(seeker)
    named = {"email": email_of(seeker), "link": place.link}
    assert decide("undo", caller=curious, **named).status == 404
    assert decide("deny", **named).status == 200
    assert len(mine(seeker)["reveals"]) == 1
    assert decide("refer", **named).status == 409
    for decision in ("refer", "deny", "undo"):
        assert decide(decision, caller=curious, **named).status == 404


def test_an_installation_may_show_who_asks_at_once(person, queued, inbox, mine, monkeypatch):
    seeker = person()
    queued(seeker)
    monkeypatch.setattr(module("give_referral"), "blind", False)
    for _ in range(2):
        shown = inbox()["referrals"][0]["seeker"]
        assert (shown["email"], shown["name"]) == (email_of(seeker), "Maya Okafor")
        assert shown["resume"]
        assert len(mine(seeker)["reveals"]) == 1


# ------------------------------------------------------------ who sees which asks


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


@pytest.mark.parametrize("named_again", ["refer", "deny", "undo"])
def test_whoever_names_a_seeker_is_written_down_also_with_a_refusal(person, queued, decide, call, place, named_again):
    """A referrer who denied an ask by its id could otherwise find out by guesses whose it was."""
    seeker = person()
    id = queued(seeker)["referralId"]
    assert decide("deny", referralId=id).status == 200
    assert call("my_referral", caller=seeker).body["referrals"][0]["reveals"] == []
    guess = decide(named_again, email=email_of(seeker), link=place.link)
    assert guess.status == (409 if named_again == "refer" else 200)
    (reveal,) = call("my_referral", caller=seeker).body["referrals"][0]["reveals"]
    assert reveal["company"] == place.company


def test_referrers_neither_see_nor_decide_their_own_asks(ask, settle, inbox, decide):
    referral = ask(inbox.referrer)
    settle()
    assert inbox()["referrals"] == []
    assert decide(referralId=referral["referralId"]).status == 404


def test_other_companies_see_nothing(person, employee, ask, settle, call, decide, place):
    referral = ask(person())
    settle()
    for stranger in (employee(f"{place.company} elsewhere"), person(None)):
        assert call("give_referral", caller=stranger).body["referrals"] == []
        foreign = decide(caller=stranger, referralId=referral["referralId"])
        missing = decide(caller=stranger, referralId="00000000-0000-5000-8000-000000000000")
        assert foreign.status == missing.status == 404
        assert foreign.body["detail"] == missing.body["detail"]


@pytest.mark.parametrize(("decision", "state"), [("refer", "matched"), ("deny", "denied")])
def test_an_ask_is_decided_once(person, employee, ask, settle, call, inbox, decide, place, decision, state):
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
    shown = call("my_referral", caller=seeker).body["referrals"][0]
    assert (shown["state"], shown["reason"], shown["reasonBy"]) == (state, "We talked.", place.company)


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


# ------------------------------------------------------------ second thoughts


@pytest.mark.parametrize(("decision", "reveals"), [("refer", 1), ("deny", 0)])
def test_who_decided_may_undo_that(person, queued, settle, inbox, decide, mine, rows, decision, reveals):
    seeker = person()
    id = queued(seeker)["referralId"]
    assert decide(decision, referralId=id, reason="By mistake.").body["referral"]["undoUntil"]
    for _ in range(2):
        undone = decide("undo", referralId=id)
        assert (undone.status, undone.body["referral"]["state"]) == (200, "queued")
        assert undone.body["referral"]["seeker"]["name"] is None
    settle()
    shown = mine(seeker)
    assert (shown["state"], shown["reason"], shown["reasonBy"]) == ("queued", None, None)
    assert shown["score"] is not None
    assert len(shown["reveals"]) == reveals, "what was seen was seen"
    assert [referral["referralId"] for referral in inbox()["referrals"]] == [id]
    moves = rows("SELECT from_state, to_state, moved_by FROM referral_move WHERE referral_id = %s ORDER BY move_id", id)
    assert moves[-1] == ({"refer": "matched", "deny": "denied"}[decision], "queued", inbox.referrer)
    assert len(moves) == 4
    assert decide("refer", referralId=id).status == 200


def test_nobody_undoes_the_decision_of_another(person, employee, queued, decide, place):
    id = queued()["referralId"]
    decide("deny", referralId=id)
    missing = decide("undo", referralId="00000000-0000-5000-8000-000000000000")
    for other in (employee(place.company), employee("Elsewhere"), person(None)):
        foreign = decide("undo", caller=other, referralId=id)
        assert foreign.status == missing.status == 404
        assert foreign.body["detail"] == missing.body["detail"]


def test_a_decision_whose_answer_was_lost_is_repeated_by_its_referrer_only(person, employee, queued, decide, place):
    named = {"referralId": queued(person())["referralId"], "reason": "We talked."}
    first = decide("deny", **named)
    again = decide("deny", **named)
    assert (first.status, again.status, again.body) == (200, 200, first.body)
    for other in ({"decision": "refer"}, {"reason": "Another reason."}, {"caller": employee(place.company)}):
        late = decide(**{"decision": "deny", **named, **other})
        assert (late.status, late.body["code"]) == (409, "already_decided")


def test_a_decision_is_stored_although_a_later_step_is_throttled(queued, decide, inbox, monkeypatch):
    id = queued()["referralId"]

    def entries(_):
        raise Throttled("DynamoDB", "ThrottlingException")

    with monkeypatch.context() as patch:
        patch.setattr(module("give_referral").directory, "entries", entries)
        throttled = decide("refer", referralId=id)
    assert (throttled.status, throttled.body["code"]) == (429, "throttled")
    assert [ask["referralId"] for ask in inbox(state="matched")["referrals"]] == [id]
    again = decide("refer", referralId=id)
    assert (again.status, again.body["referral"]["state"]) == (200, "matched")


def test_a_decision_is_final_after_a_day(person, queued, decide, mine, change):
    seeker = person()
    id = queued(seeker)["referralId"]
    decide("deny", referralId=id)
    change("UPDATE referral SET decided_at = decided_at - INTERVAL 1439 MINUTE WHERE referral_id = %s", id)
    assert decide("undo", referralId=id).status == 200
    decide("refer", referralId=id)
    change("UPDATE referral SET decided_at = decided_at - INTERVAL 1441 MINUTE WHERE referral_id = %s", id)
    late = decide("undo", referralId=id)
    assert (late.status, late.body["code"], late.body["state"]) == (409, "already_decided", "matched")
    assert mine(seeker)["state"] == "matched"


def test_a_profile_that_changed_meanwhile_is_scored_again(queued, settle, decide, inbox, change):
    id = queued()["referralId"]
    decide("deny", referralId=id)
    change("UPDATE referral SET score = 1, summary = NULL WHERE referral_id = %s", id)
    decide("undo", referralId=id)
    settle()
    (shown,) = inbox()["referrals"]
    assert shown["score"] > 1
    assert shown["seeker"]["skills"]


@pytest.fixture
def appeal(call, place):
    return lambda seeker, **changes: call(
        "my_referral", {"link": place.link, "appeal": True} | changes, caller=seeker, method="POST"
    )


def test_a_denied_seeker_may_appeal_once_to_another_referrer(
    call, person, employee, queued, settle, inbox, decide, mine, appeal, place
):
    seeker, colleague = person(), employee(place.company)
    id = queued(seeker)["referralId"]
    decide("deny", referralId=id, reason="Not now.")
    assert mine(seeker)["mayAppeal"]
    for _ in range(2):
        answer = appeal(seeker)
        assert (answer.status, answer.body["referral"]["state"]) == (200, "queued")
    settle()
    assert [mine(seeker)[field] for field in ("mayAppeal", "appealed", "reason")] == [False, True, None]
    assert inbox()["referrals"] == inbox(state="denied")["referrals"] == []
    for decision in ("refer", "deny", "undo"):
        assert decide(decision, referralId=id).status == 404
    (shown,) = call("give_referral", caller=colleague).body["referrals"]
    assert shown["referralId"] == id
    assert decide("deny", caller=colleague, referralId=id).status == 200
    final = appeal(seeker)
    assert (final.status, final.body["code"], final.body["state"]) == (409, "no_appeal", "denied")
    assert not mine(seeker)["mayAppeal"]


def test_an_appeal_that_only_its_denier_could_decide_waits(
    call, person, employee, queued, settle, decide, inbox, appeal, place
):
    seeker = person()
    id = queued(seeker)["referralId"]
    decide("deny", referralId=id)
    appeal(seeker)
    settle()
    assert inbox()["referrals"] == []
    newcomer = employee(place.company)
    assert [one["referralId"] for one in call("give_referral", caller=newcomer).body["referrals"]] == [id]


def test_asking_again_does_not_bring_an_appeal_back_to_its_denier(
    call, person, queued, ask, settle, decide, inbox, appeal, place
):
    seeker = person()
    decide("deny", referralId=queued(seeker)["referralId"])
    appeal(seeker)
    call("my_referral", caller=seeker, method="DELETE", query={"link": place.link})
    ask(seeker)
    settle()
    assert inbox()["referrals"] == []


def test_only_a_denied_ask_of_ones_own_can_be_appealed(person, queued, decide, appeal, place):
    seeker, stranger = person(), person()
    assert appeal(seeker).status == 404
    id = queued(seeker)["referralId"]
    early = appeal(seeker)
    assert (early.status, early.body["code"], early.body["state"]) == (409, "no_appeal", "queued")
    decide("refer", referralId=id)
    assert (appeal(seeker).status, appeal(seeker).body["state"]) == (409, "matched")
    assert appeal(stranger).body["detail"] == appeal(seeker, link=f"{place.link}/none").body["detail"]


@pytest.mark.parametrize(
    ("body", "pointers"),
    [({"appeal": False}, {"/appeal"}), ({"appeal": 1}, {"/appeal"}), ({"link": "ftp://x.org"}, {"/link"})],
)
def test_wrong_fields_of_an_appeal_are_named(appeal, body, pointers):
    answer = appeal(newcomer(), **body)
    assert (answer.status, answer.pointers) == (400, pointers)


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
        *(
            ({"decision": "deny", "referralId": "00000000-0000-5000-8000-000000000000", "reason": reason}, {"/reason"})
            for reason in ("Pay at https://evil.example", "Write to hr@evil.example", "See www.evil.example")
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
    [
        ({"limit": "0"}, "/limit"),
        ({"link": "ftp://x.org/"}, "/link"),
        ({"cursor": "WzFd"}, "/cursor"),
        ({"state": "withdrawn"}, "/state"),
        ({"state": "scoring"}, "/state"),
    ],
)
def test_wrong_parameters_are_named(call, query, pointer):
    answer = call("give_referral", caller=newcomer(), query=query)
    assert (answer.status, answer.pointers) == (400, {pointer})


def test_without_verified_claims_nothing_is_shown(call):
    assert call("give_referral").status == 401
    assert call("give_referral", {}, method="PUT").status == 401


def test_a_cache_that_does_not_answer_is_called_once(queued, inbox, decide, place, monkeypatch):
    for number in range(3):
        decide("refer", referralId=queued(link=f"{place.link}/{number}")["referralId"])
    directory, calls = module("give_referral").directory, []
    monkeypatch.setattr(directory, "_guarded", calls.append)
    assert len(inbox(state="matched")["referrals"]) == 3
    assert len(calls) == 1


def test_without_opensearch_seekers_come_from_dynamodb(queued, inbox, decide, monkeypatch):
    decide("refer", referralId=queued()["referralId"])
    with_cache = inbox(state="matched")["referrals"][0]["seeker"]
    assert with_cache["name"]
    monkeypatch.setattr(module("give_referral").directory, "_url", "http://127.0.0.1:1")
    without = inbox(state="matched")["referrals"][0]["seeker"]
    assert {**without, "resume": None} == {**with_cache, "resume": None}
