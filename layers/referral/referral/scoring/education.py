"""Levels of education in their order, read from the words that people use for them."""

import re
from enum import IntEnum


class Level(IntEnum):
    NONE = 0
    SCHOOL = 1
    ASSOCIATE = 2
    BACHELOR = 3
    MASTER = 4
    DOCTORATE = 5


# Abbreviations count only in the spellings in which they are no ordinary words: "MS" and "M.S.", but not "ms" or "as".
_NAMES = {
    Level.DOCTORATE: r"""
        (?i:\bph\.?\s?d\b | \bd\.?\s?phil\b | doctora(?:te|l)\b | \bdoctor\ of\b | \bdoctor(?:'s)?\ degree)
        | \b(?:MD|JD|EdD|PharmD|DNP|DVM)\b""",
    Level.MASTER: r"""
        (?i:\bmaster(?:[’']?s)?\b(?!\s+(?:data|plan|schedul|craft|electric|plumb))
        | \bm\.\s?(?:sc?|a|eng|ed)\b
        | \bmba\b | \bmsc\b | \bmeng\b | \bmtech\b | \bmagister\b | \b(?:graduate|advanced)\ degree)
        | \b(?:MS|MA|MSN|MPH|MSW|MFA|MEd)\b""",
    Level.BACHELOR: r"""
        (?i:\bbachelor(?:[’']?s)?\b | \bb\.\s?(?:sc?|a|eng|tech|com)\b | \bbsc\b | \bbeng\b | \bb\.?tech\b | \bbba\b
        | \blicen[cs]iatura\b | \bbaccalaureate\b
        | \b(?:undergraduate|college|university|four[- ]year|4[- ]year)\ degree)
        | \b(?:BS|BA|BSN|BFA|BCom)\b""",
    Level.ASSOCIATE: r"""
        (?i:\bassociate(?:[’']?s)?\ (?:degree|of\ (?:arts|science|applied)) | \bassociate[’']s\b
        | \btwo[- ]year\ degree | \bfoundation\ degree | \bvocational\ (?:degree|diploma) | \bcommunity\ college)
        | \b(?:AAS|ADN)\b""",
    Level.SCHOOL: r"""
        (?i:\bhigh[- ]?school | \bsecondary\ school | \bhs\ diploma | \bdiploma\ or\ ged | \ba[- ]levels?\b
        | \babitur\b | \bmatura\b | \bapprentice) | \bGED\b""",
}
_PATTERNS = {level: re.compile(pattern, re.VERBOSE) for level, pattern in _NAMES.items()}
_WHOLE_STATEMENTS = {
    "associate": Level.ASSOCIATE,
    "associates": Level.ASSOCIATE,
    "bootcamp": Level.SCHOOL,
    "certificate": Level.SCHOOL,
    "certification": Level.SCHOOL,
    "college": Level.BACHELOR,
    "no degree": Level.NONE,
    "none": Level.NONE,
    "school": Level.SCHOOL,
    "self-taught": Level.NONE,
    "some college": Level.SCHOOL,
    "trade school": Level.SCHOOL,
}
_BY_EXPERIENCE = re.compile(
    r"(?i)\bor\b[^.;]{0,60}\b(?:equivalent|comparable|related|commensurate|relevant)\b[^.;]{0,40}\b(?:experience|training|work)\b"
    r"|\bequivalent (?:practical |work |professional |industry )*experience\b|\bor equivalent\b|\bexperience in lieu\b"
)


def levels(text: str) -> set[Level]:
    """All levels that a text names."""
    return {level for level, pattern in _PATTERNS.items() if pattern.search(text)}


def level_of(statement: str) -> Level | None:
    """The level that one entry of a profile states; None where its words are not known."""
    return max(levels(statement), default=_WHOLE_STATEMENTS.get(statement.strip().casefold()))


def sufficient_level(text: str) -> Level | None:
    """The lowest level that a requirement is content with; None where it asks for none."""
    return min(levels(text), default=None)


def experience_will_do(text: str) -> bool:
    """True where a requirement takes experience in place of the degree."""
    return bool(_BY_EXPERIENCE.search(text))
