"""What says who somebody is and nothing of what they can do: taken out of a career before a rule or model reads it."""

import re
import unicodedata
from collections.abc import Callable, Iterable

from referral.records.profile import Career, Education, Experience, Person

# Dates come first, because "2015 - 2019" would read as a telephone number.
_DATE_OR_CONTACT = re.compile(
    r"(?P<date>\b(?:\d{1,2}[./-]){0,2}(?:19|20)\d\d(?:[./-]\d{1,2}){0,2}\b)"
    r"|[^\s@]+@[^\s@]+\.[^\s@]+"
    r"|(?:https?://|www\.)\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|me|dev|edu)\b(?:/\S*)?"
    r"|\+?\(?\d[\d\s().-]{7,}\d"
)
# A line that states what must not count goes as a whole.
_PERSONAL_LINE = re.compile(
    r"(?im)^[\s•*-]*(?:gender|sex|pronouns?|age|date of birth|birth ?date|d\.?o\.?b\.?|born|place of birth|birthplace"
    r"|nationality|citizenship|marital status|married|single|children|religion|ethnicity|race|photo(?:graph)?|picture"
    r"|address|home address|residence|phone|mobile|telephone|tel)\s*(?::|=|-\s)[^\n]*$"
)
_STREET = (
    r"(?:street|st|avenue|ave|road|rd|lane|ln|drive|dr|boulevard|blvd|court|ct|square|sq|terrace|place|pl|highway|way)"
)
_PERSONAL = re.compile(
    rf"""(?ix)
    \b(?:i\s+(?:am|was)\s+|i['’]m\s+)?born\s+(?:on\s+|in\s+)?(?:[\w.,-]+\s+){{0,3}}(?:19|20)\d\d\b\.?
    | \b(?:i\s+am\s+|i['’]m\s+|aged?\s+)\d{{1,2}}(?:\s+years?(?:\s+old|\s+of\s+age)?)?\b\.?
    | \b\d{{1,2}}[\s-]+years?[\s-]+old\b
    | \b(?:(?:flat|apt|apartment|unit|suite)\s+\w+\s*,\s*)?\d{{1,5}}\w?\s+(?:[^\W\d_][\w.'’-]*\s+){{1,3}}{_STREET}\b\.?
    | \b(?-i:[A-Z][a-z.'-]+(?:\s[A-Z][a-z.'-]+){{0,2}},\s*[A-Z]{{2}})\s+\d{{5}}(?:-\d{{4}})?\b
    | \b(?-i:[A-Z]{{1,2}}\d{{1,2}}[A-Z]?\s\d[A-Z]{{2}})\b
    """
)
# Words that tell a man from a woman, and the word that stands for both.
_NEUTRAL = {
    "he": "they",
    "she": "they",
    "him": "them",
    "his": "their",
    "her": "their",
    "hers": "theirs",
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
}
# "Ms Excel" is no lady.
_PRODUCT = "(?:Office|Excel|Word|PowerPoint|Powerpoint|Access|Project|Outlook|Teams|SQL|Azure|Windows)"
_GENDERED = re.compile(
    rf"\b(?:(?i:{'|'.join(sorted(_NEUTRAL, key=len, reverse=True))})\b"
    rf"|(?P<title>Ms|Miss)\b(?=\.?\s[A-Z])(?!\s{_PRODUCT}\b)"
    r"|(?i:(?P<stem>chair|spokes|sales|business|crafts|fore|police|fire|camera|congress|service|work|repair|trades)"
    r"(?:man|woman|men|women))\b)"
)
_NO_OWN_NAME = 1


def anonymous(career: Career, person: Person) -> Career:
    """The career without names, contacts, gender words, age and address; companies and schools are blank."""
    names = _any_of(_names(person))
    prose = prose_without(career, person)

    def title(text: str) -> str:
        return _impersonal(text, names)

    return Career.model_construct(
        experience=[_anonymous_job(job, title, prose) for job in career.experience],
        education=[_anonymous_entry(entry, title, prose) for entry in career.education],
        skills=[title(skill) for skill in career.skills],
    )


def prose_without(career: Career, person: Person) -> Callable[[str], str]:
    """Takes identity out of a text, line by line: prose loses the names of companies and schools, too.

    A role or skill keeps its words elsewhere, for "SAP" can be both.
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
    line = _PERSONAL.sub(" ", _PERSONAL_LINE.sub(" ", _composed(line)))
    line = _DATE_OR_CONTACT.sub(lambda match: match["date"] or " ", line)
    line = _GENDERED.sub(_neutral, hidden.sub(" ", line))
    return " ".join(line.split()).strip(" ,;|")


def _neutral(match: re.Match[str]) -> str:
    if match["stem"]:
        return f"{match['stem']}person"
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
