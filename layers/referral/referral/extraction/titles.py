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
    """How senior a title says that a role is; None where it has no word for it."""
    own = patterns.ASSISTED.compiled.sub("", title)
    return next((seniority for seniority, pattern in _SAID if pattern.compiled.search(own)), None)


def seniority_by_years(years: float) -> Seniority:
    """How senior a job is that asks for so many years and whose title has no word for it: no title, no seniority."""
    return Seniority.ENTRY if years < 2 else Seniority.MID


def occupation(title: str) -> str:
    """A title without the words that say how senior it is; the title itself where nothing would be left."""
    own = patterns.ASSISTED.compiled.sub("", title)
    rest = " ".join(patterns.WORD_FOR_LEVEL.compiled.sub(" ", own).split()).strip(" -,/&")
    return rest if len(rest) > 2 else own
