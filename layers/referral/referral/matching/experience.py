"""Years of experience, within the work that the posting asks them for."""

from referral.domain.degree_level import Level
from referral.domain.requirements import YearsRequirement
from referral.matching.attainment import attained
from referral.matching.comparison import Comparison
from referral.matching.features import CandidateJob
from referral.matching.finding import Finding
from referral.matching.weights import RELEVANT_FIELD


def judge_years(asked: YearsRequirement, comparison: Comparison) -> Finding:
    """The years that the relevant jobs cover, counting overlaps once, against the years asked for.

    A job is relevant if it is in the posting's field of work or uses a skill that the line names; every job is where
    the line does not say what the work must be. Of several ways to qualify, the one that asks the candidate for the
    fewest years counts.
    """
    jobs = [job for job in comparison.jobs if _is_relevant(job, asked, comparison)]
    held, enough = comparison.years_in(jobs), _enough(asked, comparison)
    quote = years_in_words(held, len(jobs))
    if enough == asked.years:
        return Finding.counted(min(1.0, held / enough), quote)
    value = min(1.0, held / enough) if enough else 1.0
    return Finding.counted(value, f"{quote}, {enough:g} asked for with the degree")


def _enough(asked: YearsRequirement, comparison: Comparison) -> float:
    """The fewest years that the posting asks somebody with the candidate's degrees for."""
    degrees = comparison.candidate.features.degrees
    level = max((attained(held, comparison.today) or Level.NONE for held in degrees), default=Level.NONE)
    return min([asked.years, *(way.years for way in asked.with_degree if way.level <= level)])


def years_in_words(years: float, jobs: int) -> str:
    return f"{years:.1f} years in {jobs} {'job' if jobs == 1 else 'jobs'}" if jobs else "no such job in the profile"


def _is_relevant(job: CandidateJob, asked: YearsRequirement, comparison: Comparison) -> bool:
    if asked.any_work:
        return True
    affinity = comparison.job_affinity(job)
    return affinity is None or affinity >= RELEVANT_FIELD or _uses(job, asked.skills, comparison)


def _uses(job: CandidateJob, skills: tuple[str, ...], comparison: Comparison) -> bool:
    lines = comparison.candidate.features.lines
    own = set(comparison.own_lines)
    return any(mention.skill in skills for row in job.lines if row in own for mention in lines[row].skills)
