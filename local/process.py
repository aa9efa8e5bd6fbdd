"""Child processes that never outlive this one, even if it is killed with SIGKILL."""

import asyncio
import contextlib
import os
import signal
from collections.abc import Mapping, Sequence
from pathlib import Path

TERMINATION_S = 8.0
_SHOWN_LINES = 15
# Asks the kernel to kill the command when its parent dies, then makes sure that the parent is still alive.
MORTAL = ("setpriv", "--pdeathsig", "KILL", "--", "sh", "-c", '[ "$PPID" = "$0" ] && exec "$@"')


async def spawn(
    command: Sequence[str | Path], environment: Mapping[str, str], directory: Path, log: Path
) -> asyncio.subprocess.Process:
    """Starts the command in its own process group and appends its output to the log.

    The kernel kills the command when the calling thread ends, so the event loop's thread must outlive it.
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("ab") as output:
        return await asyncio.create_subprocess_exec(
            *MORTAL, str(os.getpid()), *map(str, command),
            env=dict(environment), cwd=directory, start_new_session=True,
            stdin=asyncio.subprocess.DEVNULL, stdout=output, stderr=asyncio.subprocess.STDOUT,
        )  # fmt: skip


def signal_group(process: asyncio.subprocess.Process, number: signal.Signals) -> None:
    """Sends a signal to the process and everything it started; does nothing if the process has ended."""
    if process.returncode is None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, number)


async def terminate(process: asyncio.subprocess.Process) -> None:
    """Asks the process to end, and kills it if it takes too long."""
    signal_group(process, signal.SIGTERM)
    try:
        await asyncio.wait_for(process.wait(), TERMINATION_S)
    except TimeoutError:
        signal_group(process, signal.SIGKILL)
        await process.wait()


def tail(log: Path) -> str:
    """The last lines of a log, indented for the console."""
    text = log.read_text(errors="replace") if log.exists() else ""
    return "\n".join(f"    {line}" for line in text.splitlines()[-_SHOWN_LINES:])
