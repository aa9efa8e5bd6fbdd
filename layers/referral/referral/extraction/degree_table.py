"""The names of degrees in the table degree_names.txt, found in a text whatever their case, accents and points."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import Path

from referral.domain.degree_level import Level
from referral.extraction.folding import folded
from referral.extraction.patterns.degree_names import JOINS_A_NAME, POINTED
from referral.extraction.patterns.study_fields import WITHOUT_SPACES, WORD

_FILE = Path(__file__).with_name("degree_names.txt")
_LONGEST_NAME = 7


class Use(Enum):
    """Where a name counts: anywhere; beside another sign of education; in a profile; in a profile, and alone."""

    ANYWHERE = ""
    BESIDE_A_SIGN = "~"
    IN_A_PROFILE = "?"
    ALONE = "="


@dataclass(frozen=True, slots=True)
class DegreeName:
    """A name of the table at text[start:end]."""

    level: Level
    start: int
    end: int
    use: Use


@dataclass(frozen=True)
class _Entry:
    level: Level
    written: str
    use: Use


def names_of_degrees(text: str) -> Iterator[DegreeName]:
    """The longest names of degrees in a text, from left to right; those of scripts without spaces after the others."""
    words = [(folded(match[0]), *match.span()) for match in WORD.compiled.finditer(text)]
    place = 0
    while place < len(words):
        name, place = _longest(text, words, place) if words[place][0] in _beginnings() else (None, place + 1)
        if name:
            yield name
    if WITHOUT_SPACES.compiled.search(text):
        for match in _unspaced_names().finditer(text):
            entry = _table()[match[0]]
            yield DegreeName(entry.level, *match.span(), entry.use)


def _longest(text: str, words: list[tuple[str, int, int]], place: int) -> tuple[DegreeName | None, int]:
    """The longest name that begins with this word, and the place where the search continues."""
    best, after = None, place + 1
    key, letters = "", ""
    for end in range(place, min(len(words), place + _LONGEST_NAME)):
        word, start, stop = words[end]
        gap = text[words[end - 1][2] : start] if end > place else ""
        if end > place and not JOINS_A_NAME.compiled.fullmatch(gap):
            break
        letters = letters + word if end == place or (letters and _is_abbreviation(gap, letters)) else ""
        key = f"{key} {word}".strip()
        entry = _table().get(key) or _table().get(letters)
        if entry:
            begin = words[place][1]
            written = text[begin:stop]
            stop += POINTED.compiled.search(written) is not None and text.startswith(".", stop)
            best, after = DegreeName(entry.level, begin, stop, _use(entry, written)), end + 1
    return best, after


def _is_abbreviation(gap: str, letters: str) -> bool:
    """Whether an abbreviation goes on: "B.Ed", "B. Ed", and "B Ed" after its first letter."""
    return "." in gap or (gap == " " and len(letters) == 1)


def _use(entry: _Entry, said: str) -> Use:
    """An abbreviation in other letters than its own is a word, unless it has points."""
    if POINTED.compiled.search(said):
        return Use.ANYWHERE if entry.use is Use.BESIDE_A_SIGN else entry.use
    if entry.written == entry.written.lower() or said.replace(" ", "") == entry.written:
        return entry.use
    return Use.BESIDE_A_SIGN if said.isupper() else Use.IN_A_PROFILE


@cache
def _table() -> dict[str, _Entry]:
    """Each name in small letters, its words separated by spaces."""
    table: dict[str, _Entry] = {}
    for line in _FILE.read_text("utf-8").splitlines():
        level, colon, names = line.partition(": ")
        if colon and not line.startswith("#"):
            for name in names.split(", "):
                written = name.lstrip("~?=")
                table[folded(written)] = _Entry(Level[level.upper()], written, Use(name.removesuffix(written)))
    return table


@cache
def _beginnings() -> frozenset[str]:
    """The words that a name can begin with: its first one, or its first letters before a point."""
    first = (name.partition(" ")[0] for name in _table())
    return frozenset(word[:length] for word in first for length in range(1, len(word) + 1))


@cache
def _unspaced_names() -> re.Pattern[str]:
    names = sorted(filter(WITHOUT_SPACES.compiled.search, _table()), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, names)))
