"""Proving that one works for the company of one's profile: a code mailed to a work address, and the code entered."""

from referral.application import ports
from referral.application.mailed_codes import answered_alike, counted, counted_for, mail_code
from referral.domain.code import DONE, employment_purpose
from referral.domain.company import company_key
from referral.domain.employment import Employment, ProvenAddress, domain_of, mailbox_of
from referral.domain.errors import CompanyUnknown, FieldError, Invalid, NotRegistered, TooManyMails, WrongCode
from referral.domain.identifiers import EmailAddress, UserId
from referral.domain.mail import employment_code
from referral.domain.wrong_value import FieldCode

MAILS_PER_DOMAIN = 20  # in an hour
_HOUR_S = 3600
_NO_WORK_ADDRESS = FieldError(
    "/workEmail", FieldCode.NOT_A_WORK_ADDRESS, "must be an address that your company gave you"
)


def mail_work_code(
    caller: UserId,
    address: EmailAddress,
    *,
    users: ports.Users,
    domains: ports.EmailDomains,
    limits: ports.MailLimits,
    codes: ports.Codes,
    keyed_hash: ports.KeyedHash,
    mailer: ports.Mailer,
    report: ports.Report,
) -> None:
    """Mails a code to the work address; it replaces an older one.

    Invalid if anybody can get an address at that domain, TooManyMails after too many mails to the person or to the
    owner of the domain. NotRegistered without a profile, CompanyUnknown if it names no company.
    """
    _company(caller, users)
    domain = domain_of(address)
    if domains.offers_mailboxes(domain):
        raise Invalid(_NO_WORK_ADDRESS)
    proven = ProvenAddress(
        address_hash=keyed_hash.of("work address", mailbox_of(address)), domain=domain, name=domains.name(domain)
    ).model_dump_json()
    of_domain = counted(f"employment#domain#{domains.owner(domain)}", MAILS_PER_DOMAIN, limits)
    with answered_alike(report), counted_for(caller, limits), of_domain:
        if not mail_code(employment_purpose(caller), proven, address, employment_code, codes=codes, mailer=mailer):
            raise TooManyMails(_HOUR_S)


def prove(
    caller: UserId, code: str, *, users: ports.Users, codes: ports.Codes, employments: ports.Employments
) -> Employment:
    """The caller's employment at the company of their profile. WrongCode, AddressTaken, CompanyUnknown. Safe to repeat,
    also when it is done."""
    company = _company(caller, users)
    payload = codes.redeem(employment_purpose(caller), code)
    if payload == DONE:
        return _proven_before(caller, company, employments)
    employment = employments.prove(caller, company, ProvenAddress.model_validate_json(payload))
    codes.close(employment_purpose(caller), code)
    return employment


def _proven_before(caller: UserId, company: str, employments: ports.Employments) -> Employment:
    employment = employments.of(caller)
    if employment is None or employment.company_key != company_key(company):
        raise WrongCode
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
    codes.finish(employment_purpose(caller))


def _company(caller: UserId, users: ports.Users) -> str:
    stored = users.get(caller)
    if stored is None:
        raise NotRegistered
    if stored.profile.person.company is None:
        raise CompanyUnknown
    return stored.profile.person.company
