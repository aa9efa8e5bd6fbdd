"""What says who somebody is and nothing of what they can do: taken out of a career before a rule or model reads it."""

import re
import unicodedata
from collections.abc import Callable, Iterable

from referral.domain.anonymous_career import AnonymousCareer, AnonymousEducation, AnonymousJob
from referral.domain.dates import first_day, last_day
from referral.domain.profile import Career, Education, Experience, Person
from referral.extraction.skill_mentions import is_a_skill

# Dates come first, because "2015 - 2019" would read as a telephone number. All repeats have an end and a start of their
# own: no text costs more than its length.
_DATE_OR_CONTACT = re.compile(
    r"(?P<date>\b(?:\d{1,2}[./-]){0,2}(?:19|20)\d\d(?:[./-]\d{1,2}){0,2}\b)"
    r"|(?:(?<![\w.%+-])[\w.%+-]{1,64}|(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64})@[^\s@]{1,190}\.[^\s@]{1,63}"
    r"|(?:https?://|www\.)\S+|(?<![\w.-])[\w-]{1,63}(?:\.[\w-]{1,63}){0,8}\.(?:com|org|me|dev|edu)\b(?:/\S*)?"
    r"|\+?\(?\d[\d\s().-]{7,}\d"
)
# A line that states what must not count goes as a whole; "Mobile: Swift, Kotlin" states nothing of the kind.
_PERSONAL_LINE = re.compile(
    r"(?im)^[\s•*-]*(?:"
    r"(?:gender|sex|pronouns?|age|date of birth|birth ?(?:date|day)|d\.?o\.?b\.?|born|place of birth|birthplace"
    r"|nationality|citizenship|marital status|religion|ethnicity|race|photo(?:graph)?|picture"
    r"|maiden name)\s*(?:[:=]|-\s)"
    r"|(?:married|single|children)\s*[:=]\s*(?:yes|no|none|\d)"
    r"|(?:phone|mobile|telephone|tel|cell)\s*[:=]?\s*[+(]?\d[\d\s()./-]{5,}"
    r"|(?:(?:home )?address|residence)\s*[:=]\s*(?-i:\d|[A-Z][^\n]*\d)"
    r")[^\n]*$"
)
_STREET = (
    r"(?:street|st|avenue|ave|road|rd|lane|ln|drive|dr|boulevard|blvd|court|ct|square|sq|terrace|place|pl|highway|way)"
)
_PERSONAL = re.compile(
    rf"""(?ix)
    \b(?:i\s+(?:am|was)\s+|i['’]m\s+)?born\s+(?:on\s+|in\s+)?(?:[\w.,-]{{1,30}}\s+){{0,3}}(?:19|20)\d\d\b\.?
    | \b(?:i\s+am\s+|i['’]m\s+|aged?\s+)\d{{1,2}}(?:\s+years?(?:\s+old|\s+of\s+age)?)?\b\.?
    | \b\d{{1,2}}[\s-]*(?:years?|yrs?|y)[\s/-]*(?:old|of\s+age|o)\b
    | \bd\.?o\.?b\.?\s*[\d./-]{{4,}}
    | \bclass\s+of\s+(?:19|20)\d\d\b
    | \bn[ée]e\s+(?-i:[A-Z])[\w'’-]*
    | \b(?-i:[A-Z][a-z]+)\s+(?:citizen|national)\b
    | \b(?:married|divorced|widowed)\b(?:[^.\n]{{0,30}}\b(?:child|children|kids)\b)?
    | \b(?:(?:flat|apt|apartment|unit|suite)\s+\w+\s*,\s*)?\d{{1,5}}\w?\s+(?-i:[A-Z][\w.'’-]*\s+){{1,3}}{_STREET}\b\.?
    | \b(?-i:[A-Z])\w{{2,20}}(?:straße|strasse|str\.|weg|platz|allee)\s+\d{{1,4}}\w?(?:,\s*\d{{5}}\s+(?-i:[A-Z])\w+)?
    | \b(?-i:[A-Z][a-z.'-]+(?:\s[A-Z][a-z.'-]+){{0,2}},\s*[A-Z]{{2}})\s+\d{{5}}(?:-\d{{4}})?\b
    | \b(?-i:[A-Z]{{1,2}}\d{{1,2}}[A-Z]?\s\d[A-Z]{{2}})\b
    """
)
# Words that tell a man from a woman, and the word that stands for both.
_NEUTRAL = {
    "he": "they",
    "she": "they",
    "him": "their",
    "his": "their",
    "her": "their",
    "hers": "their",
    "himself": "themself",
    "herself": "themself",
    "mr": "",
    "mrs": "",
    "mister": "",
    "madam": "",
    "sir": "",
    "man": "person",
    "woman": "person",
    "men": "people",
    "women": "people",
    "male": "person",
    "female": "person",
    "boy": "child",
    "girl": "child",
    "boys": "children",
    "girls": "children",
    "father": "parent",
    "mother": "parent",
    "fathers": "parents",
    "mothers": "parents",
    "husband": "partner",
    "wife": "partner",
    "son": "child",
    "daughter": "child",
    "brother": "sibling",
    "sister": "sibling",
    "fraternity": "society",
    "sorority": "society",
    "gentleman": "person",
    "lady": "person",
    "gentlemen": "people",
    "ladies": "people",
    "waitress": "waiter",
    "actress": "actor",
    "hostess": "host",
    "stewardess": "steward",
    "barmaid": "barperson",
    "headmaster": "head teacher",
    "headmistress": "head teacher",
}
# "Ms Excel" is no lady.
_PRODUCT = "(?:Office|Excel|Word|PowerPoint|Powerpoint|Access|Project|Outlook|Teams|SQL|Azure|Windows)"
_CAPITALS = "(?!(?:MR|HIS|HE|HER|SHE|SIR|SON|MAN)\\b)"  # "HIS" and "MR" are systems of a hospital
_GENDERED = re.compile(
    rf"\b(?:{_CAPITALS}(?i:{'|'.join(sorted(_NEUTRAL, key=len, reverse=True))})\b"
    rf"|(?P<title>Ms|Miss)\b(?=\.?\s[A-Z])(?!\s{_PRODUCT}\b)"
    r"|(?i:(?P<stem>chair|spokes|sales|business|crafts|fore|police|fire|camera|congress|service|work|repair|trades|bar"
    r"|door|handy|anchor|drafts|journey|ombuds)(?:man|woman|men|women))\b)"
)
_NO_OWN_NAME = 1
# Names of people that are occupations of today.
_OCCUPATIONS = frozenset(
    """archer baker barber brewer butcher butler carpenter carter chef clerk coach cook cooper dean driver farmer
    fisher gardener glazier hunter judge mason miller painter porter potter priest sergeant shepherd smith steward
    tailor tanner taylor thatcher tiler turner walker weaver wright""".split()
)


def anonymise(career: Career, person: Person, resume: str = "") -> AnonymousCareer:
    """The career and the resume without names, contacts, gender words, age and address, employers and schools.

    Prose loses the names of employers and schools, too. Titles and skills keep their words, because "SAP" can be an
    employer and a skill, and so can "Ruby" be a name and "Cook" a surname.
    """
    names = _any_of(name for name in _names(person) if name.casefold() not in _OCCUPATIONS)
    hidden = _any_of([*_names(person), *_places(career)])

    def title(text: str) -> str:
        return _impersonal(text, names)

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
    end = last_day(job.dateTo) if job.dateTo else None
    return AnonymousJob(title(job.role), prose(job.description), first_day(job.dateFrom), end)


def _anonymous_entry(entry: Education, title: Callable[[str], str], prose: Callable[[str], str]) -> AnonymousEducation:
    return AnonymousEducation(
        level=entry.level,
        major=title(entry.major) if entry.major else None,
        description=prose(entry.description or ""),
        end=last_day(entry.dateTo) if entry.dateTo else None,
        until=entry.dateTo,
    )


def _impersonal(line: str, hidden: re.Pattern[str]) -> str:
    line = _PERSONAL.sub(" ", _PERSONAL_LINE.sub(" ", _composed(line)))
    line = _DATE_OR_CONTACT.sub(lambda match: match["date"] or " ", line)
    line = hidden.sub(" ", _GENDERED.sub(_neutral, line))
    return " ".join(line.split()).strip(" ,;|")


def _neutral(match: re.Match[str]) -> str:
    if match["stem"]:
        return f"{match['stem'].lower()}person"
    return "" if match["title"] else _NEUTRAL[match[0].lower()]


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
