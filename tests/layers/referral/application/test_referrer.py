from datetime import datetime

import pytest

from referral.application.referrer import Standing, company_of, standing_of
from referral.domain.company import company_key
from referral.domain.employment import Employment, EmploymentState
from referral.domain.identifiers import UserId
from referral.domain.notice import NoticeCode
from referral.domain.profile import Career, Person, Profile, StoredProfile

ME, NOW = UserId("me"), datetime(2026, 11, 28)


class World:
    """The profile and the proof of one person."""

    def __init__(self, company: str | None, proven: str | None, state: EmploymentState) -> None:
        person = Person(email="me@example.org", firstName="M", lastName="E", company=company)
        self._profile = StoredProfile(Profile(person=person, career=Career()), False, "{}")
        self._employment = (
            Employment(proven, company_key(proven), "acme.com", state, NOW, NOW) if proven is not None else None
        )

    def get(self, user_id):
        return self._profile if user_id == ME else None

    def of(self, user_id):
        return self._employment if user_id == ME else None


def standing(world: World, caller=ME, verifies_employment=True) -> Standing:
    return standing_of(caller, users=world, employments=world, verifies_employment=verifies_employment)


VERIFIED, PENDING = EmploymentState.VERIFIED, EmploymentState.PENDING


@pytest.mark.parametrize(
    ("company", "proven", "state", "opened", "lacks"),
    [
        ("Acme", "Acme", VERIFIED, "Acme", None),
        ("ACME, Inc.", "Acme", VERIFIED, "ACME, Inc.", None),
        ("Acme", "Acme", PENDING, None, NoticeCode.PENDING),
        ("Acme", None, VERIFIED, None, NoticeCode.NOT_VERIFIED),
        # The profile names another company by now.
        ("Globex", "Acme", VERIFIED, None, NoticeCode.NOT_VERIFIED),
        (None, "Acme", VERIFIED, None, NoticeCode.COMPANY_UNKNOWN),
    ],
)
def test_a_proof_at_the_company_of_the_profile_opens_its_inbox(company, proven, state, opened, lacks):
    world = World(company, proven, state)
    assert standing(world) == Standing(opened, lacks)
    assert company_of(ME, users=world, employments=world, verifies_employment=True) == opened


def test_somebody_without_a_profile_opens_nothing():
    assert standing(World("Acme", "Acme", VERIFIED), UserId("nobody")).lacks is NoticeCode.COMPANY_UNKNOWN


def test_in_a_closed_installation_the_profile_is_enough():
    assert standing(World("Acme", None, VERIFIED), verifies_employment=False) == Standing("Acme")
    assert standing(World(None, None, VERIFIED), verifies_employment=False).lacks is NoticeCode.COMPANY_UNKNOWN
