"""The three facts that a posting's qualifications state, by rules alone."""

from dataclasses import dataclass

from referral.reading.degrees import sufficient_level
from referral.reading.figures import years_asked
from referral.reading.levels import Level
from referral.reading.scope import required_part
from referral.reading.studies import study_in


@dataclass(frozen=True)
class Facts:
    """The lowest sufficient degree, the field as worded ("" for none), the first figure of years; None where unsaid."""

    level: Level | None
    field: str
    years: float | None


def fields(text: str) -> Facts:
    """What the qualifications of a posting ask for."""
    required = required_part(text)
    study = study_in(required)
    return Facts(sufficient_level(required), study.text if study else "", years_asked(required))
