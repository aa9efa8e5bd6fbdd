"""Proving that one works for the company of one's profile: a code mailed to a work address, and the code entered."""

from collections.abc import Iterator
from contextlib import contextmanager

from referral.application import ports
from referral.domain.company import company_key
from referral.domain.employment import Employment, ProvenAddress, domain_of, mailbox_of
from referral.domain.errors import CompanyUnknown, FieldError, Invalid, NotRegistered, ReferralError, TooManyMails
from referral.domain.identifiers import EmailAddress, UserId
from referral.domain.wrong_value import FieldCode

MAILS_PER_PERSON, MAILS_PER_DOMAIN = 3, 20  # in an hour
_HOUR_S = 3600
_NO_WORK_ADDRESS = FieldError(
    "/workEmail", FieldCode.NOT_A_WORK_ADDRESS, "must be an address that your company gave you"
)
_SUBJECT = "Your code for Referral Connect"
# Nothing in it comes from the caller, who could be anybody and would reach the mailbox of a stranger.
_TEXT = """\
{code} is your code to show where you work. It is valid for 10 minutes.

If you did not ask for it, do nothing.
"""


def mail_code(
    caller: UserId,
    address: EmailAddress,
    *,
    users: ports.Users,
    domains: ports.EmailDomains,
    limits: ports.MailLimits,
    codes: ports.Codes,
    keyed_hash: ports.KeyedHash,
    mailer: ports.Mailer,
) -> None:
    """Mails a code to the work address; it replaces an older one.

    Invalid if anybody can get an address at that domain, TooManyMails after too many mails to the person or to the
    owner of the domain. NotRegistered without a profile, CompanyUnknown if it names no company.
    """
    _company(caller, users)
    domain = domain_of(address)
    if domains.offers_mailboxes(domain):
        raise Invalid(_NO_WORK_ADDRESS)
    by_person, by_domain = f"employment#person#{caller}", f"employment#domain#{domains.owner(domain)}"
    with _counted(by_person, MAILS_PER_PERSON, limits), _counted(by_domain, MAILS_PER_DOMAIN, limits):
        proven = ProvenAddress(
            address_hash=keyed_hash.of("work address", mailbox_of(address)), domain=domain, name=domains.name(domain)
        )
        code = codes.begin(_purpose(caller), proven.model_dump_json())
        if code is None:
            raise TooManyMails(_HOUR_S)
        mailer.send(address, _SUBJECT, _TEXT.format(code=code))


def prove(
    caller: UserId, code: str, *, users: ports.Users, codes: ports.Codes, employments: ports.Employments
) -> Employment:
    """The caller's employment at the company of their profile. WrongCode, AddressTaken, CompanyUnknown."""
    company = _company(caller, users)
    proven = ProvenAddress.model_validate_json(codes.redeem(_purpose(caller), code))
    employment = employments.prove(caller, company, proven)
    codes.finish(_purpose(caller))
    return employment


def employment_of(caller: UserId, *, users: ports.Users, employments: ports.Employments) -> Employment | None:
    """The caller's employment, unless it has lapsed or the profile names another company by now."""
    employment, stored = employments.of(caller), users.get(caller)
    company = stored.profile.person.company if stored else None
    if employment and company and employment.company_key == company_key(company):
        return employment
    return None


def end_employment(caller: UserId, *, codes: ports.Codes, employments: ports.Employments) -> None:
    """Removes the proof, and a code that was not entered yet. Safe to repeat."""
    employments.remove(caller)
    codes.finish(_purpose(caller))


@contextmanager
def _counted(key: str, limit: int, limits: ports.MailLimits) -> Iterator[None]:
    """Counts the mail that the block sends, and takes that back if it fails."""
    limits.count(key, limit)
    try:
        yield
    except ReferralError:
        limits.take_back(key)
        raise


def _company(caller: UserId, users: ports.Users) -> str:
    stored = users.get(caller)
    if stored is None:
        raise NotRegistered
    if stored.profile.person.company is None:
        raise CompanyUnknown
    return stored.profile.person.company


def _purpose(caller: UserId) -> str:
    return f"employment#{caller}"
