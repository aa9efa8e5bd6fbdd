"""Dates, each a day, a month or a year, and the time that several ranges cover together."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta

from referral.domain.wrong_value import FieldCode, WrongValue

Span = tuple[date, date]
DAYS_PER_YEAR = 365.25
_EARLIEST_YEAR, _MOST_YEARS_AHEAD = 1900, 20


def within_reach(text: str, today: date) -> str:
    """The date. WrongValue if it is so far ahead that nobody can know it."""
    latest = today.year + _MOST_YEARS_AHEAD
    if first_day(text).year > latest:
        raise WrongValue(FieldCode.OUT_OF_RANGE, f"must not be after {latest}", maximum=latest)
    return text


def first_day(text: str) -> date:
    """The first day that `YYYY-MM-DD`, `YYYY-MM` or `YYYY` can mean. WrongValue if there is no such date."""
    return _parse(text)[0]


def last_day(text: str) -> date:
    """The last day that `YYYY-MM-DD`, `YYYY-MM` or `YYYY` can mean. WrongValue if there is no such date."""
    return _parse(text)[1]


def likely_end(text: str) -> date:
    """The last day; of a year alone its middle, because studies end there and nothing lasts the whole year by rule."""
    return date(int(text), 6, 30) if _is_year(text) else last_day(text)


def lasting(start: str, end: str | None) -> tuple[date, date | None]:
    """The first and last day of a job; None as the last one if it has no end.

    A year alone is its middle where both ends are known, so that 2015 to 2020 are five years.
    """
    if end is None:
        return first_day(start), None
    first, last = date(int(start), 7, 1) if _is_year(start) else first_day(start), likely_end(end)
    return (first, last) if first <= last else (first_day(start), last_day(end))


def years_covered(spans: Iterable[Span], today: date) -> float:
    """Years that the spans cover. First and last days are included, overlaps count once, and the future does not count.

    Rounded to two decimals, so that January 2015 to December 2019 is five years regardless of leap days.
    """
    days, first_uncovered = 0, date.min
    for start, end in sorted(spans):
        start, after = max(start, first_uncovered), min(end, today) + timedelta(days=1)
        if after > start:
            days += (after - start).days
            first_uncovered = after
    return round(days / DAYS_PER_YEAR, 2)


def _parse(text: str) -> Span:
    numbers = text.split("-")
    if [len(number) for number in numbers] not in ([4], [4, 2], [4, 2, 2]) or not all(map(_is_digits, numbers)):
        raise WrongValue(FieldCode.NOT_A_DATE, "must be a date, YYYY-MM-DD, YYYY-MM or YYYY")
    year, *rest = map(int, numbers)
    if year < _EARLIEST_YEAR:
        raise WrongValue(FieldCode.TOO_EARLY, f"must not be before {_EARLIEST_YEAR}", minimum=_EARLIEST_YEAR)
    try:
        match rest:
            case [month, day]:
                return date(year, month, day), date(year, month, day)
            case [month]:
                return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        return date(year, 1, 1), date(year, 12, 31)
    except ValueError:
        raise WrongValue(FieldCode.NOT_A_DATE, "is a date that does not exist") from None


def _is_year(text: str) -> bool:
    return "-" not in text


def _is_digits(text: str) -> bool:
    return text.isascii() and text.isdigit()
