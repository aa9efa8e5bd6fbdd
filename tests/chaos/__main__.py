"""People act, and everything fails around them; then a checker compares what they were told with what is stored.

Starts a stack of its own for each seed. Fails if anything was lost, doubled, wrong, left or stuck.
"""

import argparse
import shlex
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from uuid import uuid4

from local.command_line import stop_on_signals
from local.stack import BUILT
from local.stack_directory import StackDirectory
from tests.chaos.checker import Finding, Judge, check
from tests.chaos.client import Client
from tests.chaos.crowd import Crowd
from tests.chaos.faults import Faults, wait_until_quiet
from tests.chaos.host import HostProcess
from tests.chaos.journal import Journal
from tests.chaos.world import Stores

_TICK_S = 1.0
_PROGRESS_S = 5.0
_SHOWN = 20
_AHEAD = 3
_LONGEST_MINUTES = 15.0


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


class Progress:
    """Says a line when some time has passed since the last one."""

    def __init__(self) -> None:
        self._began = self._last = time.monotonic()

    def __call__(self, line: str) -> None:
        now = time.monotonic()
        if now - self._last >= _PROGRESS_S:
            self._last = now
            say(f"{(now - self._began) / 60:5.1f} min  {line}")


class Run:
    """One seed: people and faults, then quiet, then the checker."""

    def __init__(self, seed: int, arguments: argparse.Namespace, judge: Judge) -> None:
        self._seed, self._arguments, self._judge, self._progress = seed, arguments, judge, Progress()
        self._directory: Path = arguments.directory
        self._directory.mkdir(parents=True, exist_ok=True)
        path = self._directory / "journal.jsonl"
        path.unlink(missing_ok=True)
        self._journal = Journal(path)
        self._host = HostProcess(self._directory, _TICK_S)

    def verdict(self) -> bool:
        """Says what was found, in one line and the findings behind it; True if there is nothing."""
        began = time.monotonic()
        say(f"seed {self._seed}: starting a stack in {self._directory}")
        self._host.start()
        try:
            crowd, faults = self._disturbed()
            wait_until_quiet(self._stores, self._arguments.patience, self._progress)
            reconciled = self._host.do("reconcile")
            stuck = wait_until_quiet(self._stores, self._arguments.patience, self._progress)
            found = [Finding("stuck", what, f"{number}") for what, number in stuck.items()]
            found += check(self._stores().read(), self._journal, self._judge, self._progress)
        finally:
            self._host.stop()
        kinds = ", ".join(f"{number} {kind}" for kind, number in sorted(faults.done.items()))
        seconds = time.monotonic() - began
        say(
            f"seed {self._seed}: {crowd.asks} asks, {len(self._journal)} requests, {faults.done.total()} faults"
            f" ({kinds}), reconciled {reconciled or 'nothing'}, {len(found)} findings, {seconds:.0f} s"
        )
        for finding in found[:_SHOWN]:
            say(f"✗ {finding}")
        (self._directory / "findings.txt").write_text("".join(f"{finding}\n" for finding in found))
        return not found

    def _disturbed(self) -> tuple[Crowd, Faults]:
        arguments = self._arguments
        crowd = Crowd(Client(self._host.api, self._journal), self._seed, arguments.asks, uuid4().hex[:8])
        self._progress("people register")
        crowd.gather()
        began = time.monotonic()

        def share() -> float:
            """How much of the run is over, 0 to 1."""
            if arguments.minutes:
                return (time.monotonic() - began) / 60 / float(arguments.minutes)
            return min(crowd.asks / float(arguments.asks), 1)

        planned = partial(_planned, arguments.faults, share)
        faults = Faults(self._host, self._stores, self._journal, self._seed, planned)
        faults.start()
        try:
            crowd.act(self._is_enough(crowd, faults, share))
        finally:
            faults.stop()
        if any("did not start" in failure for failure in faults.failed):
            raise ChildProcessError(faults.failed[-1])
        return crowd, faults

    def _is_enough(self, crowd: Crowd, faults: Faults, share: Callable[[], float]) -> Callable[[], bool]:
        began = time.monotonic()

        def is_enough() -> bool:
            done = faults.done.total()
            self._progress(f"{crowd.asks} asks, {len(self._journal)} requests, {done} faults")
            is_late = time.monotonic() - began > 60 * (self._arguments.minutes or _LONGEST_MINUTES)
            return is_late or (share() >= 1 and done >= self._arguments.faults)

        return is_enough

    def _stores(self) -> Stores:
        return Stores(StackDirectory(self._directory).state())


def again(seed: int, arguments: argparse.Namespace) -> str:
    """The command that repeats this seed as it was."""
    options = f"--asks {arguments.asks} --faults {arguments.faults}"
    if arguments.minutes:
        options += f" --minutes {arguments.minutes}"
    return f"make chaos SEED={seed} OPTIONS={shlex.quote(options)}"


def _planned(faults: int, share: Callable[[], float]) -> float:
    """A few faults more than people have come, so that they begin with the people."""
    return faults * share() + _AHEAD


def main() -> int:
    arguments = _parser().parse_args()
    stop_on_signals()
    judge, bad = Judge.load(), []
    try:
        for seed in range(arguments.seed, arguments.seed + arguments.seeds):
            if not Run(seed, arguments, judge).verdict():
                bad.append(seed)
                say(f"again: {again(seed, arguments)}")
    except KeyboardInterrupt:
        say("stopped")
        return 130
    return 1 if bad else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.chaos", description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="another seed makes other people and faults (%(default)s)")
    parser.add_argument("--seeds", type=int, default=1, help="how many seeds, one after the other (%(default)s)")
    at_most = f"until so many, for at most {_LONGEST_MINUTES:g} minutes (%(default)s)"
    parser.add_argument("--asks", type=int, default=1000, help=at_most)
    parser.add_argument("--faults", type=int, default=100, help="at least (%(default)s)")
    parser.add_argument("--minutes", type=float, help="run for this many minutes instead")
    parser.add_argument("--patience", type=float, default=300, help="seconds until what is due is stuck (%(default)s)")
    parser.add_argument(
        "--directory", type=Path, default=BUILT / "chaos", help="for data, logs, journal, findings (%(default)s)"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
