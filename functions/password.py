"""Passwords and addresses of accounts: /password/reset, /password/confirm, /me/password and /me/email."""

from referral.adapters.accounts import Accounts
from referral.adapters.codes import Codes
from referral.adapters.keyed_hash import KeyedHash
from referral.adapters.mail import Mailer
from referral.adapters.mail_limits import MailLimits
from referral.adapters.queues import Queue
from referral.adapters.secrets import Secret
from referral.adapters.sessions import Sessions
from referral.adapters.users import Users
from referral.application import change_email as addresses
from referral.application import change_password as passwords
from referral.domain.errors import NotRegistered, TooManyMails, WrongCode
from referral.domain.identifiers import UserId
from referral.entrypoints.http.answers import CodeMailed
from referral.entrypoints.http.api import Api
from referral.entrypoints.http.bodies import CodeConfirmation, EmailChange, PasswordChange, PasswordReset
from referral.entrypoints.log import log_failure
from referral.entrypoints.settings import ADDRESS, NAME, SECRET_ARN, URL, setting

accounts = Accounts(setting("USER_POOL_ID", NAME))
api = Api(accounts.is_active)
sessions = Sessions(setting("USER_POOL_ID", NAME), setting("USER_POOL_CLIENT_ID", NAME))
users, queue = Users(setting("USERS_TABLE", NAME)), Queue(setting("USER_QUEUE_URL", URL), "userId")
table = setting("PENDING_TABLE", NAME)
codes = Codes(table, KeyedHash(Secret(setting("HASH_KEY_SECRET_ARN", SECRET_ARN))))
limits = MailLimits(table)
mailer = Mailer(setting("MAIL_FROM", ADDRESS))
handler = api.handler


@api.route("POST", "/password/reset", status=202)
def request_password_reset(body: PasswordReset) -> CodeMailed:
    """Ask for a code that resets a forgotten password.

    The answer is the same for an unknown address, whose owner gets another mail.
    """
    passwords.request_reset(body.email, accounts=accounts, codes=codes, mailer=mailer, report=log_failure)
    return CodeMailed(email=body.email)


@api.route("POST", "/password/confirm", status=204, problems=(WrongCode,))
def confirm_password_reset(body: CodeConfirmation) -> None:
    """Set a new password with the mailed code. All sessions end."""
    passwords.confirm_reset(body.email, body.code, body.password, accounts=accounts, codes=codes)


@api.route("PUT", "/me/password", status=204)
def change_password(caller: UserId, body: PasswordChange) -> None:
    """Change the caller's password. All sessions end: log in again with the new one."""
    passwords.change_password(caller, body.oldPassword, body.newPassword, accounts=accounts, sessions=sessions)


@api.route("PUT", "/me/email", status=204, problems=(WrongCode, NotRegistered, TooManyMails))
def change_email(caller: UserId, body: EmailChange) -> CodeMailed | None:
    """Change the caller's e-mail address.

    The first request names the new address, to which a code is mailed (202). The second one adds the code (204). The
    first answer is the same for a known address, whose owner gets another mail.
    """
    if body.code is None:
        addresses.request_email(
            caller, body.email, accounts=accounts, limits=limits, codes=codes, mailer=mailer, report=log_failure
        )
        return CodeMailed(email=body.email)
    addresses.confirm_email(
        caller,
        body.email,
        body.code,
        accounts=accounts,
        users=users,
        codes=codes,
        queue=queue,
        mailer=mailer,
        report=log_failure,
    )
    return None
