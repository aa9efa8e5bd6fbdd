"""Erasing a person everywhere."""

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
    referrals.withdraw_all(user_id)
    directory.delete(user_id)
    employments.remove(user_id)
    _erase_asks_and_resume(user_id, jobs, referrals, resumes)
    _forget_codes(user_id, users, codes)
    users.delete(user_id)
    # A change of the profile that was under way may have stored a resume before the profile went.
    _erase_asks_and_resume(user_id, jobs, referrals, resumes)
    # The encoder finds no profile, and removes what somebody may have written meanwhile: an entry or an ask.
    queue.send(user_id, delay=SWEEP_S)
    accounts.delete(user_id)
    return Receipt.of(user_id, datetime.now(UTC).replace(tzinfo=None))


def _erase_asks_and_resume(
    user_id: UserId, jobs: ports.Jobs, referrals: ports.OwnReferrals, resumes: ports.Resumes
) -> None:
    """The postings go before the asks, which name them."""
    resumes.delete(resumes.versions(user_id))
    for revision in referrals.postings_of_only(user_id):
        jobs.delete(revision)
    referrals.clear(user_id)


def _forget_codes(user_id: UserId, users: ports.Users, codes: ports.Codes) -> None:
    """Steps that wait for a code which was mailed to this person."""
    stored = users.get(user_id)
    if stored:
        email = stored.profile.person.email
        for purpose_key in (f"register#{email}", f"reset#{email}", f"employment#{user_id}"):
            codes.finish(purpose_key)
