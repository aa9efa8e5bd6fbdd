"""Changing a password: with the old one, or with a mailed code by whoever has forgotten it."""

from referral.application import ports
from referral.application.mailed_codes import answered_alike, mail_code
from referral.domain import mail
from referral.domain.code import reset_purpose
from referral.domain.errors import FieldError, Invalid, Unauthorized, WrongCode
from referral.domain.identifiers import EmailAddress, UserId
from referral.domain.password import slow_hash
from referral.domain.wrong_value import FieldCode


def change_password(caller: UserId, old: str, new: str, *, accounts: ports.Accounts, sessions: ports.Sessions) -> None:
    """Sets the new password and ends all sessions. Invalid if the old password is wrong, unless the new one is set
    already: then this call finishes what an earlier one began."""
    if sessions.proves(caller, old):
        accounts.set_password(caller, new)
    elif not sessions.proves(caller, new):
        raise Invalid(FieldError("/oldPassword", FieldCode.WRONG_PASSWORD, "must be your password"))
    accounts.sign_out(caller)


def request_reset(
    email: EmailAddress, *, accounts: ports.Accounts, codes: ports.Codes, mailer: ports.Mailer, report: ports.Report
) -> None:
    """Mails a code, or the news that there is no account, so that the client learns nothing about the address."""
    user_id = accounts.find(email)
    letter = mail.reset_code if user_id else mail.nothing_to_reset
    with answered_alike(report):
        mail_code(reset_purpose(email), user_id or "", email, letter, codes=codes, mailer=mailer)


def confirm_reset(
    email: EmailAddress, code: str, password: str, *, accounts: ports.Accounts, codes: ports.Codes
) -> None:
    """Sets the password and ends all sessions. WrongCode if the code is not valid. Safe to repeat with the same
    password, also when it is done."""
    purpose_key, of_password = reset_purpose(email), slow_hash(password, email)
    try:
        user_id = UserId(codes.redeem(purpose_key, code))
    except WrongCode:
        codes.redeem(purpose_key, code, bound_to=of_password)
        return
    if not user_id or not accounts.is_active(user_id):
        raise WrongCode
    try:
        accounts.set_password(user_id, password)
        accounts.sign_out(user_id)
    except Unauthorized:
        raise WrongCode from None
    codes.close(purpose_key, code, bound_to=of_password)
