from pathlib import Path
from typing import Any

import pytest

from local.functions import Function, functions
from local.template import Resource, Template

ROOT, BUILT = Path("/project"), Path("/built")


def of(properties: dict[str, Any]) -> Function:
    document = {
        "Resources": {
            "Layer123": {"Type": "AWS::Lambda::LayerVersion", "Properties": {"Content": {"S3Key": "layers/ours/"}}},
            "Function": {
                "Type": "AWS::Lambda::Function",
                "Properties": {"Code": {"S3Key": "code/"}, "Handler": "a.b", "Runtime": "python3.13"} | properties,
            },
        }
    }
    template = Template(document, {}, Resource)
    return functions(template, ROOT, BUILT, {"AWS_ENDPOINT_URL": "http://moto"})["Function"]


def test_the_environment_is_the_templates_and_that_of_lambda():
    variables = {"PORT": 3306, "ON": True, "TABLE": {"Ref": "Layer123"}}
    environment = of({"Environment": {"Variables": variables}}).environment
    assert (environment["PORT"], environment["ON"], environment["TABLE"]) == ("3306", "true", "Layer123")
    assert environment["AWS_ENDPOINT_URL"] == "http://moto"
    assert environment["AWS_LAMBDA_FUNCTION_NAME"] == "Function"
    assert environment["_HANDLER"] == "a.b"


def test_a_function_sees_the_layers_that_it_names_and_no_others():
    assert of({"Layers": [{"Ref": "Layer123"}]}).environment["PYTHONPATH"] == "/project/layers/ours:/built/ours/python"
    assert of({}).environment["PYTHONPATH"] == ""


@pytest.mark.parametrize(
    ("properties", "timeout_s", "sandboxes"),
    [
        ({}, 3, 4),
        ({"Timeout": 60, "ReservedConcurrentExecutions": 1}, 60, 1),
        ({"ReservedConcurrentExecutions": 9}, 3, 4),
    ],
)
def test_limits(properties: dict[str, Any], timeout_s: float, sandboxes: int):
    function = of(properties)
    assert (function.timeout_s, function.sandboxes) == (timeout_s, sandboxes)
