"""Runs the reconciler of a stack to its end."""

from collections import Counter

from local.stack import Stack

_MOST_RUNS = 10


def reconcile(stack: Stack) -> Counter[str]:
    """A round of each walk, and what was found. On a busy machine a store may be late; then the next run goes on."""
    found: Counter[str] = Counter()
    for _ in range(_MOST_RUNS):
        outcome = stack.invoke("ReconcileFunction", {"reconcile": True})
        found += Counter(outcome["Found"])
        if outcome["Failures"]:
            raise RuntimeError(f"the reconciler failed: {outcome}")
        if not outcome["Outages"]:
            return found
    raise RuntimeError(f"a store did not answer in {_MOST_RUNS} runs of the reconciler: {outcome}")
