"""What says who somebody is and nothing of what they can do: taken out of a career before a rule or model reads it."""

import re
import unicodedata
from collections.abc import Callable, Iterable

from referral.domain.profile import Career, Education, Experience, Person
from referral.extraction.patterns.identity import DATE_OR_CONTACT, GENDERED, NEUTRAL, PERSONAL, PERSONAL_LINE
from referral.extraction.skill_mentions import is_a_skill

_NO_OWN_NAME = 1
# Names of people that are occupations of today.
_OCCUPATIONS = frozenset(
    """archer baker barber brewer butcher butler carpenter carter chef clerk coach cook cooper dean driver farmer
    fisher gardener glazier hunter judge mason miller painter porter potter priest sergeant shepherd smith steward
    tailor tanner taylor thatcher tiler turner walker weaver wright""".split()
)


def anonymous(career: Career, person: Person) -> Career:
    """The career without names, contacts, gender words, age and address; companies and schools are blank."""
    names = _any_of(name for name in _names(person) if name.casefold() not in _OCCUPATIONS)
    prose = prose_without(career, person)

    def title(text: str) -> str:
        return _impersonal(text, names)

    return Career.model_construct(
        experience=[_anonymous_job(job, title, prose) for job in career.experience],
        education=[_anonymous_entry(entry, title, prose) for entry in career.education],
        skills=[skill if is_a_skill(skill) else title(skill) for skill in career.skills],
    )


def prose_without(career: Career, person: Person) -> Callable[[str], str]:
    """Takes identity out of a text, line by line: prose loses the names of companies and schools, too.

    A role or skill keeps its words elsewhere, for "SAP" can be both, and so can "Ruby" and "Cook".
    """
    hidden = _any_of([*_names(person), *_places(career)])
    return lambda text: "\n".join(_impersonal(line, hidden) for line in text.splitlines())


def _anonymous_job(job: Experience, title: Callable[[str], str], prose: Callable[[str], str]) -> Experience:
    return job.model_copy(update={"company": "", "role": title(job.role), "description": prose(job.description)})


def _anonymous_entry(entry: Education, title: Callable[[str], str], prose: Callable[[str], str]) -> Education:
    changed = {
        "school": None,
        "major": entry.major and title(entry.major),
        "description": entry.description and prose(entry.description),
    }
    return entry.model_copy(update=changed)


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
    first, last = person.firstName, person.lastName
    return [f"{first} {last}", f"{last} {first}", f"{last}{first}", *first.split(), *last.split()]


def _places(career: Career) -> list[str]:
    return [*(job.company for job in career.experience), *(entry.school for entry in career.education if entry.school)]


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    """Finds the names as written, in capitals and in title case; an initial is no name. Longest first, so that one
    name inside another leaves nothing of it, in any process."""
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
