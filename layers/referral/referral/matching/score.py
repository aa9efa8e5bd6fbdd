"""The smart score: 0 to 100, and for each requirement the evidence whose points add up to it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cache

from referral.domain.evidence import Evidence, Score
from referral.domain.requirements import Need, Requirement
from referral.domain.versions import score_version
from referral.matching.comparison import Comparison
from referral.matching.finding import Finding
from referral.matching.role import field_gate, seniority_gate
from referral.matching.score_table import FEATURES, Section, judge, share_of_section, weight


def score(comparison: Comparison) -> Score | None:
    """The score of a candidate for a job; None where there is nothing to compare."""
    asked = comparison.job.features.requirements
    findings = [judge(requirement, comparison) for requirement in asked]
    weights = _to_cents(_shares(asked, findings, comparison))
    if not any(weights):
        return None
    earned = [float(weight) * (finding.value or 0.0) for weight, finding in zip(weights, findings, strict=True)]
    points = _to_cents(_gated(asked, weights, earned, seniority_gate(comparison) * field_gate(comparison)))
    evidence = tuple(
        Evidence(r.text, r.kind, r.need, f.verdict, f.quote, weight, point)
        for r, f, weight, point in zip(asked, findings, weights, points, strict=True)
    )
    version = score_version(comparison.candidate.features.embedding.model)
    return Score(sum(points, Decimal(0)), version, evidence)


def _shares(asked: Sequence[Requirement], findings: Sequence[Finding], comparison: Comparison) -> list[float]:
    """Each requirement's share of the 100 points; 0 for what can't be judged, whose share goes to the rest."""
    raw = [
        0.0 if finding.value is None else weight(requirement, comparison)
        for requirement, finding in zip(asked, findings, strict=True)
    ]
    sections = [_section(requirement) for requirement in asked]
    totals: defaultdict[tuple[Section, float], float] = defaultdict(float)
    for section, share in zip(sections, raw, strict=True):
        totals[section] += share
    known = sum(points for (_, points), share in totals.items() if share)
    return [
        100 * section[1] / known * share / totals[section] if share else 0.0
        for share, section in zip(raw, sections, strict=True)
    ]


def _section(requirement: Requirement) -> tuple[Section, float]:
    """The section of a requirement, and how many of its points the requirements of this kind can claim."""
    section = FEATURES[requirement.kind].section
    return section, section.points * share_of_section(requirement)


def _gated(
    asked: Sequence[Requirement], weights: Iterable[Decimal], earned: Sequence[float], level: float
) -> list[float]:
    """The points that are left after all gates; `level` is what those on all points leave."""
    required = preferred_gate(asked, weights, earned)
    return [
        level * (points * required if requirement.need is Need.PREFERRED else points)
        for points, requirement in zip(earned, asked, strict=True)
    ]


def preferred_gate(asked: Sequence[Requirement], weights: Iterable[Decimal], earned: Iterable[float]) -> float:
    """What part of the points for preferred qualifications counts: as much as the candidate has of everything that is
    required. Preferred qualifications add to what is required; they never replace it."""
    required = [(w, e) for r, w, e in zip(asked, weights, earned, strict=True) if r.need is Need.REQUIRED]
    possible = float(sum(weight for weight, _ in required))
    return sum(points for _, points in required) / possible if possible else 1.0


def _to_cents(amounts: Sequence[float]) -> list[Decimal]:
    """Amounts to two decimals whose sum is the sum rounded to two decimals (largest remainders go up)."""
    exact = [round(amount * 100, 6) for amount in amounts]
    cents = [int(amount) for amount in exact]
    short = [whole - amount for whole, amount in zip(cents, exact, strict=True)]
    up = sorted(range(len(exact)), key=short.__getitem__)[: round(sum(exact)) - sum(cents)]
    for index in up:
        cents[index] += 1
    return [_amount(number) for number in cents]


@cache
def _amount(cents: int) -> Decimal:
    return Decimal(cents) / 100
