import pytest

from referral.entrypoints.schedule import Unfinished
from tests.functions.conftest import prove_employment


@pytest.fixture
def proven(person, place):
    """Somebody who has proven to work at the place's company, and the domain."""
    user_id = person(place.company)
    return user_id, prove_employment(user_id, place.company).domain


def domains_of(tick, company):
    return [one for one in tick("company_domains", {"list": True})["Domains"] if one["company"] == company]


def test_domains_are_listed_with_who_decided(tick, proven, place):
    (listed,) = domains_of(tick, place.company)
    assert listed.pop("since")[:2] == "20"
    assert listed == {
        "domain": proven[1],
        "company": place.company,
        "state": "confirmed",
        "by": "automatic",
        "people": 1,
    }


def test_a_revoked_domain_is_confirmed_by_an_operator_only(tick, proven, place):
    _, domain = proven
    assert tick("company_domains", {"revoke": domain.upper(), "by": "olivia"}) == {"People": 1}
    (revoked,) = domains_of(tick, place.company)
    assert (revoked["state"], revoked["by"], revoked["people"]) == ("revoked", "olivia", 0)
    tick("company_domains", {"confirm": domain, "company": place.company, "by": "oscar"})
    (confirmed,) = domains_of(tick, place.company)
    assert (confirmed["state"], confirmed["by"]) == ("confirmed", "oscar")


def test_an_unknown_domain_can_not_be_revoked(tick):
    with pytest.raises(Unfinished, match="NotFound"):
        tick("company_domains", {"revoke": "nobody.example", "by": "olivia"})


@pytest.mark.parametrize(
    "event",
    [
        {},
        {"list": False},
        {"confirm": "acme.com", "by": "olivia"},
        {"confirm": "acme", "company": "Acme", "by": "olivia"},
        {"confirm": "ada@acme.com", "company": "Acme", "by": "olivia"},
        {"revoke": "acme.com"},
        {"revoke": "acme.com", "by": "olivia", "company": "Acme"},
    ],
)
def test_an_event_that_is_no_command_changes_nothing(tick, event):
    with pytest.raises(Unfinished, match="ValidationError"):
        tick("company_domains", event or {"nothing": True})
