"""What a referrer received: listing and deciding the asks at the company where the referrer works.

With a blind first look, a referrer sees who a seeker is only after referring them. Every reveal is written down before
anything is shown.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from referral.application import ports
from referral.application.referrer import Profiles, employer_of, lack_of
from referral.domain.directory_entry import Entry
from referral.domain.errors import no_such_ask
from referral.domain.identifiers import ReferralId, UserId
from referral.domain.notice import NoticeCode
from referral.domain.referral import Decided, Decision, InboxPage, Received, Referral, referral_id
from referral.domain.states import State


@dataclass(frozen=True)
class ReceivedReferral:
    """An ask and its seeker, who is None if the referrer may not know who it is, or if their profile is gone."""

    referral: Referral
    seeker: Entry | None


@dataclass(frozen=True)
class DecidedReferral(ReceivedReferral):
    """One that `is_repeated` was decided so before, and changed nothing."""

    is_repeated: bool


@dataclass(frozen=True)
class Inbox:
    """One page of what a referrer received. `notice` says why it is empty."""

    received: list[ReceivedReferral]
    notice: NoticeCode | None = None


def open_inbox(
    referrer: UserId,
    page: InboxPage,
    *,
    blind: bool,
    verifies_employment: bool,
    users: Profiles,
    referrals: ports.Referrals,
    directory: ports.Directory,
) -> Inbox:
    """The asks at the referrer's company that are queued, best score first, or those that the referrer decided, newest
    decision first. It is empty if the referrer may open no inbox."""
    company = employer_of(referrer, users=users)
    if company is None:
        return Inbox([], NoticeCode.COMPANY_UNKNOWN)
    found, proof = _received(referrer, company, page, verifies_employment, referrals)
    if verifies_employment and (lack := lack_of(proof)):
        return Inbox([], lack)
    if not found:
        return Inbox([], NoticeCode.NOTHING_TO_DECIDE if page.state is State.QUEUED else None)
    revealed = [referral for referral in found if _is_revealed(referral, blind)]
    if revealed:
        referrals.reveal([referral.referral_id for referral in revealed], referrer)
    return Inbox(_shown(found, revealed, directory))


def _received(
    referrer: UserId, company: str, page: InboxPage, needs_proof: bool, referrals: ports.Referrals
) -> Received:
    if page.state is State.QUEUED:
        return referrals.inbox(company, referrer, page.link, page.limit, page.cursor, needs_proof=needs_proof)
    return referrals.decided(company, referrer, page.state, page.link, page.limit, page.cursor, needs_proof=needs_proof)


def decide_referral(
    referrer: UserId,
    decision: Decision,
    *,
    blind: bool,
    verifies_employment: bool,
    users: ports.Users,
    referrals: ports.Referrals,
    directory: ports.Directory,
) -> DecidedReferral:
    """The ask in its new state. NotFound if the referrer may not see it, AlreadyDecided if it was decided before, or if
    it is too late to undo the decision."""
    company = employer_of(referrer, users=users)
    ask_id = _named_by(decision, users) if company else None
    if company is None or ask_id is None:
        raise no_such_ask()
    deciding = _Deciding(referrer, decision, ask_id, company, blind, verifies_employment, referrals)
    decided = deciding.undone() if decision.state is State.QUEUED else deciding.decided()
    referral = decided.referral
    revealed = [referral] if _is_revealed(referral, blind) else []
    (shown,) = _shown([referral], revealed, directory)
    return DecidedReferral(shown.referral, shown.seeker, decided.is_repeated)


@dataclass(frozen=True)
class _Deciding:
    referrer: UserId
    decision: Decision
    ask_id: ReferralId
    company: str
    blind: bool
    needs_proof: bool
    referrals: ports.Referrals

    def undone(self) -> Decided:
        undone = self.referrals.undo(
            self.ask_id,
            self.company,
            self.referrer,
            knows_seeker=self.decision.names_the_seeker,
            needs_proof=self.needs_proof,
        )
        if _is_revealed(undone.referral, self.blind):
            self.referrals.reveal([self.ask_id], self.referrer)
        return undone

    def decided(self) -> Decided:
        return self.referrals.decide(
            self.ask_id,
            self.company,
            self.referrer,
            self.decision.state,
            self.decision.reason,
            reveals=self.decision.state is State.MATCHED or not self.blind,
            knows_seeker=self.decision.names_the_seeker,
            needs_proof=self.needs_proof,
        )


def _is_revealed(referral: Referral, blind: bool) -> bool:
    return referral.state is State.MATCHED or not blind


def _shown(
    found: Sequence[Referral], revealed: Sequence[Referral], directory: ports.Directory
) -> list[ReceivedReferral]:
    """One look-up for all whose seekers are revealed, and none for the others."""
    seekers = directory.entries(referral.seeker for referral in revealed) if revealed else {}
    return [ReceivedReferral(referral, seekers.get(referral.seeker)) for referral in found]


def _named_by(decision: Decision, users: ports.Users) -> ReferralId | None:
    """The ask that a decision names by its id, or by the seeker's address and the job."""
    if decision.referralId:
        return ReferralId(str(decision.referralId))
    seeker = users.with_email(decision.email) if decision.email else None
    return referral_id(seeker, decision.link) if seeker and decision.link else None
