import importlib
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from local.stack import Stack
from referral.adapters.endpoint import Endpoint
from referral.domain.errors import Outage
from tests.functions.conftest import Context, event_of
from tests.layers.referral.entrypoints.answers import answering


def never_answering(endpoint: Endpoint, inputs: Sequence[Any]) -> dict[str, Any]:
    raise Outage("The model", "ReadTimeoutError")


@pytest.fixture
def check(stack: Stack) -> Callable[..., dict[str, Any]]:
    """check(seconds): what CloudFormation is told by a function that has so many seconds."""

    def check(seconds: float = 30) -> dict[str, Any]:
        module = importlib.reload(importlib.import_module("check_models"))
        with answering() as answers:
            module.handler(event_of("check_models") | {"ResponseURL": answers.url}, Context(seconds))
            return answers.last

    return check


def test_models_that_answer_let_a_deployment_go_on(check):
    assert check()["Status"] == "SUCCESS"


@pytest.mark.parametrize("endpoint", ["NLU_ENDPOINT", "QA_ENDPOINT"])
def test_an_endpoint_that_is_missing_fails_a_deployment_at_once(endpoint, check, monkeypatch):
    monkeypatch.setenv(endpoint, "missing")
    answer = check()
    assert answer["Status"] == "FAILED"
    assert answer["Reason"].startswith("Defect")


def test_models_that_never_answer_fail_a_deployment_in_time(check, monkeypatch):
    monkeypatch.setattr("referral.adapters.endpoint.Endpoint.invoke", never_answering)
    answer = check(seconds=11)
    assert answer["Status"] == "FAILED"
    assert answer["Reason"].startswith("OutOfTime")


def test_a_container_that_is_still_starting_is_no_failure(check, monkeypatch):
    asked, invoke = [], Endpoint.invoke

    def starting(endpoint: Endpoint, inputs: Sequence[Any]) -> dict[str, Any]:
        asked.append(endpoint)
        return never_answering(endpoint, inputs) if len(asked) == 1 else invoke(endpoint, inputs)

    monkeypatch.setattr("referral.adapters.endpoint.Endpoint.invoke", starting)
    assert check()["Status"] == "SUCCESS"
    assert len(asked) == 3


def test_another_model_fails_a_deployment(check, monkeypatch):
    monkeypatch.setattr("referral.application.check_models.MODEL", "another")
    answer = check()
    assert answer["Status"] == "FAILED"
    assert answer["Reason"].startswith("Outage")
