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


# Abbreviations count only in the spellings in which they are no ordinary words ("MS" and "M.S.", but not "ms" or "as"),
# and neither as a state behind a town ("Boston, MA") nor in the name of a product ("MS Office").
_NAMES = {
    Level.DOCTORATE: r"""
        (?i:\bph\.?\s?d\b | \bd\.?\s?phil\b | doctora(?:te|l)\b | \bdoctor\ of\b | \bdoctor(?:'s)?\ degree)
        | (?<![a-z],\ )\bMD\b | \b[JM]\.\s?D\. | \b(?:JD|EdD|PharmD|DNP|DVM)\b""",
    Level.MASTER: r"""
        (?i:\bmaster[’']?s\b
        | (?<!scrum\s)(?<!to\s)\bmaster(?=$|[,.)]|\s*/\s*(?:ph|doc|dipl)|\s+(?:degree|in|level|program|thesis|or|and)\b
            |\s+of\s+(?:sci|art|eng|bus|ed|public|social|law|tech|phil|fine|health|nurs|applied|comp|lib|soc|econ))
        | \bbachelor(?:\s?/\s?|\s+(?:or|and)\s+)master\b
        | \bm\.\s?(?:sc?|a|eng|ed|tech)\b
        | \bmba\b | \bmsc\b | \bmeng\b | \bm\.?tech\b | \bmagister\b | \b(?:graduate|advanced)\ degree)
        | (?<![a-z],\ )\bM[AS]\b(?!\s(?i:office|365|excel|word|power|outlook|access|project|teams|visio|sharepoint
            |dynamics|azure|windows|server|exchange|sql|visual|\.net))
        | (?<!SCRUM\ )\bMASTER\b(?!\ (?:DATA|PLAN|SCHED|CRAFT|ELECTRIC|PLUMB))
        | \b(?:MSN|MPH|MSW|MFA|MEd)\b""",
    Level.BACHELOR: r"""
        (?i:\bbachelor(?:[’']?s)?\b | \bb\.\s?(?:sc?|a|eng|tech|com)\b | \bbsc\b | \bbeng\b | \bb\.?tech\b | \bbba\b
        | \blicen[cs]iatura\b | \bbaccalaureate\b
        | \b(?:undergraduate|college|university|four[- ]year|4[- ]year)\ degree)
        | \b(?:BS|BA|BSN|BFA|BCom)\b""",
    Level.ASSOCIATE: r"""
        (?i:\bassociate(?:[’']?s)?\ (?:degree|of\ (?:arts|science|applied)) | \bassociate[’']s\b
        | \b(?:two|2)[- ]year\ degree | \bfoundation\ degree | \bvocational\ (?:degree|diploma) | \bcommunity\ college)
        | \b(?:AAS|ADN)\b""",
    Level.SCHOOL: r"""
        (?i:\bhigh[- ]?school | \bsecondary\ school | \bhs\ diploma | \bdiploma\ or\ ged
        | \babitur\b | \bmatura\b | \bapprentice) | \bGED\b | \bA(?:-(?i:levels?)|\ (?i:levels))\b""",
}
_PATTERNS = {level: re.compile(pattern, re.VERBOSE) for level, pattern in _NAMES.items()}
# What is content with a degree, and does not say which, is content with the lowest that most people call one.
_SOME_DEGREE = re.compile(r"(?i)(?<!high )(?<!some )\bdegree (?:in|required|or (?:equivalent|similar))\b")
_WHOLE_STATEMENTS = {
    "aa": Level.ASSOCIATE,
    "as": Level.ASSOCIATE,
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
# Between "or" and "experience" stand only words that describe the experience: in "or a related field and 5 years of
# related experience" both are asked for.
_OTHERWISE = r"(?:(?!\b(?:degree|master|ph|m\.?s|field|discipline|subject|area|major|stem|with|plus|and\s+\d))[^.;])"
_BY_EXPERIENCE = re.compile(
    rf"(?i)\bor\b{_OTHERWISE}{{0,60}}\b(?:equivalent|comparable|related|commensurate|relevant)\b{_OTHERWISE}{{0,40}}"
    r"\b(?:experience|training|work)\b"
    r"|\bequivalent (?:practical |work |professional |industry )*experience\b"
    r"|\bor equivalent\b(?!\s+(?:degree|diploma|qualification|certifi|field|discipline|subject|area))"
    r"|(?<!\d )\bor (?:at least )?\d+\+? years\b|\bin lieu\b"
)


def levels(text: str) -> set[Level]:
    """All levels that a text names."""
    named = {level for level, pattern in _PATTERNS.items() if pattern.search(text)}
    return named or ({Level.BACHELOR} if _SOME_DEGREE.search(text) else set())


def level_of(statement: str) -> Level | None:
    """The level that one entry of a profile states, where "ms" is a degree; None where its words are not known."""
    return max(levels(statement.upper()), default=_WHOLE_STATEMENTS.get(statement.strip().casefold()))


def sufficient_level(text: str) -> Level | None:
    """The lowest level that a requirement is content with; None where it asks for none."""
    return min(levels(text), default=None)


def experience_will_do(text: str) -> bool:
    """True where a requirement takes experience in place of the degree."""
    return bool(_BY_EXPERIENCE.search(text))
