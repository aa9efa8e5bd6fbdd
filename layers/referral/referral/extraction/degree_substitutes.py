"""What a posting takes in place of a degree."""

from referral.extraction.patterns.degree_substitutes import EXPERIENCE_WILL_DO


def experience_will_do(text: str) -> bool:
    """True where a requirement takes experience in place of the degree."""
    return bool(EXPERIENCE_WILL_DO.compiled.search(text))
