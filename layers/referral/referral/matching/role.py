"""The role as a whole: is it the same kind of work, and is it a step or a leap?"""

from referral.extraction.requirements import Kind, Requirement
from referral.extraction.titles import Seniority, seniority_said
from referral.matching.comparison import Comparison
from referral.matching.evidence import Finding
from referral.matching.weights import ABOVE, BELOW, CLOSEST_SHARE

_QUOTED_ROLES = 3


def kind_of_work(comparison: Comparison) -> Finding:
    """How far the career is in the field of work of the posting, and near to what its lines are about."""
    field, closest = comparison.field_affinity, comparison.closest
    roles = list(dict.fromkeys(job.role for job in comparison.jobs if job.role))
    if field is None:
        return Finding.unknown()
    value = (1 - CLOSEST_SHARE) * field + CLOSEST_SHARE * (closest or 0.0)
    if not roles:
        return Finding.judged(value, "no job in the profile, judged by the rest of it")
    return Finding.judged(value, "; ".join(roles[:_QUOTED_ROLES]))


def seniority(requirement: Requirement, comparison: Comparison) -> Finding:
    """How near the level of the latest job is to the level asked for."""
    held = _held(comparison)
    factor = _factor(held - requirement.seniority)
    return Finding.measured(factor, _latest(comparison, held, factor))


def gate(comparison: Comparison) -> float:
    """What part of all points counts (0..1): whoever stands levels away from the job gets less of everything."""
    wanted = (r.seniority for r in comparison.asked if r.kind is Kind.SENIORITY)
    return min((_factor(_held(comparison) - level) for level in wanted), default=1.0)


def _held(comparison: Comparison) -> Seniority:
    """A title without a word for its level is a professional's; nobody starts above entry."""
    if comparison.latest is None:
        return Seniority.ENTRY
    return seniority_said(comparison.latest.role) or Seniority.MID


def _factor(levels: int) -> float:
    steps = BELOW if levels < 0 else ABOVE
    return steps[min(abs(levels), len(steps) - 1)]


def _latest(comparison: Comparison, held: Seniority, factor: float) -> str:
    latest = comparison.latest.role if comparison.latest else "no job in the profile"
    level = f"{latest} ({held.name.lower()} level)"
    return level if factor == 1 else f"{level}; all points count {factor:.0%}"
