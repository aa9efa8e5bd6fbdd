"""What is wrong: its kind, what it concerns, and the facts."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    kind: str
    subject: str
    what: str = ""

    def __str__(self) -> str:
        return f"{self.kind}: {self.subject}" + (f": {self.what}" if self.what else "")
