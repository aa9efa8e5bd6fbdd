import base64
import copy
import json
import re

import pytest

from referral.adapters import aws
from referral.domain.errors import Outage
from tests.functions.conftest import body_of, email_of, module, register, user_with
from tests.functions.test_login import BAD_BODIES
from tests.mails import code_in_mail, mails_to

PASSWORD = body_of("register")["personalInformation"]["password"]


def changed(path: str, value) -> dict:
    """The body of the event with one value replaced, or added, or (value is ...) taken away."""
    body = copy.deepcopy(body_of("register"))
    *steps, last = [int(step) if step.isdigit() else step for step in path.strip("/").split("/")]
    place = body
    for step in steps:
        place = place[step]
    if value is ...:
        del place[last]
    else:
        place[last] = value
    return body


def stored(email: str):
    """The stored profile of the person with this address, or None."""
    user_id = user_with(email)
    return module("register").users.get(user_id) if user_id else None


def fresh(email_start: str) -> str:
    from uuid import uuid4

    return f"{email_start}-{uuid4().hex[:10]}@example.org"


def login(call, email: str, password: str = PASSWORD):
    return call("login", {"email": email, "password": password})


def confirm(call, email: str, code: str, password: str = PASSWORD):
    return call("register", {"email": email, "code": code, "password": password}, path="/register/confirm")


def another(code: str) -> str:
    return f"{(int(code) + 1) % 10**6:06}"


@pytest.fixture
def unverified(monkeypatch):
    """An installation that verifies no addresses."""
    monkeypatch.setattr(module("register"), "verifies_email", False)


@pytest.fixture
def calls_to_aws(stack):
    """The calls to AWS since the fixture was last asked: services and operations in order."""
    calls: list[str] = []

    def note(model, **_):
        calls.append(f"{model.service_model.service_name}:{model.name}")

    clients = [aws.client(service) for service in ("cognito-idp", "dynamodb", "s3", "sesv2", "sqs")]
    for client in clients:
        client.meta.events.register("before-call", note)

    def taken() -> list[str]:
        made, calls[:] = [*calls], []
        return made

    yield taken
    for client in clients:
        client.meta.events.unregister("before-call", note)


def test_a_registered_person_can_log_in_and_the_password_is_not_stored(call):
    email = fresh("new")
    body = changed("/personalInformation/email", email)
    assert call("register", body).status == 202
    answer = confirm(call, email, code_in_mail(email))
    assert (answer.status, answer.body) == (201, {"email": email})
    assert login(call, email).status == 200
    user = stored(email)
    assert user.profile.career.skills == body["skills"]
    assert module("encode_users").resumes.get(user.profile.resumeKey) == body["resume"]
    assert PASSWORD not in user.body
    assert email not in user.profile.resumeKey


def test_there_is_neither_account_nor_profile_before_the_code_is_entered(call):
    email = fresh("waiting")
    assert call("register", changed("/personalInformation/email", email)).status == 202
    assert stored(email) is None
    assert module("register").accounts.find(email) is None
    unknown, waiting = login(call, fresh("nobody")), login(call, email)
    assert unknown.status == waiting.status == 401
    assert {**unknown.body, "requestId": ""} == {**waiting.body, "requestId": ""}


def stranger_registers(call, email: str):
    """Somebody who does not read the mail to this address registers it."""
    body = changed("/personalInformation/email", email)
    body["personalInformation"] |= {"password": "Strangers-Horse-9", "firstName": "Mallory"}
    return call("register", body)


def test_a_code_counts_only_with_the_password_of_the_registration_that_it_was_mailed_for(call):
    """A stranger registers somebody's address with a password of their own; the owner enters the code."""
    email = fresh("victim")
    assert stranger_registers(call, email).status == 202
    wrong = confirm(call, fresh("never"), "123456")
    for _ in range(7):
        answer = confirm(call, email, code_in_mail(email), "Owners-Horse-9")
        assert (answer.status, {**answer.body, "requestId": ""}) == (400, {**wrong.body, "requestId": ""})
    assert stored(email) is None
    assert module("register").accounts.find(email) is None


def test_a_strangers_registrations_never_answer_the_owners(call):
    """They may spend the mails of the hour, but no code gives the owner the stranger's profile."""
    email = fresh("victim")
    answers = [stranger_registers(call, email) for _ in range(5)]
    answers.append(call("register", changed("/personalInformation/email", email)))
    assert {answer.status for answer in answers} == {202}
    assert len({json.dumps(answer.body) for answer in answers}) == 1
    assert len(mails_to(email)) == 5
    assert confirm(call, email, code_in_mail(email)).status == 400
    assert stored(email) is None


def test_a_strangers_registrations_do_not_replace_the_owners(call):
    email = fresh("owner")
    assert call("register", changed("/personalInformation/email", email)).status == 202
    code = code_in_mail(email)
    for _ in range(4):
        assert stranger_registers(call, email).status == 202
    for _ in range(6):
        assert confirm(call, email, another(code), "Strangers-Horse-9").status == 400
    assert confirm(call, email, code).status == 201
    assert stored(email).profile.person.firstName == body_of("register")["personalInformation"]["firstName"]


def test_nothing_waits_once_a_registration_is_confirmed(call, stack):
    email = fresh("many")
    assert stranger_registers(call, email).status == 202
    assert register(call, changed("/personalInformation/email", email)).status == 201
    items = aws.client("dynamodb").scan(TableName=stack.resources["PendingTable"].id)["Items"]
    assert email not in str(items)


def test_what_waits_holds_no_password_and_no_code(call, stack):
    email = fresh("kept")
    body = changed("/personalInformation/email", email)
    body["personalInformation"]["password"] = "Planted-Horse-9"
    assert call("register", body).status == 202
    items = aws.client("dynamodb").scan(TableName=stack.resources["PendingTable"].id)["Items"]
    (item,) = [one for one in items if email in one.get("payload", {}).get("S", "")]
    assert "Planted-Horse-9" not in str(items)
    assert email not in str({name: value for name, value in item.items() if name != "payload"})


def test_a_known_address_gets_the_same_answer_and_another_mail(call, person, calls_to_aws):
    known, unknown = email_of(person()), fresh("unknown")
    before = stored(known)
    body = changed("/personalInformation/email", known.upper())
    body["personalInformation"] |= {"password": "Another-Horse-9", "firstName": "Mallory"}
    calls_to_aws()
    first = call("register", body)
    work_for_known = calls_to_aws()
    second = call("register", changed("/personalInformation/email", unknown))
    # The first item of an hour takes one write, a later one two.
    assert {*work_for_known} == {*calls_to_aws()}
    assert (first.status, second.status) == (202, 202)
    assert {**first.body, "email": ""} == {**second.body, "email": ""}
    assert first.headers == second.headers
    assert "has an account" in mails_to(known)[0]["text"]
    assert not re.search(r"\d{6}", mails_to(known)[0]["text"])
    assert stored(known) == before
    assert login(call, known).status == 200
    assert login(call, known, "Another-Horse-9").status == 401


def test_nobody_takes_over_an_account_with_a_guessed_code(call, person, monkeypatch):
    email = email_of(person())
    monkeypatch.setattr("referral.adapters.codes.new_code", lambda: "123456")
    assert call("register", changed("/personalInformation/email", email)).status == 202
    answer = confirm(call, email, "123456", "Mallorys-Horse-9")
    assert (answer.status, answer.body["code"]) == (400, "wrong_code")
    assert login(call, email).status == 200


@pytest.mark.parametrize("password", ["short", "alllowercase", "NODIGITS-here", "Space-at-end-9 "])
def test_a_weak_password_is_refused_before_anything_is_stored(call, password, calls_to_aws):
    email = fresh("weak")
    body = changed("/personalInformation/email", email)
    body["personalInformation"]["password"] = password
    calls_to_aws()
    refused = call("register", body)
    assert (refused.status, refused.pointers) == (400, {"/personalInformation/password"})
    assert calls_to_aws() == []
    assert call("register", changed("/personalInformation/email", email)).status == 202
    calls_to_aws()
    refused = confirm(call, email, code_in_mail(email), password)
    assert (refused.status, refused.pointers) == (400, {"/password"})
    assert calls_to_aws() == []


def test_a_wrong_a_missing_and_a_used_code_look_alike(call):
    email = fresh("codes")
    assert call("register", changed("/personalInformation/email", email)).status == 202
    code = code_in_mail(email)
    answers = [confirm(call, email, another(code)), confirm(call, fresh("never"), code)]
    assert confirm(call, email, code).status == 201
    answers.append(confirm(call, email, code, "Another-Horse-9"))
    assert {answer.status for answer in answers} == {400}
    assert len({json.dumps({**answer.body, "requestId": ""}) for answer in answers}) == 1
    assert answers[0].body["code"] == "wrong_code"


@pytest.mark.parametrize("code", ["", "12345", "1234567", "12345a", "１２３４５６", 123456, None])
def test_a_code_has_six_digits(call, code):
    answer = confirm(call, fresh("form"), code)
    assert (answer.status, answer.pointers) == (400, {"/code"})


def test_a_later_registration_replaces_the_one_that_waits(call):
    email = fresh("twice")
    assert call("register", changed("/personalInformation/email", email)).status == 202
    first = code_in_mail(email)
    body = changed("/personalInformation/email", email)
    body["personalInformation"]["firstName"] = "Second"
    assert call("register", body).status == 202
    second = code_in_mail(email)
    assert first == second or confirm(call, email, first).status == 400
    assert confirm(call, email, second).status == 201
    assert stored(email).profile.person.firstName == "Second"


def test_the_sixth_mail_within_an_hour_is_not_sent(call):
    email = fresh("impatient")
    body = changed("/personalInformation/email", email)
    answers = [call("register", body) for _ in range(7)]
    assert {answer.status for answer in answers} == {202}
    assert len(mails_to(email)) == 5
    assert confirm(call, email, code_in_mail(email)).status == 201


@pytest.mark.parametrize("step", ["accounts.set_password", "resumes.put", "users.add", "codes.close"])
def test_a_confirmation_that_stopped_half_way_can_be_repeated(call, monkeypatch, step):
    email = fresh("half")
    assert call("register", changed("/personalInformation/email", email)).status == 202
    code, (adapter, method) = code_in_mail(email), step.split(".")
    with monkeypatch.context() as patch:
        patch.setattr(getattr(module("register"), adapter), method, _no_answer)
        assert confirm(call, email, code).status == 503
    assert confirm(call, email, code).status == 201
    assert stored(email) is not None
    assert login(call, email).status == 200


def test_a_confirmation_whose_answer_was_lost_is_repeated_with_its_password_only(call):
    email = fresh("lost")
    assert call("register", changed("/personalInformation/email", email)).status == 202
    code = code_in_mail(email)
    assert confirm(call, email, code).status == 201
    profile = stored(email)
    assert confirm(call, email, code).status == 201
    assert confirm(call, email, code, "Another-Horse-9").status == 400
    assert confirm(call, email, another(code)).status == 400
    assert stored(email) == profile
    assert login(call, email).status == 200


def test_a_registration_without_an_account_can_be_begun_again(call, monkeypatch):
    email = fresh("again")
    assert call("register", changed("/personalInformation/email", email)).status == 202
    with monkeypatch.context() as patch:
        patch.setattr(module("register").users, "add", _no_answer)
        assert confirm(call, email, code_in_mail(email)).status == 503
    body = changed("/personalInformation/email", email)
    body["personalInformation"]["password"] = "Second-Horse-9"
    assert call("register", body).status == 202
    assert confirm(call, email, code_in_mail(email), "Second-Horse-9").status == 201
    assert login(call, email, "Second-Horse-9").status == 200


def test_both_names_of_the_personal_information_are_taken(call):
    body = changed("/personalInformation/email", fresh("alias"))
    body["personalInfo"] = body.pop("personalInformation")
    assert call("register", body).status == 202


@pytest.mark.parametrize("name", ["Moody's", "O'Brien", "🦊 Fox", "مريم", "李小龍", "' OR '1'='1"])
def test_any_name_is_kept_as_it_is(call, name):
    body = changed("/personalInformation/email", fresh("o'brien"))
    body["personalInformation"] |= {"firstName": name, "lastName": name, "company": name}
    assert register(call, body).status == 201
    assert stored(body["personalInformation"]["email"]).profile.person.lastName == name


def test_a_body_in_base64_is_read(call):
    body = changed("/personalInformation/email", fresh("base64"))
    assert call("register", base64.b64encode(json.dumps(body).encode()).decode(), base64=True).status == 202


def test_without_verification_the_account_is_there_at_once(call, unverified):
    email = fresh("closed")
    answer = call("register", changed("/personalInformation/email", email))
    assert (answer.status, answer.body) == (201, {"email": email})
    assert login(call, email).status == 200
    assert mails_to(email) == []


def test_without_verification_a_taken_address_is_refused_and_its_account_stays_as_it_was(call, person, unverified):
    email = email_of(person())
    before = stored(email)
    body = changed("/personalInformation/email", email.upper())
    body["personalInformation"] |= {"password": "Another-Horse-9", "firstName": "Mallory"}
    answer = call("register", body)
    assert (answer.status, answer.body["code"]) == (409, "email_taken")
    assert stored(email) == before
    assert login(call, email).status == 200
    assert login(call, email, "Another-Horse-9").status == 401


@pytest.mark.parametrize("step", ["accounts.set_password", "users.add"])
def test_without_verification_only_the_same_password_finishes_an_interrupted_registration(
    call, monkeypatch, unverified, step
):
    email = fresh("half")
    body = changed("/personalInformation/email", email)
    adapter, method = step.split(".")
    with monkeypatch.context() as patch:
        patch.setattr(getattr(module("register"), adapter), method, _no_answer)
        assert call("register", body).status == 503
    foreign = copy.deepcopy(body)
    foreign["personalInformation"]["password"] = "Another-Horse-9"
    assert call("register", foreign).status == 409
    assert stored(email) is None
    assert call("register", body).status == 201
    assert stored(email) is not None
    assert login(call, email).status == 200


def test_an_outage_of_the_queue_does_not_stop_a_registration(call, monkeypatch):
    monkeypatch.setattr(module("register").queue, "send", _no_answer)
    assert register(call, changed("/personalInformation/email", fresh("queue"))).status == 201


@pytest.mark.parametrize("body", BAD_BODIES)
def test_a_body_that_is_not_an_object_is_refused(call, body):
    answer = call("register", body)
    assert answer.status == 400
    assert answer.pointers == {""}


@pytest.mark.parametrize(
    ("path", "value", "pointer"),
    [
        ("/personalInformation", ..., "/personalInformation"),
        ("/personalInformation", None, "/personalInformation"),
        ("/personalInformation/email", "not an address", ""),
        ("/personalInformation/email", "a@b", ""),
        ("/personalInformation/email", 3.14, ""),
        ("/personalInformation/password", "short", ""),
        ("/personalInformation/password", "alllowercase", ""),
        ("/personalInformation/firstName", " ", ""),
        ("/personalInformation/lastName", {"x": 1}, ""),
        ("/personalInformation/firstName", "a\u0000b", ""),
        ("/personalInformation/firstName", "x" * 201, ""),
        ("/education", ..., ""),
        ("/education", "none", ""),
        ("/education/0/level", 4.0, ""),
        ("/education/0/dateTo", "2013-02-30", ""),
        ("/education/0/dateTo", "2010-01", ""),
        ("/experience", {}, ""),
        ("/experience/0/role", ..., ""),
        ("/experience/0/dateFrom", "2023-02-29", ""),
        ("/experience/0/dateFrom", "2023-13", ""),
        ("/experience/0/dateFrom", "02/03/2023", ""),
        ("/experience/0/dateFrom", 2023.5, ""),
        ("/experience/1/dateTo", "2017-06-30", ""),
        ("/skills", "Python", ""),
        ("/skills/2", 1.5, ""),
        ("/skills/0", "", ""),
        ("/resume", ["x"], ""),
    ],
)
def test_wrong_fields_are_named_and_nothing_is_kept(call, path, value, pointer):
    body = changed(path, value)
    email = fresh("bad")
    if "personalInformation" in body and isinstance(body["personalInformation"], dict) and not path.endswith("email"):
        body["personalInformation"]["email"] = email
    answer = call("register", body)
    assert answer.status == 400, answer.body
    assert answer.pointers == {pointer or path}
    assert stored(email) is None


def test_a_lone_surrogate_is_refused(call):
    answer = call("register", changed("/personalInformation/firstName", "\ud800"))
    assert (answer.status, answer.pointers) == (400, {""})


def test_five_megabytes_are_too_large(call):
    answer = call("register", changed("/resume", "x" * 5_000_000))
    assert (answer.status, answer.body["code"]) == (413, "too_large")


def test_a_large_body_of_many_byte_characters_is_too_large(call):
    body = changed("/personalInformation/email", fresh("wide"))
    body["resume"] = "語" * 60_000
    assert call("register", json.dumps(body, ensure_ascii=False)).status == 413


def _no_answer(*_args, **_kwargs):
    raise Outage("A store")
