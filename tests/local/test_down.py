"""A stack can be ended and everything removed, whatever is installed."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.local.conftest import ROOT, Checkout

HOLDS_A_STACK = """
import signal, sys
from pathlib import Path
from local.stack_directory import StackDirectory
StackDirectory(Path(sys.argv[1])).acquire()
print("running", flush=True)
signal.pause()
"""


def nothing(_: Path) -> None:
    """No set-up ever ran."""


def dangling(venv: Path) -> None:
    """The Python that the environment was made with is gone."""
    (venv / "bin").mkdir(parents=True)
    (venv / "bin" / "python").symlink_to("/nowhere/python3")


def empty(venv: Path) -> None:
    """The environment was made, and nothing installed in it."""
    (venv / "bin").mkdir(parents=True)
    (venv / "bin" / "python").symlink_to(sys.executable)


@pytest.fixture(params=[nothing, dangling, empty])
def broken(request: pytest.FixtureRequest, checkout: Checkout) -> Checkout:
    """A checkout whose .venv is of no use."""
    request.param(checkout.path / ".venv")
    return checkout


@pytest.fixture
def start() -> Iterator[Callable[[Path], subprocess.Popen[str]]]:
    """Starts a process that holds the lock of a stack's directory, as a stack does."""
    started: list[subprocess.Popen[str]] = []

    def run(directory: Path) -> subprocess.Popen[str]:
        command = [sys.executable, "-c", HOLDS_A_STACK, str(directory)]
        started.append(subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True))
        assert started[-1].stdout.readline() == "running\n"
        return started[-1]

    yield run
    for process in started:
        process.kill()
        process.communicate()


def test_down_ends_a_running_stack(broken, start):
    stack = start(broken.path / ".local" / "stack")
    down = broken.run("make", "down")
    assert (down.returncode, down.stdout, down.stderr) == (0, "stopped\n", "")
    assert stack.wait(timeout=5) < 0


def test_down_without_a_stack_is_no_error(checkout):
    down = checkout.run("make", "down", "DIR=.local/other")
    assert (down.returncode, down.stdout) == (0, f"no stack runs in {checkout.path}/.local/other\n")


def test_clean_ends_all_stacks_and_removes_what_make_made(checkout, start):
    dangling(checkout.path / ".venv")
    stacks = [start(checkout.path / ".local" / name) for name in ("stack", "demo")]
    clean = checkout.run("make", "clean")
    assert (clean.returncode, clean.stderr) == (0, "")
    assert all(stack.wait(timeout=5) < 0 for stack in stacks)
    assert {path.name for path in checkout.path.iterdir()} == {
        "Makefile",
        "constraints.txt",
        "local",
        "models",
        "tests",
    }


def test_clean_removes_a_link_to_an_environment_and_not_the_environment(checkout, tmp_path):
    empty(tmp_path / "shared")
    (checkout.path / ".venv").symlink_to(tmp_path / "shared")
    assert checkout.run("make", "clean").returncode == 0
    assert not (checkout.path / ".venv").is_symlink()
    assert (tmp_path / "shared" / "bin" / "python").exists()
