"""Whose inbox a caller may open. Everything that reveals or decides asks this; no cache is asked."""

from dataclasses import dataclass
from typing import Protocol

from referral.application import ports
from referral.domain.company import company_key
from referral.domain.employment import EmploymentState
from referral.domain.identifiers import UserId
from referral.domain.notice import NoticeCode
from referral.domain.profile import StoredProfile


class Profiles(Protocol):
    def get(self, user_id: UserId) -> StoredProfile | None: ...


@dataclass(frozen=True)
class Standing:
    """The company whose inbox a person may open or, if there is none, why."""

    company: str | None
    lacks: NoticeCode | None = None


def standing_of(
    caller: UserId, *, users: Profiles, employments: ports.Employments, verifies_employment: bool
) -> Standing:
    """The company of the caller's profile, if the caller has proven to work there or nobody has to."""
    stored = users.get(caller)
    company = stored.profile.person.company if stored else None
    if company is None:
        return Standing(None, NoticeCode.COMPANY_UNKNOWN)
    if not verifies_employment:
        return Standing(company)
    employment = employments.of(caller)
    if employment is None or employment.company_key != company_key(company):
        return Standing(None, NoticeCode.NOT_VERIFIED)
    if employment.state is not EmploymentState.VERIFIED:
        return Standing(None, NoticeCode.PENDING)
    return Standing(company)


def company_of(
    caller: UserId, *, users: Profiles, employments: ports.Employments, verifies_employment: bool
) -> str | None:
    """The company whose inbox the caller may open."""
    return standing_of(caller, users=users, employments=employments, verifies_employment=verifies_employment).company
