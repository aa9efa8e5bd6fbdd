"""Spans of years in a text: "3+ yrs", "three to five years", "five (5) years", "a decade"."""

import re
from dataclasses import dataclass
from itertools import islice

from referral.extraction.wishes import is_wished

_NUMBERS = {
    word: n
    for n, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split()
    )
} | {"twenty": 20, "a": 1, "an": 1, "couple": 2}
_WORDS = "|".join(word for word in _NUMBERS if len(word) > 2 and word != "couple")
_FIGURE = rf"(?:\d{{1,2}}(?:[.,]\d)?(?![\d%])|(?:{_WORDS})\b)"
_UNIT = r"(?:y(?:ea|ae|e|ea?r|era)r{0,2}s?\b['’]?|yr[s]?\b\.?|yoe\b|y\b)"
_TO = r"(?:\s*(?:-{1,2}|[–—~/]|to|or|and)\s*|\s+)"
_YEARS = re.compile(
    rf"""(?ix)
    (?<![\w$€£])(?<!\d[.,/-])
    (?: (?P<dozen>half\ a\ dozen) | (?P<couple>(?:a\ )?couple\ (?:of\ )?) | (?P<low>{_FIGURE}) )
    (?:\s*\(\s*{_FIGURE}\s*\+?\s*\)\s*)?
    \s*(?:\+|-?plus\b|\(?or\ more\b\)?|or\ above\b|or\ so\b|ish\b)?
    (?: {_TO}(?P<high>{_FIGURE}|more)(?:\s*\(\s*{_FIGURE}\s*\))?\s*\+? )?
    \s*-?\s*(?:(?:or\ more|full|full-time|solid|consecutive|cumulative|total|good|calendar)\s+){{0,2}}
    {_UNIT}\+?
    | (?P<decade>(?P<half>half\ )?(?:a|one)\ (?:full\ )?decade)
    """
)
# Spans of time that are no experience.
_COURSE_BEFORE_NOUN = (
    r"(?:(?:full[- ]time|accredited|bachelor\S*|college|university|ba/bs|b\.?[as]\.?|master\S* of [a-z ()]{3,40}) )*"
)
_NO_EXPERIENCE_BEHIND = (
    # ages
    r"of age|old|(?:or|and) (?:older|over\b|above)",
    # the past of the company
    r"ago\b|in a row|in (?:business|operation|the market)\b|history|heritage|tradition"
    r"|of service (?:in|to) (?:our|the)\b",
    # courses
    rf"{_COURSE_BEFORE_NOUN}(?:degree|college|university|program|course|diploma|student"
    r"|of (?:college|study|high school|schooling))",
    # terms
    r"(?:fixed[- ]term )?(?:contract|warranty|term\b|period|appointment|commitment|vesting|lease|maternity)",
    r"roadmap|plan\b|strateg\w+",
)
_NO_EXPERIENCE_AHEAD = (
    r"\b(?:last|past|next|every|previous|first|per|each|under|after|renewable for)",
    # ages
    r"\b(?:aged?|ages)(?: (?:at least|over))?|\bolder than",
    r"\b(?:toddlers|infants|children|kids|students|grades|ages)[\s(]*",
    # the past of the company, the experience of others
    r"\b(?:founded|established|celebrating|in business|owned|since \d{4}|we(?:['’]ve| have) been)\b[^.!;\n]{0,40}",
    r"\b(?:our|the) (?:team|owner|crew|staff|company|clinic|shop|founders?)\b[^.!;\n]{0,40}",
    r"\breport(?:s|ing)? to\b[^.!;\n]{0,40}",
    r"(?:^|[\n.•*-]\s*)for (?:(?:more than|over|nearly|almost|about) )?",
    # records and terms
    r"\bno\b[^.!;\n]{0,30}\b(?:in|within|for)|\bcontract runs|\b(?:paid|pd|spread) over",
    r"\blast(?:s|ing)|\bduration(?: of)?:?",
)
_NOT_BEFORE = re.compile(rf"[\s.-]*(?:{'|'.join(_NO_EXPERIENCE_BEHIND)})", re.IGNORECASE)
_NOT_AFTER = re.compile(rf"(?:{'|'.join(_NO_EXPERIENCE_AHEAD)})\s*$", re.IGNORECASE)
_BARE = re.compile(rf"(?i)\b(?:exp(?:erience|\.)?|yoe)\s*(?:required\s*)?[:=-]\s*(?:min\S*\s+)?(?P<low>{_FIGURE})")
_ANY_FIGURE = re.compile(
    rf"(?i)(?<!\w)(?P<low>{_FIGURE})|\b(?P<decade>decade)\b|(?P<couple>\bcouple\b)|(?P<month>\bmonths?\b)"
)
# No posting states more; text made to cost time does.
_MAX_SPANS = 200


@dataclass(frozen=True)
class Years:
    """A stated span: `low` to `high` years (high is None where it is open), at text[start:end]."""

    low: float
    high: float | None
    start: int
    end: int


def years_in(text: str, wishes: bool = False) -> list[Years]:
    """The spans of experience that a text asks for, in their order; what it only wishes for on request."""
    spans = [match for match in islice(_YEARS.finditer(text), _MAX_SPANS) if _is_experience(text, match)] or [
        *islice(_BARE.finditer(text), _MAX_SPANS)
    ]
    return [_years(span) for span in spans if wishes or not is_wished(text, span.start(), span.end())]


def years_asked(text: str, wishes: bool = False) -> float | None:
    """The first figure of experience that a text asks for; None where it states none."""
    return next((years.low for years in years_in(text, wishes)), None)


def years_said(span: str) -> float | None:
    """The first figure of a span that is known to speak of years."""
    stated = next(_YEARS.finditer(span), None) or _ANY_FIGURE.search(span)
    return _years(stated).low if stated else None


def _is_experience(text: str, match: re.Match) -> bool:
    return not (
        _NOT_BEFORE.match(text[match.end() : match.end() + 80])
        or _NOT_AFTER.search(text[max(0, match.start() - 80) : match.start()])
    )


def _years(match: re.Match) -> Years:
    groups = match.groupdict()
    if groups.get("half"):
        low = 5.0
    elif groups.get("decade"):
        low = 10.0
    elif groups.get("dozen"):
        low = 6.0
    elif groups.get("couple"):
        low = 2.0
    else:
        low = _number(groups["low"])
    high = groups.get("high")
    return Years(low, None if not high or high.lower() == "more" else _number(high), match.start(), match.end())


def _number(words: str) -> float:
    figure = words.lower()
    return float(_NUMBERS[figure]) if figure in _NUMBERS else float(figure.replace(",", "."))
