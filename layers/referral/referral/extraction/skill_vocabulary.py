"""The skills that are known: their names, kinds and kin, read from `skill_vocabulary.txt`."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import NamedTuple

_FILE = Path(__file__).with_name("skill_vocabulary.txt")
_DEGREES = "education levels"


class SkillKind(StrEnum):
    TOOL = "tool"
    METHOD = "method"
    CREDENTIAL = "credential"
    LANGUAGE = "language"
    SOFT = "soft"


@dataclass(frozen=True, slots=True)
class Family:
    """Skills of one kind. `near` (0..1) is what one of them counts where another is asked for."""

    name: str
    domain: str
    kind: SkillKind
    near: float


class Name(NamedTuple):
    """A way to write a skill: perhaps only in these very capitals, perhaps only where the context speaks of skills."""

    text: str
    exact: bool
    everyday: bool


@dataclass(frozen=True, slots=True)
class Skill:
    """A skill with all its names, the canonical one first; whoever has it has the `broader` ones as well."""

    name: str
    family: Family
    names: tuple[Name, ...]
    broader: tuple[str, ...]

    @property
    def kind(self) -> SkillKind:
        return self.family.kind


@cache
def skills() -> dict[str, Skill]:
    """Every skill by its canonical name."""
    return {skill.name: skill for skill in _read(_FILE.read_text(encoding="utf-8"))}


def kind_of(skill: str) -> SkillKind:
    return skills()[skill].kind


def family_of(skill: str) -> Family:
    return skills()[skill].family


@cache
def is_hard(skill: str) -> bool:
    """False for soft skills, which every posting names, for spoken languages, and for degrees, which rules compare."""
    return kind_of(skill) not in (SkillKind.SOFT, SkillKind.LANGUAGE) and family_of(skill).domain != _DEGREES


def _read(text: str) -> Iterator[Skill]:
    domain, family = "", Family("", "", SkillKind.SOFT, 0.0)
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        if line.startswith("["):
            domain = line.strip("[]")
        elif line.startswith("== "):
            name, kind, near = line.removeprefix("== ").split(" | ")
            family = Family(name, domain, SkillKind(kind), float(near))
        else:
            names, _, broader = line.partition(" > ")
            first, _, others = names.partition(" = ")
            written = tuple(map(_name, [first, *(others.split(", ") if others else ())]))
            yield Skill(written[0].text, family, written, tuple(broader.split(", ")) if broader else ())


def _name(written: str) -> Name:
    text = written.rstrip("^?")
    flags = written[len(text) :]
    return Name(text, "^" in flags, "?" in flags)
