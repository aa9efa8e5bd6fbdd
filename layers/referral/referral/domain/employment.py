"""Proof that a person works for a company: a work address whose mailbox they read, at a domain of that company."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import StringConstraints

from referral.domain.company import FILLERS, company_key, own_words
from referral.domain.identifiers import CompanyKey, EmailAddress
from referral.domain.value_types import Email, Input, Record

VALID_DAYS = 180


class EmploymentState(StrEnum):
    PENDING = "pending"  # the mailbox is proven, and the domain is not confirmed for the company
    VERIFIED = "verified"


@dataclass(frozen=True)
class Employment:
    """The company is that of the profile when the mailbox was proven. Times are naive and in UTC."""

    company: str
    company_key: CompanyKey
    domain: str
    state: EmploymentState
    verified_at: datetime
    verified_until: datetime


class ProvenAddress(Record):
    """What is kept of a work address: a keyed hash, the domain, and the name that the domain stands for (None if it
    stands for none)."""

    address_hash: str
    domain: str
    name: str | None


class WorkAddress(Input):
    """The body of POST /employment."""

    workEmail: Email


class MailedCode(Input):
    """The body of PUT /employment."""

    code: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=32)]


class DomainState(StrEnum):
    PENDING = "pending"
    CONFIRMED = "confirmed"
    REVOKED = "revoked"  # like pending, but no rule confirms the domain again


@dataclass(frozen=True)
class CompanyDomain:
    """Whether work addresses at the domain are those of the company. `people` have proven one, `since` is the last
    change of state, naive and in UTC."""

    domain: str
    company: str
    state: DomainState
    decided_by: str
    since: datetime
    people: int


def domain_of(address: EmailAddress) -> str:
    return address.rpartition("@")[2]


def mailbox_of(address: EmailAddress) -> str:
    """The address without a tag: mail to ada+jobs@example.com arrives in the mailbox of ada@example.com."""
    local, _, domain = address.rpartition("@")
    return f"{local.partition('+')[0] or local}@{domain}"


def names(name: str | None, company: str) -> bool:
    """True if the name of a domain is that of the company, word by word: "acme-robotics" and "acmerobotics" are names
    of "Acme Robotics, Inc.", but "acme-robotics-inc" and "ac-me" are anybody's."""
    if name is None:
        return False
    parts = name.split("-")
    if len(parts) == 1:
        return company_key(name) == company_key(company)
    inner = [part for part in parts[1:-1] if part not in FILLERS]
    return [*map(company_key, (parts[0], *inner, parts[-1]))] == [*map(company_key, own_words(company))]
