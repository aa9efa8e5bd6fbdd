"""A server that keeps what is PUT. It stands in for CloudFormation and for the security plugin of a domain."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any


@dataclass
class Answers:
    """The bodies that were PUT to the server at `origin`, in their order, and where and as what they came."""

    origin: str
    status: int
    unready: int = 0  # so many requests get 503 before
    paths: list[str] = field(default_factory=list)
    bodies: list[dict[str, Any]] = field(default_factory=list)
    content_types: list[str | None] = field(default_factory=list)

    @property
    def url(self) -> str:
        """Where CloudFormation would want its answer."""
        return f"{self.origin}/answer?signature=secret"

    @property
    def last(self) -> dict[str, Any]:
        return self.bodies[-1]


@contextmanager
def answering(status: int = 200) -> Iterator[Answers]:
    class Handler(BaseHTTPRequestHandler):
        def do_PUT(self) -> None:
            answers.paths.append(self.path)
            answers.bodies.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            answers.content_types.append(self.headers["Content-Type"])
            self.send_response(503 if answers.unready else answers.status)
            answers.unready = max(answers.unready - 1, 0)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """The test's output is for the functions' log."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        answers = Answers(f"http://127.0.0.1:{server.server_port}", status)
        thread = Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield answers
        finally:
            server.shutdown()
            thread.join()
