import pytest

from referral.adapters.email_domains import EmailDomains

domains = EmailDomains()


@pytest.mark.parametrize(
    "domain",
    ["gmail.com", "web.de", "yahoo.co.uk", "icloud.com", "hey.com", "tuta.com", "mailinator.com", "x.mailinator.com",
     "co.uk", "github.io", "com", "vodafone.it", "docomo.ne.jp", "mail.sfr.fr", "ieee.org"],
)  # fmt: skip
def test_an_address_that_anybody_can_get_proves_nothing(domain):
    assert domains.offers_mailboxes(domain)


@pytest.mark.parametrize(
    "domain", ["google.com", "eng.siemens.com", "acme.co.uk", "northwind.example", "acme.github.io"]
)
def test_a_domain_that_somebody_owns_may_prove_something(domain):
    assert not domains.offers_mailboxes(domain)


@pytest.mark.parametrize(
    ("domain", "owner", "name"),
    [
        ("acme.com", "acme.com", "acme"),
        ("acme.co.uk", "acme.co.uk", "acme"),
        ("acme-robotics.example", "acme-robotics.example", "acme-robotics"),
        # Pupils, former employees and customers have addresses in a part of a domain.
        ("alumni.acme.co.uk", "acme.co.uk", None),
        # Names below these cost nothing.
        ("acme.duckdns.org", "acme.duckdns.org", None),
        ("acme.eu.org", "acme.eu.org", None),
        ("acme.us.com", "acme.us.com", None),
        # It could look like another name.
        ("xn--80ak6aa92e.com", "xn--80ak6aa92e.com", None),
    ],
)
def test_only_a_registered_domain_has_a_name(domain, owner, name):
    assert (domains.owner(domain), domains.name(domain)) == (owner, name)
