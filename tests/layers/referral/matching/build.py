"""Careers, postings, requirements and encodings for tests, small enough to be read."""

from collections.abc import Mapping, Sequence
from datetime import date
from math import cos, pi, sin
from typing import Any

from referral.matching.encoding import Encoding, pack

from referral.domain.degree_level import Level
from referral.domain.posting import Posting
from referral.domain.profile import Career, Education, Experience, Person
from referral.extraction.requirements import Kind, Need, Requirement, texts_to_compare
from referral.extraction.titles import Seniority
from referral.matching.comparison import Comparison

TODAY = date(2026, 6, 15)
MODEL = "model/1"
NOTHING = Encoding("", (), b"")
NOBODY = Person(email="nobody@x.org", firstName="Xq", lastName="Zq")


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


def at(angle: float) -> tuple[float, float]:
    """The unit vector at so many degrees: the cosine of two of them is that of the difference."""
    return cos(angle * pi / 180), sin(angle * pi / 180)


def encoding(angles: Mapping[str, float], model: str = MODEL) -> Encoding:
    """Texts with a vector at an angle each, of a model whose vectors tell no field of work."""
    return Encoding(model, tuple(angles), pack(map(at, angles.values())))


def compared(
    person: Career, *asked: Requirement, parts: Encoding, angle: float = 0, job: Posting | None = None
) -> Comparison:
    """A career beside requirements whose texts all stand at one angle."""
    texts = encoding(dict.fromkeys(texts_to_compare(list(asked)), angle))
    return Comparison(person, parts, job or posting(), asked, texts)


def wants(
    text: str, need: Need = Need.REQUIRED, kind: Kind = Kind.QUALIFICATION, skills: tuple[str, ...] = ()
) -> Requirement:
    return Requirement(text, kind, need, skills=skills)


def wants_degree(
    level: Level, need: Need = Need.REQUIRED, experience_will_do: bool = False, field: str = ""
) -> Requirement:
    return Requirement(
        "a degree", Kind.EDUCATION, need, level=level, field=field, experience_will_do=experience_will_do
    )


def wants_years(
    years: float, need: Need = Need.REQUIRED, text: str = "years", skills: tuple[str, ...] = ()
) -> Requirement:
    return Requirement(text, Kind.YEARS, need, years=years, skills=skills)


def wants_level(seniority: Seniority) -> Requirement:
    return Requirement(f"{seniority.name.lower()} level", Kind.SENIORITY, Need.REQUIRED, seniority=seniority)


def wants_skills(*skills: str) -> Requirement:
    return Requirement(", ".join(skills), Kind.SKILLS, Need.REQUIRED, skills=skills)
