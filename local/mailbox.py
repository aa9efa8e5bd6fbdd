"""The mails that the product has sent: seen on their way to moto's SES, and shown at /local/mail?to=ADDRESS.

moto itself keeps one body of each mail, without the time.
"""

import io
import json
import threading
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import parse_qs

PATH = "/local/mail"
# When a request first came, as ISO 8601. The journal keeps it, so that a mail has the same time after a restart.
TIME = "referral.time"
_SENDING = "/v2/email/outbound-emails"


class Mailbox:
    """A WSGI application in front of `application`, which is moto's."""

    def __init__(self, application: Callable[..., Iterable[bytes]]) -> None:
        self._application = application
        self._mails: list[dict[str, Any]] = []
        self._lock = threading.Lock()

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        match environ["REQUEST_METHOD"], environ["PATH_INFO"]:
            case "GET", path if path == PATH:
                return self._shown(environ, start_response)
            case "POST", path if path == _SENDING:
                return self._sent(environ, start_response)
        return self._application(environ, start_response)

    def _shown(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """The mails to the address, newest first."""
        (to,) = parse_qs(environ.get("QUERY_STRING", "")).get("to", [""])[:1]
        with self._lock:
            mails = [mail for mail in reversed(self._mails) if mail["to"].lower() == to.lower()]
        start_response("200 OK", [("Content-Type", "application/json")])
        return [json.dumps(mails, ensure_ascii=False, indent=2).encode()]

    def _sent(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))

        def started(status: str, *arguments: Any) -> Any:
            if status.startswith("200"):
                self._keep(json.loads(body), environ[TIME])
            return start_response(status, *arguments)

        return self._application({**environ, "wsgi.input": io.BytesIO(body)}, started)

    def _keep(self, mail: dict[str, Any], at: str) -> None:
        content = mail["Content"]["Simple"]
        texts = {kind.lower(): part["Data"] for kind, part in content["Body"].items()}
        shown = {"subject": content["Subject"]["Data"], "text": texts.get("text"), "html": texts.get("html"), "at": at}
        with self._lock:
            self._mails += [{"to": to, **shown} for to in mail["Destination"]["ToAddresses"]]
