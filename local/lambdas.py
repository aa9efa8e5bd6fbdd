"""Runs functions as Lambda does, in processes (sandboxes) that fetch their events from the Runtime API."""

import asyncio
import json
import signal
import time
import uuid
from asyncio.subprocess import Process
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from aiohttp import web

from local.aws_account import ACCOUNT, REGION
from local.functions import Function
from local.ports import HOST, free_port
from local.process import signal_group, spawn

Invoke = Callable[[str, bytes], Awaitable[bytes]]
LARGEST_PAYLOAD = 6 * 1024 * 1024
# On Lambda a handler must be imported within 10 s; here several sandboxes may start at once on two cores.
INITIALIZATION_S = 60.0


class FunctionError(Exception):
    """The invocation failed; `payload` is what Lambda would answer."""

    def __init__(self, error_type: str, message: str, payload: bytes | None = None) -> None:
        super().__init__(f"{error_type}: {message}")
        self.payload = payload or json.dumps({"errorType": error_type, "errorMessage": message}).encode()


class PayloadTooLarge(Exception):
    """The event is larger than Lambda accepts."""


@dataclass
class Invocation:
    """An event that a sandbox handles."""

    event: bytes
    timeout_s: float
    id: str = field(default_factory=lambda: str(uuid.uuid4()))
    answer: asyncio.Future[bytes] = field(default_factory=lambda: asyncio.get_running_loop().create_future())

    def fail(self, error_type: str, message: str, payload: bytes | None = None) -> None:
        if not self.answer.done():
            self.answer.set_exception(FunctionError(error_type, message, payload))


class Sandbox:
    """One process of a function, with its own Runtime API."""

    def __init__(self, function: Function, runtime: Path, log: Path) -> None:
        self.process: Process | None = None
        self._function = function
        self._runtime = runtime
        self._log = log
        self._initialized: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._invocations: asyncio.Queue[Invocation] = asyncio.Queue()
        self._current: Invocation | None = None
        self._server: web.AppRunner | None = None

    @property
    def alive(self) -> bool:
        return self.process is not None and self.process.returncode is None

    async def _start(self) -> Process:
        """Starts the process and returns it once the handler is imported; FunctionError if the import fails."""
        environment = {**self._function.environment, "AWS_LAMBDA_RUNTIME_API": f"{HOST}:{await self._serve()}"}
        command: list[str | Path] = [self._runtime, "-s", "-m", "awslambdaric", self._function.handler]
        process = self.process = await spawn(command, environment, self._function.code, self._log)
        await _wait(process, self._initialized, INITIALIZATION_S)
        if not self._initialized.done():
            message = f"{self._function.name} did not initialize; see {self._log}"
            self._initialized.set_exception(FunctionError("Runtime.ExitError", message))
        if self._initialized.exception():
            await self.stop()
        self._initialized.result()
        return process

    async def run(self, invocation: Invocation) -> bytes:
        """The handler's answer; FunctionError if the handler can't be imported, raises, crashes or takes too long."""
        process = self.process or await self._start()
        self._current = invocation
        await self._invocations.put(invocation)
        await _wait(process, invocation.answer, invocation.timeout_s)
        if not self.alive:
            invocation.fail("Runtime.ExitError", f"RequestId: {invocation.id} Error: Runtime exited")
        elif not invocation.answer.done():
            await self.stop()
            seconds = f"{invocation.timeout_s:.2f}"
            invocation.fail(
                "Sandbox.Timedout", f"RequestId: {invocation.id} Error: Task timed out after {seconds} seconds"
            )
        self._current = None
        return invocation.answer.result()

    async def kill(self) -> None:
        """Kills the process with SIGKILL."""
        if self.process:
            signal_group(self.process, signal.SIGKILL)
            await self.process.wait()

    async def stop(self) -> None:
        """Kills the process, as Lambda does, and closes its Runtime API."""
        await self.kill()
        if self._server:
            await self._server.cleanup()
            self._server = None

    async def _serve(self) -> int:
        application = web.Application(client_max_size=0)
        application.router.add_get("/2018-06-01/runtime/invocation/next", self._next)
        application.router.add_post("/2018-06-01/runtime/invocation/{id}/response", self._response)
        application.router.add_post("/2018-06-01/runtime/invocation/{id}/error", self._error)
        application.router.add_post("/2018-06-01/runtime/init/error", self._init_error)
        # A pending request for an event must end with its connection, or it would swallow the next event.
        self._server = web.AppRunner(application, handler_cancellation=True, access_log=None, shutdown_timeout=0.1)
        await self._server.setup()
        port = free_port()
        await web.TCPSite(self._server, HOST, port).start()
        return port

    async def _next(self, _: web.Request) -> web.Response:
        if not self._initialized.done():
            self._initialized.set_result(None)
        invocation = await self._invocations.get()
        headers = {
            "Lambda-Runtime-Aws-Request-Id": invocation.id,
            "Lambda-Runtime-Deadline-Ms": str(int((time.time() + invocation.timeout_s) * 1000)),
            "Lambda-Runtime-Invoked-Function-Arn": arn(self._function.name),
            "Lambda-Runtime-Trace-Id": f"Root=1-{int(time.time()):08x}-{uuid.uuid4().hex[:24]};Sampled=0",
        }
        return web.Response(body=invocation.event, content_type="application/json", headers=headers)

    async def _response(self, request: web.Request) -> web.Response:
        invocation, answer = self._of(request), await request.read()
        if len(answer) > LARGEST_PAYLOAD:
            invocation.fail("Function.ResponseSizeTooLarge", f"Response exceeds {LARGEST_PAYLOAD} bytes.")
        elif not invocation.answer.done():
            invocation.answer.set_result(answer)
        return web.json_response({"status": "OK"}, status=202)

    async def _error(self, request: web.Request) -> web.Response:
        payload = await request.read()
        self._of(request).fail(*_described(payload), payload)
        return web.json_response({"status": "OK"}, status=202)

    async def _init_error(self, request: web.Request) -> web.Response:
        payload = await request.read()
        self._initialized.set_exception(FunctionError(*_described(payload), payload))
        return web.json_response({"status": "OK"}, status=202)

    def _of(self, request: web.Request) -> Invocation:
        if not self._current or self._current.id != request.match_info["id"]:
            raise web.HTTPForbidden(text="no such invocation")
        return self._current


class Lambda:
    """A function with its sandboxes. When all are busy it starts another one, up to the limit; then callers wait."""

    def __init__(self, function: Function, runtime: Path, log: Path) -> None:
        self.function = function
        self._runtime = runtime
        self._log = log
        self._slots = asyncio.Semaphore(function.sandboxes)
        self._idle: list[Sandbox] = []
        self._busy: list[Sandbox] = []

    async def invoke(self, event: bytes) -> bytes:
        """The handler's answer; FunctionError as Lambda reports it, or PayloadTooLarge."""
        if len(event) > LARGEST_PAYLOAD:
            raise PayloadTooLarge(f"{len(event)} bytes")
        async with self._slots:
            sandbox = await self._take()
            self._busy.append(sandbox)
            try:
                return await sandbox.run(Invocation(event, self.function.timeout_s))
            finally:
                self._busy.remove(sandbox)
                self._idle.append(sandbox)

    async def kill(self) -> bool:
        """Kills one sandbox with SIGKILL, preferably a busy one; False if there is none."""
        living = [sandbox for sandbox in (*self._busy, *self._idle) if sandbox.alive]
        if not living:
            return False
        await living[0].kill()
        return True

    async def stop(self) -> None:
        """Stops all sandboxes."""
        await asyncio.gather(*(sandbox.stop() for sandbox in (*self._busy, *self._idle)))

    async def _take(self) -> Sandbox:
        while self._idle:
            sandbox = self._idle.pop()
            if sandbox.alive:
                return sandbox
            await sandbox.stop()
        return Sandbox(self.function, self._runtime, self._log)


def arn(function: str) -> str:
    """The ARN of a function in this account."""
    return f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:{function}"


async def _wait(process: Process, result: asyncio.Future[Any], timeout_s: float) -> None:
    """Returns when there is a result, the process has ended, or the time is up."""
    ended = asyncio.ensure_future(process.wait())
    await asyncio.wait({ended, result}, timeout=timeout_s, return_when=asyncio.FIRST_COMPLETED)
    ended.cancel()


def _described(payload: bytes) -> tuple[str, str]:
    """Type and message of the error that a runtime reported."""
    error = json.loads(payload)
    return error.get("errorType", "Error"), error.get("errorMessage", "")
