"""Registering: creates an account and a profile, and queues the profile for encoding."""

from referral.application import ports
from referral.domain.errors import EmailTaken
from referral.domain.identifiers import UserId
from referral.domain.profile import Profile, Registration


def register(
    registration: Registration,
    *,
    accounts: ports.Accounts,
    users: ports.Users,
    resumes: ports.Resumes,
    queue: ports.Queue,
    report: ports.Report,
) -> UserId:
    """The new user. EmailTaken if the address has a profile, or an account with another password.

    Each step is safe to repeat: registering again with the same address and password finishes what was interrupted.
    """
    credentials = registration.personalInformation
    user_id = accounts.create(credentials.email, credentials.password)
    if users.exists(user_id):
        raise EmailTaken
    resume_key = resumes.put(user_id, registration.resume) if registration.resume else None
    if not users.add(user_id, Profile.of(registration, resume_key)):
        raise EmailTaken
    try:
        queue.send(user_id)
    except Exception as error:  # everything is stored, and the ranker requeues the profile after the first ask
        report("could not queue a profile", error)
    return user_id
