"""A score and the evidence that it consists of."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from referral.domain.requirements import Kind, Need


class Verdict(StrEnum):
    MET = "met"
    PARTIAL = "partial"
    UNMET = "unmet"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one requirement adds to a score: `points` of a possible `weight`, and the words of the profile behind it.

    The weights of all evidence add up to 100 and the points to the score. An unknown requirement has no weight.
    """

    requirement: str
    kind: Kind
    need: Need
    verdict: Verdict
    quote: str | None
    weight: Decimal
    points: Decimal


@dataclass(frozen=True, slots=True)
class Score:
    """0 to 100 with two decimals, the version of the rules that made it, and its evidence."""

    value: Decimal
    version: str
    evidence: tuple[Evidence, ...]
