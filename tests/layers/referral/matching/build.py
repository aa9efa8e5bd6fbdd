"""Careers, postings, requirements and features for tests, small enough to be read."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from math import cos, pi, sin
from typing import Any

from referral.domain.degree_level import Level
from referral.domain.embedding import NO_TEXTS, Embedding
from referral.domain.posting import Posting
from referral.domain.profile import Career, Education, Experience, Person
from referral.domain.requirements import (
    DegreeRequirement,
    DutyRequirement,
    Need,
    QualificationRequirement,
    Requirement,
    RoleRequirement,
    SeniorityRequirement,
    SkillsRequirement,
    YearsRequirement,
)
from referral.domain.seniority import Seniority
from referral.domain.versions import MODEL
from referral.extraction.anonymisation import anonymise
from referral.extraction.asked_study import asked_study
from referral.extraction.fingerprints import term_fingerprints, word_fingerprints
from referral.extraction.text import lines
from referral.matching.candidate import Candidate
from referral.matching.candidate_features import candidate_features
from referral.matching.comparison import Comparison
from referral.matching.features import CandidateFeatures, JobFeatures
from referral.matching.job import Job

TODAY = date(2026, 6, 15)
ANOTHER_MODEL = "model/1"
NOBODY = Person(email="nobody@x.org", firstName="Xq", lastName="Zq")
Embed = Callable[[Sequence[str]], Embedding]


def job(start: str = "2020-01", end: str | None = None, **changes: Any) -> Experience:
    return Experience(
        **{"company": "Engines", "role": "Engineer", "description": "Builds things", "dateFrom": start, "dateTo": end}
        | changes
    )


def studies(level: str, **changes: Any) -> Education:
    return Education(**{"level": level} | changes)


def career(*entries: Experience | Education, skills: Sequence[str] = ()) -> Career:
    return Career(
        experience=[entry for entry in entries if isinstance(entry, Experience)],
        education=[entry for entry in entries if isinstance(entry, Education)],
        skills=list(skills),
    )


def posting(description: str = "", required: str = "", preferred: str = "", role: str = "Engineer") -> Posting:
    fields = {"description": description, "requiredQualifications": required, "preferredQualifications": preferred}
    return Posting.model_construct(link="https://x.org/", company="Engines", role=role, **fields)


# ------------------------------------------------------------ features


def at_angles(angles: Mapping[str, float], model: str = MODEL) -> Embed:
    """A model that gives each of these texts a vector at so many degrees: the cosine of two of them is that of the
    difference. All other texts are at right angles to these."""

    def vector(text: str) -> list[float]:
        if text not in angles:
            return [0.0, 0.0, 1.0] + [0.0] * 381
        angle = angles[text] * pi / 180
        return [cos(angle), sin(angle)] + [0.0] * 382

    return lambda texts: Embedding.of(model, map(vector, texts)) if texts else NO_TEXTS


NO_ANGLES = at_angles({})


def features_of(
    person: Career, resume: str = "", embed: Embed = NO_ANGLES, owner: Person = NOBODY
) -> CandidateFeatures:
    return candidate_features(anonymise(person, owner, resume), embed)


def candidate(person: Career, angles: Mapping[str, float]) -> Candidate:
    """A career, and a resume whose lines have these angles."""
    return Candidate(features_of(person, "\n".join(angles), at_angles(angles)))


def job_asking(*asked: Requirement, angles: Mapping[str, float], said: str = "", model: str = MODEL) -> Job:
    """A job with these requirements; `said` is all that its posting says."""
    texts = [_compared(one) for one in asked]
    compared = list(dict.fromkeys(text for text in texts if text is not None))
    features = JobFeatures(
        requirements=asked,
        rows=tuple(None if text is None else compared.index(text) for text in texts),
        terms=tuple(map(term_fingerprints, compared)),
        words=tuple(map(word_fingerprints, lines(said))),
        embedding=at_angles(angles, model)(compared),
    )
    return Job(features)


def compared(
    person: Career, *asked: Requirement, angles: Mapping[str, float] | None = None, angle: float = 0, said: str = ""
) -> Comparison:
    """A career beside requirements whose texts all have one angle."""
    texts = {text: angle for one in asked if (text := _compared(one)) is not None}
    return Comparison(candidate(person, angles or {}), job_asking(*asked, angles=texts, said=said), TODAY)


def _compared(asked: Requirement) -> str | None:
    match asked:
        case RoleRequirement():
            return asked.occupation
        case QualificationRequirement() | DutyRequirement():
            return asked.text
        case _:
            return None


# ------------------------------------------------------------ requirements


def wants(text: str, need: Need = Need.REQUIRED, skills: tuple[str, ...] = ()) -> QualificationRequirement:
    return QualificationRequirement(text, need, skills)


def wants_duty(text: str) -> DutyRequirement:
    return DutyRequirement(text)


def wants_role(title: str) -> RoleRequirement:
    return RoleRequirement(title, title)


def wants_degree(
    level: Level, need: Need = Need.REQUIRED, experience_will_do: bool = False, field: str = ""
) -> DegreeRequirement:
    return DegreeRequirement("a degree", need, level, asked_study(field) if field else None, experience_will_do)


def wants_years(years: float, need: Need = Need.REQUIRED, skills: tuple[str, ...] = ()) -> YearsRequirement:
    return YearsRequirement("years", need, years, skills)


def wants_level(seniority: Seniority) -> SeniorityRequirement:
    return SeniorityRequirement(seniority)


def wants_skills(*skills: str) -> SkillsRequirement:
    return SkillsRequirement(skills)
