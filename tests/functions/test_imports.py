"""What the functions of the API load before they answer, because every module makes a cold start longer."""

import json
import os
import subprocess
import sys

import pytest

from local.openapi import SETTINGS, api_functions
from tests.test_architecture import ROOT

# Modules of our own package. Before raising a number, check what the function needs.
MOST_MODULES = {
    "ask_referral": 71,
    "describe_api": 39,
    "employment": 65,
    "employment_code": 65,
    "give_referral": 76,
    "login": 49,
    "me": 89,
    "my_referral": 63,
    "password": 66,
    "posting": 71,
    "register": 66,
}
# What stores need of the rules: how features are written down, and their shapes.
SHAPES_OF_FEATURES = {"referral.matching", "referral.matching.facts_codec", "referral.matching.features"}
ONLY_FOR_DOCUMENTS = {"jsonschema"}
# Decision record 52 says why.
UNUSED = {"aws_lambda_powertools.event_handler"}


# Names of all modules, and of all answers and inputs that are compiled when the function has started.
PROGRAM = """
import {function}, json, sys
from referral.domain.value_types import Input
from referral.entrypoints.http.shape import Shape
def kinds(kind):
    for one in kind.__subclasses__():
        yield from (one, *kinds(one))
compiled = [one.__name__ for one in (*kinds(Shape), *kinds(Input)) if one.__pydantic_complete__]
print(json.dumps([list(sys.modules), compiled]))
"""


def loaded_by(function: str) -> tuple[set[str], list[str]]:
    program = PROGRAM.format(function=function)
    environment = {**os.environ, **SETTINGS, "PYTHONPATH": f"{ROOT}/layers/referral:{ROOT}/functions"}
    process = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, check=True)
    modules, compiled = json.loads(process.stdout)
    return set(modules), compiled


@pytest.mark.parametrize("function", api_functions())
def test_a_function_of_the_api_loads_no_more_than_it_needs(function):
    loaded, compiled = loaded_by(function)
    assert not compiled
    ours = {name for name in loaded if name.startswith("referral.")}
    assert len(ours) <= MOST_MODULES[function]
    assert not {name for name in ours if name.startswith("referral.extraction")}
    assert {name for name in ours if name.startswith("referral.matching")} <= SHAPES_OF_FEATURES
    assert "referral.entrypoints.http.document" not in ours
    assert not loaded & {"numpy", "snowballstemmer", *ONLY_FOR_DOCUMENTS, *UNUSED}
