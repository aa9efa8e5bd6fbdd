import base64
import copy
import json

import pytest

from referral.domain.errors import Outage
from tests.functions.conftest import body_of, email_of, module, user_with
from tests.functions.test_login import BAD_BODIES

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


def test_a_registered_person_can_log_in_and_the_password_is_not_stored(call):
    email = fresh("new")
    body = changed("/personalInformation/email", email)
    answer = call("register", body)
    assert answer.status == 201
    assert call("login", {"email": email, "password": PASSWORD}).status == 200
    user = stored(email)
    assert user.profile.career.skills == body["skills"]
    assert module("encode_users").resumes.get(user.profile.resumeKey) == body["resume"]
    assert PASSWORD not in user.body
    assert email not in user.profile.resumeKey


def test_both_names_of_the_personal_information_are_taken(call):
    body = changed("/personalInformation/email", fresh("alias"))
    body["personalInfo"] = body.pop("personalInformation")
    assert call("register", body).status == 201


@pytest.mark.parametrize("name", ["Moody's", "O'Brien", "🦊 Fox", "مريم", "李小龍", "' OR '1'='1"])
def test_any_name_is_kept_as_it_is(call, name):
    body = changed("/personalInformation/email", fresh("o'brien"))
    body["personalInformation"] |= {"firstName": name, "lastName": name, "company": name}
    assert call("register", body).status == 201
    assert stored(body["personalInformation"]["email"]).profile.person.lastName == name


def test_a_body_in_base64_is_read(call):
    body = changed("/personalInformation/email", fresh("base64"))
    assert call("register", base64.b64encode(json.dumps(body).encode()).decode(), base64=True).status == 201


def test_a_taken_address_is_refused_and_its_account_stays_as_it_was(call, person):
    email = email_of(person())
    before = stored(email)
    body = changed("/personalInformation/email", email.upper())
    body["personalInformation"] |= {"password": "Another-Horse-9", "firstName": "Mallory"}
    answer = call("register", body)
    assert (answer.status, answer.body["code"]) == (409, "email_taken")
    assert stored(email) == before
    assert call("login", {"email": email, "password": PASSWORD}).status == 200
    assert call("login", {"email": email, "password": "Another-Horse-9"}).status == 401


def test_only_the_same_password_finishes_an_interrupted_registration(call, monkeypatch):
    email = fresh("half")
    body = changed("/personalInformation/email", email)
    register = module("register")
    with monkeypatch.context() as patch:
        patch.setattr(register.users, "add", _no_answer)
        assert call("register", body).status == 503
    foreign = copy.deepcopy(body)
    foreign["personalInformation"]["password"] = "Another-Horse-9"
    assert call("register", foreign).status == 409
    assert stored(email) is None
    assert call("register", body).status == 201
    assert stored(email) is not None


def test_an_outage_of_the_queue_does_not_stop_a_registration(call, monkeypatch):
    monkeypatch.setattr(module("register").queue, "send", _no_answer)
    assert call("register", changed("/personalInformation/email", fresh("queue"))).status == 201


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
        ("/experience/0/dateFrom", "02/2023", ""),
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
