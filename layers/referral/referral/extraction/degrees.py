"""Degrees in a text, in all the spellings that people use for them."""

import re
from dataclasses import dataclass
from itertools import accumulate, dropwhile

from referral.domain.degree_level import Level
from referral.extraction.degree_names import AS_WRITTEN, IN_ANY_CASE, SPELLINGS
from referral.extraction.wishes import is_wished


def _pattern(level: Level) -> re.Pattern:
    names = f"(?i:{'|'.join(IN_ANY_CASE[level])})|{'|'.join(AS_WRITTEN[level])}"
    for word, spellings in SPELLINGS.items():
        names = names.replace(word, spellings)
    return re.compile(names)


_PATTERNS = {level: _pattern(level) for level in IN_ANY_CASE}
# "Degree" alone, neither a temperature nor a school's nor "a high degree of".
_SOME_DEGREE = re.compile(
    r"(?i)(?<!high )(?<!highest )(?<!some )(?<!\d )(?<!\d\d )\b(?:degree'?d?\b|degre\b|dgree\b|deree\b|deg\b\.?)"
    r"(?!\s+(?:of\b(?!\s+(?:bach|mast|doc))|celsius|fahrenheit|view|video|feedback))"
)
# What joins two degrees into one statement: "BS/MS", "Bachelor's or Master's degree", "Bachelor's, Master's or PhD".
_JOINT = re.compile(r"(?i)^(?:[’'`]?s)?\s*(?:degree\s*)?(?:/|\bor\b|/or\b|,\s*or\b)\s*(?:an?\s+)?(?:higher\s+)?$")
_LISTED = re.compile(r"(?i)^(?:[’'`]?s)?\s*,\s*$")
_MORE = re.compile(r"(?i)^(?:[’'`]?s)?\s*(?:degree)?\s*,?\s*(?:/|\bor\b)")
_TAIL = re.compile(r"(?i)(?:[’'`]?s)?(?:\s+(?:degree|diploma|deg\b\.?|grad(?:uate)?\b))?")
# "Five years, or three with a Master's": the degree shortens the years, and is not asked for.
_INSTEAD_OF_YEARS = re.compile(
    r"(?:years?|yrs?|yoe)\b[^.;\n]{0,60}\bor\s+(?:at least\s+)?"
    r"(?:\d+(?:\.\d)?|two|three|four|five|six|seven|eight|nine|ten)"
    r"[^.;\n]{0,30}?(?:\bwith|\bw/|\bplus|\+)\s*(?:an?\s+)?$",
    re.IGNORECASE,
)
# No posting names more; text made to cost time does.
_MAX_DEGREES = 50
# What only an entry of a profile can mean so, matched from its beginning.
_STATEMENTS = {
    Level.NONE: r"no degree|none|self-taught",
    Level.SCHOOL: r"apprentice|boot ?camp|certificat|(?:some college|(?:trade )?school)$",
    Level.ASSOCIATE: r"(?:associates?|aa|as)$",
    Level.BACHELOR: r"college$",
    Level.MASTER: r"master\b(?! (?:data|plan|sched|craft|electric|plumb))",
}
_STATED = {level: re.compile(rf"(?i){pattern}") for level, pattern in _STATEMENTS.items()}
_NEVER_FINISHED = re.compile(
    r"(?i)\b(?:no degree|not? finish\w*|never finished|unfinished|incomplete|dropped out|planned|wants? (?:an?|to))\b"
)
_UNDER_WAY = re.compile(r"(?i)\b(?:candidate|in progress|pursuing|ongoing|expected|student|enrolled)\b")


@dataclass(frozen=True)
class Degree:
    """A degree that a text names at text[start:end]."""

    level: Level
    start: int
    end: int


def degrees_in(text: str, wishes: bool = False) -> list[Degree]:
    """The degrees that a text asks for, in their order, alternatives as one; what it only wishes for on request."""
    named = _joined(text, _named(text))[:_MAX_DEGREES]
    asked = named if wishes else [degree for degree in named if not is_wished(text, degree.start, degree.end)]
    taken = {_line(text, degree.start) for degree in asked}
    bare = [degree for degree in _bare(text, named) if _line(text, degree.start) not in taken][:_MAX_DEGREES]
    bare = [degree for degree in bare if wishes or not is_wished(text, degree.start, degree.end)]
    found = sorted([*asked, *bare], key=lambda degree: degree.start)
    return list(dropwhile(lambda degree: _is_instead_of_years(text, degree), found))


def _is_instead_of_years(text: str, degree: Degree) -> bool:
    return bool(_INSTEAD_OF_YEARS.search(text[max(0, degree.start - 120) : degree.start]))


def _bare(text: str, named: list[Degree]) -> list[Degree]:
    """Where "degree" stands alone; the lowest that most people call one is meant."""
    covered = {position for degree in named for position in range(degree.start, degree.end)}
    return [
        Degree(Level.BACHELOR, *match.span()) for match in _SOME_DEGREE.finditer(text) if match.start() not in covered
    ]


def _named(text: str) -> list[Degree]:
    found = [Degree(level, *m.span()) for level, pattern in _PATTERNS.items() for m in pattern.finditer(text)]
    found.sort(key=lambda degree: (degree.start, -degree.end))
    reach = [0, *accumulate((degree.end for degree in found), max)]
    return [degree for degree, end in zip(found, reach, strict=False) if degree.end > end]


def _joined(text: str, degrees: list[Degree]) -> list[Degree]:
    """Neighbours that are alternatives as one degree of the lowest level, each with the word "degree" after it."""
    joined: list[Degree] = []
    for degree in degrees:
        before = joined[-1] if joined else None
        gap = text[before.end : degree.start] if before else ""
        listed = _LISTED.match(gap) and _MORE.match(text[degree.end : degree.end + 20])
        if before and (_JOINT.match(gap) or listed):
            joined[-1] = Degree(min(before.level, degree.level), before.start, degree.end)
        else:
            joined.append(degree)
    return [Degree(d.level, d.start, _TAIL.match(text, d.end).end()) for d in joined]


def _line(text: str, position: int) -> int:
    return text.rfind("\n", 0, position)


def sufficient_level(text: str, wishes: bool = False) -> Level | None:
    """The lowest level that a text is content with; None where it asks for none."""
    return min((degree.level for degree in degrees_in(text, wishes)), default=None)


def level_of(statement: str) -> Level | None:
    """The level that one entry of a profile states, where "ms" is a degree; None where its words are not known.

    A degree that somebody is still working on counts as the level below, one that came to nothing as none.
    """
    if _NEVER_FINISHED.search(statement):
        return Level.NONE
    capitals = statement.upper()
    named = [level for level, pattern in _PATTERNS.items() if pattern.search(capitals)]
    level = max(
        named or [level for level, pattern in _STATED.items() if pattern.match(statement.strip())], default=None
    )
    return Level(level - 1) if level and _UNDER_WAY.search(statement) else level
