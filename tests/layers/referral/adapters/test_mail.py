from uuid import uuid4

import pytest
from botocore.client import BaseClient
from botocore.exceptions import ClientError

from referral.adapters.mail import Mailer
from referral.domain.errors import MailRefused, Outage
from tests.mails import mails_to


@pytest.fixture
def address(stack):
    return f"o'brien+{uuid4().hex}@example.org"


def test_a_mail_arrives_as_it_was_written(address):
    mailer = Mailer("no-reply@referral-connect.example")
    mailer.send(address, "First", "one\ntwo")
    mailer.send(address, "Prénom: 李", "…")
    newest, oldest = mails_to(address)
    assert (newest["subject"], newest["text"], newest["html"]) == ("Prénom: 李", "…", None)
    assert (oldest["to"], oldest["subject"], oldest["text"]) == (address, "First", "one\ntwo")
    assert newest["at"] >= oldest["at"]
    assert mails_to(f"x{address}") == []


def test_a_sender_that_is_not_verified_is_an_outage(address):
    with pytest.raises(Outage):
        Mailer("stranger@example.org").send(address, "First", "one")
    assert mails_to(address) == []


NOT_VERIFIED = "Email address is not verified. The following identities failed the check in region EU-CENTRAL-1: "


@pytest.mark.parametrize(
    ("code", "message", "meaning"),
    [
        ("MessageRejected", f"{NOT_VERIFIED}ada@example.org", MailRefused),
        ("MessageRejected", f"{NOT_VERIFIED}xus@example.net", MailRefused),
        ("BadRequestException", "Local address contains control or whitespace", MailRefused),
        ("MessageRejected", f"{NOT_VERIFIED}ada@example.org, Us@example.net", Outage),
        ("MailFromDomainNotVerifiedException", "MAIL FROM domain is not verified", Outage),
        ("AccountSuspendedException", "", Outage),
        ("SendingPausedException", "", Outage),
    ],
)
def test_a_refused_address_is_told_from_a_sender_that_may_not_send(code, message, meaning, monkeypatch, stack):
    def refuse(*_):
        raise ClientError({"Error": {"Code": code, "Message": message}}, "SendEmail")

    monkeypatch.setattr(BaseClient, "_make_api_call", refuse)
    with pytest.raises(meaning):
        Mailer("us@example.net").send("ada@example.org", "First", "one")
