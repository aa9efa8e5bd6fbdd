"""POST /register: creates an account and a profile."""

from referral.adapters.accounts import Accounts
from referral.adapters.queues import Queue
from referral.adapters.resumes import Resumes
from referral.adapters.users import Users
from referral.application.register import register as register_user
from referral.domain.errors import EmailTaken
from referral.domain.profile import Registration
from referral.entrypoints.http.answers import Registered
from referral.entrypoints.http.api import Api
from referral.entrypoints.log import log_failure
from referral.entrypoints.metrics import measure
from referral.entrypoints.settings import BUCKET, NAME, URL, flag_setting, setting

api = Api()
accounts = Accounts(
    setting("USER_POOL_ID", NAME),
    setting("USER_POOL_CLIENT_ID", NAME),
    verifies_email=flag_setting("VERIFY_EMAIL"),
)
users, resumes = Users(setting("USERS_TABLE", NAME)), Resumes(setting("RESUME_BUCKET", BUCKET))
queue = Queue(setting("USER_QUEUE_URL", URL), "userId")
handler = api.handler


@api.route("POST", "/register", status=201, problems=(EmailTaken,))
def register(body: Registration) -> Registered:
    """Create an account and a profile.

    If addresses are verified, the person must follow a mailed link before the first login.
    """
    register_user(body, accounts=accounts, users=users, resumes=resumes, queue=queue, report=log_failure)
    measure("Registrations")
    return Registered(email=body.personalInformation.email)
