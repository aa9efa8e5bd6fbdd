"""Permissions of functions, granted and needed, and the difference."""

from collections.abc import Collection
from dataclasses import dataclass
from fnmatch import fnmatchcase


@dataclass(frozen=True, order=True)
class Permission:
    """An action on a resource, both named as narrowly as a policy can name them.

    `via` is the service through which a key is used; a policy without it allows any use of the key.
    """

    action: str
    resource: str
    via: str = ""

    def allows(self, need: "Permission") -> bool:
        return (
            fnmatchcase(need.action, self.action)
            and fnmatchcase(need.resource, self.resource)
            and self.via in ("", need.via)
        )

    def __str__(self) -> str:
        return f"{self.action} on {self.resource}" + (f" via {self.via}" if self.via else "")


def missing(needed: Collection[Permission], granted: Collection[Permission]) -> list[Permission]:
    """The needs that no grant covers."""
    return sorted(need for need in needed if not any(grant.allows(need) for grant in granted))


def beyond(needed: Collection[Permission], granted: Collection[Permission]) -> list[Permission]:
    """The grants that are not needed, or that are wider than needed."""
    return sorted(grant for grant in granted if grant not in needed)
