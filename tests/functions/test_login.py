import json

import pytest

from tests.functions.conftest import body_of, email_of

BAD_BODIES = ["", " ", "null", "[]", '"x"', "1.5", "{", '{"email": "a@example.org"', "\ufeff{}"]


def test_a_login_gives_a_secret_that_expires(call, person):
    email = email_of(person())
    answer = call("login", {"email": email.upper(), "password": body_of("login")["password"]})
    assert answer.status == 200
    assert answer.body["expiresIn"] > 0
    assert answer.body["secret"].count(".") == 2


def test_a_refresh_token_gives_a_new_secret(call, person):
    session = call("login", {"email": email_of(person()), "password": body_of("login")["password"]}).body
    renewed = call("login", {"refreshToken": session["refreshToken"]})
    assert renewed.status == 200
    assert renewed.body["secret"]
    assert renewed.body["refreshToken"] == session["refreshToken"]


def test_wrong_password_and_unknown_person_look_the_same(call, person):
    wrong = call("login", {"email": email_of(person()), "password": "Wrong-Horse-9"})
    unknown = call("login", {"email": "nobody@example.org", "password": "Wrong-Horse-9"})
    assert wrong.status == unknown.status == 401
    assert {k: v for k, v in wrong.body.items() if k != "requestId"} == {
        k: v for k, v in unknown.body.items() if k != "requestId"
    }


@pytest.mark.parametrize("token", ["x", "a.b.c", "' OR '1'='1"])
def test_an_unknown_refresh_token_is_refused(call, token):
    assert call("login", {"refreshToken": token}).status == 401


@pytest.mark.parametrize("body", BAD_BODIES)
def test_a_body_that_is_not_an_object_is_refused(call, body):
    answer = call("login", body)
    assert answer.status == 400
    assert answer.headers["Content-Type"] == ["application/problem+json"]
    assert answer.pointers == {""}


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"email": "' OR '1'='1"}, "/email"),
        ({"email": 1.5}, "/email"),
        ({"password": ["x"]}, "/password"),
        ({"password": ""}, "/password"),
        ({"email": None}, ""),
        ({"refreshToken": 7}, "/refreshToken"),
    ],
)
def test_wrong_fields_are_named(call, change, pointer):
    answer = call("login", body_of("login") | change)
    assert answer.status == 400
    assert answer.pointers == {pointer}


def test_browsers_may_read_every_kind_of_answer(call):
    assert call("login", "{}").headers["Access-Control-Allow-Origin"] == ["*"]
    assert "secret" not in json.dumps(call("login", "{}").body["errors"])
