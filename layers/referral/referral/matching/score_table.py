"""The whole score on one page: what a posting can ask for, what each of these is worth, and how it is judged.

`python -m models.score_page` prints docs/scoring.md from this table and from the docstrings of the functions in it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from referral.domain.requirements import Kind, Requirement, SkillsRequirement
from referral.matching import weights
from referral.matching.comparison import Comparison
from referral.matching.education import judge_degree
from referral.matching.experience import judge_years
from referral.matching.finding import Finding
from referral.matching.line_match import judge_line, judge_omitted
from referral.matching.role import judge_role, judge_seniority
from referral.matching.skill_match import judge_skills


@dataclass(frozen=True, slots=True, eq=False)  # sections are told apart by identity, which is quickly hashed
class Section:
    """A share of the 100 points. The requirements in it divide the share by their weights."""

    name: str
    points: float


ROLE = Section("Kind of work", weights.ROLE)
SENIORITY = Section("Seniority", weights.SENIORITY)
SKILLS = Section("Skills", weights.SKILLS)
EDUCATION = Section("Education", weights.EDUCATION)
YEARS = Section("Years of experience", weights.YEARS)
LINES = Section("Qualifications and duties", weights.LINES)


@dataclass(frozen=True, slots=True)
class Feature:
    """One kind of requirement: the section whose points it shares, and the function that judges it. Its docstring is
    its published description."""

    section: Section
    judge: Callable[[Any, Comparison], Finding]


FEATURES: dict[Kind, Feature] = {
    Kind.ROLE: Feature(ROLE, judge_role),
    Kind.SENIORITY: Feature(SENIORITY, judge_seniority),
    Kind.SKILLS: Feature(SKILLS, judge_skills),
    Kind.EDUCATION: Feature(EDUCATION, judge_degree),
    Kind.YEARS: Feature(YEARS, judge_years),
    Kind.QUALIFICATION: Feature(LINES, judge_line),
    Kind.RESPONSIBILITY: Feature(LINES, judge_line),
    Kind.OMITTED: Feature(LINES, judge_omitted),
}


def weight(requirement: Requirement, comparison: Comparison) -> float:
    """A requirement's weight within its section: of a line, how much it matters as the line judge learned it."""
    if FEATURES[requirement.kind].section is LINES:
        return comparison.importance(requirement)
    return 1.0


def judge(requirement: Requirement, comparison: Comparison) -> Finding:
    """How far the candidate meets a requirement."""
    return FEATURES[requirement.kind].judge(requirement, comparison)


def share_of_section(requirement: Requirement) -> float:
    """What part of its section's points a requirement can claim: less for a list of few skills, all for the rest."""
    if isinstance(requirement, SkillsRequirement):
        return min(1.0, len(requirement.skills) / weights.TELLING_SKILLS)
    return 1.0
