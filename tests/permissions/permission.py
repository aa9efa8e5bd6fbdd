"""What a function may do, what it does, and the difference."""

from collections.abc import Collection
from dataclasses import dataclass
from fnmatch import fnmatchcase


@dataclass(frozen=True, order=True)
class Permission:
    """An action on a resource, both as a policy would name them as narrowly as it can.

    `via` is the service through which a key is used; a policy that leaves it empty allows the key's use by anything.
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
    """What is needed and nothing allows."""
    return sorted(need for need in needed if not any(grant.allows(need) for grant in granted))


def beyond(needed: Collection[Permission], granted: Collection[Permission]) -> list[Permission]:
    """What is allowed and not needed, or allowed more widely than it is needed."""
    return sorted(grant for grant in granted if grant not in needed)
