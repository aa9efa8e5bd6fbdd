"""Registering: creates an account and a profile, and queues the profile for encoding.

Where addresses are verified, a registration waits until its code is entered with its password. So there is no account
before its owner has proved the mailbox, and nobody who reads it confirms what somebody else has registered.
"""

from dataclasses import dataclass

from referral.application import ports
from referral.application.mailed_codes import answered_alike, mail_code
from referral.domain import mail
from referral.domain.code import DONE, registration_purpose
from referral.domain.errors import EmailTaken, Unauthorized, WrongCode
from referral.domain.identifiers import EmailAddress, UserId
from referral.domain.password import slow_hash
from referral.domain.profile import PendingRegistration, Profile, Registration, StoredProfile


@dataclass(frozen=True)
class Stores:
    """Where a new person is stored. `report` logs that the profile could not be queued."""

    accounts: ports.Accounts
    users: ports.Users
    resumes: ports.Resumes
    queue: ports.Queue
    report: ports.Report


def request_registration(
    registration: Registration, *, users: ports.Users, codes: ports.Codes, mailer: ports.Mailer, report: ports.Report
) -> None:
    """Mails a code that counts only with the password of this registration, and keeps the rest of it. The owner of a
    known address gets another mail, so that the client learns nothing about the address."""
    email, password = registration.personalInformation.email, registration.personalInformation.password
    letter = mail.already_registered if users.with_email(email) else mail.registration_code
    with answered_alike(report):
        mail_code(
            registration_purpose(email),
            registration.without_password(),
            email,
            letter,
            codes=codes,
            mailer=mailer,
            bound_to=slow_hash(password, email),
        )


def confirm_registration(email: EmailAddress, code: str, password: str, *, codes: ports.Codes, stores: Stores) -> bool:
    """Creates account and profile; False if the profile was there. WrongCode if the code is not valid, was mailed for a
    registration with another password, or if the address has another profile. Safe to repeat, also when it is done."""
    bound_to = slow_hash(password, email)
    payload = codes.redeem(registration_purpose(email), code, bound_to)
    if payload == DONE:
        return False
    pending = PendingRegistration.model_validate_json(payload)
    created = _created(email, password, stores.accounts)
    user_id = created or stores.accounts.find(email)
    if user_id is None:
        raise WrongCode
    try:
        stored = None if created else stores.users.get(user_id)
        is_new = _finish(user_id, password, pending, stored, stores)
    except (Unauthorized, EmailTaken):
        raise WrongCode from None
    codes.close(registration_purpose(email), code, bound_to)
    return is_new


def register(registration: Registration, *, sessions: ports.Sessions, stores: Stores) -> bool:
    """Creates account and profile where addresses are not verified; False if the profile was there. EmailTaken if the
    address has another profile, or an account with another password.

    Each step is safe to repeat: the same registration finishes what was interrupted, and gets the same answer again.
    """
    email, password = registration.personalInformation.email, registration.personalInformation.password
    created = _created(email, password, stores.accounts)
    user_id = created or _begun(email, password, stores.accounts, sessions)
    stored = None if created else stores.users.get(user_id)
    return _finish(user_id, password, registration, stored, stores)


def _finish(
    user_id: UserId,
    password: str,
    registration: PendingRegistration,
    stored: StoredProfile | None,
    stores: Stores,
) -> bool:
    """Sets the password and stores the profile where none is `stored`; False if the same profile was. EmailTaken if the
    account has another profile: then it is in use, and its password stays as it is."""
    resume = registration.resume
    profile = Profile.of(registration, stores.resumes.key(user_id, resume) if resume else None)
    if stored is None:
        stores.accounts.set_password(user_id, password)
        if resume:
            stores.resumes.put(user_id, resume)
        if not stores.users.add(user_id, profile):
            stored = stores.users.get(user_id)
    if stored and stored.profile != profile:
        raise EmailTaken
    if stored is None or not stored.has_features:
        _encode(user_id, stores)
    return stored is None


def _created(email: EmailAddress, password: str, accounts: ports.Accounts) -> UserId | None:
    """A new account, which has no profile; None if the address has an account."""
    try:
        return accounts.create(email, password)
    except EmailTaken:
        return None


def _begun(email: EmailAddress, password: str, accounts: ports.Accounts, sessions: ports.Sessions) -> UserId:
    """The account of the address, if it has this password. Otherwise EmailTaken."""
    user_id = accounts.find(email) if sessions.proves(email, password) else None
    if user_id is None:
        raise EmailTaken
    return user_id


def _encode(user_id: UserId, stores: Stores) -> None:
    try:
        stores.queue.send(user_id)
    except Exception as error:  # everything is stored, and the ranker requeues the profile after the first ask
        stores.report("could not queue a profile", error)
