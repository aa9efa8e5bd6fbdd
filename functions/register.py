"""POST /register: an account, a profile and a place in the queue of people to be encoded.

Registering again with the same e-mail and password finishes what broke off half way; an e-mail that has a profile is
taken, whatever the password.
"""

from referral.adapters.accounts import Accounts
from referral.adapters.queues import user_queue
from referral.adapters.resumes import Resumes
from referral.adapters.users import Users
from referral.domain.errors import EmailTaken
from referral.domain.profile import Profile, Registration
from referral.entrypoints.http.answers import Registered
from referral.entrypoints.http.api import Api
from referral.entrypoints.log import log_failure
from referral.entrypoints.metrics import measure

api = Api()
accounts, users, resumes, queue = Accounts(), Users(), Resumes(), user_queue()
handler = api.handler


@api.route("POST", "/register", status=201, problems=(EmailTaken,))
def register(body: Registration) -> Registered:
    """Register with an account and a profile.

    Where addresses are verified, a link is mailed that must be followed before the first login.
    """
    credentials = body.personalInformation
    if users.exists(credentials.email):
        raise EmailTaken
    accounts.create(credentials.email, credentials.password)
    resume_key = resumes.put(credentials.email, body.resume) if body.resume else None
    if not users.add(Profile.of(body, resume_key)):
        raise EmailTaken
    measure("Registrations")
    _queue(credentials.email)
    return Registered(email=credentials.email)


def _queue(email: str) -> None:
    try:
        queue.send(email)
    except Exception as error:  # everything is stored: with the first ask the ranker queues the profile again
        log_failure("could not queue a profile", error)
