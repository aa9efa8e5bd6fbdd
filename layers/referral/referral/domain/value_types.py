"""Types of fields that several requests share. Each type says in a few words what is wrong with a value."""

import re
import unicodedata
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, StringConstraints, WithJsonSchema

from referral.domain.dates import within_reach
from referral.domain.identifiers import EmailAddress, JobLink
from referral.domain.invisible import without_invisible
from referral.domain.link import MAX_LENGTH as LINK_LENGTH
from referral.domain.link import normalise_link
from referral.domain.written_dates import is_ongoing, written
from referral.domain.wrong_value import FieldCode, WrongValue

# The local part must be a dot-atom of RFC 5321. Quoted and non-ASCII addresses are refused.
_ATOM = r"[a-z0-9!#$%&'*+/=?^_`{|}~-]+"
_DOMAIN = r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})"
EMAIL = rf"^(?=.{{1,64}}@){_ATOM}(?:\.{_ATOM})*@{_DOMAIN}$"
_DOMAIN_LENGTH = 253
_EMAIL_LENGTH = 128  # Cognito takes no longer user name
DATE = "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
WHOLE_NUMBER = "^-?[0-9]{1,9}$"
_INVISIBLE = frozenset({"Cf", "Zs", "Mn", "Mc", "Me"})  # marks are drawn on a letter
# Word processors and PDFs break lines and pages with these.
_BREAKS = str.maketrans(dict.fromkeys("\x0b\x0c\x85", "\n") | dict.fromkeys("\x1c\x1d\x1e\x1f", " "))
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


class Record(BaseModel):
    """A record of the API and the stores, with camelCase names and strict types. It drops unknown fields."""

    model_config = ConfigDict(strict=True, frozen=True, extra="ignore", hide_input_in_errors=True)


# Compiled when first used, so that a start compiles only what its request needs. pydantic does not lock that: it is not
# for what several threads validate.
WHEN_USED = ConfigDict(defer_build=True)


class Input(Record):
    """The query or body of a request."""

    model_config = WHEN_USED


def _email(value: str) -> EmailAddress:
    local, at, domain = value.strip().lower().rpartition("@")
    email = f"{local}{at}{_ascii(domain)}"
    if len(email) > _EMAIL_LENGTH:
        raise WrongValue(FieldCode.TOO_LONG, f"must have at most {_EMAIL_LENGTH} characters", maximum=_EMAIL_LENGTH)
    if not re.fullmatch(EMAIL, email):
        raise WrongValue(FieldCode.NOT_AN_EMAIL, "must be an e-mail address", pattern=EMAIL)
    return EmailAddress(email)


def _domain(value: str) -> str:
    domain = _ascii(value.strip().lower())
    if len(domain) > _DOMAIN_LENGTH or not re.fullmatch(_DOMAIN, domain):
        raise WrongValue(FieldCode.NOT_A_DOMAIN, "must be a domain like example.com")
    return domain


def _ascii(domain: str) -> str:
    """The domain as the name system knows it: "müller.de" is "xn--mller-kva.de"."""
    if domain.isascii() or len(domain) > _DOMAIN_LENGTH:
        return domain
    try:
        return domain.encode("idna").decode()
    except UnicodeError:
        return domain


def _printable(value: str) -> str:
    value = value.translate(_BREAKS)
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


def _one_line_or_blank(value: str) -> str:
    return _one_line(value) if value else ""


def _prose(value: str) -> str:
    return without_invisible(_printable(value)).strip()


def _pasted(value: str) -> str:
    """Programs that turn documents into text leave control characters behind."""
    return without_invisible(_CONTROL.sub(" ", value.translate(_BREAKS))).strip()


def _whole_number(value: Any) -> Any:
    """pydantic itself reads "1_0", " 5 " and "1.0" as whole numbers, too."""
    if not isinstance(value, str):
        return value
    if not re.fullmatch(WHOLE_NUMBER, value):
        raise WrongValue(FieldCode.NOT_A_WHOLE_NUMBER, "must be a whole number", pattern=WHOLE_NUMBER)
    return int(value)


def _date(value: str) -> str:
    day = written(value)
    if not re.fullmatch(DATE, day):
        raise WrongValue(FieldCode.NOT_A_DATE, "must be a date, YYYY-MM-DD, YYYY-MM or YYYY", pattern=DATE)
    return within_reach(day, date.today())


def _date_in_parts(value: Any) -> Any:
    """Some exports give a year as a number, or an object with year, month and day."""
    parts = [value.get(part) for part in ("year", "month", "day")] if isinstance(value, dict) else [value]
    numbers = [part for part in parts if part is not None]
    whole = numbers == parts[: len(numbers)] and all(type(number) is int and number >= 0 for number in numbers)
    return "-".join(map(str, numbers)) if numbers and whole else value


def _absent_if_blank(value: Any) -> Any:
    return None if isinstance(value, str) and not value.strip() else value


def _absent_if_ongoing(value: Any) -> Any:
    return None if isinstance(value, str) and is_ongoing(value) else _absent_if_blank(value)


def _empty_if_null(value: Any) -> Any:
    return [] if value is None else value


def _blank_if_null(value: Any) -> Any:
    return "" if value is None else value


def _names(value: Any) -> Any:
    """Exports give a list of texts or of objects with a name and perhaps keywords."""
    if not isinstance(value, list):
        return _empty_if_null(value)
    return [name for entry in value for name in _names_of(entry)]


def _names_of(entry: Any) -> list[Any]:
    if not isinstance(entry, dict) or not isinstance(entry.get("name"), str):
        return [entry]
    keywords = entry.get("keywords")
    return [entry["name"], *(keywords if isinstance(keywords, list) else [])]


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
    BeforeValidator(_date_in_parts),
    AfterValidator(_date),
    WithJsonSchema({"type": "string", "pattern": DATE}),
]
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200), AfterValidator(_one_line)]
NameOrBlank = Annotated[
    str,
    StringConstraints(strip_whitespace=True, max_length=200),
    BeforeValidator(_blank_if_null),
    AfterValidator(_one_line_or_blank),
]
Title = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300), AfterValidator(_one_line)
]
Text = Annotated[str, StringConstraints(strip_whitespace=True, max_length=20_000), AfterValidator(_prose)]
Document = Annotated[str, StringConstraints(strip_whitespace=True, max_length=60_000), AfterValidator(_pasted)]
# Job boards deliver a whole posting, with its markup, as one text.
Lines = Annotated[
    str,
    StringConstraints(strip_whitespace=True, max_length=60_000),
    BeforeValidator(_lines),
    BeforeValidator(_blank_if_null),
    AfterValidator(_prose),
]
WholeNumber = Annotated[int, BeforeValidator(_whole_number)]
BlankIsAbsent = BeforeValidator(_absent_if_blank)
OngoingIsAbsent = BeforeValidator(_absent_if_ongoing)
NullIsBlank = BeforeValidator(_blank_if_null)
NullIsEmpty = BeforeValidator(_empty_if_null)
NamesAreTexts = BeforeValidator(_names)
