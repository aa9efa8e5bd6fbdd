"""A seeker's own asks: listing and withdrawing them, and appealing against a denial."""

from referral.application import ports
from referral.domain.cursor import AskedPosition
from referral.domain.identifiers import JobLink, UserId
from referral.domain.referral import Appealed, Referral
from referral.domain.states import State


def list_my_referrals(
    seeker: UserId, state: State | None, limit: int, after: AskedPosition | None, *, referrals: ports.Referrals
) -> list[Referral]:
    """The seeker's asks, or those in this state, after the position `after`, newest first, each with its reveals."""
    return referrals.of_seeker(seeker, state, limit, after)


def withdraw_referral(seeker: UserId, link: JobLink, *, referrals: ports.Referrals) -> bool:
    """False if it was withdrawn already. NotFound if there is no such ask, AlreadyDecided if a referrer decided it."""
    return referrals.withdraw(seeker, link)


def appeal(seeker: UserId, link: JobLink, *, referrals: ports.Referrals) -> Appealed:
    """The denied ask, back in the inbox of all referrers but the one who denied it; new if this call did it.

    NotFound if there is no such ask, NoAppeal if it is not denied or was denied again.
    """
    return referrals.appeal(seeker, link)
