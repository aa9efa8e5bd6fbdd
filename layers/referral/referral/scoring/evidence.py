"""What a score consists of."""

from dataclasses import asdict, dataclass
from decimal import Decimal
from enum import StrEnum

from referral.scoring.requirements import Kind, Need


class Verdict(StrEnum):
    MET = "met"
    PARTIAL = "partial"
    UNMET = "unmet"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Evidence:
    """`points` of `weight` possible ones; the weights of all evidence add up to 100, the points to the score.
    What is unknown has no weight."""

    requirement: str
    kind: Kind
    need: Need
    verdict: Verdict
    quote: str | None
    weight: Decimal
    points: Decimal

    def as_dict(self) -> dict:
        return {**asdict(self), "weight": float(self.weight), "points": float(self.points)}


@dataclass(frozen=True)
class Score:
    value: Decimal
    version: str
    evidence: tuple[Evidence, ...]
