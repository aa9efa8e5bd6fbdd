"""The committed OpenAPI document: up to date, valid, and whole."""

import json
import re
import subprocess
import sys
from typing import Any

import pytest
from aws_lambda_powertools.event_handler.openapi.models import OpenAPI
from jsonschema import Draft202012Validator

from local.openapi import api_functions
from referral.domain.evidence import Verdict
from referral.domain.requirements import Kind, Need
from referral.domain.states import State
from referral.domain.wrong_value import FieldCode
from referral.entrypoints.http.openapi_file import PATH
from tests.api_document import DOCUMENT, check
from tests.conftest import logical_id
from tests.test_architecture import ROOT
from tests.test_template import OPERATIONS

DESCRIBED = [
    pytest.param(operation, id=operation["operationId"])
    for methods in DOCUMENT["paths"].values()
    for operation in methods.values()
]
SCHEMAS = DOCUMENT["components"]["schemas"]


def references(value: Any) -> set[str]:
    return set(re.findall(r'"\$ref": "([^"]+)"', json.dumps(value)))


def at(pointer: str) -> Any:
    place: Any = DOCUMENT
    for step in pointer.removeprefix("#/").split("/"):
        place = place[step]
    return place


def test_the_name_of_a_schema_is_no_path_of_a_module():
    assert [name for name in SCHEMAS if "__" in name] == []


def test_it_is_what_make_openapi_writes(tmp_path):
    # In a process of its own: the functions start with settings that only look like settings.
    subprocess.run([sys.executable, "-m", "local.openapi", tmp_path / "openapi.json"], check=True, cwd=ROOT)
    assert (tmp_path / "openapi.json").read_text() == PATH.read_text(), "run: make openapi"


def test_it_is_an_openapi_document():
    assert DOCUMENT["openapi"] == "3.1.0"
    assert OpenAPI.model_validate(DOCUMENT).model_dump(by_alias=True, exclude_unset=True, mode="json") == DOCUMENT


@pytest.mark.parametrize("name", SCHEMAS)
def test_its_schemas_are_schemas(name):
    Draft202012Validator.check_schema(SCHEMAS[name])


def test_its_references_lead_to_all_of_its_components_and_nowhere_else():
    found = references(DOCUMENT)
    assert all(at(reference) for reference in found)
    components = DOCUMENT["components"]
    defined = {f"#/components/{kind}/{name}" for kind in ("schemas", "responses") for name in components[kind]}
    assert found == defined


@pytest.mark.parametrize("function", api_functions())
def test_the_template_leads_to_the_function_that_declares_the_route(function):
    source = (ROOT / "functions" / f"{function}.py").read_text()
    declared = {(path, method.lower()) for method, path in re.findall(r'@api.route\("([A-Z]+)", "([^"]+)"', source)}
    integrations = {
        route: str(operation["x-amazon-apigateway-integration"]["uri"]) for route, operation in OPERATIONS.items()
    }
    assert declared
    assert declared == {route for route, uri in integrations.items() if f"{logical_id(function)}Alias" in uri}


def test_operations_have_ids_of_their_own_and_a_summary():
    operations = [parameter.values[0] for parameter in DESCRIBED]
    assert len({operation["operationId"] for operation in operations}) == len(operations)
    for operation in operations:
        assert re.fullmatch(r"[a-z]+([A-Z][a-z]+)*", operation["operationId"])
        assert operation["summary"]


@pytest.mark.parametrize("operation", DESCRIBED)
def test_examples_are_valid(operation):
    content = operation.get("requestBody", {}).get("content", {}).get("application/json", {})
    if "example" in content:
        check(content["example"], content["schema"])


@pytest.mark.parametrize(("name", "members"), [("State", State), ("Kind", Kind), ("Need", Need), ("Verdict", Verdict)])
def test_states_and_evidence_are_enumerated(name, members):
    assert SCHEMAS[name]["enum"] == list(members)


def test_codes_of_fields_are_enumerated():
    assert SCHEMAS["FieldCode"]["enum"] == list(FieldCode)


def test_limits_are_named():
    (limit,) = [p for p in DOCUMENT["paths"]["/myreferral"]["get"]["parameters"] if p["name"] == "limit"]
    assert limit["schema"] == {"type": "integer", "minimum": 1, "maximum": 100, "default": 20}
    assert SCHEMAS["Posting"]["properties"]["description"]["maxLength"] == 60_000
    assert SCHEMAS["Registration"]["properties"]["skills"]["maxItems"] == 300
