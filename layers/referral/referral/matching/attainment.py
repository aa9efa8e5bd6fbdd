"""What somebody's studies amount to on a day."""

from datetime import date, timedelta

from referral.domain.dates import DAYS_PER_YEAR
from referral.domain.degree_level import Level
from referral.matching.features import CandidateDegree
from referral.matching.weights import YEARS_OF_STUDY


def attained(held: CandidateDegree, today: date) -> Level | None:
    """The level that somebody has for certain; None where nobody knows the words."""
    return held.level.entry if held.level and not is_finished(held, today) else held.level


def is_finished(held: CandidateDegree, today: date) -> bool:
    """By its words and its end; without an end, once studies of this level can be over."""
    if held.under_way or (held.end and held.end > today):
        return False
    if held.end or held.start is None or held.level is None:
        return True
    shortest = timedelta(days=YEARS_OF_STUDY.get(held.level, 0.0) * DAYS_PER_YEAR)
    return held.start + shortest <= today
