"""Erasing a person everywhere."""

from dataclasses import dataclass
from datetime import UTC, datetime

from referral.application import ports
from referral.domain.erasure import Receipt
from referral.domain.identifiers import UserId

SWEEP_S = 120  # longer than any invocation that may have read the profile before it was erased


def erase(
    user_id: UserId,
    *,
    accounts: ports.AccountRecords,
    users: ports.Users,
    jobs: ports.Jobs,
    referrals: ports.OwnReferrals,
    employments: ports.Employments,
    resumes: ports.Resumes,
    directory: ports.Directory,
    codes: ports.Codes,
    queue: ports.Queue,
) -> Receipt:
    """Safe to repeat: an erasure finishes what an interrupted one has left. A person of whom nothing is left gets the
    same receipt again.

    What others see goes first, and the account last: until then its owner can log in and repeat the erasure.
    """
    traces = Traces(jobs, referrals, employments, resumes, directory)
    traces.remove(user_id)
    _forget_codes(user_id, users, codes)
    users.delete(user_id)
    # Requests that were under way may have written after their traces were removed. Later, the encoder finds no profile
    # and removes them once more.
    traces.remove(user_id)
    queue.send(user_id, delay=SWEEP_S)
    accounts.delete(user_id)
    return Receipt.of(user_id, datetime.now(UTC).replace(tzinfo=None))


@dataclass(frozen=True)
class Traces:
    """What a person leaves beside profile and account, and where."""

    jobs: ports.Jobs
    referrals: ports.OwnReferrals
    employments: ports.Employments
    resumes: ports.Resumes
    directory: ports.Directory

    def remove(self, user_id: UserId) -> None:
        """What others see goes first. The postings go before the asks, which name them."""
        self.referrals.withdraw_all(user_id)
        self.directory.delete(user_id)
        self.employments.remove(user_id)
        self.resumes.delete(self.resumes.versions(user_id))
        for revision in self.referrals.postings_of_only(user_id):
            self.jobs.delete(revision)
        self.referrals.clear(user_id)


def _forget_codes(user_id: UserId, users: ports.Users, codes: ports.Codes) -> None:
    """Steps that wait for a code that was mailed to this person."""
    stored = users.get(user_id)
    if stored:
        email = stored.profile.person.email
        for purpose_key in (f"register#{email}", f"reset#{email}", f"employment#{user_id}"):
            codes.finish(purpose_key)
