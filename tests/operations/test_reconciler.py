from itertools import count

import pytest

from operations.deployment import OperationFailed
from operations.reconciler import Reconciler, reconcile


class Function:
    """Answers of the function, one after the other; `events` are those that it got."""

    def __init__(self, *answers):
        self.answers, self.events = list(answers), []

    def invoke(self, function, event):
        assert function == "ReconcileFunction"
        self.events.append(event)
        return self.answers.pop(0)


def walk(found=(), rested=6.0, *, is_under_way=False):
    return {"found": dict(found), "rested": rested, "isUnderWay": is_under_way}


def run_of(outages=0, failures=0, named=None, **walks):
    return {"Outages": outages, "Failures": failures, "Walks": walks, "Named": named or {}}


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    """Each look at the clock is ten seconds after the last one."""
    monkeypatch.setattr("operations.reconciler.monotonic", count(0, 10).__next__)


def test_it_runs_until_each_walk_has_ended_and_begins_none_twice(said):
    function = Function(
        run_of(asks=walk(is_under_way=True), cache=walk(), people=walk(rested=7200.0), postings=walk(rested=None)),
        run_of(asks=walk([("AskNotDue", 2)]), cache=walk(), people=walk(), postings=walk()),
    )
    reconcile(Reconciler(function), said.append)
    first, second = function.events
    assert first == {"reconcile": True, "rest": 10}
    assert second["rest"] > 10
    assert said == [
        "under way: asks, people, postings",
        "reconciled asks (0 min ago): 2 AskNotDue",
        "reconciled cache (0 min ago): agreement",
        "reconciled people (0 min ago): agreement",
        "reconciled postings (0 min ago): agreement",
    ]


def test_what_is_not_mended_is_named(said):
    function = Function(
        run_of(named={"Unreadable": ["a"], "AskWithoutProfile": ["b"]}, postings=walk(is_under_way=True)),
        run_of(named={"Unreadable": ["a", *map(str, range(30))]}, postings=walk([("Unreadable", 31)])),
    )
    reconcile(Reconciler(function), said.append)
    assert said[-2:] == ["AskWithoutProfile: b", f"Unreadable: a, {', '.join(map(str, range(19)))}"]


def test_how_much_may_be_removed_is_passed_on(said):
    function = Function(run_of(asks=walk()))
    reconcile(Reconciler(function), said.append, remove=100)
    assert function.events == [{"removeAtMost": 100, "rest": 10}]


@pytest.mark.parametrize("trouble", [{"outages": 1}, {"failures": 1}])
def test_a_run_that_fails_is_told(said, trouble):
    with pytest.raises(OperationFailed, match="did not answer"):
        reconcile(Reconciler(Function(run_of(**trouble, asks=walk()))), said.append)


def test_what_is_known(said):
    function = Function({"Walks": {"asks": walk(rested=None)}})
    assert Reconciler(function).known() == ["reconciled asks (no round yet): agreement"]
