"""What a text says of somebody else, of the future, or not at all: clauses that deny, wish or speak of others' work."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from enum import Enum, auto
from itertools import accumulate, pairwise
from typing import NamedTuple

from referral.extraction.patterns import scope as patterns
from referral.extraction.patterns.skills import LIST_GAP


class Reason(Enum):
    """Why a part of a text says nothing of what somebody can do, or must."""

    DENIED = auto()
    WISHED = auto()
    OF_OTHERS = auto()


class Name(NamedTuple):
    """Where a text names a skill, and whether that is a tool, which can be bought and sold."""

    start: int
    end: int
    is_tool: bool


class Part(NamedTuple):
    """A part of a text that claims nothing."""

    start: int
    end: int
    reason: Reason


_NEAR = 80  # characters before a name in which its words stand


def unclaimed(text: str, names: Sequence[Name]) -> list[Part]:
    """The parts of a folded text that claim nothing, in order of their start; `names` are the skills that it names."""
    parts = [part for start, end in _statements(text) for part in _of_statement(text, start, end)]
    return sorted([*parts, *_of_names(text, names)], key=lambda part: part.start)


def within(parts: Sequence[Part]) -> Callable[[int, int], bool]:
    """Whether one of the parts, in order of their start, holds a span: (start, end)."""
    starts = [part.start for part in parts]
    furthest = list(accumulate((part.end for part in parts), max))

    def holds(start: int, end: int) -> bool:
        before = bisect_right(starts, start)
        return before > 0 and furthest[before - 1] >= end

    return holds


def _statements(text: str) -> Iterator[tuple[int, int]]:
    ends = [match.start() for match in patterns.SENTENCE_END.compiled.finditer(text)]
    return ((start, end) for start, end in pairwise([0, *ends, len(text)]) if end > start)


def _of_statement(text: str, start: int, end: int) -> Iterator[Part]:
    for first, last in _clauses(text, start, end):
        yield from _of_clause(text, first, last)
    for cue in patterns.OTHERS_WHO.compiled.finditer(text, start, end):
        yield Part(cue.end(), end, Reason.OF_OTHERS)


def _clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A statement cut before each clause that has a verb of its own, after one that has."""
    for cut in patterns.NEXT_CLAUSE.compiled.finditer(text, start, end):
        if patterns.PREDICATE.compiled.search(text, start, cut.start()):
            yield start, cut.start()
            start = cut.start()
    yield start, end


def _of_clause(text: str, start: int, end: int) -> Iterator[Part]:
    denied = patterns.DENIED_AHEAD.compiled.search(text, start, end)
    wished = patterns.WISHED_AHEAD.compiled.search(text, start, end)
    not_needed = patterns.DENIED_BEHIND.compiled.search(text, start, end)
    taught = patterns.WISHED_BEHIND.compiled.search(text, start, end)
    if not_needed and not patterns.STILL_WISHED.compiled.match(text[not_needed.end() : not_needed.end() + _NEAR]):
        yield Part(start, not_needed.end(), Reason.DENIED)
    if denied:
        yield Part(_with_subject(text, start, denied.start()), end, Reason.DENIED)
    if wished:
        yield Part(_with_subject(text, start, wished.start()), end, Reason.WISHED)
    if taught:
        yield Part(start, taught.end(), Reason.WISHED)
    yield from (
        Part(*cue.span(), Reason.DENIED) for cue in patterns.DENIED_IN_CHINESE.compiled.finditer(text, start, end)
    )
    if cue := patterns.HIRED.compiled.search(text, start, end):
        means = patterns.MEANS.compiled.search(text, cue.end(), end)
        yield Part(cue.start(), means.start() if means else end, Reason.OF_OTHERS)
    if cue := patterns.OTHERS_DO.compiled.search(text, start, end):
        yield Part(cue.end(), end, Reason.OF_OTHERS)


def _with_subject(text: str, start: int, cue: int) -> int:
    """Where a cue begins, with the small words before it: "I have" of "I have no experience"."""
    subject = patterns.SUBJECT.compiled.search(text[max(start, cue - _NEAR) : cue])
    return cue - len(subject[0]) if subject else cue


def _of_names(text: str, names: Sequence[Name]) -> Iterator[Part]:
    """The names, alone or in a list, whose neighbours say that they are denied, wished for or others' work."""
    for group in _lists(text, names):
        start, end = group[0].start, group[-1].end
        before, behind = text[max(0, start - _NEAR) : start], text[end : end + _NEAR]
        cue = patterns.DENIED_NAME.compiled.search(before)
        if cue and not patterns.DENIED_TWICE.compiled.search(before):
            yield Part(start - len(before) + cue.start(), end, Reason.DENIED)
        elif cue := patterns.WISHED_NAME.compiled.search(before):
            yield Part(start - len(before) + cue.start(), end, Reason.WISHED)
        elif patterns.BESIDE_PEOPLE.compiled.search(before) and patterns.PEOPLE_BEHIND.compiled.match(behind):
            yield Part(start, end, Reason.OF_OTHERS)
        elif patterns.SOLD.compiled.search(before) or patterns.LICENCES.compiled.match(behind):
            yield from (Part(name.start, name.end, Reason.OF_OTHERS) for name in group if name.is_tool)


def _lists(text: str, names: Sequence[Name]) -> Iterator[list[Name]]:
    """The names in groups: each group is a list like "Java, Go and Rust", or a single name."""
    group: list[Name] = []
    for name in names:
        if group and not LIST_GAP.compiled.match(text[group[-1].end : name.start][:_NEAR]):
            yield group
            group = []
        group.append(name)
    if group:
        yield group
