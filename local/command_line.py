"""The command line of the local stack."""

import argparse
import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from local.stack import BUILT, ROOT, TICK_S, PortTaken, Stack
from local.stack_directory import PRIVATE, AlreadyRunning, StackDirectory
from local.supervisor import PartFailed

DEFAULT_PORT = 8787
_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
POLL_S = 0.1
WAKE_S = 1.0


def up(arguments: argparse.Namespace) -> int:
    """Runs the stack until a signal stops it."""
    stack = Stack(
        arguments.directory,
        arguments.port,
        keep=arguments.keep,
        tick=arguments.tick,
        parameters=dict(arguments.parameter),
        say=_say,
    )
    with contextlib.suppress(KeyboardInterrupt), stack:
        _say("stop it with 'make down' or Ctrl-C")
        while not _is_interrupted():  # whose exception got lost while the stack started
            signal.pause()
    _say("stopped")
    return 0


def up_in_background(arguments: argparse.Namespace) -> int:
    """Starts the stack in a process of its own and returns when it is usable or has failed."""
    directory = StackDirectory(arguments.directory)
    os.umask(PRIVATE)
    directory.path.mkdir(parents=True, exist_ok=True)
    log = directory.path / "stack.log"
    command = [sys.executable, *sys.orig_argv[1:]]
    command.remove("--background")
    with log.open("wb") as output:
        child = subprocess.Popen(command, cwd=ROOT, start_new_session=True, stdout=output, stderr=output,
                                 stdin=subprocess.DEVNULL)  # fmt: skip
    try:
        with log.open() as lines:
            while child.poll() is None and directory.state().get("process") != child.pid:
                time.sleep(POLL_S)
                print(lines.read(), end="", flush=True)
            print(lines.read(), end="", flush=True)
    except KeyboardInterrupt:
        child.terminate()
        child.wait()
        raise
    return child.poll() or 0


def demo(arguments: argparse.Namespace) -> int:
    """Plays the story on a stack of its own, then stops that stack."""
    files = {"--postings": arguments.postings, "--people": arguments.people}
    options = [word for option, path in files.items() if path for word in (option, str(path.resolve()))]
    with Stack(arguments.directory, say=_say) as stack:
        options += ["--operator", str(arguments.directory.resolve())]
        return subprocess.call([sys.executable, "-m", "local.story", "--api", stack.api, *options], cwd=ROOT)


def stop_on_signals() -> None:
    """From now on the first signal stops the program as Ctrl-C does; later ones don't interrupt the shutdown."""
    for number in _SIGNALS:
        signal.signal(number, _interrupt)


def _interrupt(*_: object) -> None:
    for number in _SIGNALS:
        signal.signal(number, signal.SIG_IGN)
    raise KeyboardInterrupt


def _is_interrupted() -> bool:
    return signal.getsignal(signal.SIGINT) is signal.SIG_IGN


@contextlib.contextmanager
def _woken() -> Iterator[None]:
    """Wakes the main thread by a timer, so that it hears a signal that another thread received, or that came just
    before it began to wait."""
    signal.signal(signal.SIGALRM, lambda *_: None)
    signal.setitimer(signal.ITIMER_REAL, WAKE_S, WAKE_S)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _say(line: str) -> None:
    # The stack must survive its terminal.
    with contextlib.suppress(OSError):
        print(line, flush=True)


def main() -> int:
    arguments = _parser().parse_args()
    stop_on_signals()
    command: Callable[[argparse.Namespace], int] = arguments.command
    try:
        with _woken():
            return command(arguments)
    except KeyboardInterrupt:
        return 130
    except (AlreadyRunning, FileNotFoundError, PartFailed, PortTaken, ValueError) as error:
        print(error, file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m local", description=__doc__)
    commands = parser.add_subparsers(required=True)

    starting = commands.add_parser("up", help="start the stack")
    starting.set_defaults(command=up)
    starting.add_argument("--directory", type=Path, default=BUILT / "stack", help="for its data and logs (%(default)s)")
    starting.add_argument("--port", type=int, default=DEFAULT_PORT, help="port of the API (%(default)s)")
    starting.add_argument("--tick", type=float, default=TICK_S, help="seconds between schedules (%(default)s)")
    starting.add_argument("--keep", action="store_true", help="keep the data of the last run")
    starting.add_argument("--parameter", type=_assignment, action="append", default=[], metavar="NAME=VALUE",
                          help="value of a parameter of the template")  # fmt: skip
    starting.add_argument("--background", action="store_const", dest="command", const=up_in_background,
                          help="return when the stack is usable")  # fmt: skip

    playing = commands.add_parser("demo", help="play the story on a stack of its own")
    playing.set_defaults(command=demo)
    playing.add_argument("--directory", type=Path, default=BUILT / "demo", help="for its data and logs (%(default)s)")
    playing.add_argument("--postings", type=Path, help="your own postings, see local/story/README.md")
    playing.add_argument("--people", type=Path, help="your own people, see local/story/README.md")
    return parser


def _assignment(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not name or not equals:
        raise argparse.ArgumentTypeError("must be NAME=VALUE")
    return name, value
