"""Spans of time in a text: "3+ yrs", "three to five years", "18 months", "drei Jahre", "a decade". All in years."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice

from referral.extraction.patterns import Pattern
from referral.extraction.patterns import years as patterns
from referral.extraction.wishes import is_wished

# No real posting states more. The limit bounds the time for a hostile text.
_MAX_SPANS = 50
_NEAR = 80
_BEFORE_UNIT, _AFTER_UNIT = 70, 40
_MONTHS = 12


@dataclass(frozen=True)
class Years:
    """A stated span: `low` to `high` years (high is None where it is open), at text[start:end]."""

    low: float
    high: float | None
    start: int
    end: int


def years_in(text: str, wishes: bool = False) -> list[Years]:
    """The spans of experience that a text asks for, in order. `wishes` includes those it only wishes for."""
    spans = [_limited(text, span) for span, match in _spans(text) if _is_experience(text, match)]
    spans = spans or [_years(match) for match in _found(patterns.WITHOUT_UNIT, text)]
    return [span for span in spans if wishes or not is_wished(text, span.start, span.end)]


def years_asked(text: str, wishes: bool = False) -> float | None:
    """The figure of experience that a text asks for: that of all experience, or else the first.

    0 where it says that none is needed, None where it says nothing.
    """
    asked = years_in(text, wishes)
    if not asked:
        return 0.0 if patterns.NONE_NEEDED.compiled.search(text) else None
    in_all = [years.low for years in asked if _is_of_all(text, years)]
    return max(in_all, default=asked[0].low)


def years_said(span: str) -> float | None:
    """The first figure of a span that is known to speak of years."""
    stated = next((years for years, _ in _spans(span)), None)
    if stated:
        return stated.low
    bare = patterns.ANY_FIGURE.compiled.search(span)
    return figure(bare["low"]) if bare else None


def is_something_else(text: str, said: str) -> bool:
    """Whether the words of an answer state a span of time in a text that is known to be no experience."""
    start = text.find(" ".join(said.split()))
    end = start + len(said)
    spans = [match for years, match in _spans(text) if start < 0 or (years.start < end and start < years.end)]
    return any(_is_known_otherwise(text, match) for match in spans)


def figure(words: str) -> float:
    """The number that a figure or number words stand for."""
    said = " ".join(words.casefold().replace("-", " ").split())
    whole = patterns.HALF_MORE.compiled.sub("", said)
    half = 0.5 if whole != said else 0.0
    fraction = patterns.FRACTION.compiled.match(whole)
    if fraction:
        return float(fraction["whole"] or 0) + patterns.FRACTIONS[fraction["part"]] + half
    name = whole.removesuffix(" of")
    known = patterns.NUMBERS.get(name, patterns.NUMBERS.get(name.removeprefix("a ")))
    if known is not None:
        return float(known) + half
    return (_kanji(name) if name[0] in patterns.KANJI else float(name.replace(",", "."))) + half


def _kanji(digits: str) -> float:
    """Numbers below a hundred, such as 三, 十五 and 二十."""
    tens, ten, ones = digits.partition("十")
    unit = patterns.KANJI.get(ones, 0)
    return float(patterns.KANJI.get(tens, 1) * 10 + unit if ten else patterns.KANJI[digits[0]])


def _spans(text: str) -> list[tuple[Years, re.Match[str]]]:
    """All spans of time in order; of two that overlap the one that begins first, or else the longer."""
    kept: list[tuple[Years, re.Match[str]]] = []
    end = -1
    for match in sorted(_matches(text), key=lambda match: (match.start(), -match.end())):
        if match.start() >= end:
            kept.append((_years(match), match))
            end = match.end()
    return kept


def _matches(text: str) -> Iterator[re.Match[str]]:
    """What the patterns of each language find near its own units, which most of a text is not."""
    near: dict[str, list[tuple[int, int]]] = {}
    for unit in patterns.UNIT.compiled.finditer(text):
        places = near.setdefault(unit.lastgroup or "", [])
        start, end = max(0, unit.start() - _BEFORE_UNIT), unit.end() + _AFTER_UNIT
        if places and places[-1][1] >= start:
            places[-1] = (places[-1][0], end)
        else:
            places.append((start, end))
    for language, places in near.items():
        for pattern in patterns.SPANS[language]:
            found = (pattern.compiled.finditer(text, start, end) for start, end in places)
            yield from islice(chain.from_iterable(found), _MAX_SPANS)


def _found(pattern: Pattern, text: str) -> Iterator[re.Match[str]]:
    return islice(pattern.compiled.finditer(text), _MAX_SPANS)


def _is_experience(text: str, match: re.Match[str]) -> bool:
    ahead, behind = _around(text, match)
    return not _is_known_otherwise(text, match) and (
        bool(patterns.EXPERIENCE_BEHIND.compiled.match(behind)) or _is_plausible(match, ahead, behind)
    )


def _is_known_otherwise(text: str, match: re.Match[str]) -> bool:
    """Whether the words around a span say that it is something else: an age, a contract, the employer's past."""
    ahead, behind = _around(text, match)
    before_limit = patterns.BELOW.compiled.sub("", ahead)
    if patterns.SOMETHING_ELSE_BEHIND.compiled.match(behind) or _is_of_the_employer(ahead, behind):
        return True
    if patterns.SOMETHING_ELSE_AHEAD.compiled.search(before_limit):
        return True
    near = patterns.SOMETHING_ELSE_NEAR.compiled.search(before_limit)
    return bool(near and not patterns.EXPERIENCE_BEHIND.compiled.match(behind))


def _around(text: str, match: re.Match[str]) -> tuple[str, str]:
    return text[max(0, match.start() - _NEAR) : match.start()], text[match.end() : match.end() + _NEAR]


def _is_of_the_employer(ahead: str, behind: str) -> bool:
    return bool(patterns.WITH_AHEAD.compiled.search(ahead) and patterns.WHO_BEHIND.compiled.match(behind))


def _is_plausible(match: re.Match[str], ahead: str, behind: str) -> bool:
    """Years in English are experience unless something says otherwise; months and other languages need a word."""
    groups = match.groupdict()
    in_months = bool(groups.get("month") and not groups.get("low_year"))
    if match.re in (patterns.ENGLISH.compiled, patterns.WITH_ARTICLE.compiled) and not in_months:
        return True
    clause = (ahead.rpartition("\n")[2], match[0], behind.partition("\n")[0])
    if patterns.EXPERIENCE.compiled.search("".join(clause)):
        return True
    does_work = patterns.WORK_BEHIND.compiled.match(behind)
    return bool(does_work and (not in_months or patterns.MINIMUM_AHEAD.compiled.search(ahead)))


def _limited(text: str, years: Years) -> Years:
    """The same span, from nothing on where the text states the upper limit alone."""
    below = patterns.BELOW.compiled.search(text[max(0, years.start - _NEAR) : years.start])
    return Years(0.0, years.low, years.start, years.end) if below and years.high is None else years


def _is_of_all(text: str, years: Years) -> bool:
    clause = text[years.end : years.end + _NEAR].partition(";")[0]
    return bool(patterns.IN_ALL.compiled.search(clause))


def _years(match: re.Match[str]) -> Years:
    groups = match.groupdict()
    high = groups.get("high")
    low = _low(groups) + (0.5 if groups.get("half") else 0.0)
    if not high or high.lower() == "more":
        return Years(_in_years(low, bool(groups.get("month")), groups), None, match.start(), match.end())
    most = _in_years(figure(high), bool(groups.get("month")), groups)
    if groups.get("low_year") and groups.get("month"):
        # "1 year and 6 months", but "1 year to 18 months".
        total = low + most if most < 1 else low
        return Years(total, None if most < 1 else most, match.start(), match.end())
    in_months = bool(groups.get("low_month") or (groups.get("month") and not groups.get("low_year")))
    return Years(_in_years(low, in_months, groups), most, match.start(), match.end())


def _low(groups: dict[str, str | None]) -> float:
    if groups.get("half_of"):
        return 0.5
    return figure(groups.get("low") or "one")


def _in_years(number: float, months: bool, groups: dict[str, str | None]) -> float:
    if months or groups.get("half_month"):
        return round(number / _MONTHS, 2)
    return number * 10 if groups.get("decade") else number
