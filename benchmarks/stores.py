"""A stack of its own for benchmarks, without functions: real stores, queues, user pool and models."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from local.stack import Stack
from referral.adapters.database import Database
from referral.adapters.secrets import DatabaseLogin, Secret

# Nobody enters codes.
_CLOSED = {"VerifyEmail": "false", "VerifyEmployment": "false"}
# What the log and the metrics read when they are imported.
_QUIET = {
    "POWERTOOLS_LOG_LEVEL": "ERROR",
    "POWERTOOLS_METRICS_NAMESPACE": "benchmark",
    "POWERTOOLS_SERVICE_NAME": "benchmark",
    "RELEASE": "benchmark",
}
_OF_PROCESSES = ("PATH", "PYTHONPATH", "LANG", "TZ")  # this process keeps its own


class KnownLogin(Secret):
    """A secret that is read without Secrets Manager."""

    def __init__(self, login: DatabaseLogin) -> None:
        super().__init__("")
        self._login = login

    def login(self) -> DatabaseLogin:
        return self._login


@contextmanager
def stores() -> Iterator[Stack]:
    """The settings of all functions are in the environment meanwhile."""
    with (
        tempfile.TemporaryDirectory(prefix="referral-bench-") as directory,
        Stack(Path(directory), serve=False, parameters=_CLOSED, say=lambda _: None) as stack,
    ):
        for function in stack.functions:
            settings = stack.environment(function)
            os.environ |= {name: value for name, value in settings.items() if name not in _OF_PROCESSES}
        os.environ |= _QUIET
        yield stack


def connect(stack: Stack) -> Database:
    """A new connection of the administrator, who may empty tables."""
    return Database(stack.database, KnownLogin(stack.administrator))
