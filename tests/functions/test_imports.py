"""What the functions of the API load before they answer, because every module makes a cold start longer."""

import json
import os
import subprocess
import sys

import pytest

from local.openapi import SETTINGS, api_functions
from tests.test_architecture import ROOT

# Modules of our own package. Before raising a number, check what the function needs.
MOST_MODULES = 85
# What stores need of the rules: how features are written down, and their shapes.
SHAPES_OF_FEATURES = {"referral.matching", "referral.matching.codec", "referral.matching.features"}
ONLY_FOR_DOCUMENTS = {"jsonschema", "aws_lambda_powertools.event_handler.openapi.models"}


def loaded_by(function: str) -> set[str]:
    """Every module that is there when the function has started."""
    program = f"import {function}, json, sys; print(json.dumps(list(sys.modules)))"
    environment = {**os.environ, **SETTINGS, "PYTHONPATH": f"{ROOT}/layers/referral:{ROOT}/functions"}
    process = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, check=True)
    return set(json.loads(process.stdout))


@pytest.mark.parametrize("function", api_functions())
def test_a_function_of_the_api_loads_no_more_than_it_needs(function):
    loaded = loaded_by(function)
    ours = {name for name in loaded if name.startswith("referral.")}
    assert len(ours) <= MOST_MODULES
    assert not {name for name in ours if name.startswith("referral.extraction")}
    assert {name for name in ours if name.startswith("referral.matching")} <= SHAPES_OF_FEATURES
    assert "referral.entrypoints.http.document" not in ours
    assert not loaded & {"numpy", "snowballstemmer", *ONLY_FOR_DOCUMENTS}
