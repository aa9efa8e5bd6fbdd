"""Sends inputs as they are, byte by byte, and measures how long the answer takes."""

import threading
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from time import perf_counter

from tests.fuzz.inputs import Input

_PATIENCE_S = 40.0  # longer than the gateway's own limit


@dataclass(frozen=True)
class Answer:
    """`status` is 0 if there was no answer. The names of headers are in lower case."""

    status: int
    headers: dict[str, str]
    body: bytes
    seconds: float


class Wire:
    """Connections to one server, one for each thread."""

    def __init__(self, host: str, port: int) -> None:
        self._host, self._port = host, port
        self._of_thread = threading.local()

    def send(self, one: Input) -> Answer:
        """A connection that broke is opened again once: the server may have closed it while it was idle."""
        answer = self._try(one)
        return answer if answer.status else self._try(one)

    def _try(self, one: Input) -> Answer:
        connection: HTTPConnection | None = getattr(self._of_thread, "connection", None)
        if connection is None:
            connection = self._of_thread.connection = HTTPConnection(self._host, self._port, timeout=_PATIENCE_S)
        began = perf_counter()
        try:
            _put(connection, one)
            response = connection.getresponse()
            body = response.read()
        except (OSError, HTTPException):
            connection.close()
            self._of_thread.connection = None
            return Answer(0, {}, b"", perf_counter() - began)
        headers = {name.lower(): value for name, value in response.getheaders()}
        return Answer(response.status, headers, body, perf_counter() - began)


def _put(connection: HTTPConnection, one: Input) -> None:
    names = {name.lower() for name, _ in one.headers}
    connection.putrequest(one.method, one.target, skip_host="host" in names, skip_accept_encoding=True)
    for name, value in one.headers:
        connection.putheader(name, value.encode("latin-1", "replace") if isinstance(value, str) else value)
    if one.body is not None:
        connection.putheader("Content-Length", str(len(one.body)))
    connection.endheaders(one.body)
