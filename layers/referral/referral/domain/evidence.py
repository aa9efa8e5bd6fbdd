"""A score, and the evidence that it is made of."""

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
    """What one requirement adds to a score: `points` out of `weight`, and the words of the profile that they rest on.

    All weights add up to 100, and all points to the score. A requirement that can't be judged carries no weight.
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
    """A value from 0 to 100 with two decimals, the version of the rules that computed it, and its evidence."""

    value: Decimal
    version: str
    evidence: tuple[Evidence, ...]
