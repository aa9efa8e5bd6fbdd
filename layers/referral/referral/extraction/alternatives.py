"""Ways to qualify of which one is enough: "PhD, or MS with 5 years, or BS with 8"."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from referral.domain.degree_level import Level
from referral.domain.requirements import YearsWithDegree
from referral.extraction.degrees import sufficient_level
from referral.extraction.patterns import years as patterns
from referral.extraction.text import without_bullet
from referral.extraction.years import figure, years_asked, years_in

# No real statement is longer or has more alternatives. The limits bound the time for a hostile one.
_LONGEST = 500
_MAX_ALTERNATIVES = 12


def with_alternatives(lines: Iterable[str]) -> Iterator[str]:
    """The lines, with one that begins with "or" joined to the line before: the two are ways to meet one requirement."""
    held: list[str] = []
    for line in lines:
        own = without_bullet(line).strip()
        if held and held[-1].lower() == "or":
            held.append(own)
        elif held and patterns.GOES_ON_WITH_OR.compiled.match(own):
            held[-1] = f"{held[-1].rstrip(' .;,')},"
            held.append(own)
        else:
            yield from (" ".join(held),) if held else ()
            held = [line]
    yield from (" ".join(held),) if held else ()


def alternatives_in(line: str, wishes: bool = False) -> list[YearsWithDegree]:
    """The years that a line asks for with each degree, the lowest degree first; none where all need the same years.

    Where a higher degree would need as many years as a lower one, the line means something else.
    """
    if len(line) > _LONGEST or not years_in(line, wishes):
        return []
    ways = [way for part in _parts(line, wishes) if (way := _way(part, wishes))]
    ways.sort(key=lambda way: way.level)
    falling = all(low.level < high.level and low.years > high.years for low, high in pairwise(ways))
    return ways if len(ways) > 1 and falling else []


def _parts(line: str, wishes: bool) -> list[str]:
    """The line cut before each alternative."""
    parts: list[str] = []
    cuts = [*patterns.BETWEEN_ALTERNATIVES.compiled.finditer(line)][: _MAX_ALTERNATIVES - 1]
    starts, ends = [0, *(cut.end() for cut in cuts)], [*(cut.start() for cut in cuts), len(line)]
    for start, end, cut in zip(starts, ends, [None, *cuts], strict=True):
        part = line[start:end]
        if cut is None or _are_alternatives(parts[-1], cut, part, wishes):
            parts.append(part)
        else:
            parts[-1] += f"{cut[0]}{part}"
    return parts


def _are_alternatives(before: str, cut: re.Match[str], part: str, wishes: bool) -> bool:
    """Whether a cut stands between two ways to qualify.

    In "MS or BS with 5 years" the years are for both degrees, and in "a related field and 5 years" nothing is new.
    """
    level, years = _level(part, wishes), _years(part, wishes)
    if level and years is not None:
        return _years(before, wishes) is not None or cut["mark"] is not None
    if level:
        return cut["mark"] is not None
    return cut["either"] is not None and bool(patterns.YEARS_FIRST.compiled.match(part)) and years is not None


def _way(part: str, wishes: bool) -> YearsWithDegree | None:
    level, years = _level(part, wishes), _years(part, wishes)
    return None if level is None and years is None else YearsWithDegree(level or Level.NONE, years or 0.0)


def _level(part: str, wishes: bool) -> Level | None:
    return None if patterns.WITHOUT_DEGREE.compiled.search(part) else sufficient_level(part, wishes)


def _years(part: str, wishes: bool) -> float | None:
    bare = patterns.BARE_WITH_DEGREE.compiled.search(part)
    stated = years_asked(part, wishes)
    return figure(bare["low"] or bare["ahead"]) if bare and stated is None else stated
