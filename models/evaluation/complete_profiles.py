"""Somebody for each labelled text of qualifications who has just the degree, field and years that it asks for.

No graded set varies degree, field or years; with these people, edits show what the score makes of the three.
"""

from collections.abc import Iterable
from datetime import date

from models.evaluation.production import Case
from models.evaluation.reading import UNNAMED, Resume, mentioned
from models.evaluation.regex_reader import WISH
from models.evaluation.sources import Qualifications
from referral.domain.identifiers import EmailAddress, JobLink
from referral.domain.posting import Posting
from referral.domain.profile import Career, Education, Experience, Person

# What those have whose text asks for nothing of the kind.
LEVEL, FIELD, YEARS = "bachelor", "History", 4
ROLE = "Specialist"
SKILLS = ["planning", "spreadsheets", "customer contact"]


def complete_cases(rows: Iterable[Qualifications], today: date) -> list[Case]:
    return [Case(_posting(number, row), _person(row, today), _asks(row)) for number, row in enumerate(rows)]


def _posting(number: int, row: Qualifications) -> Posting:
    return Posting(
        link=JobLink(f"https://example.org/jobs/{number}"),
        company=UNNAMED,
        role=row.title or ROLE,
        description="",
        requiredQualifications=row.text,
        preferredQualifications="",
    )


def _person(row: Qualifications, today: date) -> Resume:
    months = today.year * 12 + today.month - 1 - round(12 * (row.years or YEARS))
    job = Experience(
        company=UNNAMED,
        role=row.title or ROLE,
        description="Did what the job asked for.",
        dateFrom=f"{months // 12}-{months % 12 + 1:02}",
        dateTo=None,
    )
    level = row.level or LEVEL
    field = row.field or (None if level == "high_school" else FIELD)
    degree = Education(level=level.replace("_", " "), major=field)
    person = Person(email=EmailAddress("someone@example.org"), firstName=UNNAMED, lastName=UNNAMED)
    return Resume(Career(experience=[job], education=[degree], skills=SKILLS), "", person)


def _asks(row: Qualifications) -> frozenset[str]:
    """By the labels. They are silent on wishes, so a text that has any may ask for everything that it mentions."""
    labelled = {"degree": bool(row.level), "field": bool(row.field), "years": row.years is not None}
    wished = mentioned(row.text) if WISH.search(row.text) else frozenset()
    return wished | {kind for kind, asked in labelled.items() if asked}
