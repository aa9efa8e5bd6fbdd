# ruff: noqa: E501 (patterns read better unbroken)
"""The reader of qualifications that the product has to beat: an hour's work, independent of the product's rules."""

import re

from models.evaluation.facts import Facts
from referral.domain.degree_level import Level

_LEVELS = {
    Level.SCHOOL: r"high school|\bH\.?S\.?(?= dipl| grad|/GED)|\bGED\b|secondary (?:school|education)",
    Level.ASSOCIATE: r"associate'?s?(?:'s)? degree|\bA\.?A\.?S?\.? degree|diploma(?! or (?:GED|equiv))|(?:two|2)[- ]year degree",
    Level.BACHELOR: r"bachelor|\bb[sa]\b(?=/| in\b| or\b| degree)|(?-i:\bB\.?(?:Sc?|A|E|Tech)\b)|undergraduate|(?:college|university|four[- ]year|4[- ]year) degree",
    Level.MASTER: r"master'?s|master of|\bm[sa]\b(?=/| in\b| or\b| degree)|(?-i:\bM\.?(?:Sc?|A)\b|\bMBA\b)|(?<!under)graduate degree|advanced degree",
    Level.DOCTORATE: r"ph\.?\s?d\b|doctora|doctor of|(?-i:\bJ\.?D\b|\bM\.?D\b)|PharmD",
}
_LEVEL = {level: re.compile(pattern, re.IGNORECASE) for level, pattern in _LEVELS.items()}
_SOME_DEGREE = re.compile(r"(?i)\bdegree\b")
WISH = re.compile(
    r"(?i)prefer|\bplus\b|nice to have|desir|advantage|welcome|bonus|not (?:required|needed|necessary)|no (?:formal )?degree"
)
_FIELD = re.compile(
    r"(?i)(?:degree|diploma|bachelor'?s?|master'?s?|ph\.?d\.?|\bB\.?[SA]\.?|\bM\.?[SA]\.?)\)?\s+(?:in|of (?:science|arts) in)\s+"
    r"(?P<field>.+?)(?=\s*(?:[.;\n(]|$|,? or (?:an? |any |other )*(?:closely )?(?:relat|similar|equiv|comparable)|,? (?:and|with|plus|required)\b"
    r"|,? or \d|,? or (?:a |an )?(?:master|bachelor|phd)))"
)
_WORDS = dict(
    zip(
        "one two three four five six seven eight nine ten twelve fifteen twenty".split(),
        [*range(1, 11), 12, 15, 20],
        strict=True,
    )
)
_YEARS = re.compile(
    rf"(?i)(?<![\w$.])(?P<figure>\d{{1,2}}|{'|'.join(_WORDS)})\b\s*(?:\(\d+\))?\s*\+?\s*(?:(?:-|–|to|or)\s*(?:\d+|{'|'.join(_WORDS)}|more))?\s*\+?"
    r"\s*-?(?:years?|yrs?)\b(?!\s*(?:old|of age|ago|in business|contract|degree))"
)
_PAST = re.compile(r"(?i)(?:last|past|within|every|age[ds]?|founded|for (?:over )?)\s*$")


def read(text: str) -> Facts:
    """Degree, field and years of the statements that are not marked as wishes."""
    required = "\n".join(part for part in re.split(r"\n|(?<=[.;!?])\s+", text) if not WISH.search(part))
    field = _FIELD.search(required)
    return Facts(_level(required), field["field"].strip(" ,") if field else "", _years(required))


def _level(text: str) -> Level | None:
    named = [level for level, pattern in _LEVEL.items() if pattern.search(text)]
    return min(named, default=Level.BACHELOR if _SOME_DEGREE.search(text) else None)


def _years(text: str) -> float | None:
    found = (match for match in _YEARS.finditer(text) if not _PAST.search(text[: match.start()]))
    return next((float(_WORDS.get(match["figure"].lower(), 0) or match["figure"]) for match in found), None)
