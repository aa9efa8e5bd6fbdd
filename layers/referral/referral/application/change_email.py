"""Changing the e-mail address of an account, which needs a code from the new mailbox. The user id stays."""

from referral.application import ports
from referral.application.mailed_codes import answered_alike, counted_for, mail_code
from referral.domain import mail
from referral.domain.code import DONE, email_purpose, reset_purpose
from referral.domain.errors import EmailTaken, NotRegistered, WrongCode
from referral.domain.identifiers import EmailAddress, UserId

_DONE_WITHIN_S = 60  # longer than a call may take


def request_email(
    caller: UserId,
    email: EmailAddress,
    *,
    accounts: ports.Accounts,
    limits: ports.MailLimits,
    codes: ports.Codes,
    mailer: ports.Mailer,
    report: ports.Report,
) -> None:
    """Mails a code to the new address. The owner of a known address gets another mail, so that the caller learns
    nothing about the address. TooManyMails after too many mails to addresses that the caller named."""
    # Somebody whose change broke off half way has the address already, and needs a code to finish it.
    taken = accounts.find(email) not in (None, caller)
    letter = mail.address_in_use if taken else mail.address_code
    with answered_alike(report), counted_for(caller, limits):
        mail_code(email_purpose(email), "", email, letter, codes=codes, mailer=mailer, bound_to=caller)


def confirm_email(
    caller: UserId,
    email: EmailAddress,
    code: str,
    *,
    accounts: ports.Accounts,
    users: ports.Users,
    codes: ports.Codes,
    queue: ports.Queue,
    mailer: ports.Mailer,
    report: ports.Report,
) -> None:
    """Changes the address of account and profile, and tells the owner of the old one. WrongCode if the code is not
    valid or is somebody else's, NotRegistered if the caller has no profile. Safe to repeat, also when it is done."""
    if codes.redeem(email_purpose(email), code, bound_to=caller) == DONE:
        return
    stored = users.get(caller)
    if stored is None:
        raise NotRegistered
    old = stored.profile.person.email
    # Before the change, so that the directory gets the new address even if this call breaks off.
    queue.send(caller, again=True, delay=_DONE_WITHIN_S)
    try:
        accounts.change_email(caller, email)
    except EmailTaken:
        raise WrongCode from None
    users.change_email(caller, email)
    # A code that waits in the old mailbox must not open the account any more.
    codes.finish(reset_purpose(old))
    codes.close(email_purpose(email), code, bound_to=caller)
    _tell(old, mailer, report)


def _tell(old: EmailAddress, mailer: ports.Mailer, report: ports.Report) -> None:
    letter = mail.address_changed()
    try:
        mailer.send(old, letter.subject, letter.text)
    except Exception as error:  # everything is stored by now
        report("could not tell the owner of the old address", error)
