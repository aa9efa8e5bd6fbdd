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

    The account goes last: until then its owner can log in and repeat the erasure.
    """
    # When the message becomes visible, the encoder sweeps: requests that were under way may have left something, and so
    # does this call if it breaks off after the profile is gone.
    queue.send(user_id, erased=True, delay=SWEEP_S)
    _forget_codes(user_id, users, codes)
    users.delete(user_id)
    Traces(jobs, referrals, employments, resumes, directory).remove(user_id)
    accounts.delete(user_id)
    return Receipt.of(user_id, datetime.now(UTC).replace(tzinfo=None))


def sweep(user_id: UserId, *, users: ports.Users, traces: "Traces") -> None:
    """Removes once more what an erased person has left. It is asked for by the erasure alone: a profile that is missing
    proves no erasure, because its table may be lost. Somebody who has a profile keeps everything: their erasure broke
    off before it began, and they were told so."""
    if not users.exists(user_id):
        traces.remove(user_id)


@dataclass(frozen=True)
class Traces:
    """What a person leaves beside profile and account, and where."""

    jobs: ports.Jobs
    referrals: ports.OwnReferrals
    employments: ports.Employments
    resumes: ports.Resumes
    directory: ports.Directory

    def remove(self, user_id: UserId) -> None:
        """What others see goes first. The postings go before the rows that say who sent them. An ask that comes in
        between keeps its row, so that the next removal finds its posting."""
        self.referrals.withdraw_all(user_id)
        self.directory.delete(user_id)
        self.employments.remove(user_id)
        self.resumes.delete(self.resumes.versions(user_id))
        postings = self.referrals.postings_of(user_id)
        for revision, is_only_theirs in postings.items():
            if is_only_theirs:
                self.jobs.delete(revision)
        self.referrals.clear(user_id, postings)


def _forget_codes(user_id: UserId, users: ports.Users, codes: ports.Codes) -> None:
    """Steps that wait for a code that was mailed to this person."""
    stored = users.get(user_id)
    if stored:
        email = stored.profile.person.email
        for purpose_key in (f"register#{email}", f"reset#{email}", f"employment#{user_id}"):
            codes.finish(purpose_key)
