"""Invokes the ranker by hand."""

import time
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from operations.deployment import Deployment, OperationFailed, Say

POLL_S = 2.0
PATIENCE_S = 180.0


@dataclass(frozen=True)
class Standing:
    """How many undecided asks have a score from another version, and how many seconds the oldest ask without a score
    has waited."""

    stale: int
    oldest_unscored: float


class Ranker:
    """The live version of the function that scores asks."""

    def __init__(self, deployment: Deployment) -> None:
        self._deployment = deployment

    def rescore(self) -> int:
        """Makes asks with a score from another version due again and returns how many; 0 once all are due."""
        return int(self._invoke({"rescore": True}).get("MadeDue", 0))

    def confirm(self, revision: str) -> None:
        """OperationFailed if there is no such revision of a posting."""
        if not self._invoke({"confirm": revision})["Confirmed"]:
            raise OperationFailed("there is no such revision")

    def standing(self) -> Standing:
        answer = self._invoke({"standing": True})
        return Standing(answer["Stale"], answer["OldestUnscored"])

    def _invoke(self, event: dict[str, bool | str]) -> dict[str, Any]:
        return self._deployment.invoke("RankReferralsFunction", event)


def rescore(ranker: Ranker, say: Say, poll_s: float = POLL_S, patience_s: float = PATIENCE_S) -> None:
    """Makes asks with stale scores due and returns when the schedule has rescored them all; OperationFailed if that
    stalls. While two versions run side by side, each sees the other's scores as stale, and this goes on until one of
    them is gone."""
    for made_due in accumulate(iter(ranker.rescore, 0)):
        say(f"{made_due} asks made due")
    left, since = ranker.standing().stale, time.monotonic()
    while left:
        say(f"{left} still have a score from another version")
        before = left
        while left == before:
            if time.monotonic() > since + patience_s:
                raise OperationFailed(f"{left} make no progress: is the schedule running, and this version live?")
            time.sleep(poll_s)
            left = ranker.standing().stale
        since = time.monotonic()
    say("no score is from another version")
