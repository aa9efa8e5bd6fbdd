"""POST /register: an account, a profile and a place in the queue of people to be encoded.

Registering again with the same e-mail and password finishes what broke off half way; an e-mail that has a profile is
taken, whatever the password.
"""

from typing import Any

from referral.adapters.accounts import Accounts
from referral.adapters.queues import user_queue
from referral.adapters.resumes import Resumes
from referral.adapters.users import Users
from referral.domain.errors import EmailTaken
from referral.domain.identifiers import UserId
from referral.domain.profile import Profile, Registration
from referral.entrypoints.api import Api
from referral.entrypoints.log import log_failure
from referral.entrypoints.metrics import measure

api = Api()
accounts, users, resumes, queue = Accounts(), Users(), Resumes(), user_queue()
handler = api.handler


@api.post("/register")
def register() -> tuple[dict[str, Any], int]:
    registration = api.body(Registration)
    credentials = registration.personalInformation
    user_id = accounts.create(credentials.email, credentials.password)
    if users.exists(user_id):
        raise EmailTaken
    resume_key = resumes.put(user_id, registration.resume) if registration.resume else None
    if not users.add(user_id, Profile.of(registration, resume_key)):
        raise EmailTaken
    measure("Registrations")
    _queue(user_id)
    return {"email": credentials.email}, 201


def _queue(user_id: UserId) -> None:
    try:
        queue.send(user_id)
    except Exception as error:  # everything is stored: with the first ask the ranker queues the profile again
        log_failure("could not queue a profile", error)
