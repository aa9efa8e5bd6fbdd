"""Wordings of fields of study resolved by the table of fields, so that two of them can be compared without text."""

from collections.abc import Iterable

from referral.domain.study import AskedStudy, Study
from referral.extraction.study_fields import names_in, table, words
from referral.extraction.study_mentions import accepts_kin, named_fields


def asked_study(wording: str) -> AskedStudy:
    """What a posting accepts; a broad word ("sciences", "business") stands for all that belongs to it."""
    return AskedStudy(
        wording, tuple(_study(piece, broadly=True) for piece in named_fields(wording)), accepts_kin(wording)
    )


def held_study(major: str) -> Study:
    """What somebody studied; "business" is a field of its own here."""
    return _study(major, broadly=False)


def _study(text: str, broadly: bool) -> Study:
    names, known = list(names_in(text)), table()
    fields = {known.field[name] for name in names if name in known.field and not (broadly and name in known.covers)}
    broad = [] if fields else names
    covers = _union(known.covers[name] for name in broad)
    return Study(
        words=words(text),
        fields=tuple(sorted(fields)),
        families=tuple(sorted(covers.union(*(known.families[field] for field in fields)))),
        covers=tuple(sorted(covers)),
        verges_on=tuple(sorted(_union(known.verges_on[name] for name in broad))),
    )


def _union(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*sets)
