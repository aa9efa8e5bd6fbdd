from datetime import datetime

import pytest

from referral.application.referrer import company_of, employer_of, lack_of
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


VERIFIED, PENDING = EmploymentState.VERIFIED, EmploymentState.PENDING


@pytest.mark.parametrize(
    ("company", "proven", "state", "opened"),
    [
        ("Acme", "Acme", VERIFIED, "Acme"),
        ("ACME, Inc.", "Acme", VERIFIED, "ACME, Inc."),
        ("Acme", "Acme", PENDING, None),
        ("Acme", None, VERIFIED, None),
        # The profile names another company by now.
        ("Globex", "Acme", VERIFIED, None),
        (None, "Acme", VERIFIED, None),
    ],
)
def test_a_proof_at_the_company_of_the_profile_opens_its_inbox(company, proven, state, opened):
    world = World(company, proven, state)
    assert company_of(ME, users=world, employments=world, verifies_employment=True) == opened
    assert employer_of(ME, users=world) == company


def test_somebody_without_a_profile_has_no_employer():
    assert employer_of(UserId("nobody"), users=World("Acme", "Acme", VERIFIED)) is None


@pytest.mark.parametrize("company", ["Acme", None])
def test_in_a_closed_installation_the_profile_is_enough(company):
    world = World(company, None, VERIFIED)
    assert company_of(ME, users=world, employments=world, verifies_employment=False) == company


@pytest.mark.parametrize(
    ("proof", "lack"), [(None, NoticeCode.NOT_VERIFIED), (PENDING, NoticeCode.PENDING), (VERIFIED, None)]
)
def test_only_a_proof_that_counts_lacks_nothing(proof, lack):
    assert lack_of(proof) is lack
