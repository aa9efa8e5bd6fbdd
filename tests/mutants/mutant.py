"""Mutants: single changes that take a safeguard away, each with the tests that must notice."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
LIST = Path(__file__).with_name("mutants.toml")


class Outdated(ValueError):
    """The code no longer has exactly one place for the mutant."""


@dataclass(frozen=True)
class Mutant:
    """`old` stands once in the file, and `new` in its place. `tests` are arguments of pytest."""

    name: str
    file: str
    old: str
    new: str
    tests: tuple[str, ...]

    def text(self, root: Path = ROOT) -> str:
        """The file with the change. Raises Outdated."""
        text = (root / self.file).read_text()
        if text.count(self.old) != 1:
            raise Outdated(f"{self.name}: {self.file} has the text {text.count(self.old)} times")
        return text.replace(self.old, self.new)


def mutants() -> list[Mutant]:
    return [Mutant(**one | {"tests": tuple(one["tests"])}) for one in tomllib.loads(LIST.read_text())["mutant"]]
