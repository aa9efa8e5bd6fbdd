"""Invokes the reconciler by hand."""

from collections.abc import Iterator
from time import monotonic
from typing import Any

from operations.deployment import Deployment, OperationFailed, Say

_FUNCTION = "ReconcileFunction"
_MOST_NAMED = 20


class Reconciler:
    """The live version of the function that reconciles the stores."""

    def __init__(self, deployment: Deployment) -> None:
        self._deployment = deployment

    def known(self) -> list[str]:
        """A line for each walk: what its last round found."""
        return list(_lines(self._invoke({"figures": True})["Walks"]))

    def run(self, event: dict[str, Any]) -> dict[str, Any]:
        """The outcome of one run. OperationFailed if a store is out or a page failed."""
        outcome = self._invoke(event)
        if outcome["Outages"] or outcome["Failures"]:
            raise OperationFailed("a store did not answer, or a page failed; see the log of reconcile")
        return outcome

    def _invoke(self, event: dict[str, Any]) -> dict[str, Any]:
        return self._deployment.invoke(_FUNCTION, event)


def reconcile(reconciler: Reconciler, say: Say, remove: int | None = None) -> None:
    """Runs the reconciler until a round of each walk has ended, and names the first ones that it did not mend.
    OperationFailed if a run fails; repeating goes on from there."""
    event: dict[str, Any] = {"removeAtMost": remove} if remove else {"reconcile": True}
    began, named = monotonic(), dict[str, list[str]]()
    while True:
        outcome = reconciler.run({**event, "rest": monotonic() - began})
        walks = outcome["Walks"]
        for finding, found in outcome["Named"].items():
            named.setdefault(finding, []).extend(found)
        left = sorted(walk for walk, known in walks.items() if not _has_ended(known, monotonic() - began))
        if not left:
            break
        say(f"under way: {', '.join(left)}")
    for line in (*_lines(walks), *_names(named)):
        say(line)


def _names(named: dict[str, list[str]]) -> Iterator[str]:
    for finding, found in sorted(named.items()):
        first = list(dict.fromkeys(found))[:_MOST_NAMED]  # a page that broke off is found again
        yield f"{finding}: {', '.join(first)}"


def _has_ended(known: dict[str, Any], within: float) -> bool:
    """Whether the last round ended in the last so many seconds."""
    return not known["isUnderWay"] and known["rested"] is not None and known["rested"] <= within


def _lines(walks: dict[str, Any]) -> Iterator[str]:
    for walk, known in walks.items():
        found = ", ".join(f"{number} {finding}" for finding, number in sorted(known["found"].items())) or "agreement"
        rested = "no round yet" if known["rested"] is None else f"{known['rested'] / 60:.0f} min ago"
        yield f"reconciled {walk} ({rested}{', another under way' if known['isUnderWay'] else ''}): {found}"
