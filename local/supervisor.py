"""Keeps a part running: starts it, waits until it is ready, and restarts it whenever it dies."""

import asyncio
import os
import signal
import subprocess
import time
from asyncio.subprocess import Process
from collections.abc import Callable
from pathlib import Path

from local.parts import Part
from local.process import signal_group, spawn, tail, terminate

START_S = 60.0
PROBE_INTERVAL_S = 0.1
LONGEST_PAUSE_S = 5.0

Say = Callable[[str], None]


class PartFailed(Exception):
    """A part did not start; the message quotes the end of its log."""


class SupervisedPart:
    """A running part. Call `start` and `stop` on the event loop, `kill` from any thread."""

    def __init__(self, part: Part, root: Path, log: Path, say: Say) -> None:
        self.part = part
        self.process: Process | None = None
        self.restarts = 0
        self._root = root
        self._log = log
        self._say = say
        self._watch: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Returns once the part is ready; PartFailed if it exits or never gets ready."""
        began = time.monotonic()
        try:
            await asyncio.to_thread(self.part.prepare)
            process = await self._spawn()
        except subprocess.CalledProcessError as error:
            raise PartFailed(f"{self.part.name} could not be prepared:\n{error.stdout}{error.stderr}") from error
        await self._wait_until_serving(process)
        self._watch = asyncio.create_task(self._restart_for_ever(process))
        seconds = time.monotonic() - began
        self._say(f"{self.part.name:<11} {self.part.version:<20} {self.part.address:<17} {seconds:5.1f} s")

    async def stop(self) -> None:
        """Stops the part for good."""
        if self._watch:
            self._watch.cancel()
            await asyncio.wait([self._watch])
        if self.process:
            await terminate(self.process)

    def kill(self) -> None:
        """Kills the part with SIGKILL; it is then restarted."""
        if self.process:
            signal_group(self.process, signal.SIGKILL)

    async def _spawn(self) -> Process:
        environment = {**os.environ, **self.part.environment}
        self.process = await spawn(self.part.command, environment, self._root, self._log)
        return self.process

    async def _wait_until_serving(self, process: Process) -> None:
        deadline = time.monotonic() + START_S
        while not await self._serves():
            if process.returncode is not None or time.monotonic() > deadline:
                signal_group(process, signal.SIGKILL)
                raise PartFailed(f"{self.part.name} did not start; the end of {self._log}:\n{tail(self._log)}")
            await asyncio.sleep(PROBE_INTERVAL_S)

    async def _serves(self) -> bool:
        try:
            return await asyncio.to_thread(self.part.serves)
        except OSError:
            return False

    async def _restart_for_ever(self, process: Process) -> None:
        while True:
            code = await process.wait()
            self._say(f"{self.part.name} ended ({_reason(code)}), restarting it with its data")
            began = time.monotonic()
            process = await self._restart()
            self.restarts += 1
            self._say(f"{self.part.name} is back after {time.monotonic() - began:.1f} s")

    async def _restart(self) -> Process:
        pause = PROBE_INTERVAL_S
        while True:
            process = await self._spawn()
            try:
                await self._wait_until_serving(process)
                return process
            except PartFailed as failure:
                self._say(str(failure))
                await asyncio.sleep(pause)
                pause = min(2 * pause, LONGEST_PAUSE_S)


def _reason(code: int) -> str:
    return f"signal {-code}" if code < 0 else f"exit status {code}"
