"""Years of experience, within the work that the posting asks them for."""

from collections.abc import Sequence
from datetime import date

from referral.domain.dates import years_covered
from referral.domain.profile import Career, Experience
from referral.extraction.requirements import Requirement
from referral.extraction.skill_mentions import skills_in
from referral.extraction.text import terms
from referral.matching.comparison import Comparison
from referral.matching.evidence import Finding
from referral.matching.weights import RELEVANT_FIELD


def years(requirement: Requirement, comparison: Comparison, today: date) -> Finding:
    """The years asked for against those of the jobs that count: overlaps once, current jobs to today."""
    jobs = [job for job in comparison.jobs if _counts(job, requirement, comparison)]
    held = _covered(jobs, today)
    return Finding.measured(min(1.0, held / requirement.years), years_in_words(held, len(jobs)))


def all_years(career: Career, today: date) -> float:
    return _covered(career.experience, today)


def years_in_words(years: float, jobs: int) -> str:
    return f"{years:.1f} years in {jobs} {'job' if jobs == 1 else 'jobs'}" if jobs else "no such job in the profile"


def _covered(jobs: Sequence[Experience], today: date) -> float:
    return years_covered((job.span(today) for job in jobs), today)


def _counts(job: Experience, requirement: Requirement, comparison: Comparison) -> bool:
    """Any job where the line asks for years of nothing in particular; else one in the field or with its skills."""
    wanted = terms(requirement.text)
    if not wanted:
        return True
    affinity = comparison.job_affinity(job)
    if affinity is None or affinity >= RELEVANT_FIELD:
        return True
    return bool(skills_in(comparison.own_words(job)) & set(requirement.skills))
