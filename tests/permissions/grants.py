"""The permissions that a role grants."""

from collections.abc import Mapping
from itertools import product
from typing import Any

from tests.permissions.permission import Permission

READABLE = {"Sid", "Effect", "Principal", "Action", "Resource", "Condition"}


def statements(role: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The resolved statements of a role's inline policies."""
    return [listed(one) for policy in role.get("Policies", ()) for one in _list(policy["PolicyDocument"]["Statement"])]


def grants(statement: Mapping[str, Any]) -> list[Permission]:
    """The permissions that a statement allows; ValueError if it has elements that these tests don't understand."""
    if statement["Effect"] != "Allow" or statement.keys() - READABLE:
        raise ValueError(f"these tests can't read the statement {statement}")
    services = _services(statement.get("Condition", {}))
    return [Permission(*one) for one in product(statement["Action"], statement["Resource"], services)]


def listed(statement: Mapping[str, Any]) -> dict[str, Any]:
    """The statement, with lists in place of single strings."""
    return {**statement, "Action": _list(statement["Action"]), "Resource": _list(statement["Resource"])}


def _services(condition: Mapping[str, Any]) -> list[str]:
    """The services in a condition on kms:ViaService, the only condition that these tests understand."""
    match condition:
        case {"StringEquals": {"kms:ViaService": services, **others}, **rest} if not others and not rest:
            return _list(services)
    if condition:
        raise ValueError(f"these tests can't read the condition {condition}")
    return [""]


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
