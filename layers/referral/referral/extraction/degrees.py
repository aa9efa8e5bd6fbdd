"""Degrees in a text, in all the spellings that people use for them."""

from dataclasses import dataclass
from itertools import accumulate, dropwhile

from referral.domain.degree_level import Level
from referral.extraction.patterns import degree_names as patterns
from referral.extraction.wishes import is_wished

# No real posting names more. The limit bounds the time for a hostile text.
_MAX_DEGREES = 50


@dataclass(frozen=True)
class Degree:
    """A degree that a text names at text[start:end]."""

    level: Level
    start: int
    end: int


def degrees_in(text: str, wishes: bool = False) -> list[Degree]:
    """The degrees that a text asks for, in order, alternatives as one. `wishes` includes those it only wishes for."""
    named = _joined(text, _named(text))[:_MAX_DEGREES]
    asked = named if wishes else [degree for degree in named if not is_wished(text, degree.start, degree.end)]
    taken = {_line(text, degree.start) for degree in asked}
    bare = [degree for degree in _bare(text, named) if _line(text, degree.start) not in taken][:_MAX_DEGREES]
    bare = [degree for degree in bare if wishes or not is_wished(text, degree.start, degree.end)]
    found = sorted([*asked, *bare], key=lambda degree: degree.start)
    return list(dropwhile(lambda degree: _is_instead_of_years(text, degree), found))


def _is_instead_of_years(text: str, degree: Degree) -> bool:
    return bool(patterns.INSTEAD_OF_YEARS.compiled.search(text[max(0, degree.start - 120) : degree.start]))


def _bare(text: str, named: list[Degree]) -> list[Degree]:
    """The word "degree" alone, which means a bachelor's."""
    covered = {position for degree in named for position in range(degree.start, degree.end)}
    return [
        Degree(Level.BACHELOR, *match.span())
        for match in patterns.SOME_DEGREE.compiled.finditer(text)
        if match.start() not in covered
    ]


def _named(text: str) -> list[Degree]:
    found = [Degree(level, *m.span()) for level, name in patterns.NAMES.items() for m in name.compiled.finditer(text)]
    found.sort(key=lambda degree: (degree.start, -degree.end))
    reach = [0, *accumulate((degree.end for degree in found), max)]
    return [degree for degree, end in zip(found, reach, strict=False) if degree.end > end]


def _joined(text: str, degrees: list[Degree]) -> list[Degree]:
    """Neighbouring alternatives joined to one degree of the lowest level."""
    joined: list[Degree] = []
    for degree in degrees:
        before = joined[-1] if joined else None
        gap = text[before.end : degree.start] if before else ""
        if before and _are_alternatives(gap, text[degree.end : degree.end + 20]):
            joined[-1] = Degree(min(before.level, degree.level), before.start, degree.end)
        else:
            joined.append(degree)
    return [Degree(d.level, d.start, _end_of_noun(text, d.end)) for d in joined]


def _are_alternatives(gap: str, behind: str) -> bool:
    """Whether the words between and after two degrees make them alternatives."""
    listed = patterns.LIST_COMMA.compiled.match(gap) and patterns.LIST_GOES_ON.compiled.match(behind)
    return bool(patterns.JOINING.compiled.match(gap) or listed)


def _end_of_noun(text: str, end: int) -> int:
    noun = patterns.DEGREE_NOUN_BEHIND.compiled.match(text, end)
    return noun.end() if noun else end


def _line(text: str, position: int) -> int:
    return text.rfind("\n", 0, position)


def sufficient_level(text: str, wishes: bool = False) -> Level | None:
    """The lowest level that a text accepts; None where it asks for none."""
    return min((degree.level for degree in degrees_in(text, wishes)), default=None)


def level_of(statement: str) -> Level | None:
    """The level that an entry of a profile states, where "ms" is a degree; None where its words are unknown.

    An unfinished degree counts as the level below, an abandoned one as none.
    """
    if patterns.NEVER_FINISHED.compiled.search(statement):
        return Level.NONE
    capitals = statement.upper()
    named = [level for level, name in patterns.NAMES.items() if name.compiled.search(capitals)]
    alone = statement.strip()
    stated = named or [level for level, word in patterns.STATED_ALONE.items() if word.compiled.match(alone)]
    level = max(stated, default=None)
    return Level(level - 1) if level and patterns.UNDER_WAY.compiled.search(statement) else level
