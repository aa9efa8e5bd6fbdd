"""Dates as people give them, a day or a month, and the time that several date ranges cover together."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta

from referral.domain.wrong_value import FieldCode, WrongValue

Span = tuple[date, date]
DAYS_PER_YEAR = 365.25
_EARLIEST_YEAR = 1900


def first_day(text: str) -> date:
    """The first day that `YYYY-MM-DD` or `YYYY-MM` can mean. WrongValue if there is no such date."""
    return _parse(text)[0]


def last_day(text: str) -> date:
    """The last day that `YYYY-MM-DD` or `YYYY-MM` can mean. WrongValue if there is no such date."""
    return _parse(text)[1]


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
    if [len(number) for number in numbers] not in ([4, 2], [4, 2, 2]) or not all(_is_digits(n) for n in numbers):
        raise WrongValue(FieldCode.NOT_A_DATE, "must be a date, YYYY-MM-DD or YYYY-MM")
    year, month, *day = map(int, numbers)
    if year < _EARLIEST_YEAR:
        raise WrongValue(FieldCode.TOO_EARLY, f"must not be before {_EARLIEST_YEAR}", minimum=_EARLIEST_YEAR)
    try:
        if day:
            return date(year, month, day[0]), date(year, month, day[0])
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    except ValueError:
        raise WrongValue(FieldCode.NOT_A_DATE, "is a date that does not exist") from None


def _is_digits(text: str) -> bool:
    return text.isascii() and text.isdigit()
