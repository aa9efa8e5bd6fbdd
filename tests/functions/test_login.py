import json
from typing import Any

import pytest

from referral.adapters import aws
from tests.functions.conftest import body_of, email_of, module

BAD_BODIES = ["", " ", "null", "[]", '"x"', "1.5", "{", '{"email": "a@example.org"', "\ufeff{}"]


def test_a_login_gives_a_secret_that_expires(call, person):
    email = email_of(person())
    answer = call("login", {"email": email.upper(), "password": body_of("login")["password"]})
    assert answer.status == 200
    assert answer.body["expiresIn"] > 0
    assert answer.body["secret"].count(".") == 2


def session_of(call, user_id: str) -> dict[str, Any]:
    return call("login", {"email": email_of(user_id), "password": body_of("login")["password"]}).body


def renew(call, token: str):
    return call("login", {"refreshToken": token})


def log_out(call, user_id: str, body: Any = None) -> int:
    return call("login", body, caller=user_id, path="/logout").status


def test_a_refresh_token_gives_a_new_secret_and_is_replaced(call, person):
    token = session_of(call, person())["refreshToken"]
    renewed = renew(call, token)
    assert renewed.status == 200
    assert renewed.body["secret"]
    assert renewed.body["refreshToken"] != token
    assert renew(call, renewed.body["refreshToken"]).status == 200


def test_a_replaced_refresh_token_ends_soon(call, person, stack):
    """A client that did not get the answer may repeat its request for half a minute."""
    token = session_of(call, person())["refreshToken"]
    assert renew(call, token).status == 200
    assert renew(call, token).status == 200
    environment = stack.environment("LoginFunction")
    named = {"UserPoolId": environment["USER_POOL_ID"], "ClientId": environment["USER_POOL_CLIENT_ID"]}
    client = aws.client("cognito-idp").describe_user_pool_client(**named)["UserPoolClient"]
    assert client["RefreshTokenRotation"] == {"Feature": "ENABLED", "RetryGracePeriodSeconds": 30}


def test_logging_out_revokes_the_refresh_token(call, person):
    user_id = person()
    one, another = session_of(call, user_id)["refreshToken"], session_of(call, user_id)["refreshToken"]
    assert log_out(call, user_id, {"refreshToken": one}) == 204
    assert log_out(call, user_id, {"refreshToken": one}) == 204
    assert renew(call, one).status == 401
    assert renew(call, another).status == 200


@pytest.mark.parametrize("body", [None, "", {}, {"refreshToken": None}])
def test_logging_out_without_a_refresh_token_ends_all_sessions(call, person, body):
    user_id, bystander = person(), person()
    tokens = [session_of(call, user_id)["refreshToken"] for _ in range(2)]
    others = session_of(call, bystander)["refreshToken"]
    assert log_out(call, user_id, body) == 204
    assert [renew(call, token).status for token in tokens] == [401, 401]
    assert renew(call, others).status == 200


def test_an_unknown_refresh_token_is_logged_out_already(call, person):
    assert log_out(call, person(), {"refreshToken": "unknown"}) == 204


def test_logging_out_needs_a_secret_and_a_sensible_body(call, person):
    assert call("login", {}, path="/logout").status == 401
    assert log_out(call, person(), "[]") == 400
    assert log_out(call, person(), {"refreshToken": 7}) == 400


@pytest.mark.parametrize("end", ["admin_disable_user", "admin_delete_user"])
def test_an_account_that_is_disabled_or_deleted_is_out(call, person, stack, end):
    user_id = person()
    session = session_of(call, user_id)
    credentials = {"email": email_of(user_id), "password": body_of("login")["password"]}
    pool = stack.resources["UserPool"].id
    getattr(aws.client("cognito-idp"), end)(UserPoolId=pool, Username=user_id)
    assert call("login", credentials).status == 401
    assert renew(call, session["refreshToken"]).status == 401
    assert not module("login").accounts.is_active(user_id)


def test_an_account_that_goes_while_it_logs_out_is_out(call, person, stack, monkeypatch):
    """An erasure may be under way. This was a 500, and three of them take a release back."""
    user_id = person()
    monkeypatch.setattr(module("login").api, "_is_active", lambda _: True)
    aws.client("cognito-idp").admin_delete_user(UserPoolId=stack.resources["UserPool"].id, Username=user_id)
    assert log_out(call, user_id) == 401


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
