"""Degrees: the level in its order, and how near the field of study is."""

from datetime import date

from referral.domain.degree_level import Level
from referral.domain.requirements import DegreeRequirement, QualificationRequirement
from referral.matching.attainment import attained, is_finished
from referral.matching.comparison import Comparison
from referral.matching.experience import years_in_words
from referral.matching.features import CandidateDegree
from referral.matching.finding import Finding
from referral.matching.study_similarity import study_similarity
from referral.matching.weights import NEARLY_EDUCATED, OTHER_STUDY, PARTIAL, YEARS_FOR_DEGREE

_NO_DEGREE = Finding.counted(0.0, "no degree in the profile")


def judge_degree(asked: DegreeRequirement, comparison: Comparison) -> Finding:
    """The degree that comes nearest to the level, or one above it, and the field asked for.

    A degree one level below, or not finished, counts half; another field costs up to 60 %. Where the posting takes
    experience in place of a degree, four years of it count in full. A degree in words that nobody knows is unknown,
    and earns no more than the least partial one.
    """
    findings = [_degree(held, asked, comparison.today) for held in comparison.candidate.features.degrees]
    if asked.experience_will_do:
        findings.append(_experience(comparison))
    return max(findings, key=lambda finding: finding.value or 0.0, default=_NO_DEGREE)


def judge_studies(asked: QualificationRequirement, comparison: Comparison) -> Finding:
    """Whether somebody is in studies of the level asked for, or above it; a finished degree of it counts half."""
    held_degrees = comparison.candidate.features.degrees
    findings = [_studies(held, asked.studies or Level.NONE, comparison.today) for held in held_degrees]
    return max(findings, key=lambda finding: finding.value or 0.0, default=_NO_DEGREE)


def _degree(held: CandidateDegree, asked: DegreeRequirement, today: date) -> Finding:
    level = attained(held, today)
    if held.level is None or level is None:
        return Finding.unsure(PARTIAL * _study(held, asked), held.title)
    if level >= asked.level:
        value = 1.0
    elif held.level >= asked.level or Level.NONE < level == asked.level - 1:
        value = NEARLY_EDUCATED
    else:
        value = 0.0
    return Finding.counted(value * _study(held, asked), _quote(held, is_finished(held, today)))


def _studies(held: CandidateDegree, level: Level, today: date) -> Finding:
    if held.level is None:
        return Finding.unsure(PARTIAL, held.title)
    finished = is_finished(held, today)
    value = (NEARLY_EDUCATED if finished else 1.0) if held.level >= level else 0.0
    return Finding.counted(value, _quote(held, finished))


def _quote(held: CandidateDegree, finished: bool) -> str:
    if finished or held.under_way:
        return held.title
    return f"{held.title}, until {held.until}" if held.until else f"{held.title}, since {held.since}"


def _study(held: CandidateDegree, asked: DegreeRequirement) -> float:
    """What part of a degree counts for its field. A field that is missing or unknown counts as another one, so that
    leaving it out does not pay."""
    if asked.study is None or asked.study.is_any:
        return 1.0
    similarity = study_similarity(asked.study, held.study) if held.study else 0.0
    return OTHER_STUDY + (1 - OTHER_STUDY) * (similarity or 0.0)


def _experience(comparison: Comparison) -> Finding:
    years = comparison.years_in(comparison.jobs)
    words = years_in_words(years, len(comparison.jobs))
    return Finding.counted(min(1.0, years / YEARS_FOR_DEGREE), f"{words}, in place of the degree")
