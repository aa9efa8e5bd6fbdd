"""The states of an ask, and the legal moves between them."""

from enum import StrEnum


class State(StrEnum):
    SCORING = "scoring"
    QUEUED = "queued"
    MATCHED = "matched"
    DENIED = "denied"
    WITHDRAWN = "withdrawn"


# A withdrawn ask may be made again, and an undecided one with another text. A decided one returns to the inbox if its
# referrer undoes the decision in time, or if the seeker appeals against a denial.
MOVES: dict[State | None, frozenset[State]] = {
    None: frozenset({State.SCORING}),
    State.SCORING: frozenset({State.QUEUED, State.WITHDRAWN}),
    State.QUEUED: frozenset({State.SCORING, State.MATCHED, State.DENIED, State.WITHDRAWN}),
    State.WITHDRAWN: frozenset({State.SCORING}),
    State.MATCHED: frozenset({State.QUEUED}),
    State.DENIED: frozenset({State.QUEUED}),
}

OPEN = frozenset({State.SCORING, State.QUEUED})
DECIDED = frozenset({State.MATCHED, State.DENIED})


def sources(target: State) -> frozenset[State]:
    """The states from which an existing ask may move to `target`."""
    return frozenset(source for source, targets in MOVES.items() if source is not None and target in targets)
