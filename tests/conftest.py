"""What tests share: a real stack for the tests that need one, started once."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from local.stack import Stack

# The log and the metrics read them when they are imported, which here comes before there is a stack to give them.
os.environ |= {
    "POWERTOOLS_LOG_LEVEL": "INFO",
    "POWERTOOLS_METRICS_NAMESPACE": "referral-connect",
    "POWERTOOLS_SERVICE_NAME": "tests",
    "RELEASE": "tests",
}

FUNCTIONS = sorted(path.stem for path in (Path(__file__).parent.parent / "functions").glob("*.py"))


def logical_id(function: str) -> str:
    """ask_referral is AskReferralFunction in the template."""
    return "".join(word.capitalize() for word in function.split("_")) + "Function"


@pytest.fixture(scope="session")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """Real stores, queues, user pool and model, and the environment that the functions get from the template."""
    with Stack(directory=tmp_path_factory.mktemp("stack"), serve=False) as stack, pytest.MonkeyPatch.context() as patch:
        for function in stack.functions:
            for name, value in stack.environment(function).items():
                patch.setenv(name, value)
        patch.setattr("referral.adapters.queues._WAIT", 0)  # this queue has one server: a short look sees everything
        yield stack
