"""The summary of a candidate, made from features, which know nobody's name, employer or school."""

from collections.abc import Iterator
from datetime import date

from referral.domain.dates import years_covered
from referral.domain.degree_level import Level
from referral.domain.summary import Summary
from referral.extraction.anonymisation import without_organisations
from referral.extraction.skill_vocabulary import is_hard
from referral.matching.attainment import attained
from referral.matching.features import CandidateFeatures

MOST_SKILLS = 40


def summary_of(features: CandidateFeatures, today: date) -> Summary:
    jobs = [job for job in features.jobs if job.start <= today]
    seniority = jobs[0].seniority if jobs else None
    levels = sorted({attained(degree, today) or Level.NONE for degree in features.degrees} - {Level.NONE}, reverse=True)
    skills: dict[str, str] = {}
    for name in _skills(features):
        skills.setdefault(name.casefold(), name)
    return Summary(
        skills=tuple(skills.values())[:MOST_SKILLS],
        years=years_covered(((job.start, job.end or today) for job in jobs), today),
        seniority=seniority.name.lower() if seniority else None,
        education=tuple(level.name.lower() for level in levels),
    )


def _skills(features: CandidateFeatures) -> Iterator[str]:
    """The listed skills first, by their canonical names where they are known, and then the hard skills in the text."""
    for entry in features.skills:
        yield from entry.names or (without_organisations(entry.text),)
    yield from (one.skill for line in features.lines for one in line.skills if is_hard(one.skill))
