"""A person's own profile: reading and changing it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum, auto
from uuid import uuid4

from referral.application import ports
from referral.domain.budgets import Costly
from referral.domain.company import company_key
from referral.domain.directory_entry import Entry
from referral.domain.errors import Defect, FieldError, Invalid, NotRegistered, PreconditionFailed, ReferralError
from referral.domain.identifiers import EmailAddress, UserId
from referral.domain.precondition import IfMatch
from referral.domain.profile import Profile, ProfileDocument, StoredProfile
from referral.domain.wrong_value import FieldCode

_DONE_WITHIN_S = 60  # longer than a call may take
_OTHER_EMAIL = FieldError(
    "/personalInformation/email",
    FieldCode.NOT_CHANGED_HERE,
    "must be the address that you have; PUT /me/email changes it",
)


class Keeps(Enum):
    """Which resume a change keeps if it sends none."""

    ANY = auto()
    LOST = auto()  # its owner was shown none, and it may be restored
    NONE = auto()


@dataclass(frozen=True)
class MyProfile:
    """A profile with the text of its resume, and its version."""

    document: ProfileDocument
    version: str


def show_profile(user_id: UserId, *, users: ports.Users, resumes: ports.Resumes) -> MyProfile:
    """A resume whose text is lost is shown as none. NotRegistered if the person has no profile."""
    stored, document = _read(user_id, users, resumes)
    return MyProfile(document, stored.version)


def change_profile(
    user_id: UserId,
    if_match: IfMatch,
    change: Callable[[ProfileDocument], ProfileDocument],
    keeps: Keeps,
    *,
    users: ports.Users,
    budgets: ports.Budgets,
    resumes: ports.Resumes,
    directory: ports.Directory,
    asks: ports.AsksOfCandidate,
    employments: ports.Employments,
    queue: ports.Queue,
    report: ports.Report,
) -> MyProfile:
    """The changed profile, which is encoded and scored again. `change` gives the new one for the present one, which it
    gets without a resume unless it keeps any.

    PreconditionFailed if the present one is not the version that is to be changed, unless it equals the result: then
    this call finishes what an earlier one began. NotRegistered without a profile, Invalid for another address,
    BudgetSpent after too many changes.
    """
    stored, present = _read(user_id, users, resumes) if keeps is Keeps.ANY else _read_without_resume(user_id, users)
    document = change(present)
    _keep_email(document, stored.profile.person.email)
    sent = None if keeps is Keeps.ANY else document.resume
    is_kept = keeps is Keeps.ANY or (keeps is Keeps.LOST and not sent and _is_lost(stored, resumes))
    kept = stored.profile.resumeKey if is_kept else None
    profile = Profile.of(document, resumes.key(user_id, sent) if sent else kept)
    is_new = profile.resumeKey != stored.profile.resumeKey
    unsaved = sent if sent and (is_new or _is_lost(stored, resumes)) else None
    if profile != stored.profile or unsaved:
        if not if_match.admits(stored.version):
            raise PreconditionFailed
        with _paid_if_done(user_id, budgets):
            # If this call breaks off after the profile was replaced, the ranker finds it without features.
            asks.user_changes(user_id, within=_DONE_WITHIN_S)
            stored = _replace(user_id, stored, profile, unsaved, users, resumes)
    _end_employment_elsewhere(user_id, profile, employments)
    directory.write(Entry.of(user_id, profile))
    if not stored.has_features:
        _encode(user_id, queue, asks, report)
    return MyProfile(document, stored.version)


@contextmanager
def _paid_if_done(user_id: UserId, budgets: ports.Budgets) -> Iterator[None]:
    """Each change is a thing of its own: going back and forth between two profiles costs as much as other changes."""
    change = str(uuid4())
    budgets.spend(user_id, Costly.PROFILE, change)
    try:
        yield
    except ReferralError:
        budgets.take_back(user_id, Costly.PROFILE, change)
        raise


def _replace(
    user_id: UserId,
    stored: StoredProfile,
    profile: Profile,
    resume: str | None,
    users: ports.Users,
    resumes: ports.Resumes,
) -> StoredProfile:
    """Stores the resume before the profile that names it, and deletes the texts that were there before."""
    before = resumes.versions(user_id)
    if resume:
        resumes.put(user_id, resume)
    replaced = users.replace(user_id, stored, profile)
    if replaced is None:
        if not users.exists(user_id):  # erased meanwhile, perhaps before the resume was stored
            resumes.delete(resumes.versions(user_id))
        raise PreconditionFailed
    resumes.delete([version for version in before if version.key != profile.resumeKey])
    return replaced


def _end_employment_elsewhere(user_id: UserId, profile: Profile, employments: ports.Employments) -> None:
    """A proof counts for the company of the profile only. Otherwise, naming the old company again would revive it."""
    proven, company = employments.of(user_id), profile.person.company
    if proven and not (company and company_key(company) == proven.company_key):
        employments.remove(user_id)


def _keep_email(document: ProfileDocument, email: EmailAddress) -> None:
    if document.personalInformation.email != email:
        raise Invalid(_OTHER_EMAIL)


def _encode(user_id: UserId, queue: ports.Queue, asks: ports.AsksOfCandidate, report: ports.Report) -> None:
    """If the queue is out, the open asks become due, and the ranker requeues the profile, which has no features."""
    try:
        queue.send(user_id)
    except Exception as error:
        report("could not queue a profile", error)
        asks.user_changed(user_id)


def _stored(user_id: UserId, users: ports.Users) -> StoredProfile:
    stored = users.get(user_id)
    if stored is None:
        raise NotRegistered
    return stored


def _read_without_resume(user_id: UserId, users: ports.Users) -> tuple[StoredProfile, ProfileDocument]:
    stored = _stored(user_id, users)
    return stored, stored.profile.document(None)


def _read(user_id: UserId, users: ports.Users, resumes: ports.Resumes) -> tuple[StoredProfile, ProfileDocument]:
    """The profile, and the same with the text of its resume, or without a resume if the text is lost. Who replaces or
    erases a profile deletes the text after it, so that a profile whose text can't be read is read once more."""
    stored = _stored(user_id, users)
    try:
        return stored, _document(stored, resumes)
    except Defect:
        replaced = _stored(user_id, users)
        if replaced.version != stored.version:
            return replaced, _document(replaced, resumes)
        if not _is_lost(stored, resumes):  # another defect, which must not look like a profile without a resume
            raise
        return stored, stored.profile.document(None)


def _is_lost(stored: StoredProfile, resumes: ports.Resumes) -> bool:
    """Whether the profile names a resume that is not there, perhaps after a restore."""
    key = stored.profile.resumeKey
    return key is not None and not resumes.has(key)


def _document(stored: StoredProfile, resumes: ports.Resumes) -> ProfileDocument:
    key = stored.profile.resumeKey
    return stored.profile.document(resumes.get(key) if key else None)
