import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from local.containers import FROM_CONTAINERS, FROM_HERE, PARAMETERS, SERVICES, prepare
from local.stack import ROOT, Stack

COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text())["services"]


@pytest.fixture(scope="module")
def written(stack: Stack, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The directory of the files, prepared with the local stack's servers instead of containers."""
    template = tmp_path_factory.mktemp("built") / "template.yaml"
    template.write_text((ROOT / "template.yaml").read_text())
    prepare(template, stack.endpoints)
    return template.parent


@pytest.mark.parametrize("variable", SERVICES)
def test_a_service_has_one_port_here_and_among_the_containers(variable: str):
    service, port = SERVICES[variable]
    assert COMPOSE[service]["ports"] == [f"127.0.0.1:{port}:{port}"]
    assert FROM_HERE[variable] == f"http://127.0.0.1:{port}"
    assert FROM_CONTAINERS[variable] == f"http://{service}:{port}"


def test_the_stores_that_a_parameter_names_are_services():
    assert PARAMETERS["DatabaseHost"] in COMPOSE
    assert PARAMETERS["OpenSearchUrl"] == "http://opensearch:9200"
    assert COMPOSE["opensearch"]["ports"] == ["127.0.0.1:9200:9200"]


def test_the_functions_get_the_settings_that_they_have_in_the_local_stack(written: Path, stack: Stack):
    elsewhere = {"DATABASE_URL", "DATABASE_SECRET_ARN", "OPENSEARCH_URL", "ENCODING_PATIENCE_SECONDS"}
    elsewhere |= {"VERIFY_EMAIL", "VERIFY_EMPLOYMENT"}  # nobody reads mails there
    settings = json.loads((written / "env.json").read_text())
    assert {"LoginFunction", "EncodeUsersFunction", "RankReferralsFunction"} <= settings.keys()
    for function, own in settings.items():
        same = {name: str(value) for name, value in own.items() if name not in elsewhere}
        assert same.items() <= stack.environment(function).items()


def test_sam_may_give_every_function_the_addresses_of_the_containers(written: Path):
    document = json.loads((written / "sam-local.json").read_text())
    variables = document["Globals"]["Function"]["Environment"]["Variables"]
    assert FROM_CONTAINERS.items() <= variables.items()
