"""Versions of the rules: what tells a score or features of today from those that older rules or another model made.

`tests/test_versions.py` fails with "raise the version" when rules change and their version does not.
"""

from referral.domain.states import OPEN, State

# The weights are tuned to the cosines of this model, so another model's vectors are neither stored nor compared.
MODEL = "all-MiniLM-L6-v2/fp32/1"

FEATURES_VERSION = "3"  # of reading: goes up with every change of the features of a profile or posting
SCORE_VERSION = "3"  # of comparing: goes up with every change that can change a score


def score_version(model: str) -> str:
    """The version that a score carries; `model` is empty where there was no text to embed."""
    return f"{SCORE_VERSION}.{FEATURES_VERSION}/{model}"


def current_versions() -> tuple[str, str]:
    """All versions that the running rules give."""
    return score_version(MODEL), score_version("")


def is_stale(state: State, version: str | None) -> bool:
    """True while an undecided ask has a score of another version; a decided ask keeps the score it was decided on."""
    return state in OPEN and version is not None and version not in current_versions()
