"""A seeker's own asks: listing and withdrawing them."""

from referral.application import ports
from referral.domain.cursor import AskedPosition
from referral.domain.identifiers import JobLink, UserId
from referral.domain.referral import Referral


def list_my_referrals(
    seeker: UserId, limit: int, after: AskedPosition | None, *, referrals: ports.Referrals
) -> list[Referral]:
    """The seeker's asks, newest first, from behind the position."""
    return referrals.of_seeker(seeker, limit, after)


def withdraw_referral(seeker: UserId, link: JobLink, *, referrals: ports.Referrals) -> bool:
    """False where it was withdrawn already. NotFound where there is no such ask, AlreadyDecided where a person decided
    it."""
    return referrals.withdraw(seeker, link)
