"""The job as a whole: whether it is the same kind of work, and how far its seniority is from the candidate's."""

from referral.domain.requirements import RoleRequirement, SeniorityRequirement
from referral.domain.seniority import Seniority
from referral.matching.comparison import Comparison
from referral.matching.finding import Finding
from referral.matching.weights import (
    ABOVE,
    BELOW,
    FIELD_SHARE,
    INSIDE_FROM,
    OUTSIDE_THE_FIELD,
    QUOTED_TITLES,
    TITLE_PROOF_SHARE,
    WORDS_RANGE,
    WORDS_SHARE,
)


def judge_role(asked: RoleRequirement, comparison: Comparison) -> Finding:
    """Is this the same kind of work? The field of work of the latest job and of the others (25 %), how well the lines
    of the career prove the title of the posting (30 %), and how many of the posting's words the jobs have, rare ones
    counting more (45 %).

    The title says which field a job is in. As far as it leaves that open, the most telling lines of the career decide.
    Unknown where the embeddings cannot be read.
    """
    field, proven = comparison.field_affinity, comparison.finding(asked).value
    if field is None or proven is None:
        return Finding.unknown()
    value = FIELD_SHARE * field + TITLE_PROOF_SHARE * proven + WORDS_SHARE * _words(comparison)
    titles = list(dict.fromkeys(job.title for job in comparison.jobs if job.title))
    quote = "; ".join(titles[:QUOTED_TITLES]) or "no job in the profile, judged by the rest of it"
    return Finding.estimated(value, quote)


def _words(comparison: Comparison) -> float:
    low, high = WORDS_RANGE
    return min(1.0, max(0.0, (comparison.words_of_jobs - low) / (high - low)))


def judge_seniority(asked: SeniorityRequirement, comparison: Comparison) -> Finding:
    """How near the level of the latest title is to the level asked for.

    A title without a word for its level counts as mid level, and a candidate without a job as entry level. Age and
    years do not matter.
    """
    held = _held(comparison)
    factor = _factor(held - asked.level)
    return Finding.counted(factor, _latest(comparison, held, factor))


def seniority_gate(comparison: Comparison) -> float:
    """What part of all points counts: less, the further the level of the latest title is from the level of the job.

    One level below counts 96 %, two 84 %; two levels above count 95 %.
    """
    asked = comparison.job.seniority
    return 1.0 if asked is None else _factor(_held(comparison) - asked)


def field_gate(comparison: Comparison) -> float:
    """What part of all points counts: half in a field of work that has nothing to do with the posting's, all in its own
    and in its neighbours. All, where the embeddings can't tell."""
    field = comparison.field_affinity
    return 1.0 if field is None else OUTSIDE_THE_FIELD + (1 - OUTSIDE_THE_FIELD) * min(1.0, field / INSIDE_FROM)


def _held(comparison: Comparison) -> Seniority:
    if comparison.latest is None:
        return Seniority.ENTRY
    return comparison.latest.seniority or Seniority.MID


def _factor(levels: int) -> float:
    steps = BELOW if levels < 0 else ABOVE
    return steps[min(abs(levels), len(steps) - 1)]


def _latest(comparison: Comparison, held: Seniority, factor: float) -> str:
    latest = comparison.latest.title if comparison.latest else "no job in the profile"
    level = f"{latest} ({held.name.lower()} level)"
    return level if factor == 1 else f"{level}; all points count {factor:.0%}"
