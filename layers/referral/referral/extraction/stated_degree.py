"""The degree that an entry of a profile's education states."""

from dataclasses import dataclass

from referral.domain.degree_level import Level
from referral.extraction.degree_table import Use
from referral.extraction.degrees import Degree, names_in
from referral.extraction.patterns import degree_names as patterns

# An abbreviation in small letters up to this length can be a word of a sentence.
_LONGEST_WORD = 2
_MARKS = " .,:;-()"


@dataclass(frozen=True, slots=True)
class StatedDegree:
    """The highest level that an entry names, None where its words are unknown, and whether it is still studied for."""

    level: Level | None
    under_way: bool = False

    @property
    def attained(self) -> Level | None:
        """What somebody has for certain: who studies for a degree has what its studies begin with."""
        return self.level.entry if self.level and self.under_way else self.level


def stated_degree(statement: str) -> StatedDegree:
    """What an entry states. A degree that was abandoned or is honorary counts as none."""
    said = patterns.JOINT_OF_WORDS.compiled.sub(" ", statement).strip()
    if patterns.SOME_COLLEGE.compiled.search(said):
        return StatedDegree(Level.SCHOOL)
    if patterns.NEVER_FINISHED.compiled.search(said) or patterns.HONORARY.compiled.search(said):
        return StatedDegree(Level.NONE)
    return StatedDegree(_highest(said), bool(patterns.UNDER_WAY.compiled.search(said)))


def level_of(statement: str) -> Level | None:
    """The level that an entry proves; None where its words are unknown."""
    return stated_degree(statement).attained


def _highest(said: str) -> Level | None:
    named = [name for name in names_in(said) if _is_meant(said, name)]
    levels = [name.level for name in named if name.use is not Use.ALONE]
    if levels or patterns.SOME_DEGREE.compiled.search(said):
        return max(levels, default=Level.BACHELOR)
    return max((name.level for name in named if said.strip(_MARKS) == said[name.start : name.end]), default=None)


def _is_meant(said: str, name: Degree) -> bool:
    """Not "as" within a sentence, nor a Scrum Master or a licence to drive."""
    if patterns.NO_DEGREE.compiled.search(said[max(0, name.start - 10) : name.end + 10]):
        return False
    written = said[name.start : name.end]
    return name.start == 0 or len(written) > _LONGEST_WORD or not written.islower()
