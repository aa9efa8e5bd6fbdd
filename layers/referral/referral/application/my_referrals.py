"""A seeker's own asks: listing and withdrawing them."""

from referral.application import ports
from referral.domain.cursor import AskedPosition
from referral.domain.identifiers import JobLink, UserId
from referral.domain.referral import Referral


def list_my_referrals(
    seeker: UserId, limit: int, after: AskedPosition | None, *, referrals: ports.Referrals
) -> list[Referral]:
    """The seeker's asks after the position `after`, newest first."""
    return referrals.of_seeker(seeker, limit, after)


def withdraw_referral(seeker: UserId, link: JobLink, *, referrals: ports.Referrals) -> bool:
    """False if it was withdrawn already. NotFound if there is no such ask, AlreadyDecided if a referrer decided it."""
    return referrals.withdraw(seeker, link)
