"""Spans of years in a text: "3+ yrs", "three to five years", "five (5) years", "a decade"."""

import re
from dataclasses import dataclass
from itertools import islice

from referral.extraction.patterns import Pattern
from referral.extraction.patterns import years as patterns
from referral.extraction.wishes import is_wished

# No real posting states more. The limit bounds the time for a hostile text.
_MAX_SPANS = 200


@dataclass(frozen=True)
class Years:
    """A stated span: `low` to `high` years (high is None where it is open), at text[start:end]."""

    low: float
    high: float | None
    start: int
    end: int


def years_in(text: str, wishes: bool = False) -> list[Years]:
    """The spans of experience that a text asks for, in order. `wishes` includes those it only wishes for."""
    spans = [match for match in _found(patterns.SPAN, text) if _is_experience(text, match)]
    spans = spans or _found(patterns.EXPERIENCE_WITHOUT_UNIT, text)
    return [_years(span) for span in spans if wishes or not is_wished(text, span.start(), span.end())]


def years_asked(text: str, wishes: bool = False) -> float | None:
    """The first figure of experience that a text asks for; None where it states none."""
    return next((years.low for years in years_in(text, wishes)), None)


def years_said(span: str) -> float | None:
    """The first figure of a span that is known to speak of years."""
    stated = patterns.SPAN.compiled.search(span) or patterns.ANY_FIGURE.compiled.search(span)
    return _years(stated).low if stated else None


def _found(pattern: Pattern, text: str) -> list[re.Match[str]]:
    return [*islice(pattern.compiled.finditer(text), _MAX_SPANS)]


def _is_experience(text: str, match: re.Match[str]) -> bool:
    ahead, behind = text[max(0, match.start() - 80) : match.start()], text[match.end() : match.end() + 80]
    return not (
        patterns.SOMETHING_ELSE_BEHIND.compiled.match(behind) or patterns.SOMETHING_ELSE_AHEAD.compiled.search(ahead)
    )


def _years(match: re.Match[str]) -> Years:
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
    return float(patterns.NUMBERS[figure]) if figure in patterns.NUMBERS else float(figure.replace(",", "."))
