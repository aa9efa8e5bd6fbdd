"""A career without anything that identifies the person. Only `extraction.anonymisation` creates one."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class AnonymousJob:
    """A job without its employer. `end` is None for a current job."""

    title: str
    description: str
    start: date
    end: date | None


@dataclass(frozen=True, slots=True)
class AnonymousEducation:
    """An entry of education without its school. `until` is the end date as the person wrote it, `since` the start."""

    level: str
    major: str | None
    description: str
    start: date | None
    end: date | None
    since: str | None
    until: str | None


@dataclass(frozen=True, slots=True)
class AnonymousCareer:
    """Jobs, latest first; education and skills in the person's order; and the text of the resume."""

    jobs: tuple[AnonymousJob, ...]
    education: tuple[AnonymousEducation, ...]
    skills: tuple[str, ...]
    resume: str
