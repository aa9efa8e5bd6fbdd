"""How near the field that somebody studied is to the field that a posting asks for, by study_fields.txt."""

from collections.abc import Iterable
from dataclasses import dataclass

from referral.extraction.study_fields import names_in, table, words
from referral.extraction.study_mentions import accepts_kin, named_fields

SAME = 1.0
# One family shares most of its first years' courses: good for the work, but not what was asked for.
FAMILY = 0.7
# Neighbours share methods rather than subjects.
NEIGHBOUR = 0.4
# A nurse is no dentist: where a licence goes with the field, another field of the family is hardly nearer than none.
LICENSED = 0.3
# "Or a related field" takes the family in, and leaves neighbours where the family stood.
_AMONG_KIN = {FAMILY: SAME, NEIGHBOUR: FAMILY, LICENSED: FAMILY}


@dataclass(frozen=True)
class _Study:
    """What a wording names: fields, or else the families that it covers as a whole."""

    fields: frozenset[str]
    covered: frozenset[str]
    verges_on: frozenset[str]

    @property
    def families(self) -> frozenset[str]:
        return self.covered.union(*(table().families[field] for field in self.fields))


def affinity(asked: str, held: str) -> float | None:
    """How near (0..1) a major is to the field of a posting as it words it; None if any will do or one is unknown."""
    pieces = named_fields(asked)
    major = words(held)
    if major and any(words(piece) == major for piece in pieces):
        return SAME
    has = _study(held, broadly=False)
    wanted = [study for piece in pieces if (study := _study(piece, broadly=True))]
    if not has or not wanted:
        return None
    nearest = max(_nearness(study, has) for study in wanted)
    return _AMONG_KIN.get(nearest, nearest) if accepts_kin(asked) else nearest


def _study(text: str, broadly: bool) -> _Study | None:
    """What a text names; "business" is a field of its own, too, and read broadly all that belongs to it."""
    names, known = list(names_in(text)), table()
    fields = {known.field[name] for name in names if name in known.field and not (broadly and name in known.covers)}
    broad = [] if fields else names
    covered, verges_on = (_union(of[name] for name in broad) for of in (known.covers, known.verges_on))
    return _Study(frozenset(fields), covered, verges_on) if names else None


def _union(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*sets)


def _nearness(wanted: _Study, has: _Study) -> float:
    if wanted.fields & has.fields or wanted.covered & has.families:
        return SAME
    if wanted.covered:
        return NEIGHBOUR if wanted.verges_on & has.families else 0.0
    return max(_between(asked, held) for asked in wanted.families for held in has.families)


def _between(asked: str, held: str) -> float:
    if asked == held:
        return LICENSED if asked in table().licensed else FAMILY
    return NEIGHBOUR if frozenset((asked, held)) in table().neighbours else 0.0
