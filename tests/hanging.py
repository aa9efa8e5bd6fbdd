"""Servers that hang: clients get no answer, or not all of it."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import Enum

from local.ports import HOST, free_port


class Kind(Enum):
    REFUSES = "does not even accept a connection"
    SILENT = "accepts, and never answers"
    HALF = "stops in the middle of its answer"
    TRICKLES = "sends its answer byte by byte, for ever"


HTTP = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000000\r\n\r\n{"
MYSQL = b"\x4a\x00\x00\x00\x0a5.5"  # the beginning of a greeting


@contextmanager
def hanging(kind: Kind, beginning: bytes = HTTP) -> Iterator[int]:
    """The port of such a server, whose answers begin with `beginning`."""
    port = free_port()
    with socket.create_server((HOST, port), backlog=0) as server:
        if kind is Kind.REFUSES:
            with _full(port):
                yield port
            return
        ended = threading.Event()
        thread = threading.Thread(target=_serve, args=(server, kind, beginning, ended), daemon=True)
        thread.start()
        try:
            yield port
        finally:
            ended.set()
            with suppress(OSError), socket.create_connection((HOST, port), 1):
                pass
            thread.join()


@contextmanager
def _full(port: int) -> Iterator[None]:
    """Fills the queue of connections, which nobody takes from, so that the system drops further ones."""
    waiting = []
    for _ in range(4):
        one = socket.socket()
        one.setblocking(False)
        with suppress(BlockingIOError):
            one.connect((HOST, port))
        waiting.append(one)
    try:
        yield
    finally:
        for one in waiting:
            one.close()


def _serve(server: socket.socket, kind: Kind, beginning: bytes, ended: threading.Event) -> None:
    clients = []
    while not ended.is_set():
        client, _ = server.accept()
        clients.append(client)
        with suppress(OSError):
            if kind is not Kind.SILENT:
                client.sendall(beginning)
            while kind is Kind.TRICKLES and not ended.wait(0.02):
                client.sendall(b" ")
    for client in clients:
        client.close()
