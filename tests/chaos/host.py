"""A stack in a process of its own, so that all of it can be killed at once; another process commands it over a pipe."""

import asyncio
import contextlib
import multiprocessing
import random
import signal
import threading
from collections.abc import Callable, Mapping
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from local.ports import free_port
from local.process import signal_group
from local.stack import Stack
from tests.chaos.disturbance import Disturbance, Proxy
from tests.reconciling import reconcile

PARTS = ("mariadb", "dynamodb", "elasticmq", "moto", "models", "opensearch")
_END_WITHIN_S = 30.0
_OPENED = {"VerifyEmail": "false", "VerifyEmployment": "false"}


class Host:
    """Runs the stack and its proxies, and does what it is told until its pipe is closed."""

    def __init__(self, commands: Connection, directory: Path, port: int | None, tick: float, keep: bool) -> None:
        self._commands = commands
        self._loop = asyncio.new_event_loop()
        threading.Thread(target=self._loop.run_forever, name="proxies", daemon=True).start()
        self._proxies = {part: Proxy(part, partial(self._port, part), random.Random(part)) for part in PARTS}
        for proxy in self._proxies.values():
            asyncio.run_coroutine_threadsafe(proxy.serve(), self._loop).result()
        detours = {part: proxy.port for part, proxy in self._proxies.items()}
        self._stack = Stack(
            directory, port, keep=keep, tick=tick, parameters=_OPENED, detours=detours, say=lambda line: None
        )

    def _port(self, part: str) -> int:
        return self._stack.parts[part].part.port

    def run(self) -> None:
        with self._stack as stack:
            self._commands.send(stack.api)
            while True:
                try:
                    command, arguments = self._commands.recv()
                except EOFError:
                    return
                self._commands.send(self._does[command](self, *arguments))

    def _kill_function(self, name: str) -> bool:
        return self._stack.kill_sandbox(name)

    def _kill_part(self, part: str) -> bool:
        self._stack.parts[part].kill()
        return True

    def _stall_part(self, part: str, seconds: float) -> bool:
        process = self._stack.parts[part].process
        if process is None:
            return False
        signal_group(process, signal.SIGSTOP)
        threading.Timer(seconds, lambda: signal_group(process, signal.SIGCONT)).start()
        return True

    def _disturb(self, part: str, how: str, seconds: float) -> bool:
        proxy = self._proxies[part]
        proxy.disturbance = Disturbance(how)
        threading.Timer(seconds, lambda: setattr(proxy, "disturbance", None)).start()
        return True

    def _calm(self) -> bool:
        for proxy in self._proxies.values():
            proxy.disturbance = None
        return True

    def _twice(self, function: str) -> bool:
        """Runs a scheduled function twice at once, beside its schedule."""
        for _ in range(2):
            threading.Thread(target=self._tick, args=(function,), daemon=True).start()
        return True

    def _tick(self, function: str) -> None:
        with contextlib.suppress(Exception):  # it may be killed, as any run
            self._stack.tick(function)

    def _reconcile(self) -> dict[str, int]:
        """Runs the reconciler now, whose next round would come an hour later; what it found and mended, if anything."""
        return dict(reconcile(self._stack))

    _does: Mapping[str, Callable[..., Any]] = {
        "kill function": _kill_function,
        "kill part": _kill_part,
        "stall part": _stall_part,
        "disturb": _disturb,
        "calm": _calm,
        "twice": _twice,
        "reconcile": _reconcile,
    }


def _serve(commands: Connection, *arguments: Any) -> None:
    # Ctrl-C is for the process that commands, which then closes the pipe.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Host(commands, *arguments).run()


class HostProcess:
    """The process with the stack, as the process that commands it sees it."""

    def __init__(self, directory: Path, tick: float) -> None:
        self._directory, self._port, self._tick, self._lock = directory, free_port(), tick, threading.Lock()
        self.api = ""

    def start(self, keep: bool = False) -> None:
        """Returns when the stack is usable; ChildProcessError if it does not start."""
        spawn = multiprocessing.get_context("spawn")
        self._pipe, theirs = spawn.Pipe()
        arguments = (theirs, self._directory, self._port, self._tick, keep)
        self._process = spawn.Process(target=_serve, args=arguments, daemon=True)
        self._process.start()
        theirs.close()
        try:
            self.api = self._pipe.recv()
        except EOFError:
            raise ChildProcessError(f"the stack in {self._directory} did not start") from None

    def do(self, command: str, *arguments: Any) -> Any:
        """What the command gives: mostly whether it did anything."""
        with self._lock:
            self._pipe.send((command, arguments))
            return self._pipe.recv()

    def kill_and_start(self) -> bool:
        """Kills the whole stack with SIGKILL and starts it again with its data."""
        with self._lock:
            self._process.kill()
            self._process.join()
            self.start(keep=True)
        return True

    def stop(self) -> None:
        """Ends the stack; it is killed if it does not end by itself."""
        self._pipe.close()
        self._process.join(_END_WITHIN_S)
        self._process.kill()
        self._process.join()
