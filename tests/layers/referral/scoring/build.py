"""Careers, requirements and encodings for tests, small enough to be read."""

from collections.abc import Mapping, Sequence
from datetime import date
from math import cos, pi, sin
from typing import Any

from referral.records.profile import Career, Education, Experience
from referral.scoring.education import Level
from referral.scoring.encoding import Encoding, pack
from referral.scoring.requirements import Kind, Need, Requirement

TODAY = date(2026, 6, 15)
MODEL = "model/1"
NOTHING = Encoding("", (), b"")


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


def at(angle: float) -> tuple[float, float]:
    """The unit vector at so many degrees: the cosine of two of them is that of the difference."""
    return cos(angle * pi / 180), sin(angle * pi / 180)


def encoding(angles: Mapping[str, float], model: str = MODEL) -> Encoding:
    """Texts with a vector at an angle each."""
    return Encoding(model, tuple(angles), pack(map(at, angles.values())))


def wants(text: str, need: Need = Need.REQUIRED, kind: Kind = Kind.QUALIFICATION) -> Requirement:
    return Requirement(text, kind, need)


def wants_degree(level: Level, need: Need = Need.REQUIRED, experience_will_do: bool = False) -> Requirement:
    return Requirement("a degree", Kind.EDUCATION, need, level=level, experience_will_do=experience_will_do)


def wants_years(years: float, need: Need = Need.REQUIRED) -> Requirement:
    return Requirement("years", Kind.YEARS, need, years=years)
