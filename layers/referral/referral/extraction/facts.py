"""The three facts that a posting's qualifications state, by rules alone."""

from dataclasses import dataclass

from referral.domain.degree_level import Level
from referral.extraction.degrees import sufficient_level
from referral.extraction.study_mentions import study_in
from referral.extraction.wishes import required_part
from referral.extraction.years import years_asked


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
