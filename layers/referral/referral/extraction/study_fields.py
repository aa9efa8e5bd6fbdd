"""The fields of study that we know, and the families they belong to."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from referral.extraction.folding import folded
from referral.extraction.patterns.study_fields import DEGREE_IN_FIELD, ELISION, INITIALS, WITHOUT_SPACES, WORD
from referral.extraction.study_families import table_lines

_ABROAD = Path(__file__).with_name("study_field_names.txt")
_LONGEST_NAME = 6
# Shorter names are words, too ("it", "or", "me"), unless nothing else stands there.
_SHORTEST_WITHIN_WORDS = 4
_NO_PART_OF_A_NAME = frozenset(
    """bachelor bachelors master masters associate associates doctor doctorate bs ba bsc ms ma msc phd aa aas hons
    honours honors diploma degree degrees major minor field fields discipline disciplines subject subjects area areas
    program course coursework of in the a an other another any related based oriented background concentration
    """.split()
)
_IN_FULL = {
    "admin": "administration",
    "ed": "education",
    "eecs": "electrical engineering computer science",
    "eng": "engineering",
    "engg": "engineering",
    "engr": "engineering",
    "mgmt": "management",
    "mgt": "management",
    "sci": "science",
}


@dataclass(frozen=True)
class Table:
    """Each name's field, each field's families, and the families that each broad word covers and is near to."""

    field: dict[str, str]
    families: dict[str, frozenset[str]]
    covers: dict[str, frozenset[str]]
    verges_on: dict[str, frozenset[str]]

    def __contains__(self, name: str) -> bool:
        return name in self.field or name in self.covers


@cache
def table() -> Table:
    """What study_fields.txt says, with the names of study_field_names.txt."""
    field_of: dict[str, str] = {}
    families: dict[str, set[str]] = defaultdict(set)
    covers: dict[str, frozenset[str]] = {}
    verges_on: dict[str, frozenset[str]] = {}
    family = ""
    for line in table_lines():
        if line.startswith("["):
            family = line[1:].partition("]")[0]
        elif " = " in line:
            word, _, about = line.partition(" = ")
            covered, _, near = about.partition(" near ")
            covers[word], verges_on[word] = frozenset(covered.split()), frozenset(near.split())
        elif line and not line.startswith("#"):
            field, _, aliases = line.partition(":")
            families[field].add(family)
            field_of |= {" ".join(_words(name)): field for name in (field, *aliases.split(",")) if name.strip()}
    for name, alias in _names_abroad():
        if name in field_of:
            field_of.setdefault(alias, field_of[name])
        if name in covers:
            covers.setdefault(alias, covers[name])
            verges_on.setdefault(alias, verges_on[name])
    of = {name: frozenset(its) for name, its in families.items()}
    return Table(field_of, of, covers, verges_on)


def words(text: str) -> tuple[str, ...]:
    """The words of a wording that can name a field, in lower case, without those for degrees and disciplines."""
    return tuple(piece for word in _words(text) for piece in _pieces(word))


def names_in(text: str) -> Iterator[str]:
    """The longest known names in a text, from left to right."""
    said = words(text)
    start = 0
    while start < len(said):
        end = _end_of_name(said, start)
        if end:
            yield " ".join(said[start:end])
        start = end or start + 1


def names_a_field(text: str) -> bool:
    """True where known names are all that a text says."""
    said = words(text)
    return bool(said) and sum(len(name.split()) for name in names_in(text)) == len(said)


def begins_with_a_field(text: str) -> bool:
    """True where a text begins with a known name."""
    said = words(text)
    return bool(said) and _end_of_name(said, 0) is not None


def _words(text: str) -> list[str]:
    small = DEGREE_IN_FIELD.compiled.sub(" ", folded(text).replace("’", "'"))
    plain = INITIALS.compiled.sub(lambda match: match[0].replace(".", ""), small)
    plain = ELISION.compiled.sub(lambda match: f"{match[0][:-1]} ", plain).replace("'", "").replace("&", " and ")
    said = (piece for word in WORD.compiled.findall(plain) for piece in _IN_FULL.get(word, word).split())
    return [word for word in said if word not in _NO_PART_OF_A_NAME]


def _pieces(word: str) -> list[str]:
    """A word, or the known names in a row of letters that no space separates."""
    return (WITHOUT_SPACES.compiled.search(word) and _unspaced_names().findall(word)) or [word]


@cache
def _unspaced_names() -> re.Pattern[str]:
    known = {*table().field, *table().covers}
    return re.compile("|".join(sorted(filter(WITHOUT_SPACES.compiled.search, known), key=len, reverse=True)))


def _names_abroad() -> Iterator[tuple[str, str]]:
    """Each name of study_field_names.txt, behind the field or the broad word that it stands for."""
    for line in _ABROAD.read_text("utf-8").splitlines():
        name, colon, aliases = line.partition(": ")
        if colon and not line.startswith("#"):
            yield from ((name, " ".join(_words(alias))) for alias in aliases.split(", "))


def _end_of_name(said: tuple[str, ...], start: int) -> int | None:
    for end in range(min(len(said), start + _LONGEST_NAME), start, -1):
        name = " ".join(said[start:end])
        if name in table() and _is_long_enough(name, said):
            return end
    return None


def _is_long_enough(name: str, said: tuple[str, ...]) -> bool:
    return len(name) >= _SHORTEST_WITHIN_WORDS or len(said) == 1 or not name.isascii()
