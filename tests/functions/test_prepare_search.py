import importlib
from collections.abc import Iterator
from typing import Any

import pytest

from local.aws_account import CREDENTIALS
from referral.adapters.search import INDEX, search
from tests.functions.conftest import Context, event_of
from tests.layers.referral.entrypoints.answers import Answers, answering

ROLES = event_of("prepare_search")["ResourceProperties"]["Roles"]


@pytest.fixture
def domain() -> Iterator[Answers]:
    with answering() as domain:
        yield domain


@pytest.fixture
def deploy(domain, monkeypatch):
    """deploy(kind) runs the function and gives its answer."""
    monkeypatch.setenv("OPENSEARCH_URL", domain.origin)
    function = importlib.reload(importlib.import_module("prepare_search"))

    def deploy(kind: str = "Create") -> dict[str, Any]:
        with answering() as answers:
            function.handler(event_of("prepare_search") | {"RequestType": kind, "ResponseURL": answers.url}, Context())
            return answers.last

    return deploy


def test_the_roles_of_the_functions_get_the_role_of_the_directory(domain, deploy):
    assert deploy()["Status"] == "SUCCESS"
    assert domain.paths == [
        "/_plugins/_security/api/roles/directory",
        "/_plugins/_security/api/rolesmapping/directory",
    ]
    assert domain.last == {"backend_roles": ROLES}


def test_the_role_reaches_one_index_and_deletes_only_documents(domain, deploy):
    deploy()
    role, _ = domain.bodies
    (of_index,) = role["index_permissions"]
    assert of_index["index_patterns"] == [INDEX] == ["users"]
    actions = of_index["allowed_actions"]
    assert not [action for action in actions if "*" in action[:-1]]
    assert [action for action in actions if "delete" in action] == ["indices:data/write/delete*"]
    assert set(role["cluster_permissions"]) == {"indices:data/read/mget", "indices:data/write/bulk"}


def test_a_second_run_gives_the_same_answer(domain, deploy):
    deploy()
    assert deploy("Update")["Status"] == "SUCCESS"
    first, second = domain.paths[:2], domain.paths[2:]
    assert first == second
    assert domain.bodies[:2] == domain.bodies[2:]


def test_a_domain_that_still_loads_its_security_is_waited_for(domain, deploy, monkeypatch):
    monkeypatch.setattr("referral.adapters.search_role._PAUSE", 0.01)
    domain.unready = 3
    assert deploy()["Status"] == "SUCCESS"
    assert [path.rpartition("/")[0].rpartition("/")[2] for path in domain.paths] == ["roles"] * 4 + ["rolesmapping"]


def test_a_domain_that_never_loads_it_fails_the_deployment(domain, deploy, monkeypatch):
    monkeypatch.setattr("referral.adapters.search_role._PAUSE", 0.01)
    domain.status = 503
    assert deploy()["Status"] == "FAILED"


def test_a_domain_that_refuses_fails_the_deployment(domain, deploy):
    domain.status = 403
    answer = deploy()
    assert (answer["Status"], answer["Reason"].split(",")[0]) == ("FAILED", "Defect")


def test_a_domain_that_is_not_there_fails_the_deployment(deploy, monkeypatch):
    monkeypatch.setattr(importlib.import_module("prepare_search").role, "_url", "http://127.0.0.1:1")
    assert deploy()["Reason"].startswith("Outage,")


def test_requests_to_a_domain_with_tls_are_signed(monkeypatch):
    for name, value in CREDENTIALS.items():
        monkeypatch.setenv(name, value)
    (connection,) = search("https://search.example.org").transport.connection_pool.connections
    headers = connection.http_auth("PUT", "https://search.example.org/users", "")
    assert headers["Authorization"].startswith("AWS4-HMAC-SHA256 Credential=")
    assert "/es/aws4_request" in headers["Authorization"]
