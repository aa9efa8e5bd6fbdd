"""Versions of the rules. They distinguish current scores and features from those of older rules or another model.

`tests/test_versions.py` fails with "raise the version" when rules change and their version does not.
"""

from referral.domain.states import OPEN, State

# The weights are tuned to the cosines of this model, so vectors of another model are neither stored nor compared.
MODEL = "MiniLM-L6-referral/fp32/1"

FEATURES_VERSION = "8"  # raise it with every change to the features of a profile or posting
SCORE_VERSION = "6"  # raise it with every change to how features are compared


def score_version(model: str) -> str:
    """The version that a score carries. `model` is empty if there was no text to embed."""
    return f"{SCORE_VERSION}.{FEATURES_VERSION}/{model}"


def current_versions() -> tuple[str, str]:
    """All versions that the running rules can give a score."""
    return score_version(MODEL), score_version("")


def is_stale(state: State, version: str | None) -> bool:
    """True if an undecided ask has a score of another version. A decided ask keeps the score that it was decided on."""
    return state in OPEN and version is not None and version not in current_versions()
