"""A proxy in front of a server, which can disturb for a while what goes through it."""

import asyncio
import random
import socket
import struct
from collections.abc import Callable
from enum import StrEnum

from local.ports import HOST, free_port

_CHUNK = 65_536
_SHARE = 0.5  # of what goes through a disturbed proxy
_DELAY_S, _SLOW_S = 1.0, 0.15
_SLICES = 6
_JSON = "application/x-amz-json-1.0"
# How each service says that it has too much to do: status, content type and body.
_THROTTLED = {
    "dynamodb": (
        400,
        _JSON,
        '{"__type":"com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException","message":"slow down"}',
    ),
    "elasticmq": (403, _JSON, '{"__type":"com.amazonaws.sqs#RequestThrottled","message":"slow down"}'),
    "moto": (503, "application/xml", "<Error><Code>SlowDown</Code><Message>slow down</Message></Error>"),
    "models": (429, "application/json", '{"__type":"ThrottlingException","message":"slow down"}'),
    "opensearch": (429, "application/json", '{"error":{"type":"es_rejected_execution_exception"},"status":429}'),
}
_TOO_MANY_CONNECTIONS = b"\xff" + struct.pack("<H", 1040) + b"#08004Too many connections"


class Disturbance(StrEnum):
    DELAY = "delay"
    THROTTLE = "throttle"
    RESET = "reset"
    HALF = "half an answer"
    SLOW = "slow answer"


class Proxy:
    """Listens on `port` and hands on to `target()`. Half of what passes while it is disturbed meets the disturbance."""

    def __init__(self, part: str, target: Callable[[], int], chance: random.Random) -> None:
        self.port = free_port()
        self.disturbance: Disturbance | None = None
        self._part, self._target, self._chance = part, target, chance

    async def serve(self) -> None:
        await asyncio.start_server(self._connected, HOST, self.port)

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            if self._part == "mariadb" and self._meets() is Disturbance.THROTTLE:
                writer.write(struct.pack("<I", len(_TOO_MANY_CONNECTIONS)) + _TOO_MANY_CONNECTIONS)
                writer.close()
                return
            server_reader, server_writer = await asyncio.open_connection(HOST, self._target())
        except OSError:
            writer.transport.abort()
            return
        try:
            ways = (self._requests(reader, server_writer, writer), self._answers(server_reader, writer))
            tasks = [asyncio.ensure_future(way) for way in ways]
            _, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            for task in pending:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
        finally:
            server_writer.close()
            writer.close()

    def _meets(self) -> Disturbance | None:
        return self.disturbance if self.disturbance and self._chance.random() < _SHARE else None

    async def _requests(
        self, reader: asyncio.StreamReader, server: asyncio.StreamWriter, client: asyncio.StreamWriter
    ) -> None:
        while chunk := await reader.read(_CHUNK):
            match self._meets():
                case Disturbance.DELAY:
                    await asyncio.sleep(_DELAY_S)
                case Disturbance.RESET:
                    _reset(client)
                    return
                case Disturbance.THROTTLE if self._part in _THROTTLED:
                    client.write(_refusal(*_THROTTLED[self._part]))
                    await client.drain()
                    return
                case _:
                    pass
            server.write(chunk)
            await server.drain()

    async def _answers(self, reader: asyncio.StreamReader, client: asyncio.StreamWriter) -> None:
        while chunk := await reader.read(_CHUNK):
            match self._meets():
                case Disturbance.HALF:
                    client.write(chunk[: len(chunk) // 2])
                    await client.drain()
                    return
                case Disturbance.SLOW:
                    await _slowly(chunk, client)
                case _:
                    client.write(chunk)
            await client.drain()


async def _slowly(chunk: bytes, client: asyncio.StreamWriter) -> None:
    size = -(-len(chunk) // _SLICES)
    for start in range(0, len(chunk), size):
        client.write(chunk[start : start + size])
        await client.drain()
        await asyncio.sleep(_SLOW_S)


def _reset(client: asyncio.StreamWriter) -> None:
    """Closes the connection so that the other side gets a reset."""
    client.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    client.transport.abort()


def _refusal(status: int, kind: str, body: str) -> bytes:
    lines = (
        f"HTTP/1.1 {status} Slow Down",
        f"Content-Type: {kind}",
        f"Content-Length: {len(body)}",
        "Connection: close",
    )
    head = "\r\n".join((*lines, "", ""))
    return (head + body).encode()
