"""Names, addresses and other words that identify a person, removed from a career before any rule or model reads it."""

import re
import unicodedata
from collections.abc import Callable, Iterable

from referral.domain.anonymous_career import AnonymousCareer, AnonymousEducation, AnonymousJob
from referral.domain.company import without_legal_form
from referral.domain.dates import lasting, likely_end
from referral.domain.profile import Career, Education, Experience, Person
from referral.extraction.patterns.identity import (
    DATE_OR_CONTACT,
    GENDERED,
    NEUTRAL,
    ORGANISATION,
    PERSONAL,
    PERSONAL_LINE,
)
from referral.extraction.skill_mentions import is_a_skill

_NO_OWN_NAME = 1
# Names of people that are occupations of today.
_OCCUPATIONS = frozenset(
    """archer baker barber brewer butcher butler carpenter carter chef clerk coach cook cooper dean driver farmer
    fisher gardener glazier hunter judge mason miller painter porter potter priest sergeant shepherd smith steward
    tailor tanner taylor thatcher tiler turner walker weaver wright""".split()
)


def anonymise(career: Career, person: Person, resume: str = "") -> AnonymousCareer:
    """The career and the resume without names, contacts, gender words, age and address, employers and schools.

    Titles, majors and skills keep names that can be a skill or an occupation there: "SAP" can be an employer and a
    skill, and so can "Ruby" be a name and "Cook" a surname. Prose keeps none.
    """
    names, places = _names(person), _places(career)
    hidden = _any_of([*names, *places])
    hidden_in_titles = _any_of(
        [
            *(name for name in names if name.casefold() not in _OCCUPATIONS),
            *(place for place in places if not is_a_skill(place)),
        ]
    )

    def title(text: str) -> str:
        return _impersonal(text, hidden_in_titles)

    def prose(text: str) -> str:
        return "\n".join(_impersonal(line, hidden) for line in text.splitlines())

    latest_first = sorted(career.experience, key=lambda job: (job.dateTo or "9999", job.dateFrom), reverse=True)
    return AnonymousCareer(
        jobs=tuple(_anonymous_job(job, title, prose) for job in latest_first),
        education=tuple(_anonymous_entry(entry, title, prose) for entry in career.education),
        skills=tuple(skill if is_a_skill(skill) else title(skill) for skill in career.skills),
        resume=prose(resume),
    )


def _anonymous_job(job: Experience, title: Callable[[str], str], prose: Callable[[str], str]) -> AnonymousJob:
    return AnonymousJob(title(job.role), prose(job.description), *lasting(job.dateFrom, job.dateTo))


def _anonymous_entry(entry: Education, title: Callable[[str], str], prose: Callable[[str], str]) -> AnonymousEducation:
    return AnonymousEducation(
        level=title(entry.level),
        major=title(entry.major) if entry.major else None,
        description=prose(entry.description or ""),
        end=likely_end(entry.dateTo) if entry.dateTo else None,
        until=entry.dateTo,
    )


def _impersonal(line: str, hidden: re.Pattern[str]) -> str:
    line = PERSONAL.compiled.sub(" ", PERSONAL_LINE.compiled.sub(" ", _composed(line)))
    line = DATE_OR_CONTACT.compiled.sub(lambda match: match["date"] or " ", line)
    line = hidden.sub(" ", GENDERED.compiled.sub(_neutral, line))
    return " ".join(line.split()).strip(" ,;|")


def _neutral(match: re.Match[str]) -> str:
    if match["stem"]:
        return f"{match['stem'].lower()}person"
    return "" if match["title"] else NEUTRAL[match[0].lower()]


def _names(person: Person) -> list[str]:
    """Each name, and both together, which are the person's also in small letters."""
    first, last = person.firstName, person.lastName
    both = [f"{first} {last}", f"{last} {first}", f"{last}{first}", f"{first}{last}"]
    return [*both, *map(str.lower, both), *first.split(), *last.split()]


def _places(career: Career) -> list[str]:
    """Employers and schools as written, and employers without their legal form."""
    employers = [job.company for job in career.experience]
    return [
        *employers,
        *map(without_legal_form, employers),
        *(entry.school for entry in career.education if entry.school),
    ]


def without_organisations(text: str) -> str:
    """The text with "…" for what reads like a firm or a school; for quotes of a resume, whose employers are unknown."""
    return ORGANISATION.compiled.sub("…", text)


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    """Finds the names as written, in capitals and in title case; an initial is no name.

    Longest first, so that a name that contains another is removed as a whole.
    """
    spellings = {
        spelling
        for name in names
        if len(name) > _NO_OWN_NAME
        for spelling in map(_composed, (name, name.upper(), name.title()))
    }
    pattern = "|".join(map(re.escape, sorted(spellings, key=lambda spelling: (-len(spelling), spelling))))
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)" if pattern else r"(?!)")


def _composed(text: str) -> str:
    """Letters and their accents as one character, however they were typed."""
    return unicodedata.normalize("NFC", text)
