"""The whole score on one page: what a posting can ask for, what each of these is worth, and how it is judged.

`python -m models.score_page` prints docs/scoring.md from this table and from the docstrings of the functions in it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from referral.domain.requirements import Kind, Need, Requirement, SkillsRequirement
from referral.matching import weights
from referral.matching.comparison import Comparison
from referral.matching.education import judge_degree
from referral.matching.experience import judge_years
from referral.matching.finding import Finding
from referral.matching.line_match import judge_line
from referral.matching.role import judge_role, judge_seniority
from referral.matching.skill_match import judge_skills


@dataclass(frozen=True, slots=True)
class Section:
    """A share of the 100 points. The requirements in it divide the share by their weights."""

    name: str
    points: float


ROLE = Section("Kind of work", weights.ROLE)
SENIORITY = Section("Seniority", weights.SENIORITY)
SKILLS = Section("Skills", weights.SKILLS)
REQUIRED = Section("Required qualifications", weights.REQUIRED)
PREFERRED = Section("Preferred qualifications", weights.PREFERRED)
DUTIES = Section("Duties", weights.DUTIES)


@dataclass(frozen=True, slots=True)
class Feature:
    """One kind of requirement: its sections where it is required and where it is preferred, its weight in them, and the
    function whose docstring is its published description."""

    required: Section
    preferred: Section
    weight: float
    judge: Callable[[Any, Comparison], Finding]

    def section(self, need: Need) -> Section:
        return self.required if need is Need.REQUIRED else self.preferred


FEATURES: dict[Kind, Feature] = {
    Kind.ROLE: Feature(ROLE, ROLE, weights.LINE, judge_role),
    Kind.SENIORITY: Feature(SENIORITY, SENIORITY, weights.LINE, judge_seniority),
    Kind.SKILLS: Feature(SKILLS, SKILLS, weights.LINE, judge_skills),
    Kind.EDUCATION: Feature(REQUIRED, PREFERRED, weights.FACT, judge_degree),
    Kind.YEARS: Feature(REQUIRED, PREFERRED, weights.FACT, judge_years),
    Kind.QUALIFICATION: Feature(REQUIRED, PREFERRED, weights.LINE, judge_line),
    Kind.RESPONSIBILITY: Feature(DUTIES, DUTIES, weights.LINE, judge_line),
}


def judge(requirement: Requirement, comparison: Comparison) -> Finding:
    """How far the candidate meets a requirement."""
    return FEATURES[requirement.kind].judge(requirement, comparison)


def share_of_section(requirement: Requirement) -> float:
    """What part of its section's points a requirement can claim: less for a list of few skills, all for the rest."""
    if isinstance(requirement, SkillsRequirement):
        return min(1.0, len(requirement.skills) / weights.TELLING_SKILLS)
    return 1.0
