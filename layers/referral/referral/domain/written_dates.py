"""Dates in the many ways in which people and programs write them."""

import re

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_NAME = (
    r"(?P<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?,?"
)
_YEAR = r"(?P<year>[0-9]{4})"
_WRITTEN = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_YEAR}(?:[-/.](?P<month>[0-9]{{1,2}})(?:[-/.](?P<day>[0-9]{{1,2}})(?:[t ][0-9:.,+z -]*)?)?)?",
        rf"(?P<month>[0-9]{{1,2}})[-/.]{_YEAR}",
        rf"(?:(?P<day>[0-9]{{1,2}})\.?\s+)?{_MONTH_NAME}\s*{_YEAR}",
        rf"{_MONTH_NAME}\s*(?P<day>[0-9]{{1,2}}),?\s+{_YEAR}",
    )
)
# What people and programs write as the end of what has not ended.
_ONGOING = frozenset(
    phrase.strip()
    for phrase in """present, current, currently, now, today, ongoing, on-going, to date, till date, until now,
    till now, heute, aktuell, laufend, présent, aujourd'hui, en cours, actualidad, presente, actualmente, atual,
    atualmente, oggi, in corso, attuale, heden, nu, obecnie, teraz, 至今, 现在, 現在""".split(",")
)


def written(text: str) -> str:
    """The date as `YYYY-MM-DD`, `YYYY-MM` or `YYYY`, however it was written: "2019", "2019/5", "05/2019", "May 2019",
    "2019-05-01T00:00:00.000Z". Other texts stay as they are."""
    plain = text.strip().lower()
    found = next(filter(None, (pattern.fullmatch(plain) for pattern in _WRITTEN)), None)
    if not found:
        return text
    parts = found.groupdict()
    month = f"{_MONTHS.index(parts['name'][:3]) + 1}" if parts.get("name") else parts.get("month")
    return "-".join(part.zfill(2) for part in (parts["year"], month, parts.get("day")) if part)


def is_ongoing(text: str) -> bool:
    """Whether an end says that there is none yet: "Present"."""
    return text.strip().lower() in _ONGOING
