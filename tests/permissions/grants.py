"""The permissions that a role gives."""

from collections.abc import Iterable, Mapping
from itertools import product
from typing import Any

from tests.permissions.permission import Permission

READABLE = {"Sid", "Effect", "Principal", "Action", "Resource", "Condition"}


def documents(role: Mapping[str, Any], resources: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The documents, unresolved, of a role's own policies and of those that it shares with other roles."""
    own = [policy["PolicyDocument"] for policy in role.get("Policies", ())]
    return own + [resources[name]["Properties"]["PolicyDocument"] for name in shared_policies(role)]


def shared_policies(role: Mapping[str, Any]) -> list[str]:
    """The names of the policies that the role shares with others, also of those that depend on a condition."""
    arns = (arn for arn in role.get("ManagedPolicyArns", ()) if isinstance(arn, dict))
    certain = (arn["Fn::If"][1] if "Fn::If" in arn else arn for arn in arns)
    return [arn["Ref"] for arn in certain if "Ref" in arn]


def statements(documents: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The statements of resolved policy documents."""
    return [listed(one) for document in documents for one in _list(document["Statement"])]


def grants(statement: Mapping[str, Any]) -> list[Permission]:
    """What a statement allows. ValueError where it says more than these tests understand."""
    if statement["Effect"] != "Allow" or statement.keys() - READABLE:
        raise ValueError(f"these tests can't read the statement {statement}")
    services = _services(statement.get("Condition", {}))
    return [Permission(*one) for one in product(statement["Action"], statement["Resource"], services)]


def listed(statement: Mapping[str, Any]) -> dict[str, Any]:
    """The statement with lists where it may have single texts."""
    return {**statement, "Action": _list(statement["Action"]), "Resource": _list(statement["Resource"])}


def _services(condition: Mapping[str, Any]) -> list[str]:
    """The services of a condition on kms:ViaService, the only one that these tests know."""
    match condition:
        case {"StringEquals": {"kms:ViaService": services, **others}, **rest} if not others and not rest:
            return _list(services)
    if condition:
        raise ValueError(f"these tests can't read the condition {condition}")
    return [""]


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
