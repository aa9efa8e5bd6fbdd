"""The parts of a career: lines that say one thing each, and nothing that says who somebody is."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from referral.records.profile import Career, Education, Person
from referral.scoring.text import lines

MAX_PARTS = 128
# Dates come first, because "2015 - 2019" would read as a telephone number.
_DATE_OR_CONTACT = re.compile(
    r"(?P<date>\b(?:\d{1,2}[./-]){0,2}(?:19|20)\d\d(?:[./-]\d{1,2}){0,2}\b)"
    r"|[^\s@]+@[^\s@]+\.[^\s@]+"
    r"|(?:https?://|www\.)\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|me|dev|edu)\b(?:/\S*)?"
    r"|\+?\(?\d[\d\s().-]{7,}\d"
)


def career_parts(career: Career, resume: str, person: Person) -> list[str]:
    """At most 128 parts, latest job first, without the person's name and contacts.

    Prose loses the names of the companies and schools, too; a role or skill keeps its words, for "SAP" can be both.
    """
    names, places = _names(person), _places(career)
    hidden = {True: _any_of([*names, *places]), False: _any_of(names)}
    parts = (_without(hidden[is_prose], text) for text, is_prose in _texts(career, resume))
    return list(dict.fromkeys(part for part in parts if any(map(str.isalnum, part))))[:MAX_PARTS]


def studied(entry: Education) -> str:
    """An entry of education in words, without the school."""
    return f"{entry.level} in {entry.major}" if entry.major else entry.level


def _texts(career: Career, resume: str) -> Iterator[tuple[str, bool]]:
    """Each text of a career, and whether it is prose."""
    for job in sorted(career.experience, key=lambda job: (job.dateTo or "9999", job.dateFrom), reverse=True):
        yield job.role, False
        yield from ((line, True) for line in lines(job.description))
    yield from ((skill, False) for skill in career.skills)
    for entry in career.education:
        yield studied(entry), False
        yield from ((line, True) for line in lines(entry.description or ""))
    yield from ((line, True) for line in lines(resume))


def _names(person: Person) -> list[str]:
    first, last = person.firstName, person.lastName
    return [f"{first} {last}", f"{last} {first}", f"{last}{first}", *first.split(), *last.split()]


def _places(career: Career) -> list[str]:
    return [*(job.company for job in career.experience), *(entry.school for entry in career.education if entry.school)]


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    """Finds the names as written, in capitals and in title case; an initial is no name. Longest first, so that one
    name inside another leaves nothing of it, in any process."""
    spellings = {
        spelling for name in names if len(name) > 1 for spelling in map(_composed, (name, name.upper(), name.title()))
    }
    pattern = "|".join(map(re.escape, sorted(spellings, key=lambda spelling: (-len(spelling), spelling))))
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)")


def _without(hidden: re.Pattern[str], text: str) -> str:
    text = _DATE_OR_CONTACT.sub(lambda match: match["date"] or " ", _composed(text))
    return " ".join(hidden.sub(" ", text).split()).strip(" ,;|")


def _composed(text: str) -> str:
    """Letters and their accents as one character, however they were typed."""
    return unicodedata.normalize("NFC", text)
