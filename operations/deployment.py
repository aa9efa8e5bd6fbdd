"""The deployment that a command works on: its resources, and clients to reach them."""

import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import boto3
from botocore.client import BaseClient
from botocore.config import Config

from local.stack_directory import StackDirectory

Say = Callable[[str], None]
# A function may run for a minute; retrying because its answer is late would only double the work.
_PATIENT = Config(read_timeout=90, retries={"total_max_attempts": 1})


class OperationFailed(Exception):
    """A command failed; the message is for the operator."""


class Deployment:
    """A running system; `deployment[logical_id]` is the name or address of one of its resources."""

    def __init__(self, name: str, resources: Mapping[str, str]) -> None:
        self.sqs: BaseClient = boto3.client("sqs")
        self.dynamodb: BaseClient = boto3.client("dynamodb")
        self.functions: BaseClient = boto3.client("lambda", config=_PATIENT)
        self._name = name
        self._resources = resources

    def __getitem__(self, logical_id: str) -> str:
        try:
            return self._resources[logical_id]
        except KeyError:
            raise OperationFailed(f"{self._name} has no resource {logical_id}") from None

    def invoke(self, logical_id: str, event: Mapping[str, Any]) -> dict[str, Any]:
        """The answer of the live version of a function; OperationFailed if it fails."""
        name = self[logical_id]
        answer = self.functions.invoke(FunctionName=name, Qualifier="live", Payload=json.dumps(event))
        payload: dict[str, Any] = json.load(answer["Payload"])
        if "FunctionError" in answer:
            raise OperationFailed(f"{name} failed: {payload.get('errorMessage')}; see its log")
        return payload


def on_aws(stack: str) -> Deployment:
    """The CloudFormation stack of this name, in the operator's account and region."""
    pages = boto3.client("cloudformation").get_paginator("list_stack_resources").paginate(StackName=stack)
    summaries = (summary for page in pages for summary in page["StackResourceSummaries"])
    return Deployment(
        stack, {one["LogicalResourceId"]: one["PhysicalResourceId"] for one in summaries if "PhysicalResourceId" in one}
    )


def on_this_machine(path: Path) -> Deployment:
    """The stack that runs in the directory; OperationFailed if there is none."""
    directory = StackDirectory(path)
    if not directory.owner():
        raise OperationFailed(f"no stack runs in {directory.path}")
    state = directory.state()
    os.environ |= state["environment"]
    return Deployment(str(directory.path), state["resources"])
