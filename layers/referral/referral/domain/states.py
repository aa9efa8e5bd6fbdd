"""The states of an ask, and the legal moves between them."""

from enum import StrEnum


class State(StrEnum):
    SCORING = "scoring"
    QUEUED = "queued"
    MATCHED = "matched"
    DENIED = "denied"
    WITHDRAWN = "withdrawn"


# A withdrawn ask may be made again. A decision by a referrer is final.
MOVES: dict[State | None, frozenset[State]] = {
    None: frozenset({State.SCORING}),
    State.SCORING: frozenset({State.QUEUED, State.WITHDRAWN}),
    State.QUEUED: frozenset({State.MATCHED, State.DENIED, State.WITHDRAWN}),
    State.WITHDRAWN: frozenset({State.SCORING}),
    State.MATCHED: frozenset(),
    State.DENIED: frozenset(),
}

OPEN = frozenset({State.SCORING, State.QUEUED})


def sources(target: State) -> frozenset[State]:
    """The states from which an existing ask may move to `target`."""
    return frozenset(source for source, targets in MOVES.items() if source is not None and target in targets)
