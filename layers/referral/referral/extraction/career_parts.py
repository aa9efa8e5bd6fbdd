"""The parts of a career: lines that say one thing each, and nothing that says who somebody is."""

from collections.abc import Iterator
from datetime import date

from referral.domain.profile import Career, Education, Experience, Person
from referral.extraction.anonymisation import anonymous, prose_without
from referral.extraction.text import lines
from referral.extraction.titles import occupation

MAX_PARTS = 128


def career_parts(career: Career, resume: str, person: Person) -> list[str]:
    """At most 128 parts, latest job first; what is there without a job's level ("Engineer") has a part of its own."""
    own = anonymous(career, person)
    texts = [*_texts(own), *lines(prose_without(career, person)(resume))]
    return list(dict.fromkeys(text for text in texts if any(map(str.isalnum, text))))[:MAX_PARTS]


def begun(career: Career, today: date) -> Career:
    """The career without the jobs that are still to come."""
    return career.model_copy(update={"experience": [job for job in career.experience if job.span(today)[0] <= today]})


def latest_first(career: Career) -> list[Experience]:
    """The jobs of a career, the current ones first."""
    return sorted(career.experience, key=lambda job: (job.dateTo or "9999", job.dateFrom), reverse=True)


def studied(entry: Education) -> str:
    """An entry of education in words, without the school."""
    return f"{entry.level} in {entry.major}" if entry.major else entry.level


def _texts(career: Career) -> Iterator[str]:
    for job in latest_first(career):
        yield from (job.role, occupation(job.role))
        yield from lines(job.description)
    yield from career.skills
    for entry in career.education:  # degrees are compared by rules alone
        yield from lines(entry.description or "")
