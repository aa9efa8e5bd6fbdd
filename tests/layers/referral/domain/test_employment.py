import pytest

from referral.domain.employment import domain_of, mailbox_of, names
from referral.domain.identifiers import EmailAddress


@pytest.mark.parametrize(
    ("name", "company", "same"),
    [
        ("acme", "Acme, Inc.", True),
        ("acme-robotics", "Acme Robotics", True),
        ("acmerobotics", "ACME Robotics GmbH", True),
        ("acme-inc", "Acme", False),
        ("acme-inc", "Acme, Inc.", False),
        ("a-c-m-e", "Acme", False),
        ("ac-me-robotics", "Acme Robotics", False),
        ("harrow-and-odell-bank", "Harrow & O'Dell Bank Ltd.", True),
        ("mueller", "Müller GmbH", True),
        ("mueller-bau", "Müller Bau GmbH", True),
        ("the-acme", "Acme", False),
        ("acme-rob-otics", "Acme Robotics", False),
        ("acme", "acme.com", True),
        ("acme", "Acme Robotics", False),
        ("acmes", "Acme", False),
        ("example", "Acme", False),
        (None, "Acme", False),
        ("the", "The", True),
    ],
)
def test_a_domain_names_a_company(name, company, same):
    assert names(name, company) is same


@pytest.mark.parametrize(
    ("address", "mailbox"),
    [
        ("ada@acme.com", "ada@acme.com"),
        ("ada+jobs@acme.com", "ada@acme.com"),
        ("ada+a+b@acme.com", "ada@acme.com"),
        ("+@acme.com", "+@acme.com"),
    ],
)
def test_tags_do_not_make_another_mailbox(address, mailbox):
    assert mailbox_of(EmailAddress(address)) == mailbox


def test_the_domain_of_an_address_is_what_follows_the_at_sign():
    assert domain_of(EmailAddress("ada@mail.acme.co.uk")) == "mail.acme.co.uk"
