import importlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest

from local.aws import CREDENTIALS
from referral.adapters.search import INDEX, search
from tests.functions.conftest import Context, event_of
from tests.layers.referral.entry.answers import answering

ROLES = event_of("prepare_search")["ResourceProperties"]["Roles"]


class Domain:
    """What stands for the security plugin of a domain: keeps what was PUT, by path, or refuses it."""

    def __init__(self) -> None:
        self.status = 200
        self.url = ""
        self.requests: list[tuple[str, str]] = []
        self.kept: dict[str, Any] = {}


@contextmanager
def serving() -> Iterator[Domain]:
    domain = Domain()

    class Handler(BaseHTTPRequestHandler):
        def do_PUT(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            domain.requests.append((self.command, self.path))
            domain.kept[self.path] = body
            answer = json.dumps({"status": "OK"}).encode()
            self.send_response(domain.status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: object) -> None:
            """The test's output is for the function's log."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        domain.url = f"http://127.0.0.1:{server.server_port}"
        thread = Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield domain
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture
def domain() -> Iterator[Domain]:
    with serving() as domain:
        yield domain


@pytest.fixture
def deploy(domain, monkeypatch):
    """deploy(kind) runs the function and gives its answer."""
    monkeypatch.setenv("OPENSEARCH_URL", domain.url)
    function = importlib.reload(importlib.import_module("prepare_search"))

    def deploy(kind: str = "Create") -> dict[str, Any]:
        with answering() as answers:
            function.handler(event_of("prepare_search") | {"RequestType": kind, "ResponseURL": answers.url}, Context())
            return answers.last

    return deploy


def test_the_roles_of_the_functions_get_the_role_of_the_directory(domain, deploy):
    assert deploy()["Status"] == "SUCCESS"
    assert domain.requests == [
        ("PUT", "/_plugins/_security/api/roles/directory"),
        ("PUT", "/_plugins/_security/api/rolesmapping/directory"),
    ]
    assert domain.kept["/_plugins/_security/api/rolesmapping/directory"] == {"backend_roles": ROLES}


def test_the_role_reaches_one_index_and_can_delete_nothing(domain, deploy):
    deploy()
    role = domain.kept["/_plugins/_security/api/roles/directory"]
    (of_index,) = role["index_permissions"]
    assert of_index["index_patterns"] == [INDEX] == ["users"]
    assert not [action for action in of_index["allowed_actions"] if "*" in action[:-1] or "delete" in action]
    assert set(role["cluster_permissions"]) == {"indices:data/read/mget", "indices:data/write/bulk"}


def test_again_it_says_the_same(domain, deploy):
    deploy()
    before = dict(domain.kept)
    assert deploy("Update")["Status"] == "SUCCESS"
    assert domain.kept == before


def test_a_domain_that_refuses_fails_the_deployment(domain, deploy):
    domain.status = 403
    answer = deploy()
    assert (answer["Status"], answer["Reason"].split(",")[0]) == ("FAILED", "AuthorizationException")


def test_a_domain_that_is_not_there_fails_the_deployment(deploy, monkeypatch):
    monkeypatch.setattr(importlib.import_module("prepare_search").role, "_url", "http://127.0.0.1:1")
    assert deploy()["Reason"].startswith("ConnectionError,")


def test_requests_to_a_domain_with_tls_are_signed(monkeypatch):
    for name, value in CREDENTIALS.items():
        monkeypatch.setenv(name, value)
    (connection,) = search("https://search.example.org").transport.connection_pool.connections
    headers = connection.http_auth("PUT", "https://search.example.org/users", "")
    assert headers["Authorization"].startswith("AWS4-HMAC-SHA256 Credential=")
    assert "/es/aws4_request" in headers["Authorization"]
