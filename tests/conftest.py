"""Shared fixtures: a real stack, which is started once for all tests that need it."""

import os
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


@pytest.fixture(scope="session")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """Real stores, queues, user pool and models, and the environment that the template gives the functions."""
    with Stack(directory=tmp_path_factory.mktemp("stack"), serve=False) as stack, pytest.MonkeyPatch.context() as patch:
        for function in stack.functions:
            for name, value in stack.environment(function).items():
                patch.setenv(name, value)
        patch.setattr("referral.adapters.queues._WAIT", 0)  # one server: a short poll sees everything
        yield stack
