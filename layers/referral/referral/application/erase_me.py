"""Erasing a person everywhere.

A posting that only this person has sent goes in two steps, because somebody may ask for it at the same moment, and may
have seen that it is there. The erasure forsakes it: it is marked, and whoever sees the mark and needs the posting takes
the mark away. Later, if it is marked still and nobody else has sent it, it is deleted.
"""

import time
from dataclasses import dataclass
from datetime import UTC, datetime

from referral.application import ports
from referral.domain.code import employment_purpose, registration_purpose, reset_purpose
from referral.domain.erasure import Receipt
from referral.domain.identifiers import RevisionId, UserId

SWEEP_S = 120  # longer than any invocation that may have read the profile before it was erased
FORSAKEN_S = 60  # longer than any request that may have read the posting before it was marked


def erase(
    user_id: UserId,
    *,
    accounts: ports.AccountRecords,
    users: ports.Users,
    traces: "Traces",
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
    traces.forsake(user_id)
    accounts.delete(user_id)
    return Receipt.of(user_id, datetime.now(UTC).replace(tzinfo=None))


def sweep(user_id: UserId, *, users: ports.Users, traces: "Traces", queue: ports.Queue) -> None:
    """Removes once more what an erased person has left, and comes again if something must wait. Only the erasure asks
    for it, and the reconciler for those who have been gone for a week: a profile that is missing proves no erasure,
    because its table may be lost. Somebody who has a profile keeps everything: their erasure broke off before it began,
    and they were told so."""
    if not users.exists(user_id) and not traces.remove(user_id):
        queue.send(user_id, erased=True, delay=SWEEP_S)


@dataclass(frozen=True)
class Traces:
    """What a person leaves beside profile and account, and where."""

    jobs: ports.Jobs
    referrals: ports.OwnReferrals
    employments: ports.Employments
    resumes: ports.Resumes
    directory: ports.Directory

    def forsake(self, user_id: UserId) -> None:
        """Removes everything but the postings that nobody else has sent: these are forsaken, and keep the rows that say
        who sent them, so that the next removal finds them."""
        self._remove_all_but_postings(user_id)
        shared, only_theirs = self._postings_of(user_id)
        left = {revision for revision in only_theirs if self.jobs.forsake(revision)}
        self.referrals.clear(user_id, only_theirs - left, shared)

    def remove(self, user_id: UserId) -> bool:
        """Removes everything. False if a posting was not forsaken for long: it is left to the next removal, with its
        row. An ask that comes in between keeps its row as well."""
        self._remove_all_but_postings(user_id)
        # A request that read a posting before it was marked until then has sent it by now, so that its row is seen.
        until = time.time() - FORSAKEN_S
        shared, only_theirs = self._postings_of(user_id)
        for revision in shared:
            self.jobs.keep(revision)
        gone = {revision for revision in only_theirs if self._is_gone(revision, until)}
        return self.referrals.clear(user_id, gone, shared) and gone == only_theirs

    def _postings_of(self, user_id: UserId) -> tuple[set[RevisionId], set[RevisionId]]:
        """The postings that others need as well, and those that nobody else has sent."""
        postings = self.referrals.postings_of(user_id)
        only_theirs = {revision for revision, is_only_theirs in postings.items() if is_only_theirs}
        return postings.keys() - only_theirs, only_theirs

    def _remove_all_but_postings(self, user_id: UserId) -> None:
        self.referrals.withdraw_all(user_id)
        self.directory.delete(user_id)
        self.employments.remove(user_id)
        self.resumes.delete(self.resumes.versions(user_id))

    def _is_gone(self, revision: RevisionId, until: float) -> bool:
        """Whether a posting of theirs alone is gone. Otherwise it is forsaken now, unless it was before."""
        return self.jobs.delete(revision, until) or not self.jobs.forsake(revision)


def _forget_codes(user_id: UserId, users: ports.Users, codes: ports.Codes) -> None:
    """Steps that wait for a code that was mailed to this person."""
    stored = users.get(user_id)
    if stored:
        email = stored.profile.person.email
        # Not email_purpose: its key has the new address, which the profile does not have.
        for purpose_key in (registration_purpose(email), reset_purpose(email), employment_purpose(user_id)):
            codes.finish(purpose_key)
