import subprocess
import sys
from pathlib import Path

import pytest

from local.directory import StackDirectory
from local.rescore import NoStack, connected, rescore

ROOT = Path(__file__).parents[2]


class Asks:
    """Asks of which one more is renewed at every other look, until `halt` are left."""

    def __init__(self, stale: int, halt: int = 0):
        self._left, self._halt, self._due, self._looks = stale, halt, stale, 0

    def rescore(self) -> int:
        made_due = min(self._due, 2)
        self._due -= made_due
        return made_due

    def stale(self) -> int:
        self._looks += 1
        if self._looks % 2 == 0 and self._left > self._halt:
            self._left -= 1
        return self._left


def test_it_says_how_many_are_left_until_none_is():
    said = []
    assert rescore(Asks(3), said.append, poll_s=0)
    assert said == [
        "3 asks made due",
        "3 still have a score of another version",
        "2 still have a score of another version",
        "1 still have a score of another version",
        "no score is of another version",
    ]


def test_it_gives_up_where_nothing_moves():
    said = []
    assert not rescore(Asks(3, halt=2), said.append, poll_s=0.01, patience_s=0.1)
    assert said[-1].startswith("2 make no progress")


def test_where_nothing_is_stale_there_is_nothing_to_wait_for():
    said = []
    assert rescore(Asks(0), said.append)
    assert said == ["0 asks made due", "no score is of another version"]


def test_it_finds_the_stack_that_runs_in_a_directory(stack, monkeypatch):
    for name in ("DATABASE_HOST", "DATABASE_PORT", "DATABASE_NAME", "DATABASE_SECRET_ARN"):
        monkeypatch.delenv(name)
    assert connected(stack.directory).stale() >= 0


def test_where_no_stack_runs_it_says_so(tmp_path):
    with pytest.raises(NoStack):
        connected(StackDirectory(tmp_path))
    line = [sys.executable, "-m", "local.rescore", "--directory", tmp_path]
    done = subprocess.run(line, cwd=ROOT, env={"PYTHONPATH": "layers/referral"}, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("no stack runs in ")
