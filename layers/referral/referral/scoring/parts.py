"""The parts of a career: lines that say one thing each, and nothing that says who somebody is."""

import re
from collections.abc import Iterator

from referral.records.profile import Career, Education, Person
from referral.scoring.text import lines

MAX_PARTS = 128
_CONTACT = re.compile(r"\S+@\S+\.\S+|https?://|www\.|linkedin\.com|\+?\d[\d\s().-]{7,}\d")


def career_parts(career: Career, resume: str, person: Person) -> list[str]:
    """At most 128 parts, latest job first, without names of companies and schools, the person's name and contacts."""
    parts: dict[str, None] = {}
    for part in _parts(career, resume):
        anonymous = _without_person(part, person)
        if anonymous:
            parts.setdefault(anonymous)
    return list(parts)[:MAX_PARTS]


def _parts(career: Career, resume: str) -> Iterator[str]:
    for job in sorted(career.experience, key=lambda job: (job.dateTo or "9999", job.dateFrom), reverse=True):
        yield job.role
        yield from lines(job.description)
    yield from career.skills
    for entry in career.education:
        yield studied(entry)
        yield from lines(entry.description or "")
    yield from lines(resume)


def studied(entry: Education) -> str:
    """An entry of education in words, without the school."""
    return f"{entry.level} in {entry.major}" if entry.major else entry.level


def _without_person(part: str, person: Person) -> str:
    if _CONTACT.search(part):
        return ""
    for name in {*person.firstName.split(), *person.lastName.split()}:
        if len(name) > 1:
            part = re.sub(rf"\b(?:{re.escape(name)}|{re.escape(name.upper())})\b", "", part)
    return " ".join(part.split())
