"""Which version of a document a change is meant for (the header If-Match, RFC 9110)."""

import re
from dataclasses import dataclass

# A weak tag (W/"…") names no exact version, and so it never matches.
_TAG = re.compile(r'(W/)?"([^"]*)"')


@dataclass(frozen=True)
class IfMatch:
    """The versions that a change may replace; `versions` is None for any of them."""

    versions: frozenset[str] | None

    @classmethod
    def of(cls, header: str) -> "IfMatch":
        if header.strip() == "*":
            return cls(None)
        return cls(frozenset(tag for weak, tag in _TAG.findall(header) if not weak))

    def admits(self, version: str) -> bool:
        return self.versions is None or version in self.versions
