import asyncio
import json
from collections.abc import Callable
from typing import Any

import boto3
import pytest
from aiohttp.test_utils import TestServer
from botocore.exceptions import ClientError

from local.invocations import invocations
from local.lambdas import FunctionError
from local.ports import HOST, free_port


async def function(name: str, event: bytes) -> bytes:
    if name == "Broken":
        raise FunctionError("ValueError", "not that")
    return json.dumps({"function": name, "event": json.loads(event)}).encode()


@pytest.fixture
def invoke() -> Callable[..., Any]:
    """invoke(**arguments) invokes the function with boto3."""

    async def call(**arguments: Any) -> tuple[dict[str, Any], Any]:
        async with TestServer(invocations({"Good", "Broken"}, function), host=HOST, port=free_port()) as server:
            client = boto3.client(
                "lambda",
                "us-east-1",
                endpoint_url=str(server.make_url("")),
                aws_access_key_id="-",
                aws_secret_access_key="-",
            )
            answer = await asyncio.to_thread(client.invoke, **arguments)
            return answer, json.load(answer["Payload"])

    return lambda **arguments: asyncio.run(call(**arguments))


def test_a_function_answers_whatever_the_alias(invoke):
    for event, qualifier in (({"a": 1}, {"Qualifier": "live"}), ({}, {})):
        answer, payload = invoke(FunctionName="Good", Payload=json.dumps(event), **qualifier)
        assert "FunctionError" not in answer
        assert payload == {"function": "Good", "event": event}


def test_a_failure_is_told_as_lambda_tells_it(invoke):
    answer, payload = invoke(FunctionName="Broken")
    assert answer["FunctionError"] == "Unhandled"
    assert payload == {"errorType": "ValueError", "errorMessage": "not that"}


def test_a_function_that_there_is_not(invoke):
    with pytest.raises(ClientError) as refusal:
        invoke(FunctionName="Ghost")
    assert refusal.value.response["Error"]["Code"] == "ResourceNotFoundException"
