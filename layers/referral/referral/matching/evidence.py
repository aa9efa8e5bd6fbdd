"""What a score consists of."""

from dataclasses import asdict, dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Self

from referral.extraction.requirements import Kind, Need
from referral.matching.weights import MET, PARTIAL


class Verdict(StrEnum):
    MET = "met"
    PARTIAL = "partial"
    UNMET = "unmet"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Finding:
    """How far a requirement is fulfilled (0..1, None where nobody can tell), and the words that say so."""

    value: float | None
    verdict: Verdict
    quote: str | None

    @classmethod
    def unknown(cls, quote: str | None = None) -> Self:
        return cls(None, Verdict.UNKNOWN, quote)

    @classmethod
    def measured(cls, value: float, quote: str | None) -> Self:
        """Of what can be counted: met is only the whole."""
        verdict = Verdict.MET if value == 1 else Verdict.PARTIAL if value >= PARTIAL else Verdict.UNMET
        return cls(value, verdict, quote)

    @classmethod
    def judged(cls, value: float, quote: str | None) -> Self:
        """Of what can only be judged: near enough is met. Words that don't come near are not shown."""
        verdict = Verdict.MET if value >= MET else Verdict.PARTIAL if value >= PARTIAL else Verdict.UNMET
        return cls(value, verdict, None if verdict is Verdict.UNMET else quote)


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
