"""What a posting asks for, read line by line."""

import re
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, Self

from referral.records.posting import Posting
from referral.scoring.education import Level, experience_will_do, sufficient_level
from referral.scoring.text import lines, terms

MAX_LINES_PER_SECTION = 24


class Need(StrEnum):
    REQUIRED = "required"
    PREFERRED = "preferred"


class Kind(StrEnum):
    """What a requirement is checked against."""

    QUALIFICATION = "qualification"
    RESPONSIBILITY = "responsibility"
    EDUCATION = "education"
    YEARS = "years"


@dataclass(frozen=True)
class Requirement:
    """One thing that a posting asks for; `level` goes with education, `years` with years."""

    text: str
    kind: Kind
    need: Need
    level: Level | None = None
    experience_will_do: bool = False
    years: float | None = None

    def as_dict(self) -> dict[str, Any]:
        """As JSON can hold it; `from_dict` reads it back."""
        return asdict(self)

    @classmethod
    def from_dict(cls, facts: dict[str, Any]) -> Self:
        level = Level(facts["level"]) if facts["level"] else None
        return cls(**{**facts, "kind": Kind(facts["kind"]), "need": Need(facts["need"]), "level": level})


_NUMBERS = {
    word: n for n, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)
}
_FIGURE = rf"(?:\d{{1,2}}(?:\.\d)?|{'|'.join(_NUMBERS)})"
# Spans of time that are no experience: an age, a deadline ("within the last 5 years"), the length of a course.
_YEARS = re.compile(
    rf"(?i)\b(?<!last )(?<!past )(?<!next )(?<!every )(?P<years>{_FIGURE})\s*"
    rf"(?:\(\s*{_FIGURE}\s*\)\s*)?(?:\+|plus\b)?\s*"
    rf"(?:(?:[-–—]|to|or|and)\s*(?:{_FIGURE}|more)\s*\+?\s*)?(?:or more\s+)?"
    r"(?:full |consecutive )?(?:years?|yrs?)\b"
    r"(?!\.?\s*(?:of age|old|ago|in a row|(?:or|and) (?:older|over|above)|degree|college|university|program))"
)
_DUTIES = re.compile(
    r"(?i)^(?:(?:your|the|key|main|core|primary|essential|major|principal|job|about|day[- ]to[- ]day|in)\s+){0,3}"
    r"(?:responsibilit|dut(?:y|ies)\b|tasks?\b|role\b|job\b|this role|what you(?:.ll| will)|day[- ]to[- ]day)"
)
_OTHER_HEADING = re.compile(
    r"(?i)^(?:about|benefits|perks|what we offer|we offer|our offer|compensation|salary|equal opportunity"
    r"|who we are|why)\b"
)
_LIKE_A_HEADING = re.compile(r"^[^.]{3,60}$")
_TERMS_BEYOND_A_DEGREE = 6


def requirements(posting: Posting) -> list[Requirement]:
    """All requirements of a posting, required qualifications first, then duties, then preferred qualifications."""
    return [
        *(found for line in _section(posting.requiredQualifications) for found in _read(line, Need.REQUIRED)),
        *(Requirement(line, Kind.RESPONSIBILITY, Need.REQUIRED) for line in _section(_duties(posting.description))),
        *(found for line in _section(posting.preferredQualifications) for found in _read(line, Need.PREFERRED)),
    ]


def texts_to_compare(asked: list[Requirement]) -> list[str]:
    """The texts that are held against the parts of a career, and so need vectors, each once."""
    return list(dict.fromkeys(r.text for r in asked if r.kind in (Kind.QUALIFICATION, Kind.RESPONSIBILITY)))


def years_asked(text: str) -> float | None:
    """The first number of years that a line states ("three to five years" gives 3); None where it states none."""
    match = _YEARS.search(text)
    if not match:
        return None
    figure = match["years"].lower()
    return float(_NUMBERS.get(figure, 0) or figure)


def _read(line: str, need: Need) -> list[Requirement]:
    level, years = sufficient_level(line), years_asked(line)
    found = []
    if level:
        found.append(Requirement(line, Kind.EDUCATION, need, level=level, experience_will_do=experience_will_do(line)))
    if years:
        found.append(Requirement(line, Kind.YEARS, need, years=years))
    if len(terms(line)) > (_TERMS_BEYOND_A_DEGREE if level else 0):
        found.append(Requirement(line, Kind.QUALIFICATION, need))
    return found


def _section(text: str) -> list[str]:
    return [line for line in lines(text) if terms(line) or years_asked(line)][:MAX_LINES_PER_SECTION]


def _duties(description: str) -> str:
    """What stands under a heading for duties, up to the next heading; the whole text where there is no such heading."""
    duties: list[str] = []
    inside = False
    for line in description.splitlines():
        is_heading = bool(_LIKE_A_HEADING.match(line.strip()))
        if is_heading and _DUTIES.search(line.strip()):
            inside = True
        elif is_heading and _OTHER_HEADING.search(line.strip()):
            inside = False
        elif inside:
            duties.append(line)
    return "\n".join(duties) or description
