"""How senior a role is, read from the words of its title."""

import unicodedata

from referral.domain.seniority import Seniority
from referral.extraction.patterns import titles as patterns

# The first row whose patterns are all found decides: a "senior vice president" is no senior, a "junior project lead"
# no lead, and a "senior associate" neither a senior nor a beginner.
_SAID = (
    (Seniority.EXECUTIVE, (patterns.EXECUTIVE,)),
    (Seniority.LEAD, (patterns.LEAD,)),
    (Seniority.ENTRY, (patterns.LEARNER,)),
    (Seniority.ENTRY, (patterns.BEGINNER,)),
    (Seniority.MID, (patterns.SENIOR, patterns.ASSISTING)),
    (Seniority.ENTRY, (patterns.ASSISTING,)),
    (Seniority.SENIOR, (patterns.SENIOR,)),
)


def seniority_said(title: str) -> Seniority | None:
    """The seniority that a title states; None where it has no word for it.

    Words that belong to a thing or an occupation ("staff nurse", "lead battery", "junior tennis coach") say nothing,
    and an intern is one in whatever office.
    """
    own = patterns.THING.compiled.sub("_", own_role(unicodedata.normalize("NFC", title)))
    if patterns.LEARNER.compiled.search(patterns.PART_JOINT.compiled.split(own, maxsplit=1)[0]):
        return Seniority.ENTRY
    return next((level for level, words in _SAID if all(word.compiled.search(own) for word in words)), None)


def seniority_by_years(years: float) -> Seniority:
    """The seniority that goes with the years asked for, for a job whose title does not state one."""
    return Seniority.ENTRY if years < 2 else Seniority.MID


def occupation(title: str) -> str:
    """A title without the words for seniority; the title itself where nothing would be left."""
    own = own_role(title)
    kept = patterns.LEVEL_OR_THING.compiled.sub(lambda found: found["thing"] or " ", own)
    rest = " ".join(kept.split()).strip(" -,/&")
    return rest if len(rest) > 2 else own or title


def own_role(title: str) -> str:
    """A title without whom the role assists and in whose office it is, which say nothing of the work."""
    return patterns.ASSISTED.compiled.sub("", title).rstrip(" -–—,;:/|(")
