"""Degrees in a text, in all the spellings that people use for them."""

from dataclasses import dataclass
from itertools import accumulate, dropwhile, pairwise

from referral.domain.degree_level import Level
from referral.extraction.degree_table import Use, names_of_degrees
from referral.extraction.patterns import degree_names as patterns
from referral.extraction.study_fields import begins_with_a_field
from referral.extraction.wishes import is_wished

# No real posting names more. The limit bounds the time for a hostile text.
_MAX_DEGREES, _MAX_NAMES = 50, 150
_AHEAD, _BEHIND = 120, 100


@dataclass(frozen=True)
class Degree:
    """A degree that a text names at text[start:end]; `use` says where that name counts."""

    level: Level
    start: int
    end: int
    use: Use = Use.ANYWHERE


def degrees_in(text: str, wishes: bool = False) -> list[Degree]:
    """The finished degrees that a text asks for, in order, alternatives as one. `wishes` includes those it only wishes
    for."""
    named = _joined(text, _named(text))[:_MAX_DEGREES]
    own = [degree for degree in named if not _is_of_others(text, degree) and not _is_under_way(text, degree)]
    asked = own if wishes else [degree for degree in own if not is_wished(text, degree.start, degree.end)]
    taken = {_line(text, degree.start) for degree in asked}
    bare = [degree for degree in _bare(text, named) if _line(text, degree.start) not in taken][:_MAX_DEGREES]
    bare = [degree for degree in bare if not _is_of_others(text, degree) and not _is_under_way(text, degree)]
    bare = [degree for degree in bare if wishes or not is_wished(text, degree.start, degree.end)]
    found = sorted([*asked, *bare], key=lambda degree: degree.start)
    return list(dropwhile(lambda degree: _is_instead_of_years(text, degree), found))


def studies_asked(text: str) -> Level | None:
    """The lowest level of the studies that somebody must be in; None where a text asks for no student."""
    named = [*_joined(text, _named(text)), *_bare(text, [])][:_MAX_DEGREES]
    studied = (one for one in named if _is_under_way(text, one) and not _is_of_others(text, one))
    return min((degree.level for degree in studied), default=None)


def sufficient_level(text: str, wishes: bool = False) -> Level | None:
    """The lowest level that a text accepts; None where it asks for none."""
    return min((degree.level for degree in degrees_in(text, wishes)), default=None)


def says_nothing_alone(words: str) -> bool:
    """True where words are a degree only beside others: "MA", "associates"."""
    return bool(patterns.SAYS_NOTHING_ALONE.compiled.match(words))


def names_in(text: str) -> list[Degree]:
    """Each name of a degree, by pattern or table, that is not part of a longer one."""
    found = [Degree(level, *m.span()) for level, name in patterns.NAMES.items() for m in name.compiled.finditer(text)]
    found += [Degree(name.level, name.start, name.end, name.use) for name in names_of_degrees(text)]
    found.sort(key=lambda degree: (degree.start, -degree.end, degree.use is not Use.ANYWHERE))
    reach = [0, *accumulate((degree.end for degree in found), max)]
    return [degree for degree, end in zip(found, reach, strict=False) if degree.end > end]


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
    """Every degree that a posting can mean by its words, without those that only a profile can mean."""
    meant = (Use.ANYWHERE, Use.BESIDE_A_SIGN)
    found = [one for one in names_in(text) if one.use in meant and one.level > Level.NONE and not _is_unit(text, one)]
    found = found[:_MAX_NAMES]
    return [
        degree
        for place, degree in enumerate(found)
        if degree.use is Use.ANYWHERE
        or _has_sign(text, degree)
        or any(_explain_each_other(text, *pair) for pair in pairwise(found[max(0, place - 1) : place + 2]))
    ]


def _is_unit(text: str, degree: Degree) -> bool:
    """Whether an abbreviation is one of milliseconds or milliamperes: "240 ms"."""
    if degree.use is not Use.BESIDE_A_SIGN or not text[degree.start].islower():
        return False
    return bool(patterns.NUMBER_AHEAD.compiled.search(text[max(0, degree.start - _AHEAD) : degree.start]))


def _explain_each_other(text: str, one: Degree, other: Degree) -> bool:
    gap = text[one.end : other.start]
    if patterns.SIDE_BY_SIDE.compiled.fullmatch(gap):
        return True
    return Use.ANYWHERE in (one.use, other.use) and bool(patterns.COMMA.compiled.fullmatch(gap))


def _has_sign(text: str, degree: Degree) -> bool:
    """Whether the words around an abbreviation make a degree of it."""
    ahead = text[max(0, degree.start - _AHEAD) : degree.start]
    behind = text[degree.end : degree.end + _BEHIND]
    if patterns.WORD_IN_CAPITALS.compiled.match(text, degree.start):
        return False
    if patterns.NO_DEGREE_AHEAD.compiled.search(ahead) or patterns.NO_DEGREE_BEHIND.compiled.match(behind):
        return False
    if _has_field(behind):
        return True
    if patterns.PLACE_AHEAD.compiled.search(ahead):
        return False
    if patterns.SIGN_BEHIND.compiled.match(behind) or patterns.SIGN_AHEAD.compiled.search(ahead):
        return True
    begins, ends = patterns.STATEMENT_BEGINS.compiled.search(ahead), patterns.STATEMENT_ENDS.compiled.match(behind)
    return bool(begins and ends)


def _has_field(behind: str) -> bool:
    between = patterns.FIELD_INTRODUCED.compiled.match(behind)
    field = begins_with_a_field(behind[between.end() :].split("\n")[0]) if between else False
    return field or bool(patterns.SHORT_FIELD.compiled.match(behind))


def _is_of_others(text: str, degree: Degree) -> bool:
    """Whether it is a degree of the people one works with, or one that the employer offers."""
    behind = text[degree.end : degree.end + _BEHIND]
    for_people = patterns.OF_OTHERS.compiled.search(text[max(0, degree.start - _AHEAD) : degree.start])
    people = patterns.PEOPLE_BEHIND.compiled.match(behind)
    offered = patterns.PROGRAMMES_BEHIND.compiled.match(behind)
    return bool(for_people and people) or bool(offered and not _is_begun(text, degree))


def _is_under_way(text: str, degree: Degree) -> bool:
    behind = text[degree.end : degree.end + _BEHIND]
    return _is_begun(text, degree) or bool(patterns.STUDIES_BEHIND.compiled.match(behind))


def _is_begun(text: str, degree: Degree) -> bool:
    return bool(patterns.STUDIES_AHEAD.compiled.search(text[max(0, degree.start - _AHEAD) : degree.start]))


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
