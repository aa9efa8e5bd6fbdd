"""Degrees: the level in its order, and how near the field of study is."""

from datetime import date

from referral.domain.degree_level import Level
from referral.domain.requirements import DegreeRequirement
from referral.matching.comparison import Comparison
from referral.matching.experience import years_in_words
from referral.matching.features import CandidateDegree
from referral.matching.finding import Finding
from referral.matching.study_similarity import study_similarity
from referral.matching.weights import NEARLY_EDUCATED, OTHER_STUDY, YEARS_FOR_DEGREE

_NO_DEGREE = Finding.counted(0.0, "no degree in the profile")


def judge_degree(asked: DegreeRequirement, comparison: Comparison) -> Finding:
    """The degree that comes nearest to the level, or one above it, and the field asked for.

    A degree one level below, or not finished, counts half; another field costs up to 60 %. Where the posting takes
    experience in place of a degree, four years of it count in full.
    """
    findings = [_degree(held, asked, comparison.today) for held in comparison.candidate.features.degrees]
    if asked.experience_will_do:
        findings.append(_experience(comparison))
    return max(findings, key=lambda finding: finding.value or 0.0, default=_NO_DEGREE)


def _degree(held: CandidateDegree, asked: DegreeRequirement, today: date) -> Finding:
    finished = held.end is None or held.end <= today
    if held.level >= asked.level:
        value = 1.0 if finished else NEARLY_EDUCATED
    else:
        value = NEARLY_EDUCATED if Level.NONE < held.level == asked.level - 1 else 0.0
    quote = held.title if finished else f"{held.title}, until {held.until}"
    return Finding.counted(value * _study(held, asked), quote)


def _study(held: CandidateDegree, asked: DegreeRequirement) -> float:
    """What part of a degree counts for its field. A field that is missing or unknown counts as another one, so that
    leaving it out does not pay."""
    if asked.study is None:
        return 1.0
    similarity = study_similarity(asked.study, held.study) if held.study else 0.0
    return OTHER_STUDY + (1 - OTHER_STUDY) * (similarity or 0.0)


def _experience(comparison: Comparison) -> Finding:
    years = comparison.years_in(comparison.jobs)
    words = years_in_words(years, len(comparison.jobs))
    return Finding.counted(min(1.0, years / YEARS_FOR_DEGREE), f"{words}, in place of the degree")
