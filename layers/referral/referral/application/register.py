"""Registering: creates an account and a profile, and queues the profile for encoding.

Where addresses are verified, a registration waits until its code is entered with its password. So there is no account
before its owner has proved the mailbox, and nobody who reads it confirms what somebody else has registered.
"""

from referral.application import ports
from referral.application.mailed_codes import answered_alike, mail_code
from referral.domain import mail
from referral.domain.errors import EmailTaken, Unauthorized, WrongCode
from referral.domain.identifiers import EmailAddress, UserId
from referral.domain.password import slow_hash
from referral.domain.profile import PendingRegistration, Profile, Registration


def request_registration(
    registration: Registration, *, users: ports.Users, codes: ports.Codes, mailer: ports.Mailer, report: ports.Report
) -> None:
    """Mails a code that counts only with the password of this registration, and keeps the rest of it. The owner of a
    known address gets another mail, so that the client learns nothing about the address."""
    email, password = registration.personalInformation.email, registration.personalInformation.password
    letter = mail.already_registered if users.with_email(email) else mail.registration_code
    with answered_alike(report):
        mail_code(
            _purpose(email),
            registration.without_password(),
            email,
            letter,
            codes=codes,
            mailer=mailer,
            bound_to=slow_hash(password, email),
        )


def confirm_registration(
    email: EmailAddress,
    code: str,
    password: str,
    *,
    codes: ports.Codes,
    accounts: ports.Accounts,
    users: ports.Users,
    resumes: ports.Resumes,
    queue: ports.Queue,
    report: ports.Report,
) -> UserId:
    """The new user. WrongCode if the code is not valid, was mailed for a registration with another password, or if the
    address has a profile. Safe to repeat."""
    payload = codes.redeem(_purpose(email), code, slow_hash(password, email))
    pending = PendingRegistration.model_validate_json(payload)
    user_id = _account_of_owner(email, password, accounts)
    # The password of an account in use stays as it is.
    if user_id is None or users.exists(user_id):
        raise WrongCode
    try:
        accounts.set_password(user_id, password)
    except Unauthorized:
        raise WrongCode from None
    if not users.add(user_id, _profile(user_id, pending, resumes)):
        raise WrongCode
    _encode(user_id, queue, report)
    codes.finish(_purpose(email))
    return user_id


def register(
    registration: Registration,
    *,
    accounts: ports.Accounts,
    sessions: ports.Sessions,
    users: ports.Users,
    resumes: ports.Resumes,
    queue: ports.Queue,
    report: ports.Report,
) -> UserId:
    """The new user, where addresses are not verified. EmailTaken if the address has a profile, or an account with
    another password.

    Each step is safe to repeat: registering again with the same address and password finishes what was interrupted.
    """
    credentials = registration.personalInformation
    user_id = _own_account(credentials.email, credentials.password, accounts, sessions)
    if users.exists(user_id):
        raise EmailTaken
    accounts.set_password(user_id, credentials.password)
    if not users.add(user_id, _profile(user_id, registration, resumes)):
        raise EmailTaken
    _encode(user_id, queue, report)
    return user_id


def _purpose(email: EmailAddress) -> str:
    return f"register#{email}"


def _account_of_owner(email: EmailAddress, password: str, accounts: ports.Accounts) -> UserId | None:
    """The account with this address, which is created if there is none; None if it is disabled."""
    try:
        return accounts.create(email, password)
    except EmailTaken:
        return accounts.find(email)


def _own_account(email: EmailAddress, password: str, accounts: ports.Accounts, sessions: ports.Sessions) -> UserId:
    """A new account, or one that was begun with the same password. Otherwise EmailTaken."""
    try:
        return accounts.create(email, password)
    except EmailTaken:
        user_id = accounts.find(email) if sessions.proves(email, password) else None
        if user_id is None:
            raise
        return user_id


def _profile(user_id: UserId, registration: PendingRegistration, resumes: ports.Resumes) -> Profile:
    resume_key = resumes.put(user_id, registration.resume) if registration.resume else None
    return Profile.of(registration, resume_key)


def _encode(user_id: UserId, queue: ports.Queue, report: ports.Report) -> None:
    try:
        queue.send(user_id)
    except Exception as error:  # everything is stored, and the ranker requeues the profile after the first ask
        report("could not queue a profile", error)
