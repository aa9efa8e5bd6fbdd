"""The field of study that a text asks for, as it words it."""

import re
from dataclasses import dataclass
from itertools import chain

from referral.domain.degree_level import Level
from referral.extraction.degrees import Degree, degrees_in
from referral.extraction.study_fields import names_a_field
from referral.extraction.wishes import FULL_STOP, SHORTENED, is_wished

_KIN = (
    r"(?:closely\s+)?"
    r"(?:relat(?:ed|able)|rel\.|similar|equivalent|equiv\b|eqv\b|relevant|comparable|allied(?! health)|like\b|adjacent)"
)
_ARTICLES = r"(?:in\s+)?(?:an?\s+|some\s+|the\s+|other\s+|another\s+|any\s+other\s+|its\s+)*"
_NUMBER = r"(?:\d|one|two|three|four|five|six|seven|eight|nine|ten\b)"
# Where the name of a field ends.
_ENDS = (
    # a statement of its own
    r"\s*[;:\n•|=]|\.{2,}",
    rf"\s*{FULL_STOP}",
    r"\s*[-–—]{1,2}\s",
    r"\s+/\s*/",
    # a bracket, unless it holds the field's own short name
    r"\s*\((?![A-Z]{2,6}\))",
    r"(?-i:(?<!\([A-Z]{2})(?<!\([A-Z]{3})(?<!\([A-Z]{4}))\s*\)",
    # "or a related field"
    rf"[\s,/]+(?:or|and|and/or|&|/)\s+{_ARTICLES}{_KIN}",
    rf",\s*(?:an?\s+|other\s+)?{_KIN}",
    rf"/\s?{_KIN}",
    r"[\s,]+(?:or|and)\s+other\b",
    r"[\s,/]+or\s+(?:something|smth|anything|whatever)\b",
    # years
    r"\s+\d",
    r"\s*\+\s",
    rf",\s*(?:{_NUMBER}|min|at least)\b",
    rf"[\s,]+(?:or|and|plus|w/|\+)\s+(?:at\s+least|min|over|more|{_NUMBER})",
    # how it is asked for
    r"[\s,]+w/(?=\s|\d)",
    r"[\s,]+(?:(?:and|or)\s+)?(?:required|requ?d|req'?d|needed|mandatory|minimum|min\.?|a must|must"
    r"|preferred|pref\b|desired|desirable|a plus|plus|helpful|highly|strongly|preferably|ideally|in\s+lieu)\b",
    # what else is asked for
    r"[\s,]+(?:(?:and|or)\s+)?(?:with|from|is|are|would|will|to be|who|that is|involving|at an?"
    r"|at\s+least|atleast|together|including|please|pls|(?:and )?experience|strong|excellent|proven)\b",
    r"[\s,]+(?:or|and)\s+(?:(?:a|an|the)\s+)?(?:\w+\s+){0,3}"
    r"(?:experience|training|certifi\w*|licen[sc]e|background|knowledge|ability)\b",
    r",\s*(?:[\w/-]+\s+){0,2}(?:exp\b|experience|skills?\b|knowledge)",
    r",\s*(?:(?:current|valid|state|active)\s+)?(?:certifi\w*|licen[sc]e\w*|(?-i:EIT|FE|PE|PMP|RN|LPN|CCC|BLS|CFA|CISSP)\b)",
    # another degree
    r"[\s,]+(?:or|and)\s+(?:an?\s+)?(?:bachelor|master|mba\b|ph\.?d|b\.?s\b|m\.?s\b|graduate|diploma|degree"
    r"|high school|minimum|equivalent|equal|work|military|commensurate|cpa\b)",
    r"\s*/\s*(?:\w+\s+)?degree\b|,\s*master\s+of\b",
    r"[\s,/]+(?:(?:or|and)\s+)?(?-i:BCA|MCA|B\.?E\b|B\.?\s?Tech|M\.?\s?Tech|B\.?Sc|M\.?Sc|MBA|LLB)\b",
)  # fmt: skip
_END = re.compile("|".join(_ENDS), re.IGNORECASE)
_LEAD = (
    r"(?:an?\s+|the\s+|either\s+|some\s+|one\s+of\s+the\s+following\s*:?\s*|(?:fields?|areas?)\s+(?:of|such\s+as)\s+)*"
)
# Between a degree and "in": alternatives, "degree", how it is asked for.
_ALTERNATIVES = (
    r"(?>(?:\s*[/,]?\s*(?:or|and|/)?\s*(?:equivalent|higher|above|better|minimum|diploma|degree|graduate|foreign"
    r"|master'?s?|[mb]\.?[sa]\b\.?|bachelor'?s?|llb|jd|mba|iti|ph\.?d\.?|a|an|college|university|level)\b['’]?\s*){0,4})"
)
_NOUN = (
    r"(?>(?:\(?(?:degree|deg\b\.?|degre|diploma|program(?:me)?|qualification|grad(?:uate)?|holder)s?\)?\s*"
    r"|\((?:MBA|BA|BS|MS|UG|PG|BSc|MSc|PhD)\)\s*|or (?:foreign )?equiv\w*\.?\s+(?=in\b)){0,3})"
)
_DEMAND = r"(?:\(?(?:required|reqd|req|min|minimum|or (?:higher|equivalent|above))\)?,?\s+)?"
_INTRODUCTIONS = (
    r"(?:in|w/|with)\s+(?:an?\s+)?(?:\w+\s+)?(?:emphasis|majors?|concentration|speciali[sz]ation|focus)\s+(?:in|on)\s+",
    r"with an? \w+ focus\s+(?=\()",
    r"(?:major(?:ing)?|specializ\w+)\s+in\s+",
    r"[^.;\n]{0,60}?\bmajor(?: course ?work|ed)?\s+in\s+",
    r"w/\s?\d+ (?:semester|credit) h(?:ou)?rs\.? in\s+",
    r"of\s+(?:science|arts|engineering in|commerce|technology)\s+(?:degree\s+)?(?:in\s+)?",
    r"(?:degree\s+)?(?:in|within)\s+",
    r",?\s*field(?:\s+of\s+study)?\s*[:=]\s*",
    r"\s*[:=]\s*",
    r"\s*[-–]\s*(?=[A-Z])",
)
_BEHIND_DEGREE = rf"['’`.s]{{0,2}}\s*{_ALTERNATIVES}{_NOUN}{_DEMAND}"
_AFTER = re.compile(
    rf"{_BEHIND_DEGREE}(?:{'|'.join(_INTRODUCTIONS)}|\((?=[A-Za-z]+[^)]*\)))\(?{_LEAD}(?P<field>[^\W\d].*)",
    re.IGNORECASE,
)
# Without "in" only what we know as a field is one: "BS Nursing", but not "BS Strong".
_RIGHT_AFTER = re.compile(
    rf"(?i:{_BEHIND_DEGREE})(?<=[\s(,.])(?!(?:of|and|in|or|is|it|me|course|program)\b)(?P<field>[^\W\d].*)"
)
_KINDS_OF_FIELD = ("engineering", "science", "sciences", "studies", "technology", "management", "administration")
_PROGRAM = re.compile(
    r"\b(?:graduate|completion|grad|graduation)\s+(?:of|from)\s+(?P<words>(?:[\w/,&-]+\s+){1,10}?)(?:program(?:me)?|school|course)\b",
    re.IGNORECASE,
)
_DEGREE_NOUN = re.compile(r"(?:deg(?:ree)?|diploma|graduate|grad)\b", re.IGNORECASE)
_BETWEEN_NAMES = re.compile(r"\s*(?:[,/]\s*(?:(?:or|and)\s)?|\b(?:or|and|and/or)\s)\s*", re.IGNORECASE)
_NAME_START = re.compile(r"(?!(?:an?|the)\s)(?<!\S)[^\W\d]", re.IGNORECASE)
_LONGEST_NAME = 4
_LONGEST_LIST = 100
_LABELLED = re.compile(
    r"\b(?:field|discipline|major|stream|subject)(?:\s+of\s+study)?\s*[:=]\s*(?P<field>[^\W\d].*)", re.IGNORECASE
)
_SPLIT = re.compile(r"\s*(?:[,;/]|\bor\b|\band/or\b|\bsuch as\b|\be\.g\.)\s*", re.IGNORECASE)
_GENERIC = re.compile(
    rf"(?:any\b.*|(?:an?\s+|some\s+|another\s+|other\s+)?{_KIN}(?:\s+\w+)*\s+(?:fields?|disciplines?|subjects?|areas?|majors?|streams?|degrees?)"
    rf"|(?:an?\s+)?{_KIN}|fields?|disciplines?)",
    re.IGNORECASE,
)
_ANY = re.compile(rf"any\b(?!\s+(?:other|{_KIN}))", re.IGNORECASE)
# "Or a related field", but not "or equivalent experience".
_WITH_KIN = re.compile(
    rf"(?:(?<![\s,(])[\s,(]*\b(?:or|and)\s+|(?<!\s)\s*[,/&]\s*){_ARTICLES}(?:any\s+)?{_KIN}"
    r"(?!\s+(?:\w+\s+){0,3}(?:experience|work|training|combination|education|qualification))"
    r"(?:(?:\s+\w+){0,3}?\s+(?:fields?|disciplines?|subjects?|areas?|majors?|streams?|degrees?)\b)?",
    re.IGNORECASE,
)
_WISHED = re.compile(r"preferabl|preferred|ideally|e\.g|i\.e|pref\b", re.IGNORECASE)
_NO_FIELD = frozenset("a an and degree diploma experience must no or program required the".split())
_SHORTENED_END = re.compile(rf"\.\s{SHORTENED}$|\b(?-i:Ed)$", re.IGNORECASE)
_TRIM = " \t,;:./-–—*&+"


@dataclass(frozen=True)
class Study:
    """A field of study that a text names at text[start:end]; `wording` has "or a related field" with it, if said."""

    text: str
    start: int
    end: int
    wording: str


def study_in(text: str, wishes: bool = False) -> Study | None:
    """The first field of study that goes with a degree that a text asks for (or wishes for, on request), or None."""
    degrees = degrees_in(text, wishes)
    studies = (read(text, degree) for degree in degrees for read in (_after, _of_program, _before))
    label = _LABELLED.search(text) if degrees else None
    labelled = _trimmed(text, label.start("field"), label.end()) if label else None
    found = (study for study in chain(studies, (labelled,)) if study)
    return next((study for study in found if wishes or not is_wished(text, study.start, study.start)), None)


def named_fields(field: str) -> tuple[str, ...]:
    """The fields that a wording names, each for itself; none where any field will do."""
    pieces = [piece for piece in _SPLIT.split(field.strip()) if piece]
    if any(_ANY.match(piece) for piece in pieces):
        return ()
    return tuple(piece for piece in pieces if not _GENERIC.fullmatch(piece))


def accepts_kin(field: str) -> bool:
    """True where a wording is content with a related field."""
    return bool(_WITH_KIN.search(field))


def _after(text: str, degree: Degree) -> Study | None:
    rest = text[degree.end : degree.end + 300].split("\n")[0]
    introduced = _AFTER.match(rest)
    match = introduced or _RIGHT_AFTER.match(rest)
    study = _trimmed(text, degree.end + match.start("field"), degree.end + len(rest)) if match else None
    certain = introduced and degree.level > Level.SCHOOL
    return study if study and (certain or _is_known(_BETWEEN_NAMES.split(study.text)[0])) else None


def _is_known(name: str) -> bool:
    said = name.lower().split()
    return names_a_field(name) or (1 < len(said) <= _LONGEST_NAME and said[-1] in _KINDS_OF_FIELD)


def _of_program(text: str, degree: Degree) -> Study | None:
    match = _PROGRAM.match(text, degree.start, degree.end + 20)
    return _ending(text, match.start("words"), match.end("words")) if match else None


def _before(text: str, degree: Degree) -> Study | None:
    if not _DEGREE_NOUN.match(text, degree.start):
        return None
    return _ending(text, max(text.rfind("\n", 0, degree.start) + 1, degree.start - _LONGEST_LIST), degree.start)


def _ending(text: str, start: int, end: int) -> Study | None:
    """The known fields, one or a list of them, that text[start:end] ends with."""
    begin = None
    pieces = [start, *(match.end() for match in _BETWEEN_NAMES.finditer(text, start, end))]
    stops = [*(match.start() for match in _BETWEEN_NAMES.finditer(text, start, end)), end]
    for piece, stop in zip(reversed(pieces), reversed(stops), strict=True):
        words = [piece + word.start() for word in _NAME_START.finditer(text[piece:stop])][-_LONGEST_NAME:]
        known = next((word for word in words if names_a_field(text[word:stop])), None)
        if known is None:
            break
        begin = known
        if known > piece:
            break
    return _trimmed(text, begin, end) if begin is not None else None


def _trimmed(text: str, start: int, end: int) -> Study | None:
    stop = _END.search(text, start, end)
    words = text[start : stop.start() if stop else end]
    stripped = words.strip(_TRIM)
    if _WISHED.match(stripped) or not any(char.isalpha() for char in stripped) or stripped.lower() in _NO_FIELD:
        return None
    begin = start + words.index(stripped)
    if _SHORTENED_END.search(stripped) and text.startswith(".", begin + len(stripped)):
        stripped += "."
    end = begin + len(stripped)
    kin = _WITH_KIN.match(text, end)
    return Study(stripped, begin, end, text[begin : kin.end() if kin else end])
