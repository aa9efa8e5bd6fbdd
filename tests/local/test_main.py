import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from local.ports import free_port
from local.stack_directory import StackDirectory
from tests.local.test_supervisor import eventually, gone

ROOT = Path(__file__).parents[2]


class Commands:
    """Runs `python -m local` and `local.down` on one directory, without Java to save time."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.port = free_port()
        self._environment = os.environ | {"NO_JAVA": "1"}

    def __call__(self, command: str, *options: str) -> subprocess.CompletedProcess[str]:
        # Read from files: a stack in the background would keep a pipe open.
        out, err = self.directory.with_suffix(".out"), self.directory.with_suffix(".err")
        with out.open("w") as stdout, err.open("w") as stderr:
            done = subprocess.run(self._line(command, *options), cwd=ROOT, env=self._environment, stdout=stdout,
                                  stderr=stderr)  # fmt: skip
        return subprocess.CompletedProcess(done.args, done.returncode, out.read_text(), err.read_text())

    @contextmanager
    def started(self, command: str, *options: str, **environment: str) -> Iterator[subprocess.Popen[bytes]]:
        """What runs after the block is killed."""
        line, environment = self._line(command, *options), self._environment | environment
        with subprocess.Popen(line, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL) as process:
            try:
                yield process
            finally:
                process.kill()

    def up_in_background(self, *options: str) -> str:
        """What the console shows until the stack is usable."""
        done = self(*self.up("--background", *options))
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def up(self, *options: str) -> tuple[str, ...]:
        return "up", "--port", str(self.port), *options

    def status(self, path: str) -> int:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/v1{path}", timeout=10) as answer:
                return answer.status
        except urllib.error.HTTPError as error:
            return error.code

    def processes(self) -> set[int]:
        """All processes that were started for this directory."""
        return {int(path.parent.name) for path in Path("/proc").glob("[0-9]*/cmdline") if self._mentioned_in(path)}

    def _line(self, command: str, *options: str) -> list[str]:
        module = ["local.down"] if command == "down" else ["local", command]
        return [sys.executable, "-m", *module, "--directory", str(self.directory), *options]

    def _mentioned_in(self, path: Path) -> bool:
        try:
            return str(self.directory).encode() in path.read_bytes()
        except (FileNotFoundError, ProcessLookupError):
            return False


@pytest.fixture
def commands(tmp_path: Path) -> Iterator[Commands]:
    commands = Commands(tmp_path / "stack")
    yield commands
    commands("down")


def test_up_in_the_background_serves_until_down_and_keep_keeps(commands):
    console = commands.up_in_background()
    assert f"http://127.0.0.1:{commands.port}/v1" in console
    for part in ("mariadb", "moto", "models"):
        assert sum(line.startswith(part) for line in console.splitlines()) == 1
    assert commands.status("/myreferral") == 401
    again = commands(*commands.up())
    assert (again.returncode, "already runs" in again.stderr) == (1, True)
    ports = StackDirectory(commands.directory).state()["ports"]
    assert commands("down").stdout == "stopped\n"
    assert eventually(lambda: not commands.processes())
    commands.up_in_background("--keep")
    assert StackDirectory(commands.directory).state()["ports"] == ports
    assert commands("down").returncode == 0
    assert commands("down").stdout.startswith("no stack runs in ")


def test_killing_the_stack_itself_leaves_nothing_and_it_can_start_again(commands):
    commands.up_in_background()
    assert len(commands.processes()) >= 3
    os.kill(StackDirectory(commands.directory).owner(), signal.SIGKILL)
    assert eventually(lambda: not commands.processes())
    commands.up_in_background("--keep")
    assert commands.status("/myreferral") == 401


@pytest.mark.parametrize(("number", "after_s"), [(signal.SIGINT, 0.5), (signal.SIGTERM, 1.5), (signal.SIGHUP, 3)])
def test_a_signal_at_any_time_ends_everything(commands, number, after_s):
    with commands.started(*commands.up()) as stack:
        time.sleep(after_s)
        stack.send_signal(number)
        stack.wait(timeout=60)
    assert gone(stack.pid)
    assert eventually(lambda: not commands.processes())


IMPORT_THAT_KEEPS_EXCEPTIONS = """
import os, signal
try:
    os.kill(os.getpid(), signal.SIGINT)
except BaseException:
    os._exit(0)
"""


def test_no_signal_gets_lost_in_an_import(commands, tmp_path):
    (tmp_path / "aiohttp.py").write_text(IMPORT_THAT_KEEPS_EXCEPTIONS)
    with commands.started(*commands.up(), PYTHONPATH=str(tmp_path)) as stack:
        assert stack.wait(timeout=60) == -signal.SIGINT


START_THAT_KEEPS_EXCEPTIONS = """
import contextlib, signal, sys
from local import command_line

@contextlib.contextmanager
def starting(*_, **__):
    with contextlib.suppress(KeyboardInterrupt):
        signal.raise_signal(signal.SIGTERM)
    yield

command_line.Stack = starting
sys.argv = ["local", "up"]
sys.exit(command_line.main())
"""


def test_no_signal_gets_lost_while_the_stack_starts():
    line = [sys.executable, "-c", START_THAT_KEEPS_EXCEPTIONS]
    done = subprocess.run(line, cwd=ROOT, capture_output=True, timeout=60)
    assert done.stdout.splitlines()[-1] == b"stopped"


def test_a_stack_in_the_background_that_cannot_start_says_why(commands, taken_port):
    commands.port = taken_port
    failed = commands(*commands.up("--background"))
    assert failed.returncode == 1
    assert f"port {taken_port} is taken" in failed.stdout
