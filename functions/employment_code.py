"""POST /employment: mails a code to a work address. Outside the network, which has no way to the mail service."""

from referral.adapters.accounts import Accounts
from referral.adapters.codes import Codes
from referral.adapters.email_domains import EmailDomains
from referral.adapters.keyed_hash import KeyedHash
from referral.adapters.mail import Mailer
from referral.adapters.mail_limits import MailLimits
from referral.adapters.secrets import Secret
from referral.adapters.users import Users
from referral.application.prove_employment import mail_work_code
from referral.domain.employment import WorkAddress
from referral.domain.errors import CompanyUnknown, NotRegistered, TooManyMails
from referral.domain.identifiers import UserId
from referral.entrypoints.http.answers import CodeMailed
from referral.entrypoints.http.api import Api
from referral.entrypoints.log import log_failure
from referral.entrypoints.metrics import measure
from referral.entrypoints.settings import ADDRESS, NAME, SECRET_ARN, setting

api = Api(Accounts(setting("USER_POOL_ID", NAME)).is_active)
users, table = Users(setting("USERS_TABLE", NAME)), setting("PENDING_TABLE", NAME)
keyed_hash = KeyedHash(Secret(setting("HASH_KEY_SECRET_ARN", SECRET_ARN)))
codes, limits, domains = Codes(table, keyed_hash), MailLimits(table), EmailDomains()
mailer = Mailer(setting("MAIL_FROM", ADDRESS))
handler = api.handler


@api.route("POST", "/employment", status=202, problems=(CompanyUnknown, NotRegistered, TooManyMails))
def mail_employment_code(caller: UserId, body: WorkAddress) -> CodeMailed:
    """Get a code at a work address, to prove employment at the company of the profile.

    The code is valid for ten minutes and five tries; it replaces an older one. Addresses at free and disposable mail
    services are refused. The address itself is not kept.
    """
    mail_work_code(
        caller,
        body.workEmail,
        users=users,
        domains=domains,
        limits=limits,
        codes=codes,
        keyed_hash=keyed_hash,
        mailer=mailer,
        report=log_failure,
    )
    measure("EmploymentCodes")
    return CodeMailed(email=body.workEmail)
