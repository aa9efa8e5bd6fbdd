"""The ranker, invoked by hand."""

import json
import time
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from operations.deployment import Deployment, OperationFailed, Say

POLL_S = 2.0
PATIENCE_S = 180.0


@dataclass(frozen=True)
class Standing:
    """How many undecided asks have a score of another version, and for how many seconds the oldest ask without a
    score has waited for one."""

    stale: int
    oldest_unscored: float


class Ranker:
    """The function that scores asks, in the version that serves."""

    def __init__(self, deployment: Deployment) -> None:
        self._functions, self._name = deployment.functions, deployment["RankReferralsFunction"]

    def rescore(self) -> int:
        """Makes asks due whose score is of another version, and says how many; 0 when all are."""
        return int(self._invoke({"rescore": True}).get("MadeDue", 0))

    def standing(self) -> Standing:
        answer = self._invoke({"standing": True})
        return Standing(answer["Stale"], answer["OldestUnscored"])

    def _invoke(self, event: dict[str, bool]) -> dict[str, Any]:
        answer = self._functions.invoke(FunctionName=self._name, Qualifier="live", Payload=json.dumps(event))
        payload: dict[str, Any] = json.load(answer["Payload"])
        if "FunctionError" in answer:
            raise OperationFailed(f"{self._name} failed: {payload.get('errorMessage')}; its log says where")
        return payload


def rescore(ranker: Ranker, say: Say, poll_s: float = POLL_S, patience_s: float = PATIENCE_S) -> None:
    """Makes due what is stale and returns when the schedule has renewed it all; OperationFailed where it halts. While
    two versions serve side by side each finds the other's scores stale, and this goes on until one of them is gone."""
    for made_due in accumulate(iter(ranker.rescore, 0)):
        say(f"{made_due} asks made due")
    left, since = ranker.standing().stale, time.monotonic()
    while left:
        say(f"{left} still have a score of another version")
        before = left
        while left == before:
            if time.monotonic() > since + patience_s:
                raise OperationFailed(f"{left} make no progress: does the schedule run, and this version?")
            time.sleep(poll_s)
            left = ranker.standing().stale
        since = time.monotonic()
    say("no score is of another version")
