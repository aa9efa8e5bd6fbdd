"""Whether a line of a posting is boilerplate: pay, benefits, the law, the place, how to apply."""

from referral.extraction.degrees import sufficient_level
from referral.extraction.patterns import boilerplate as patterns
from referral.extraction.text import terms
from referral.extraction.years import years_asked

_MOST_TERMS = 3  # beside the benefits that a line names; a line with more of them speaks of something else as well
_LONGEST = 200  # characters; a longer line says more than a notice of law, place or pay


def is_boilerplate(line: str) -> bool:
    """True for a line that asks nothing which a profile could show, whatever section it stands in."""
    if patterns.EQUAL_TREATMENT.compiled.search(line) or patterns.OFFERS.compiled.search(line) or _is_benefits(line):
        return True
    if len(line) > _LONGEST or not any(
        one.compiled.search(line) for one in (patterns.NOTICE, patterns.PLACE, patterns.PAY)
    ):
        return False
    return not (sufficient_level(line, wishes=True) or years_asked(line, wishes=True))


def _is_benefits(line: str) -> bool:
    rest, benefits = patterns.BENEFIT_WORD.compiled.subn(" ", line)
    return bool(benefits) and not patterns.ASK_WORD.compiled.search(line) and len(terms(rest)) <= _MOST_TERMS
