"""Decides which domains of work addresses belong to which companies."""

from typing import Any

import boto3
from pydantic import TypeAdapter, ValidationError

from operations.deployment import Deployment, OperationFailed, Say
from referral.domain.value_types import Domain

_FUNCTION = "CompanyDomainsFunction"
_DOMAIN: TypeAdapter[str] = TypeAdapter(Domain)


def show(deployment: Deployment, say: Say) -> None:
    """Prints every domain on a line, those that wait for a decision first."""
    domains = _domains(deployment)
    for one in domains:
        decided = f"{one['by']}, {one['since']} UTC"
        say(f"{one['state']:<9}  {one['domain']:<32}  {one['company']:<32}  {one['people']:>5} people  {decided}")
    waiting = sum(one["state"] == "pending" for one in domains)
    say(f"{len(domains)} domains, {waiting} of them wait for a decision")


def confirm(deployment: Deployment, domain: str, company: str, say: Say) -> None:
    """Confirms the domain for the company: whoever proves a work address there opens the company's inbox."""
    people = deployment.invoke(_FUNCTION, {"confirm": domain, "company": company, "by": _operator()})["People"]
    say(f"{domain} is confirmed for {company}: {people} people")


def revoke(deployment: Deployment, domain: str, say: Say) -> None:
    """Revokes the domain for every company, which ends all proofs at it. OperationFailed if it is unknown."""
    if _as_stored(domain) not in {one["domain"] for one in _domains(deployment)}:
        raise OperationFailed(f"nobody has proven an address at {domain}")
    people = deployment.invoke(_FUNCTION, {"revoke": domain, "by": _operator()})["People"]
    say(f"{domain} is revoked: {people} people")


def _domains(deployment: Deployment) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = deployment.invoke(_FUNCTION, {"list": True})["Domains"]
    return found


def _as_stored(domain: str) -> str:
    try:
        return _DOMAIN.validate_python(domain)
    except ValidationError:
        raise OperationFailed(f"{domain} is no domain") from None


def _operator() -> str:
    """Who runs the command, as AWS knows them."""
    return str(boto3.client("sts").get_caller_identity()["Arn"])
