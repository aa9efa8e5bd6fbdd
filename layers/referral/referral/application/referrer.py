"""Whose inbox a caller may open. No cache is asked.

The inbox and decisions do without `company_of`: their own query checks the proof (`employments.PROOF`), so that it
costs no round trip.
"""

from typing import Protocol

from referral.application import ports
from referral.domain.company import company_key
from referral.domain.employment import EmploymentState
from referral.domain.identifiers import UserId
from referral.domain.notice import NoticeCode
from referral.domain.profile import StoredProfile


class Profiles(Protocol):
    def get(self, user_id: UserId) -> StoredProfile | None: ...


def employer_of(caller: UserId, *, users: Profiles) -> str | None:
    """The company of the caller's profile."""
    stored = users.get(caller)
    return stored.profile.person.company if stored else None


def lack_of(proof: EmploymentState | None) -> NoticeCode | None:
    """What keeps somebody from the inbox who has to have a proof; None if nothing does."""
    if proof is None:
        return NoticeCode.NOT_VERIFIED
    return NoticeCode.PENDING if proof is EmploymentState.PENDING else None


def company_of(
    caller: UserId, *, users: Profiles, employments: ports.Employments, verifies_employment: bool
) -> str | None:
    """The company whose inbox the caller may open: that of the profile, if the caller has proven to work there or
    nobody has to."""
    company = employer_of(caller, users=users)
    if company is None or not verifies_employment:
        return company
    employment = employments.of(caller)
    works_there = employment is not None and employment.company_key == company_key(company)
    return company if employment and works_there and lack_of(employment.state) is None else None
