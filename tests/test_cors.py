"""Pages of other origins call the served API: by the checks of the Fetch standard, and in a browser where there is one.

The set-up installs no browser, because that takes root and 300 MB. Debian's chromium-headless-shell is one.
"""

import json
import os
import shutil
import signal
import subprocess
from collections.abc import Iterator, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import Queue
from threading import Thread
from typing import Any

import pytest
import requests

from local.ports import HOST, free_port
from local.stack import Stack
from referral.entrypoints.http.headers import ALWAYS
from tests.api_document import DOCUMENT
from tests.fetch_standard import passes_cors_check, passes_preflight, readable_headers

SENT = (
    *("authorization", "baggage", "content-type", "idempotency-key", "if-match", "if-none-match", "secret"),
    *("sentry-trace", "traceparent", "tracestate", "x-amzn-trace-id", "x-request-id"),
)
METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"]
BROWSER = next(filter(None, map(shutil.which, ("chromium-headless-shell", "chromium", "google-chrome"))), None)
FIRST, ELSEWHERE = "https://www.example.org", "https://elsewhere.example"


class Site:
    """A web site of one page, whose script tells the site what it got."""

    def __init__(self) -> None:
        self.origin = f"http://{HOST}:{free_port()}"
        self.page = ""
        self.told: Queue[Any] = Queue()

    def serve(self) -> ThreadingHTTPServer:
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.send_response(200)
                self.send_header("Content-Type", "text/html")
                self.end_headers()
                self.wfile.write(site.page.encode())

            def do_POST(self) -> None:
                site.told.put(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
                self.send_response(204)
                self.end_headers()

            def log_message(self, *_: Any) -> None: ...

        server = ThreadingHTTPServer((HOST, int(self.origin.rsplit(":", 1)[1])), Handler)
        Thread(target=server.serve_forever, daemon=True).start()
        return server


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    site = Site()
    with site.serve() as server:
        yield site
        server.shutdown()


@pytest.fixture(scope="module")
def api(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NO_JAVA", "1")
        origins = {"AllowedOrigin": f"{FIRST},{site.origin}"}
        with Stack(tmp_path_factory.mktemp("cors"), tick=None, parameters=origins) as stack:
            yield stack.api


def preflight(address: str, origin: str, method: str, headers: Sequence[str] = SENT) -> requests.Response:
    asked = {"Origin": origin, "Access-Control-Request-Method": method}
    return requests.options(address, headers=asked | {"Access-Control-Request-Headers": ",".join(headers)}, timeout=30)


@pytest.mark.parametrize("path", [*DOCUMENT["paths"], "/", "/no", "/no/such/path", "/login/x"])
def test_a_preflight_on_any_path_lets_through_what_pages_and_their_monitoring_send(api, site, path):
    for origin in (FIRST, site.origin):
        for method in METHODS:
            answer = preflight(api + path, origin, method)
            assert passes_preflight(origin, method, SENT, answer.status_code, answer.headers)
            assert answer.headers["Vary"] == "Origin"
            assert answer.headers["Cache-Control"] == "no-store"
        assert not passes_preflight(origin, "GET", ["x-own"], answer.status_code, answer.headers)
    answer = preflight(api + path, ELSEWHERE, "GET", [])
    assert not passes_preflight(ELSEWHERE, "GET", [], answer.status_code, answer.headers)


@pytest.mark.parametrize("body", ["", "{", "x" * 1000])
@pytest.mark.parametrize("media_type", ["text/plain", "application/json", "multipart/form-data", "image/png", "x"])
def test_no_preflight_makes_the_gateway_fail(api, body, media_type):
    """A failure of the gateway would count for the alarm that takes a release back."""
    assert (
        requests.options(f"{api}/login", data=body, headers={"Content-Type": media_type}, timeout=30).status_code < 500
    )


ANSWERS = [
    ("GET", "/health", 200),
    ("GET", "/openapi.json", 200),
    ("POST", "/login", 400),
    ("GET", "/myreferral", 401),
    ("GET", "/no/such/path", 404),
    ("PATCH", "/login", 404),
]


@pytest.mark.parametrize(("method", "path", "status"), ANSWERS)
def test_every_answer_may_be_read_and_is_not_kept(api, site, method, path, status):
    for origin in (FIRST, site.origin):
        answer = requests.request(method, api + path, headers={"Origin": origin}, timeout=30)
        assert answer.status_code == status
        assert passes_cors_check(origin, answer.headers)
        assert {"x-request-id", "x-amzn-requestid"} <= readable_headers(answer.headers)
        assert answer.headers["X-Request-Id"] == answer.headers["x-amzn-RequestId"]
        assert answer.headers.items() >= ALWAYS.items()
        if status >= 400:
            assert answer.json()["status"] == status
            assert answer.json()["requestId"] == answer.headers["X-Request-Id"]


def test_what_a_function_answers_is_for_allowed_origins_only(api):
    for headers in ({}, {"Origin": ELSEWHERE}, {"Origin": "null"}):
        answer = requests.get(f"{api}/health", headers=headers, timeout=30)
        assert (answer.headers["Access-Control-Allow-Origin"], answer.headers["Vary"]) == (FIRST, "Origin")


SCRIPT = """<script>
const ask = async ([method, path, headers, body]) => {
  try {
    const answer = await fetch("%(api)s" + path, {method, headers, body});
    const {status} = await answer.json();
    return [answer.status, status, answer.headers.get("x-request-id") !== null];
  } catch (error) { return error.name; }
};
Promise.all(%(requests)s.map(ask)).then(told => fetch("/", {method: "POST", body: JSON.stringify(told)}));
</script>"""
TRACED = {name: "1" for name in SENT if name != "content-type"} | {"content-type": "application/json"}


@pytest.mark.skipif(not BROWSER, reason="there is no browser on this machine; see the top of the file")
def test_a_page_in_a_browser(api, site, tmp_path):
    requests = [[method, path, TRACED, "{}" if method == "POST" else None] for method, path, _ in ANSWERS]
    site.page = SCRIPT % {"api": api, "requests": json.dumps(requests)}
    said = {"/health": "ok", "/openapi.json": None}
    assert in_browser(site, tmp_path) == [[status, said.get(path, status), True] for _, path, status in ANSWERS]
    other = Site()
    other.page = site.page
    with other.serve() as server:
        assert in_browser(other, tmp_path) == ["TypeError"] * len(ANSWERS)
        server.shutdown()


def in_browser(site: Site, profile: Any) -> Any:
    """What the script of the site's page tells."""
    flags = ("--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={profile}", "--remote-debugging-port=0")
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    browser = subprocess.Popen([BROWSER, *flags, site.origin], start_new_session=True, **quiet)
    try:
        return site.told.get(timeout=60)
    finally:
        os.killpg(browser.pid, signal.SIGKILL)  # with the processes that it has started
        browser.wait()
