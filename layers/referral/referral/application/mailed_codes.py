"""Mailing codes. A code that was not mailed does not count, and can't be redeemed."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from referral.application import ports
from referral.domain.errors import MailRefused, ReferralError
from referral.domain.identifiers import EmailAddress, UserId
from referral.domain.mail import Mail

MAILS_PER_PERSON = 3  # in an hour, to addresses that the person names


def mail_code(
    purpose_key: str,
    payload: str,
    to: EmailAddress,
    letter: Callable[[str], Mail],
    *,
    codes: ports.Codes,
    mailer: ports.Mailer,
    bound_to: str = "",
) -> bool:
    """Mails the letter with a code that redeems `payload`; it replaces an older one. False after too many codes.

    MailRefused or Outage if the mail was not sent; an older code stays valid then.
    """
    code = codes.begin(purpose_key)
    if code is None:
        return False
    mail = letter(code)
    try:
        mailer.send(to, mail.subject, mail.text)
    except ReferralError:
        codes.take_back(purpose_key)
        raise
    # Not earlier: nobody may guess a code that nobody got.
    codes.keep(purpose_key, code, payload, bound_to)
    return True


@contextmanager
def answered_alike(report: ports.Report) -> Iterator[None]:
    """An address that the mail service refuses looks to the client like any other."""
    try:
        yield
    except MailRefused as refusal:
        report("the mail service refused an address", refusal)


@contextmanager
def counted_for(caller: UserId, limits: ports.MailLimits) -> Iterator[None]:
    """Counts a mail to an address that the caller names. TooManyMails after too many of them."""
    with counted(f"person#{caller}", MAILS_PER_PERSON, limits):
        yield


@contextmanager
def counted(key: str, limit: int, limits: ports.MailLimits) -> Iterator[None]:
    """Counts the mail that the block sends, and takes that back if it fails."""
    limits.count(key, limit)
    try:
        yield
    except ReferralError:
        limits.take_back(key)
        raise
