"""Rows about cold starts: from the start of a process to the first answer of a function that was built for Lambda.

Its processes run under Lambda's Python where this machine has it. They take turns with the same function without
bytecode, and with a process that only imports the function's clients.
"""

import asyncio
import base64
import json
import shutil
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, Self
from uuid import uuid4

from benchmarks.comparison import Row, sides
from local.build import HERE, building, version_of
from local.built_functions import BuiltFunction, built_functions
from local.functions import Function
from local.lambdas import Lambda
from local.stack import BUILT, ROOT, RUNTIME, Stack

_LAMBDAS_RUNTIME = BUILT / "runtime-3.13/bin/python"
# What each function connects to: services, and packages of its layers.
CLIENTS = {
    "login": ("cognito-idp", ""),
    "my_referral": ("cognito-idp secretsmanager", "pymysql"),
    "ask_referral": ("cognito-idp dynamodb sqs secretsmanager", "pymysql"),
    "give_referral": ("cognito-idp dynamodb secretsmanager", "pymysql opensearchpy"),
    "rank_referrals": ("dynamodb sqs secretsmanager", "pymysql"),
    "encode_users": ("dynamodb s3 sagemaker-runtime sqs secretsmanager", "pymysql opensearchpy"),
    "encode_jobs": ("dynamodb sagemaker-runtime sqs secretsmanager", "pymysql"),
}
_CLIENTS_ONLY = """
import importlib, os
import boto3
for package in os.environ["PACKAGES"].split():
    importlib.import_module(package)
clients = [boto3.client(service) for service in os.environ["SERVICES"].split()]
def handler(event, context):
    return {}
"""


@dataclass(frozen=True)
class Built:
    """The functions by logical id, and the Python that they were built for."""

    functions: Mapping[str, BuiltFunction]
    python: Path
    directory: Path


class Build:
    """A build that runs while others prepare; `with Build() as build`, and then `build.result()`."""

    def __enter__(self) -> Self:
        self._temporary = tempfile.TemporaryDirectory(prefix="referral-built-")
        self._directory = Path(self._temporary.name)
        self._python = _LAMBDAS_RUNTIME if _LAMBDAS_RUNTIME.exists() else RUNTIME
        self._process = building(self._directory / "build", HERE, PYTHON_VERSION=version_of(self._python))
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()
        self._temporary.cleanup()

    def result(self) -> Built:
        """RuntimeError if it failed."""
        said, _ = self._process.communicate()
        if self._process.returncode:
            raise RuntimeError(said)
        found = built_functions(self._directory / "build/template.yaml")
        return Built({one.name: one for one in found}, self._python, self._directory)


def rows(stack: Stack, built: Built, functions: Sequence[str], rounds: int) -> list[Row]:
    start = _Start(stack, built)
    found = []
    for function in functions:
        event = start.event_of(function)
        columns = sides(
            rounds,
            ours=partial(start.milliseconds, start.deployed(function), event),
            naive=partial(start.milliseconds, start.without_bytecode(function), event),
            limit=partial(start.milliseconds, start.clients_only(function), {}),
        )
        beside = "without bytecode | boto3 and the same clients only"
        found.append(Row("cold-starts", f"cold start: {function}", "ms", *columns, goal="≤ 1.3 × limit", beside=beside))
    return found


class _Start:
    """Starts processes of functions, with the settings of a stack and events of one person."""

    def __init__(self, stack: Stack, built: Built) -> None:
        self._stack, self._built = stack, built
        self._log = built.directory / "functions.log"
        self._mark = uuid4().hex
        self._plain: dict[Path, Path] = {}
        clients_only = built.directory / "clients_only"
        clients_only.mkdir()
        (clients_only / "clients_only.py").write_text(_CLIENTS_ONLY)
        self._clients_only = clients_only
        self._claims = self._registered()

    def milliseconds(self, function: Function, event: Mapping[str, Any]) -> float:
        """From the start of a process to its answer."""
        return self._answer(function, event)[1]

    def deployed(self, function: str) -> Function:
        built = self._built.functions[_logical_id(function)]
        return self._function(function, built.handler, built.code, built.python_path[1:])

    def without_bytecode(self, function: str) -> Function:
        built = self._built.functions[_logical_id(function)]
        code, *layers = map(self._without_bytecode, (built.code, *built.python_path[1:]))
        return self._function(function, built.handler, code, layers)

    def clients_only(self, function: str) -> Function:
        built = self._built.functions[_logical_id(function)]
        services, packages = CLIENTS[function]
        only = self._function(function, "clients_only.handler", self._clients_only, built.python_path[1:])
        return replace(only, environment={**only.environment, "SERVICES": services, "PACKAGES": packages})

    def event_of(self, function: str) -> dict[str, Any]:
        """The function's event, sent by the person."""
        text = (ROOT / f"events/{function}.json").read_text()
        event: dict[str, Any] = json.loads(text.replace("maya.okafor@", f"{self._mark}@"))
        if "requestContext" in event:
            event["requestContext"]["authorizer"] = {"claims": self._claims}
        return event

    def _registered(self) -> dict[str, str]:
        """The claims of the person's token."""
        self._claims = {}
        registration = self.event_of("register")
        body = json.loads(registration["body"])
        body["personalInformation"]["company"] = "Northwind"
        self._answer(self.deployed("register"), registration | {"body": json.dumps(body)})
        answer, _ = self._answer(self.deployed("login"), self.event_of("login"))
        payload = json.loads(answer["body"])["secret"].split(".")[1]
        claims: dict[str, str] = json.loads(base64.urlsafe_b64decode(payload + "=="))
        return claims

    def _answer(self, function: Function, event: Mapping[str, Any]) -> tuple[Any, float]:
        async def invoke() -> tuple[bytes, float]:
            started = time.perf_counter()
            process = Lambda(function, self._built.python, self._log)
            try:
                answer = await process.invoke(json.dumps(event).encode())
                return answer, 1000 * (time.perf_counter() - started)
            finally:
                await process.stop()

        answer, milliseconds = asyncio.run(invoke())
        found = json.loads(answer)
        if isinstance(found, dict) and found.get("statusCode", 200) >= 300:
            raise RuntimeError(f"{function.name} answered {found}")
        return found, milliseconds

    def _function(self, function: str, handler: str, code: Path, layers: Sequence[Path]) -> Function:
        declared = self._stack.functions[_logical_id(function)]
        environment = {
            **declared.environment,
            "LAMBDA_TASK_ROOT": str(code),
            "PYTHONPATH": ":".join(map(str, layers)),
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        return replace(declared, handler=handler, code=code, environment=environment)

    def _without_bytecode(self, directory: Path) -> Path:
        if directory not in self._plain:
            copy = self._built.directory / f"plain-{len(self._plain)}"
            shutil.copytree(directory, copy, ignore=shutil.ignore_patterns("__pycache__"))
            self._plain[directory] = copy
        return self._plain[directory]


def _logical_id(function: str) -> str:
    return "".join(word.capitalize() for word in function.split("_")) + "Function"
