"""POST /register: keeps a registration until its address is verified. POST /register/confirm: creates the account."""

from referral.adapters.accounts import Accounts
from referral.adapters.codes import Codes
from referral.adapters.keyed_hash import KeyedHash
from referral.adapters.mail import Mailer
from referral.adapters.queues import Queue
from referral.adapters.resumes import Resumes
from referral.adapters.secrets import Secret
from referral.adapters.sessions import Sessions
from referral.adapters.users import Users
from referral.application import register as use_case
from referral.domain.errors import EmailTaken, WrongCode
from referral.domain.profile import Registration
from referral.entrypoints.http.answers import CodeMailed, Registered
from referral.entrypoints.http.api import Api
from referral.entrypoints.http.bodies import CodeConfirmation
from referral.entrypoints.log import log_failure
from referral.entrypoints.metrics import measure
from referral.entrypoints.settings import ADDRESS, BUCKET, NAME, SECRET_ARN, URL, flag_setting, setting

api = Api()
verifies_email = flag_setting("VERIFY_EMAIL")
accounts = Accounts(setting("USER_POOL_ID", NAME))
sessions = Sessions(setting("USER_POOL_ID", NAME), setting("USER_POOL_CLIENT_ID", NAME))
users, resumes = Users(setting("USERS_TABLE", NAME)), Resumes(setting("RESUME_BUCKET", BUCKET))
queue = Queue(setting("USER_QUEUE_URL", URL), "userId")
codes = Codes(setting("PENDING_TABLE", NAME), KeyedHash(Secret(setting("HASH_KEY_SECRET_ARN", SECRET_ARN))))
mailer = Mailer(setting("MAIL_FROM", ADDRESS))
stores = use_case.Stores(accounts, users, resumes, queue, log_failure)
handler = api.handler


@api.route("POST", "/register", status=201, problems=(EmailTaken,))
def register(body: Registration) -> Registered | CodeMailed:
    """Register a person.

    Where addresses are verified (202), a code is mailed, and POST /register/confirm creates the account. The answer is
    the same for a known address, whose owner gets another mail. Otherwise (201) the account is created at once.
    """
    email = body.personalInformation.email
    if verifies_email:
        use_case.request_registration(body, users=users, codes=codes, mailer=mailer, report=log_failure)
        return CodeMailed(email=email)
    if use_case.register(body, sessions=sessions, stores=stores):
        measure("Registrations")
    return Registered(email=email)


@api.route("POST", "/register/confirm", status=201, problems=(WrongCode,))
def confirm_registration(body: CodeConfirmation) -> Registered:
    """Create the account and the profile of a registration, with the mailed code.

    The password must be the one of the registration that the code was mailed for.
    """
    if use_case.confirm_registration(body.email, body.code, body.password, codes=codes, stores=stores):
        measure("Registrations")
    return Registered(email=body.email)
