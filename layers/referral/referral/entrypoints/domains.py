"""The events of the function that keeps the companies' domains: a schedule's tick, and three commands of operators."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal, Protocol

from pydantic import StringConstraints, TypeAdapter

from referral.application import ports
from referral.domain.employment import CompanyDomain
from referral.domain.value_types import Domain, Name, Record
from referral.entrypoints.schedule import Tick

_By = Annotated[str, StringConstraints(min_length=1, max_length=255)]


class ListDomains(Record, extra="forbid"):
    """{"list": true}: returns all domains."""

    list: Literal[True]


class ConfirmDomain(Record, extra="forbid"):
    """{"confirm": "example.com", "company": "Example", "by": "…"}: proofs at the domain count for the company."""

    confirm: Domain
    company: Name
    by: _By


class RevokeDomain(Record, extra="forbid"):
    """{"revoke": "example.com", "by": "…"}: all proofs at the domain end, for whatever company."""

    revoke: Domain
    by: _By


Command = ListDomains | ConfirmDomain | RevokeDomain | Tick
_COMMANDS: TypeAdapter[Command] = TypeAdapter(Command)


class Store(ports.CompanyDomains, ports.Employments, Protocol):
    """Domains and proofs, which one adapter keeps."""


def command_of(event: Mapping[str, Any]) -> Command:
    """ValidationError if the event is none of the commands."""
    return _COMMANDS.validate_python(event)


def run(command: Command, employments: Store) -> dict[str, Any]:
    """Runs the command. `People` is how many proofs it confirmed or ended. NotFound if a domain is unknown."""
    match command:
        case ListDomains():
            return {"Domains": [_described(domain) for domain in employments.all()]}
        case ConfirmDomain(confirm=domain, company=company, by=by):
            return {"People": employments.confirm(domain, company, by)}
        case RevokeDomain(revoke=domain, by=by):
            return {"People": employments.revoke(domain, by)}
        case Tick():
            return {"Lapsed": employments.remove_lapsed()}


def _described(domain: CompanyDomain) -> dict[str, Any]:
    return {
        "domain": domain.domain,
        "company": domain.company,
        "state": domain.state,
        "by": domain.decided_by,
        "since": f"{domain.since:%Y-%m-%d %H:%M}",
        "people": domain.people,
    }
