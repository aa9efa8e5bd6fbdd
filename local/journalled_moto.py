"""moto's server behind a journal: python -m local.journalled_moto PORT JOURNAL.

moto keeps everything in memory. Each request that changes something is written to the journal, with the seed of its
random choices (identifiers, tokens). A restart replays the journal and so restores the same pools, users, secrets and
files. moto's own recorder can't do that: it seeds only once, so that two concurrent requests lead to other identifiers,
and it also replays every read.
"""

import base64
import io
import json
import random
import sys
import threading
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from moto.cognitoidp.utils import FORMATS
from moto.moto_api._internal import mock_random
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, MotoRequestHandler, create_backend_app
from moto.s3.models import FakeDeleteMarker, FakeKey
from werkzeug.serving import run_simple
from werkzeug.test import run_wsgi_app

from local.mailbox import TIME, Mailbox
from local.strict_cognito import StrictCognito

# moto refuses addresses that Cognito accepts, such as o'brien@example.org.
FORMATS["email"] = r"[^@\s]+@[^@\s]+\.[^@\s]+"
# To list versions, it copies all files of the bucket, and it keeps all copies.
for kind in (FakeKey, FakeDeleteMarker):
    setattr(kind, "__deepcopy__", lambda self, _: self)  # noqa: B010
# It replaces the refresh token.
CHANGING = {"GetTokensFromRefreshToken"}
READING_VERBS = ("Get", "List", "Describe", "BatchGet", "Query", "Scan", "AdminGet", "AdminList")


class Journal:
    """A WSGI application that handles one request at a time and records those that change something."""

    def __init__(self, application: Any, path: Path) -> None:
        self._application = application
        self._path = path
        self._lock = threading.Lock()

    def replay(self) -> int:
        """Replays the journal and returns its number of requests; an incomplete last line is dropped."""
        count = 0
        for line in self._complete_lines():
            self._play(json.loads(line))
            count += 1
        return count

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        environ[TIME] = datetime.now(UTC).isoformat(timespec="milliseconds")
        entry = {"seed": random.getrandbits(64), "environ": _plain(environ), "body": _body(environ)}
        with self._lock:
            body, status, headers = self._play(entry)
            if _changes_something(environ) and int(status.split()[0]) < 400:
                self._append(entry)
        start_response(status, headers.to_wsgi_list())
        return body

    def _play(self, entry: dict[str, Any]) -> tuple[Iterable[bytes], str, Any]:
        mock_random.seed(entry["seed"])
        body = base64.b64decode(entry["body"])
        environ = entry["environ"] | {
            "CONTENT_LENGTH": str(len(body)),
            "wsgi.input": io.BytesIO(body),
            "wsgi.errors": sys.stderr,
            "wsgi.url_scheme": "http",
        }
        return run_wsgi_app(self._application, environ, buffered=True)

    def _complete_lines(self) -> list[bytes]:
        if not self._path.exists():
            return []
        content = self._path.read_bytes()
        complete = content[: content.rfind(b"\n") + 1]
        if complete != content:
            self._path.write_bytes(complete)
        return complete.splitlines()

    def _append(self, entry: dict[str, Any]) -> None:
        with self._path.open("ab") as file:
            file.write(json.dumps(entry).encode() + b"\n")


class RequestHandler(MotoRequestHandler):
    """Logs paths without their queries, because that of /local/mail is an address."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        self.path = self.path.partition("?")[0]
        super().log_request(code, size)


def _plain(environ: dict[str, Any]) -> dict[str, Any]:
    """The parts of a request that JSON can hold; they are enough to repeat it."""
    return {
        key: value
        for key, value in environ.items()
        if isinstance(value, (str, dict)) and key != "HTTP_TRANSFER_ENCODING"
    }


def _body(environ: dict[str, Any]) -> str:
    stream = environ["wsgi.input"]
    whole = environ.get("wsgi.input_terminated")
    content = stream.read() if whole else stream.read(int(environ.get("CONTENT_LENGTH") or 0))
    return base64.b64encode(content).decode()


def _changes_something(environ: dict[str, Any]) -> bool:
    action = environ.get("HTTP_X_AMZ_TARGET", "").rpartition(".")[2]
    if action in CHANGING:
        return True
    return not action.startswith(READING_VERBS) if action else environ["REQUEST_METHOD"] not in ("GET", "HEAD")


def main() -> None:
    """Replays the journal, then serves."""
    port, path = int(sys.argv[1]), Path(sys.argv[2])
    journal = Journal(Mailbox(StrictCognito(DomainDispatcherApplication(create_backend_app))), path)
    print(f"{journal.replay()} requests played back", flush=True)
    run_simple("127.0.0.1", port, journal, threaded=True, request_handler=RequestHandler)


if __name__ == "__main__":
    main()
