import pytest

from referral.domain.errors import Outage
from tests.functions.conftest import module, newcomer
from tests.functions.test_login import BAD_BODIES
from tests.functions.work_addresses import named_address, work_address
from tests.mails import code_in_mail

NONE = {"state": "none", "company": None, "domain": None, "verifiedAt": None, "verifiedUntil": None}


@pytest.fixture
def mail(call):
    """mail(caller, address) has a code mailed, and gives it."""

    def mail(caller, address):
        assert call("employment_code", {"workEmail": address}, caller=caller).status == 202
        return code_in_mail(address)

    return mail


@pytest.fixture
def enter(call):
    return lambda caller, code: call("employment", {"code": code}, caller=caller)


@pytest.fixture
def status(call):
    return lambda caller: call("employment", caller=caller, method="GET").body


@pytest.fixture
def end(call):
    return lambda caller: call("employment", caller=caller, method="DELETE").status


@pytest.fixture
def inbox(call):
    """inbox(caller): the number of asks, and the code of the notice."""

    def inbox(caller):
        body = call("give_referral", caller=caller).body
        return len(body["referrals"]), body["notice"] and body["notice"]["code"]

    return inbox


@pytest.fixture
def waiting(person, ask, settle):
    """An ask at the place that waits for a decision."""
    referral = ask(person())
    settle()
    return referral


def test_the_mailed_code_opens_the_inbox(waiting, person, place, mail, enter, status, inbox):
    referrer, address = person(place.company), named_address(place.company)
    assert inbox(referrer) == (0, "not_verified")
    assert status(referrer) == NONE
    answer = enter(referrer, f" {mail(referrer, address)} ")
    assert (answer.status, answer.body["state"]) == (200, "verified")
    assert (answer.body["company"], answer.body["domain"]) == (place.company, address.partition("@")[2])
    assert status(referrer) == answer.body
    assert inbox(referrer) == (1, None)


def test_a_stranger_who_types_the_name_of_a_company_sees_and_decides_nothing(waiting, person, place, call, inbox):
    """What a84f6b2 allowed."""
    stranger = person(place.company)
    assert inbox(stranger) == (0, "not_verified")
    answers = [
        call("give_referral", {"referralId": name, "decision": "deny"}, caller=stranger, method="PUT")
        for name in (waiting["referralId"], "00000000-0000-5000-8000-000000000000")
    ]
    assert [answer.status for answer in answers] == [404, 404]
    assert len({answer.body["detail"] for answer in answers}) == 1


@pytest.mark.parametrize(("needs_proof", "received"), [(True, 0), (False, 1)])
def test_what_a_stranger_may_not_see_is_not_even_read(waiting, person, place, needs_proof, received):
    stranger, referrals = person(place.company), module("give_referral").referrals
    asks, proof = referrals.inbox(place.company, stranger, None, 10, None, needs_proof=needs_proof)
    assert (len(asks), proof) == (received, None)


def test_a_domain_of_another_name_waits_for_an_operator(waiting, person, place, mail, enter, status, inbox, tick):
    referrer, address = person(place.company), work_address(place.company)
    domain = address.partition("@")[2]
    answer = enter(referrer, mail(referrer, address))
    assert (answer.status, answer.body["state"]) == (200, "pending")
    assert inbox(referrer) == (0, "pending")
    confirm = {"confirm": domain, "company": place.company, "by": "olivia"}
    assert tick("company_domains", confirm) == {"People": 1}
    assert status(referrer)["state"] == "verified"
    assert inbox(referrer) == (1, None)
    assert tick("company_domains", {"revoke": domain, "by": "olivia"}) == {"People": 1}
    assert status(referrer) == NONE
    assert inbox(referrer) == (0, "not_verified")


def test_an_inbox_without_asks_and_a_profile_without_a_company_say_so(employee, person, place, inbox):
    assert inbox(employee(place.company)) == (0, "nothing_to_decide")
    assert inbox(person(None)) == (0, "company_unknown")


def test_deleting_the_proof_closes_the_inbox_at_once(waiting, employee, place, end, status, inbox):
    referrer = employee(place.company)
    assert inbox(referrer) == (1, None)
    assert [end(referrer), end(referrer)] == [204, 204]
    assert status(referrer) == NONE
    assert inbox(referrer) == (0, "not_verified")


def test_deleting_ends_a_code_that_was_not_entered(person, place, mail, enter, end):
    referrer = person(place.company)
    code = mail(referrer, named_address(place.company))
    end(referrer)
    assert enter(referrer, code).body["code"] == "wrong_code"


def test_another_company_in_the_profile_closes_the_inbox_at_once(waiting, employee, place, status, inbox, monkeypatch):
    referrer = employee(place.company)
    for name in ("give_referral", "employment"):
        users = module(name).users
        get = users.get

        def elsewhere(user_id, get=get):
            stored = get(user_id)
            person = stored.profile.person.model_copy(update={"company": "Elsewhere"})
            profile = stored.profile.model_copy(update={"person": person})
            return type(stored)(profile, stored.has_features, stored.body)

        monkeypatch.setattr(users, "get", elsewhere)
    assert status(referrer) == NONE
    assert inbox(referrer) == (0, "not_verified")


def test_a_proof_lapses_after_180_days(waiting, employee, place, stack, status, inbox, tick, rows):
    referrer = employee(place.company)
    with stack.database.connect(stack.administrator, autocommit=True) as connection, connection.cursor() as cursor:
        cursor.execute(
            "UPDATE employment SET verified_until = UTC_TIMESTAMP(6) WHERE user_id = %s AND"
            " TIMESTAMPDIFF(DAY, verified_at, verified_until) = 180",
            (referrer,),
        )
    assert status(referrer) == NONE
    assert inbox(referrer) == (0, "not_verified")
    assert tick("company_domains")["Lapsed"] == 1
    assert rows("SELECT COUNT(*) FROM employment WHERE user_id = %s", referrer) == [(0,)]


def test_codes_that_are_wrong_used_or_of_others_look_alike(person, place, mail, enter, status):
    referrer, other = person(place.company), person(place.company)
    code = mail(referrer, named_address(place.company))
    wrong = enter(referrer, "000000" if code != "000000" else "111111")
    foreign, missing = enter(other, code), enter(person(place.company), code)
    proven = enter(referrer, code)
    answers = [wrong, foreign, missing, enter(other, code)]
    assert {(one.status, one.body["code"], one.body["detail"]) for one in answers} == {
        (400, "wrong_code", wrong.body["detail"])
    }
    assert status(other) == NONE
    assert (proven.status, enter(referrer, code).body) == (200, proven.body)


def test_a_code_that_was_entered_does_not_bring_a_proof_back(person, place, mail, enter, end, status):
    referrer = person(place.company)
    code = mail(referrer, named_address(place.company))
    assert enter(referrer, code).status == 200
    end(referrer)
    assert enter(referrer, code).status == 400
    assert status(referrer) == NONE


def test_after_five_tries_the_right_code_is_worth_nothing(person, place, mail, enter):
    referrer = person(place.company)
    code = mail(referrer, named_address(place.company))
    for number in range(5):
        assert enter(referrer, f"{(int(code) + number + 1) % 10**6:06}").status == 400
    assert enter(referrer, code).body["code"] == "wrong_code"


def test_one_address_is_one_person(person, place, mail, enter, end, status):
    first, second, address = person(place.company), person(place.company), named_address(place.company)
    assert enter(first, mail(first, address)).status == 200
    tagged = address.replace("@", "+another@")
    taken = enter(second, mail(second, tagged))
    assert (taken.status, taken.body["code"]) == (409, "address_taken")
    assert status(second) == NONE
    end(first)
    assert enter(second, mail(second, address)).status == 200


def test_a_step_that_broke_off_can_be_repeated(person, place, mail, enter, monkeypatch):
    referrer = person(place.company)
    code, codes = mail(referrer, named_address(place.company)), module("employment").codes

    def fail(*_):
        raise Outage("DynamoDB")

    with monkeypatch.context() as patch:
        patch.setattr(codes, "close", fail)
        assert enter(referrer, code).status == 503
    assert enter(referrer, code).body["state"] == "verified"


def test_a_work_address_is_kept_nowhere(stack, person, place, mail, enter, rows):
    referrer, address = person(place.company), named_address(place.company)
    local = address.partition("@")[0]
    code = mail(referrer, address)
    pending = stack.resources["PendingTable"].id
    for _ in ("mailed", "entered"):
        items = module("employment").codes._dynamodb.scan(TableName=pending)["Items"]
        assert items
        assert local not in str(items)
        assert local not in str(rows("SELECT * FROM employment"))
        enter(referrer, code)


def test_in_a_closed_installation_the_profile_is_enough(waiting, person, place, inbox, call, monkeypatch):
    monkeypatch.setattr(module("give_referral"), "verifies_employment", False)
    referrer = person(place.company)
    assert inbox(referrer) == (1, None)
    body = {"referralId": waiting["referralId"], "decision": "refer"}
    assert call("give_referral", body, caller=referrer, method="PUT").status == 200


def test_no_cache_decides_whose_inbox_opens(waiting, employee, place, inbox, monkeypatch):
    """OpenSearch may still have the company of last week."""
    referrer, directory = employee(place.company), module("give_referral").directory
    asked = []
    entries = directory.entries
    monkeypatch.setattr(directory, "entries", lambda ids: asked.extend(ids := list(ids)) or entries(ids))
    assert inbox(referrer) == (1, None)
    assert referrer not in asked


@pytest.mark.parametrize("code", ["", "x" * 33, 271828, None])
def test_a_wrong_field_is_named(call, code):
    answer = call("employment", {"code": code}, caller=newcomer())
    assert (answer.status, answer.pointers) == (400, {"/code"})


@pytest.mark.parametrize("body", BAD_BODIES)
def test_a_body_that_is_not_an_object_is_refused(call, body):
    answer = call("employment", body, caller=newcomer())
    assert (answer.status, answer.pointers) == (400, {""})


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE"])
def test_without_verified_claims_nothing_is_told(call, method):
    assert call("employment", {"code": "271828"} if method == "PUT" else None, method=method).status == 401


def test_a_profile_that_was_not_finished_proves_nothing(call):
    assert call("employment", {"code": "271828"}, caller=newcomer()).body["code"] == "not_registered"
