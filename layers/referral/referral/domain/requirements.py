"""What a posting asks for, with one type for each kind of requirement."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from referral.domain.degree_level import Level
from referral.domain.seniority import Seniority
from referral.domain.study import AskedStudy


class Need(StrEnum):
    REQUIRED = "required"
    PREFERRED = "preferred"


class Kind(StrEnum):
    """What a requirement is checked against, as the API names it."""

    ROLE = "role"
    SENIORITY = "seniority"
    SKILLS = "skills"
    QUALIFICATION = "qualification"
    RESPONSIBILITY = "responsibility"
    EDUCATION = "education"
    YEARS = "years"
    OMITTED = "omitted"


@dataclass(frozen=True, slots=True)
class RoleRequirement:
    """The kind of work: the posting's title, and the title without words for seniority."""

    text: str
    occupation: str
    need: Need = Need.REQUIRED
    kind: Literal[Kind.ROLE] = Kind.ROLE


@dataclass(frozen=True, slots=True)
class SeniorityRequirement:
    level: Seniority
    need: Need = Need.REQUIRED
    kind: Literal[Kind.SENIORITY] = Kind.SENIORITY

    @property
    def text(self) -> str:
        return f"{self.level.name.lower()} level"


@dataclass(frozen=True, slots=True)
class SkillsRequirement:
    """All known skills that the posting names anywhere, by their canonical names."""

    skills: tuple[str, ...]
    need: Need = Need.REQUIRED
    kind: Literal[Kind.SKILLS] = Kind.SKILLS

    @property
    def text(self) -> str:
        return ", ".join(self.skills)


@dataclass(frozen=True, slots=True)
class QualificationRequirement:
    """A line of the qualifications, with the known skills that it names. `documented` is true for what a document
    proves (a licence, a language): it need not be seen in a job. `studies` is the level of the studies that somebody
    must be in; None where the line asks for no student."""

    text: str
    need: Need
    skills: tuple[str, ...] = ()
    documented: bool = False
    studies: Level | None = None
    kind: Literal[Kind.QUALIFICATION] = Kind.QUALIFICATION


@dataclass(frozen=True, slots=True)
class DutyRequirement:
    """A line of the duties, with the known skills that it names."""

    text: str
    skills: tuple[str, ...] = ()
    need: Need = Need.REQUIRED
    kind: Literal[Kind.RESPONSIBILITY] = Kind.RESPONSIBILITY


@dataclass(frozen=True, slots=True)
class DegreeRequirement:
    """The lowest degree that the line accepts; `study` is None where it names no field."""

    text: str
    need: Need
    level: Level
    study: AskedStudy | None = None
    experience_will_do: bool = False
    kind: Literal[Kind.EDUCATION] = Kind.EDUCATION


@dataclass(frozen=True, slots=True)
class YearsWithDegree:
    """The years that are enough for somebody with a degree of at least `level`."""

    level: Level
    years: float


@dataclass(frozen=True, slots=True)
class YearsRequirement:
    """Years of experience. `any_work` is true if the line does not say what kind of work counts.

    `with_degree` are the alternatives of a person who has a higher degree than the lowest that the line accepts: with
    it, fewer years are enough, or none.
    """

    text: str
    need: Need
    years: float
    skills: tuple[str, ...] = ()
    any_work: bool = False
    with_degree: tuple[YearsWithDegree, ...] = ()
    kind: Literal[Kind.YEARS] = Kind.YEARS


@dataclass(frozen=True, slots=True)
class OmittedRequirement:
    """How many lines of a posting are not compared, because it has too many."""

    lines: int
    need: Need = Need.REQUIRED
    kind: Literal[Kind.OMITTED] = Kind.OMITTED

    @property
    def text(self) -> str:
        return f"{self.lines} more lines of the posting, which were not compared"


Requirement = Annotated[
    RoleRequirement
    | SeniorityRequirement
    | SkillsRequirement
    | QualificationRequirement
    | DutyRequirement
    | DegreeRequirement
    | YearsRequirement
    | OmittedRequirement,
    Field(discriminator="kind"),
]
