"""Serves models over the SageMaker runtime protocol, with the code that SageMaker's containers run.

    python -m models.serve --port 8080 --endpoint nlu=models.nlu.inference:.local/models/nlu

POST /endpoints/NAME/invocations invokes; GET /ping answers once all models are loaded. Texts are never logged.
"""

import argparse
import importlib
import json
import logging
import re
import signal
import socketserver
import sys
from dataclasses import dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from types import ModuleType
from typing import Any

from models.container import JSON, ContainerError, guarded

MAX_BODY = 6 * 1024 * 1024  # bytes, SageMaker's limit
CHUNK = 64 * 1024
INVOCATIONS = re.compile(r"/endpoints/(?P<name>[A-Za-z0-9-]{1,63})/invocations")

logger = logging.getLogger(__name__)


class ServiceError(Exception):
    """An error answer: HTTP status, AWS error code, message, and the other members of that error."""

    def __init__(self, status: HTTPStatus, code: str, message: str, **members: Any) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.body = json.dumps({"Message": message, **members}).encode()


@dataclass(frozen=True)
class Endpoint:
    """A model and its inference module (model_fn, input_fn, predict_fn, output_fn)."""

    inference: ModuleType
    model: Any

    @classmethod
    def load(cls, module: str, model_directory: str) -> "Endpoint":
        inference = importlib.import_module(module)
        return cls(inference, inference.model_fn(model_directory))

    @guarded
    def invoke(self, body: bytes, content_type: str, accept: str) -> bytes:
        """The container's answer; ContainerError if it refuses or fails."""
        request = self.inference.input_fn(body, content_type)
        answer: bytes = self.inference.output_fn(self.inference.predict_fn(request, self.model), accept)
        return answer


class ModelServer(socketserver.ThreadingTCPServer):
    """Handles each request in a thread; closing the server waits for pending requests."""

    allow_reuse_address = True
    request_queue_size = 128

    def __init__(self, address: tuple[str, int], endpoints: dict[str, Endpoint]) -> None:
        self.endpoints = endpoints
        super().__init__(address, RuntimeHandler)

    def handle_error(self, *_: Any) -> None:
        """Logs a broken connection, most often a client that went away, in one line."""
        logger.warning("connection lost: %s", type(sys.exception()).__name__)


class RuntimeHandler(BaseHTTPRequestHandler):
    """The protocol's two operations. Takes one request per connection, so that no idle connection delays shutdown."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    timeout = 10  # seconds that a client may be silent
    server: ModelServer

    def do_GET(self) -> None:
        if self.path == "/ping":
            self.answer(HTTPStatus.OK, b"")
        else:
            self.refuse(unknown_operation())

    def do_POST(self) -> None:
        try:
            self.answer(HTTPStatus.OK, self.invoke(self.read_body()))
        except ServiceError as error:
            self.refuse(error)

    def read_body(self) -> bytes:
        """The whole body; ServiceError if its length is missing or above MAX_BODY."""
        length = self.headers.get("Content-Length", "")
        if not length.isdecimal():
            raise ServiceError(HTTPStatus.LENGTH_REQUIRED, "ValidationError", "Content-Length is needed.")
        if int(length) > MAX_BODY:
            self.discard(int(length))
            message = f"HTTP content length exceeded {MAX_BODY} bytes."
            raise ServiceError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "RequestEntityTooLarge", message)
        return self.rfile.read(int(length))

    def discard(self, length: int) -> None:
        """Reads the body to its end: closing with unread bytes would reset the connection before the answer is read."""
        while length and (chunk := self.rfile.read(min(CHUNK, length))):
            length -= len(chunk)

    def invoke(self, body: bytes) -> bytes:
        """The answer of the endpoint in the path; ServiceError if there is no such endpoint."""
        route = INVOCATIONS.fullmatch(self.path)
        if not route:
            raise unknown_operation()
        name = route["name"]
        if name not in self.server.endpoints:
            raise ServiceError(HTTPStatus.BAD_REQUEST, "ValidationError", f"Endpoint {name} not found.")
        content_type, accept = self.headers.get("Content-Type", ""), self.headers.get("Accept", "*/*")
        try:
            return self.server.endpoints[name].invoke(body, content_type, accept)
        except ContainerError as error:
            raise model_error(name, error) from error

    def refuse(self, error: ServiceError) -> None:
        self.answer(error.status, error.body, {"x-amzn-ErrorType": error.code})

    def answer(self, status: HTTPStatus, body: bytes, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        framing = {"Content-Type": JSON, "Content-Length": str(len(body)), "Connection": "close"}
        for name, value in (framing | (headers or {})).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Logs nothing: the base class would quote what the client sent."""


def unknown_operation() -> ServiceError:
    return ServiceError(HTTPStatus.NOT_FOUND, "UnknownOperationException", "There is no such operation.")


def model_error(name: str, error: ContainerError) -> ServiceError:
    """SageMaker's answer to a container's error."""
    blame = "client" if error.status_code < 500 else "server"
    original = json.dumps({"error": str(error)})
    return ServiceError(
        HTTPStatus.FAILED_DEPENDENCY,
        "ModelError",
        f'Received {blame} error ({error.status_code}) from primary with message "{original}".',
        OriginalStatusCode=error.status_code,
        OriginalMessage=original,
        LogStreamArn=f"arn:aws:logs:us-east-1:123456789012:log-group:/aws/sagemaker/Endpoints/{name}",
    )


def endpoint(value: str) -> tuple[str, str, str]:
    """NAME=MODULE:DIRECTORY as (name, module, directory)."""
    if parts := re.fullmatch(r"([A-Za-z0-9-]{1,63})=([\w.]+):(.+)", value):
        return parts[1], parts[2], parts[3]
    raise argparse.ArgumentTypeError(f"{value!r} is not NAME=MODULE:DIRECTORY")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument(
        "--endpoint", type=endpoint, action="append", required=True, metavar="NAME=MODULE:DIRECTORY", dest="endpoints"
    )
    options = parser.parse_args()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: sys.exit())
    logging.basicConfig(format="%(levelname)s %(message)s")
    endpoints = {name: Endpoint.load(module, directory) for name, module, directory in options.endpoints}
    with ModelServer((options.host, options.port), endpoints) as server:
        print(f"ready: {', '.join(endpoints)} at http://{options.host}:{options.port}", flush=True)
        server.serve_forever()


if __name__ == "__main__":
    main()
