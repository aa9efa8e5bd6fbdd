from uuid import uuid4

import pytest

from referral.adapters.mail import Mailer
from referral.domain.errors import Defect
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


def test_an_address_that_is_not_verified_sends_nothing(address):
    with pytest.raises(Defect):
        Mailer("stranger@example.org").send(address, "First", "one")
    assert mails_to(address) == []
