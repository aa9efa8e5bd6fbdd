"""Asking for a referral to a job."""

from referral.application import ports
from referral.domain.budgets import Costly
from referral.domain.errors import NotRegistered
from referral.domain.identifiers import UserId
from referral.domain.notice import NoticeCode
from referral.domain.posting import Posting, revision_id
from referral.domain.referral import Asked


def ask_for_referral(
    seeker: UserId,
    posting: Posting,
    *,
    prerequisites: ports.Prerequisites,
    budgets: ports.Budgets,
    jobs: ports.Jobs,
    referrals: ports.Referrals,
    queue: ports.Queue,
    report: ports.Report,
) -> Asked:
    """The seeker's ask for this job. Asking again gives the same ask, with the new posting if it is undecided. The
    same posting is paid for once in an hour or day.

    NotRegistered if the seeker has no profile, BudgetSpent after too many asks.
    """
    revision = revision_id(posting)
    budgets.spend(seeker, Costly.ASK, revision)
    # Read after that, because somebody who is erased meanwhile takes the profile along, and forsakes the posting.
    known = prerequisites.of(seeker, revision)
    if not known.has_profile:
        budgets.take_back(seeker, Costly.ASK, revision)
        raise NotRegistered
    is_to_be_encoded = not known.is_encoded and jobs.put(revision, posting)
    asked = referrals.ask(seeker, posting, revision)
    if is_to_be_encoded:
        try:
            queue.send(revision)
        except Exception as error:  # the ask is stored and due, and the ranker requeues postings without features
            report("could not queue a posting", error)
    return asked


def notice_of(asked: Asked, *, verifies_employment: bool) -> NoticeCode | None:
    """Whether the ask waits for somebody to come. Never how many colleagues there are. Where no proof is needed, nobody
    knows who may open the inbox, so the answer is None."""
    if not verifies_employment or asked.has_colleague:
        return None
    return NoticeCode.NOBODY_HERE
