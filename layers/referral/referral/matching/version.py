"""What tells a score of today from one that rests on older rules, an older cut of the texts or another model."""

from referral.domain.states import OPEN, State
from referral.matching.encoding import CUT_VERSION
from referral.matching.weights import RULES_VERSION

# The weights are tuned to the cosines of this model, so that another one's vectors are neither stored nor compared.
MODEL = "all-MiniLM-L6-v2/fp32/1"


def score_version(model: str) -> str:
    """The version that a score carries; `model` is empty where there was no text to encode."""
    return f"{RULES_VERSION}.{CUT_VERSION}/{model}"


def current_versions() -> tuple[str, ...]:
    """All versions that the running rules give."""
    return score_version(MODEL), score_version("")


def is_stale(state: State, version: str | None) -> bool:
    """True while an undecided ask has a score of another version; a decided one keeps what it was decided on."""
    return state in OPEN and version is not None and version not in current_versions()
