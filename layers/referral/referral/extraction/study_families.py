"""How families of fields of study are related, by the headings of study_fields.txt: `[family] licence near others`."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("study_fields.txt")


@dataclass(frozen=True)
class Families:
    """Pairs of families that share methods, and the families whose work takes a licence."""

    neighbours: frozenset[frozenset[str]]
    licensed: frozenset[str]


@cache
def families() -> Families:
    headings = list(_headings())
    return Families(
        frozenset(frozenset((family, other)) for family, about in headings for other in _neighbours(about)),
        frozenset(family for family, about in headings if about.rpartition("near")[0].strip()),
    )


def table_lines() -> list[str]:
    """The lines of study_fields.txt."""
    return _FILE.read_text("utf-8").splitlines()


def _headings() -> Iterator[tuple[str, str]]:
    for line in table_lines():
        if line.startswith("["):
            family, _, about = line[1:].partition("]")
            yield family, about


def _neighbours(about: str) -> list[str]:
    return about.rpartition("near")[2].split()
