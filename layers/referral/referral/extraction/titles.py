"""How senior a role is, read from the words of its title."""

from referral.domain.seniority import Seniority
from referral.extraction.patterns import titles as patterns

# The first that is found decides: a "senior vice president" is no senior, a "junior project lead" no lead. Words that
# belong to an occupation ("staff nurse", "sales associate director", "lead generation") say nothing.
_SAID = (
    (Seniority.EXECUTIVE, patterns.EXECUTIVE),
    (Seniority.LEAD, patterns.LEAD),
    (Seniority.ENTRY, patterns.ENTRY),
    (Seniority.SENIOR, patterns.SENIOR),
)


def seniority_said(title: str) -> Seniority | None:
    """The seniority that a title states; None where it has no word for it."""
    own = patterns.ASSISTED.compiled.sub("", title)
    return next((seniority for seniority, pattern in _SAID if pattern.compiled.search(own)), None)


def seniority_by_years(years: float) -> Seniority:
    """The seniority that goes with the years asked for, for a job whose title does not state one."""
    return Seniority.ENTRY if years < 2 else Seniority.MID


def occupation(title: str) -> str:
    """A title without the words for seniority; the title itself where nothing would be left."""
    own = patterns.ASSISTED.compiled.sub("", title)
    rest = " ".join(patterns.WORD_FOR_LEVEL.compiled.sub(" ", own).split()).strip(" -,/&")
    return rest if len(rest) > 2 else own
