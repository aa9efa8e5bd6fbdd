"""Degrees: the level in its order, and how near the field of study is."""

from datetime import date

from referral.domain.dates import last_day
from referral.domain.degree_level import Level
from referral.domain.profile import Career, Education
from referral.extraction.career_parts import studied
from referral.extraction.degrees import level_of
from referral.extraction.requirements import Requirement
from referral.matching.evidence import Finding
from referral.matching.experience import all_years, years_in_words
from referral.matching.study_similarity import affinity
from referral.matching.weights import NEARLY_EDUCATED, OTHER_FIELD, YEARS_FOR_DEGREE

_NO_DEGREE = Finding.measured(0.0, "no degree in the profile")


def degree(requirement: Requirement, career: Career, today: date) -> Finding:
    """The degree that comes nearest, or experience in its place where the posting takes that."""
    findings = [_entry(entry, requirement, today) for entry in career.education]
    if requirement.experience_will_do:
        findings.append(_experience_for_degree(career, today))
    return max(findings, key=lambda finding: finding.value, default=_NO_DEGREE)


def _entry(entry: Education, requirement: Requirement, today: date) -> Finding:
    """A level that nobody knows is none: inventing a degree must not pay."""
    level = level_of(entry.level) or Level.NONE
    finished = entry.dateTo is None or last_day(entry.dateTo) <= today
    if level >= requirement.level:
        value = 1.0 if finished else NEARLY_EDUCATED
    else:
        value = NEARLY_EDUCATED if Level.NONE < level == requirement.level - 1 else 0.0
    quote = studied(entry) if finished else f"{studied(entry)}, until {entry.dateTo}"
    return Finding.measured(value * _field(entry, requirement), quote)


def _field(entry: Education, requirement: Requirement) -> float:
    """What part of a degree counts for its field; all of it where no field is asked for.

    A field that is not said, or that nobody knows, is none of those asked for: leaving it out must not pay.
    """
    if not requirement.field:
        return 1.0
    near = affinity(requirement.field, entry.major) if entry.major else 0.0
    return OTHER_FIELD + (1 - OTHER_FIELD) * (near or 0.0)


def _experience_for_degree(career: Career, today: date) -> Finding:
    years = all_years(career, today)
    words = years_in_words(years, len(career.experience))
    return Finding.measured(min(1.0, years / YEARS_FOR_DEGREE), f"{words}, in place of the degree")
