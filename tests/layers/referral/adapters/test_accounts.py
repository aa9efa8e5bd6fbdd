"""Accounts and sessions in the local user pool, which is as strict as the real one where that matters."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from botocore.exceptions import ClientError

from referral.adapters.accounts import Accounts
from referral.adapters.aws import client
from referral.adapters.sessions import Sessions
from referral.domain.errors import EmailTaken, Invalid, Unauthorized

PASSWORD = "Correct-Horse-9"


@pytest.fixture
def pool(stack) -> str:
    return stack.environment("RegisterFunction")["USER_POOL_ID"]


@pytest.fixture
def app(stack) -> str:
    return stack.environment("RegisterFunction")["USER_POOL_CLIENT_ID"]


@pytest.fixture
def accounts(pool) -> Accounts:
    return Accounts(pool)


@pytest.fixture
def sessions(pool, app) -> Sessions:
    return Sessions(pool, app)


@pytest.fixture
def email() -> str:
    return f"o'{uuid4().hex}@example.org"


@pytest.fixture
def user_id(accounts, email) -> str:
    user_id = accounts.create(email, PASSWORD)
    accounts.set_password(user_id, PASSWORD)
    return user_id


def test_an_account_is_named_by_the_pools_id(accounts, user_id, email):
    assert UUID(user_id)
    assert accounts.find(email) == user_id
    assert accounts.find(f"x{email}") is None


def test_an_address_has_one_account(accounts, user_id, email):
    with pytest.raises(EmailTaken):
        accounts.create(email, PASSWORD)


def test_nobody_logs_in_to_an_account_that_was_only_begun(accounts, sessions, email):
    accounts.create(email, PASSWORD)
    with pytest.raises(Unauthorized):
        sessions.log_in(email, PASSWORD)
    assert sessions.proves(email, PASSWORD)
    assert not sessions.proves(email, "Wrong-Horse-9")


def test_only_an_enabled_account_is_active(accounts, pool, user_id, email):
    assert accounts.is_active(user_id)
    assert not accounts.is_disabled(user_id)
    assert not accounts.is_active(str(uuid4()))
    client("cognito-idp").admin_disable_user(UserPoolId=pool, Username=user_id)
    assert not accounts.is_active(user_id)
    assert accounts.is_disabled(user_id)
    assert accounts.find(email) is None
    client("cognito-idp").admin_enable_user(UserPoolId=pool, Username=user_id)
    assert accounts.is_active(user_id)
    client("cognito-idp").admin_delete_user(UserPoolId=pool, Username=user_id)
    assert not accounts.is_active(user_id)
    assert not accounts.is_disabled(user_id)


def test_the_pool_has_the_last_word_about_a_password(accounts, user_id, email):
    for refused in (lambda: accounts.create(f"x{email}", "weak"), lambda: accounts.set_password(user_id, "weak")):
        with pytest.raises(Invalid) as refusal:
            refused()
        assert [error.code for error in refusal.value.errors] == ["weak_password"]


def test_an_address_can_be_set_twice_and_not_to_anothers(accounts, sessions, user_id, email):
    new = f"new-{email}"
    accounts.change_email(user_id, new)
    accounts.change_email(user_id, new)
    assert accounts.find(new) == user_id
    assert sessions.log_in(new, PASSWORD).secret
    accounts.create(email, PASSWORD)
    with pytest.raises(EmailTaken):
        accounts.change_email(user_id, email)


def test_signing_out_ends_sessions_whatever_name_opened_them(accounts, sessions, user_id, email):
    by_address, by_id = sessions.log_in(email, PASSWORD), sessions.log_in(user_id, PASSWORD)
    accounts.sign_out(user_id)
    for session in (by_address, by_id):
        with pytest.raises(Unauthorized):
            sessions.renew(session.refresh_token)


def test_the_pool_is_of_no_use_past_the_gateway(pool, app, user_id, email):
    """Its address and the client's id are no secrets: every token has them."""
    idp = client("cognito-idp")
    password = {"USERNAME": email, "PASSWORD": PASSWORD}
    refused: dict[str, tuple[Any, dict[str, Any]]] = {
        "sign up": (idp.sign_up, {"Username": f"x{email}", "Password": PASSWORD}),
        "log in": (idp.initiate_auth, {"AuthFlow": "USER_PASSWORD_AUTH", "AuthParameters": password}),
        "log in by SRP": (
            idp.initiate_auth, {"AuthFlow": "USER_SRP_AUTH", "AuthParameters": {"USERNAME": email, "SRP_A": "1"}}
        ),
        "forget": (idp.forgot_password, {"Username": email}),
        "renew": (idp.get_tokens_from_refresh_token, {"RefreshToken": "x"}),
        "revoke": (idp.revoke_token, {"Token": "x"}),
    }  # fmt: skip
    for operation, (call, arguments) in refused.items():
        with pytest.raises(ClientError) as refusal:
            call(ClientId=app, **arguments)
        code = refusal.value.response["Error"]["Code"]
        assert code in ("NotAuthorizedException", "InvalidParameterException"), operation


def test_an_account_that_is_gone_is_nobodys(accounts, email):
    gone = str(uuid4())
    for call in (
        lambda: accounts.sign_out(gone),
        lambda: accounts.set_password(gone, PASSWORD),
        lambda: accounts.change_email(gone, email),
    ):
        with pytest.raises(Unauthorized):
            call()


def test_an_address_that_the_pool_refuses_is_named(accounts, user_id, email, monkeypatch):
    def refuse(*_: Any, **__: Any) -> None:
        raise ClientError({"Error": {"Code": "InvalidParameterException", "Message": "Invalid email."}}, "Operation")

    monkeypatch.setattr(accounts._cognito, "admin_update_user_attributes", refuse)
    with pytest.raises(Invalid) as refusal:
        accounts.change_email(user_id, f"new-{email}")
    assert [(error.pointer, error.code) for error in refusal.value.errors] == [("/email", "not_an_email")]
