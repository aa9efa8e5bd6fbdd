"""Accounts whose addresses are verified by a mailed link, in a real user pool."""

import base64
import json
from uuid import UUID, uuid4

import pytest
from botocore.exceptions import ClientError

from referral.adapters.accounts import Accounts
from referral.adapters.aws import client
from referral.domain.errors import EmailNotVerified, EmailTaken, Outage, Unauthorized

PASSWORD = "Correct-Horse-9"


class Mailbox:
    """Stands for resend_confirmation_code, the one operation here that the local user pool does not have."""

    def __init__(self) -> None:
        self.links: list[str] = []
        self.refusal: ClientError | None = None

    def send(self, **request: str) -> None:
        if self.refusal:
            raise self.refusal
        self.links.append(request["Username"])


@pytest.fixture
def mailbox(stack, monkeypatch) -> Mailbox:
    mailbox = Mailbox()
    monkeypatch.setattr(client("cognito-idp"), "resend_confirmation_code", mailbox.send, raising=False)
    return mailbox


def verifying(stack) -> Accounts:
    environment = stack.environment("RegisterFunction")
    return Accounts(environment["USER_POOL_ID"], environment["USER_POOL_CLIENT_ID"], verifies_email=True)


def follow_link(stack, email: str) -> None:
    pool = stack.environment("RegisterFunction")["USER_POOL_ID"]
    client("cognito-idp").admin_confirm_sign_up(UserPoolId=pool, Username=email)


def somebody() -> str:
    return f"{uuid4().hex}@example.org"


def refusal(code: str) -> ClientError:
    return ClientError({"Error": {"Code": code, "Message": ""}}, "ResendConfirmationCode")


def test_nobody_logs_in_before_following_the_link(mailbox, stack):
    accounts, email = verifying(stack), somebody()
    accounts.create(email, PASSWORD)
    with pytest.raises(EmailNotVerified) as problem:
        accounts.log_in(email, PASSWORD)
    assert problem.value.code == "email_not_verified"
    assert mailbox.links == [email]
    follow_link(stack, email)
    assert accounts.log_in(email, PASSWORD).secret


def test_a_new_and_an_existing_account_give_the_pools_id(mailbox, stack):
    accounts, email = verifying(stack), somebody()
    user_id = accounts.create(email, PASSWORD)
    assert UUID(user_id)
    assert accounts.create(email, PASSWORD) == user_id
    follow_link(stack, email)
    assert accounts.create(email, PASSWORD) == user_id
    claims = accounts.log_in(email, PASSWORD).secret.split(".")[1]
    assert json.loads(base64.urlsafe_b64decode(claims + "=="))["sub"] == user_id


def test_a_wrong_password_sends_no_mail(mailbox, stack):
    accounts, email = verifying(stack), somebody()
    accounts.create(email, PASSWORD)
    with pytest.raises(Unauthorized):
        accounts.log_in(email, "Wrong-Horse-9")
    assert not mailbox.links


def test_only_its_owner_finishes_an_interrupted_registration(mailbox, stack):
    accounts, email = verifying(stack), somebody()
    accounts.create(email, PASSWORD)
    accounts.create(email, PASSWORD)
    with pytest.raises(EmailTaken):
        accounts.create(email, "Wrong-Horse-9")
    with pytest.raises(EmailNotVerified):
        accounts.log_in(email, PASSWORD)


def test_the_limit_of_mails_is_no_outage_and_other_failures_are(mailbox, stack):
    accounts, email = verifying(stack), somebody()
    accounts.create(email, PASSWORD)
    mailbox.refusal = refusal("LimitExceededException")
    with pytest.raises(EmailNotVerified):
        accounts.log_in(email, PASSWORD)
    mailbox.refusal = refusal("InternalErrorException")
    with pytest.raises(Outage):
        accounts.log_in(email, PASSWORD)
