"""A referrer's inbox: listing and deciding the asks at the company where the referrer works."""

from dataclasses import dataclass

from referral.application import ports
from referral.application.referrer import Standing
from referral.domain.cursor import InboxPosition
from referral.domain.directory_entry import Entry
from referral.domain.errors import NotFound
from referral.domain.identifiers import JobLink, ReferralId, UserId
from referral.domain.notice import NoticeCode
from referral.domain.referral import Decision, Referral, referral_id


@dataclass(frozen=True)
class ReceivedReferral:
    """An ask and its seeker, who is None if their profile is gone."""

    referral: Referral
    seeker: Entry | None


@dataclass(frozen=True)
class Inbox:
    """One page of an inbox. `notice` says why it is empty."""

    received: list[ReceivedReferral]
    notice: NoticeCode | None = None


def open_inbox(
    referrer: UserId,
    standing: Standing,
    link: JobLink | None,
    limit: int,
    after: InboxPosition | None,
    *,
    referrals: ports.Referrals,
    directory: ports.Directory,
) -> Inbox:
    """Queued asks at the referrer's company, best score first. It is empty if the referrer may open no inbox."""
    if standing.company is None:
        return Inbox([], standing.lacks)
    found = referrals.inbox(standing.company, referrer, link, limit, after)
    if not found:
        return Inbox([], NoticeCode.NOTHING_TO_DECIDE)
    seekers = directory.entries(referral.seeker for referral in found)
    return Inbox([ReceivedReferral(referral, seekers.get(referral.seeker)) for referral in found])


def decide_referral(
    referrer: UserId,
    company: str | None,
    decision: Decision,
    *,
    users: ports.Users,
    referrals: ports.Referrals,
    directory: ports.Directory,
) -> ReceivedReferral:
    """The ask in its new state. NotFound if the referrer may not see it, AlreadyDecided if it was decided before."""
    ask_id = _named_by(decision, users) if company else None
    if company is None or ask_id is None:
        raise NotFound("There is no such ask in your inbox.")
    referral = referrals.decide(ask_id, company, referrer, decision.state, decision.reason)
    return ReceivedReferral(referral, directory.entry(referral.seeker))


def _named_by(decision: Decision, users: ports.Users) -> ReferralId | None:
    """The ask that a decision names by its id, or by the seeker's address and the job."""
    if decision.referralId:
        return ReferralId(str(decision.referralId))
    seeker = users.with_email(decision.email) if decision.email else None
    return referral_id(seeker, decision.link) if seeker and decision.link else None
