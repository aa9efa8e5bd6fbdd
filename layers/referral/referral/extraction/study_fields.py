"""The fields of study that we know, and the families they belong to."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from referral.extraction.patterns.study_fields import DEGREE_IN_FIELD, WORD
from referral.extraction.study_families import table_lines

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
    """What study_fields.txt says."""
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
            field_of |= {" ".join(words(name)): field for name in (field, *aliases.split(",")) if name.strip()}
    of = {name: frozenset(its) for name, its in families.items()}
    return Table(field_of, of, covers, verges_on)


def words(text: str) -> tuple[str, ...]:
    """The words of a wording that can name a field, in lower case, without those for degrees and disciplines."""
    plain = DEGREE_IN_FIELD.compiled.sub(" ", text.casefold().replace("’", "'")).replace("'", "").replace("&", " and ")
    said = (_IN_FULL.get(word, word) for word in WORD.compiled.findall(plain))
    return tuple(word for word in said if word not in _NO_PART_OF_A_NAME)


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


def _end_of_name(said: tuple[str, ...], start: int) -> int | None:
    for end in range(min(len(said), start + _LONGEST_NAME), start, -1):
        name = " ".join(said[start:end])
        if name in table() and (len(name) >= _SHORTEST_WITHIN_WORDS or len(said) == 1):
            return end
    return None
