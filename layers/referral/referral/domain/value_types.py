"""Types of fields that several requests share. Each type says in a few words what is wrong with a value."""

import re
import unicodedata
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, StringConstraints, WithJsonSchema

from referral.domain.dates import first_day
from referral.domain.identifiers import EmailAddress, JobLink
from referral.domain.invisible import without_invisible
from referral.domain.link import MAX_LENGTH as LINK_LENGTH
from referral.domain.link import normalise_link
from referral.domain.wrong_value import FieldCode, WrongValue

# The local part must be a dot-atom of RFC 5321. Quoted and non-ASCII addresses are refused.
_ATOM = r"[a-z0-9!#$%&'*+/=?^_`{|}~-]+"
_DOMAIN = r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}"
EMAIL = rf"^(?=.{{1,64}}@){_ATOM}(?:\.{_ATOM})*@{_DOMAIN}$"
_DOMAIN_LENGTH = 253
_EMAIL_LENGTH = 128  # Cognito takes no longer user name
DATE = "^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$"
WHOLE_NUMBER = "^-?[0-9]{1,9}$"
_INVISIBLE = frozenset({"Cf", "Zs"})
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


class Record(BaseModel):
    """A record of the API and the stores, with camelCase names and strict types. It drops unknown fields."""

    model_config = ConfigDict(strict=True, frozen=True, extra="ignore", hide_input_in_errors=True)


def _email(value: str) -> EmailAddress:
    email = value.strip().lower()
    if len(email) > _EMAIL_LENGTH:
        raise WrongValue(FieldCode.TOO_LONG, f"must have at most {_EMAIL_LENGTH} characters", maximum=_EMAIL_LENGTH)
    if not re.fullmatch(EMAIL, email):
        raise WrongValue(FieldCode.NOT_AN_EMAIL, "must be an e-mail address", pattern=EMAIL)
    return EmailAddress(email)


def _domain(value: str) -> str:
    domain = value.strip().lower()
    if len(domain) > _DOMAIN_LENGTH or not re.fullmatch(_DOMAIN, domain):
        raise WrongValue(FieldCode.NOT_A_DOMAIN, "must be a domain like example.com")
    return domain


def _printable(value: str) -> str:
    if _CONTROL.search(value):
        raise WrongValue(FieldCode.CONTROL_CHARACTERS, "must not contain control characters")
    return value


def _one_line(value: str) -> str:
    line = " ".join(_printable(value).split())
    if all(unicodedata.category(char) in _INVISIBLE for char in line):
        raise WrongValue(FieldCode.BLANK, "must not be blank", minimum=1)
    if without_invisible(line) != line:
        raise WrongValue(
            FieldCode.INVISIBLE_CHARACTERS, "must not contain invisible characters, or such that change the direction"
        )
    return line


def _prose(value: str) -> str:
    return without_invisible(_printable(value)).strip()


def _pasted(value: str) -> str:
    """Programs that turn documents into text leave control characters behind."""
    return without_invisible(_CONTROL.sub(" ", value)).strip()


def _whole_number(value: Any) -> Any:
    """pydantic itself reads "1_0", " 5 " and "1.0" as whole numbers, too."""
    if not isinstance(value, str):
        return value
    if not re.fullmatch(WHOLE_NUMBER, value):
        raise WrongValue(FieldCode.NOT_A_WHOLE_NUMBER, "must be a whole number", pattern=WHOLE_NUMBER)
    return int(value)


def _date(value: str) -> str:
    if not re.fullmatch(DATE, value):
        raise WrongValue(FieldCode.NOT_A_DATE, "must be a date, YYYY-MM-DD or YYYY-MM", pattern=DATE)
    first_day(value)
    return value


def _absent_if_blank(value: Any) -> Any:
    return None if isinstance(value, str) and not value.strip() else value


def _empty_if_null(value: Any) -> Any:
    return [] if value is None else value


def _lines(value: Any) -> Any:
    """Front ends send qualifications as one text or as a list of lines."""
    if isinstance(value, list) and all(isinstance(line, str) for line in value):
        return "\n".join(value)
    return value


Email = Annotated[
    EmailAddress,
    AfterValidator(_email),
    WithJsonSchema({"type": "string", "format": "email", "maxLength": _EMAIL_LENGTH}),
]
Domain = Annotated[str, AfterValidator(_domain)]
Link = Annotated[
    JobLink,
    AfterValidator(normalise_link),
    WithJsonSchema({"type": "string", "format": "uri", "maxLength": LINK_LENGTH}),
]
Date = Annotated[
    str,
    AfterValidator(_date),
    WithJsonSchema({"type": "string", "pattern": DATE}),
]
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200), AfterValidator(_one_line)]
Title = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300), AfterValidator(_one_line)
]
Text = Annotated[str, StringConstraints(strip_whitespace=True, max_length=20_000), AfterValidator(_prose)]
Document = Annotated[str, StringConstraints(strip_whitespace=True, max_length=60_000), AfterValidator(_pasted)]
Lines = Annotated[Text, BeforeValidator(_lines)]
WholeNumber = Annotated[int, BeforeValidator(_whole_number)]
BlankIsAbsent = BeforeValidator(_absent_if_blank)
NullIsEmpty = BeforeValidator(_empty_if_null)
