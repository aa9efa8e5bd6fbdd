"""Runs tests of a copy of the checkout in a child of this process, on the stack that this process has started."""

import contextlib
import os
import signal
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from local.stack import ROOT, Stack

_OF_COPY = (".", "layers/referral", "layers/migrations", "functions")
_CACHES = ("-p", "no:cacheprovider")
_POLL_S = 0.05


class DidNotRun(Exception):
    """pytest could not run the tests, or they did not end in time. Its text says more."""


@dataclass(frozen=True)
class Tests:
    """How tests of the copy are run: on the stack, with pytest's output in the log."""

    root: Path
    stack: Stack
    log: Path

    def failed(self, arguments: Sequence[str], within: float, compiles: bool = False) -> list[str]:
        """The names of the tests that fail, for arguments of pytest. `compiles` leaves compiled files for the next run.
        Raises DidNotRun, also if they have not ended within so many seconds."""
        names = self.log.with_suffix(".failed")
        names.write_text("")
        pid = os.fork()
        if pid == 0:
            try:
                self._run(arguments, names, compiles)
            finally:
                os._exit(70)  # a child that gets here must not go on as its parent
        os.setpgid(pid, pid)  # Ctrl-C is for this process, which kills whatever the child has started
        status = self._wait(pid, within)
        failed = names.read_text().splitlines()
        if status != (pytest.ExitCode.TESTS_FAILED if failed else pytest.ExitCode.OK):
            raise DidNotRun(f"pytest ends with {status}:\n{self.log.read_text()[-2000:]}")
        return failed

    def _wait(self, pid: int, within: float) -> int:
        """The child's exit status. A child that this process does not wait for is killed."""
        end = time.monotonic() + within
        try:
            while time.monotonic() < end:
                ended, status = os.waitpid(pid, os.WNOHANG)
                if ended:
                    pid = 0
                    return os.waitstatus_to_exitcode(status)
                time.sleep(_POLL_S)
            raise DidNotRun(f"not ended after {within:.0f} s:\n{self.log.read_text()[-2000:]}")
        finally:
            if pid:
                os.killpg(pid, signal.SIGKILL)
                os.waitpid(pid, 0)

    def _run(self, arguments: Sequence[str], names: Path, compiles: bool) -> None:
        descriptor = os.open(self.log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        for stream in (1, 2):
            os.dup2(descriptor, stream)
        _forget_modules()
        os.chdir(self.root)
        sys.dont_write_bytecode = not compiles
        sys.path[:] = [str(self.root / part) for part in _OF_COPY] + [path for path in sys.path if not _is_ours(path)]
        with patch("local.stack.Stack", lambda **_: contextlib.nullcontext(self.stack)):
            status = pytest.main(["-q", *_CACHES, *arguments], plugins=[_Failures(names)])
        sys.stdout.flush()
        os._exit(int(status))


class _Failures:
    """A plugin of pytest that writes down the names of tests that fail."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def pytest_runtest_logreport(self, report: Any) -> None:
        if report.failed:
            with self._file.open("a") as file:
                file.write(f"{report.nodeid}\n")


def _forget_modules() -> None:
    """The code under test is imported again, from the copy. What drives the stack stays."""
    for name in [name for name in sys.modules if name.split(".")[0] in ("referral", "tests", "migrations")]:
        del sys.modules[name]


def _is_ours(path: str) -> bool:
    return Path(path or ".").resolve() in {ROOT / part for part in _OF_COPY}
