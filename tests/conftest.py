"""Shared fixtures: a real stack, which is started once for all tests that need it."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from local.stack import Stack

# The log and the metrics read these when they are imported, before a stack can set them.
os.environ |= {
    "POWERTOOLS_LOG_LEVEL": "INFO",
    "POWERTOOLS_METRICS_NAMESPACE": "referral-connect",
    "POWERTOOLS_SERVICE_NAME": "tests",
    "RELEASE": "tests",
}

# Hypothesis' own limit of 0.2 s for each example fails on a machine that is busy.
settings.register_profile("tests", deadline=None)
settings.load_profile("tests")

FUNCTIONS = sorted(path.stem for path in (Path(__file__).parent.parent / "functions").glob("*.py"))


def logical_id(function: str) -> str:
    """The logical id of a function: AskReferralFunction for ask_referral."""
    return "".join(word.capitalize() for word in function.split("_")) + "Function"


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Simulations take minutes: they run only where they are named, as `make simulate` does."""
    is_named = any("simulation" in argument for argument in config.args)
    return True if collection_path.name == "simulation" and not is_named else None


_MOST_PROCESSES = 4
_KIB_OF_A_PROCESS = 3 * 2**20  # with its stack


def pytest_xdist_auto_num_workers() -> int:
    """One process for each core, as long as there is memory for it."""
    (free,) = re.findall(r"^MemAvailable: +(\d+) kB$", Path("/proc/meminfo").read_text(), re.MULTILINE)
    return max(1, min(_MOST_PROCESSES, len(os.sched_getaffinity(0)), int(free) // _KIB_OF_A_PROCESS))


# The tests of the served stack come last, so that its schedules disturb no others. Those of the story kill its parts.
_LAST = ("test_access.py", "test_canary.py", "test_story.py")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: _turn(item.path.name))


def _turn(file: str) -> int:
    """The reconciler reads all that the stores hold, so that its tests go first, while that is little."""
    return _LAST.index(file) + 1 if file in _LAST else -(file == "test_reconcile.py")


@pytest.fixture(scope="session")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """Real stores, queues, user pool and models, and the environment that the template gives the functions."""
    with Stack(directory=tmp_path_factory.mktemp("stack"), serve=False) as stack, pytest.MonkeyPatch.context() as patch:
        for function in stack.functions:
            for name, value in stack.environment(function).items():
                patch.setenv(name, value)
        patch.setattr("referral.adapters.queues._WAIT", 0)  # one server: a short poll sees everything
        patch.setattr("referral.adapters.search._USUAL_S", 20.0)  # a busy machine's cache is late, and no outage
        patch.setattr("referral.domain.password._COST", 2)  # many people register
        yield stack


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """A whole stack of its own, with API and schedules."""
    with Stack(tmp_path_factory.mktemp("served"), tick=1.0) as stack:
        yield stack
