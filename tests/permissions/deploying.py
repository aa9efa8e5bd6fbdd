"""Invokes the functions that run only in a deployment on AWS, as AWS does."""

import asyncio
import contextlib
import json
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.request import urlopen
from uuid import uuid4

from local.functions import Function, functions
from local.lambdas import Lambda, arn
from local.resources import Clients
from local.stack import BUILT, ROOT, RUNTIME, Stack
from local.template import Template
from models.nlu.assemble import SHA256
from tests.layers.referral.entrypoints.answers import answering

EVENTS = ROOT / "events"
ROTATION = ("createSecret", "setSecret", "testSecret", "finishSecret")


def deploy(stack: Stack, template: Template, observer: Path, directory: Path) -> None:
    """Creates each custom resource, rotates the database's secret, registers a person; `directory` is for files."""
    # The models' code is imported from the root; a build puts it into their layer.
    made = functions(template, ROOT, BUILT / "layers", stack.endpoints, [observer, ROOT])
    log = stack.directory.log("deployment")
    for name, properties in template.of_type(*_custom(template)).items():
        function = made[properties["ServiceToken"]["Fn::GetAtt"][0]]
        _make(name, template.resolve(properties), _with_models(function, directory), log)
    _rotate(made["RotateDatabaseSecretFunction"], Clients(stack.endpoints), log)
    _register(made["RegisterFunction"], Clients(stack.endpoints), log)


def _custom(template: Template) -> set[str]:
    return {resource["Type"] for resource in template.resources.values() if resource["Type"].startswith("Custom::")}


def _with_models(function: Function, directory: Path) -> Function:
    """The function, with empty models of the right names."""
    for name in SHA256:
        (directory / name).touch()
    return replace(function, environment={**function.environment, "MODELS_DIRECTORY": str(directory)})


def _make(name: str, properties: Mapping[str, Any], function: Function, log: Path) -> None:
    names = {"RequestType": "Create", "RequestId": "request", "StackId": "stack", "LogicalResourceId": name}
    with answering() as answers:
        _invoke(function, log, {**names, "ResourceProperties": properties, "ResponseURL": answers.url})
    assert answers.last["Status"] == "SUCCESS", f"{function.name} failed; see {log}"


def _rotate(function: Function, clients: Clients, log: Path) -> None:
    secret, version = function.environment["DATABASE_SECRET_ARN"], str(uuid4())
    manager = clients["secretsmanager"]
    # moto creates the new version, then fails because it has no such function.
    with contextlib.suppress(manager.exceptions.ResourceNotFoundException):
        manager.rotate_secret(
            SecretId=secret,
            ClientRequestToken=version,
            RotationLambdaARN=arn(function.name),
            RotationRules={"AutomaticallyAfterDays": 30},
        )
    steps = [{"Step": step, "SecretId": secret, "ClientRequestToken": version} for step in ROTATION]
    _invoke(function, log, *steps)
    assert "AWSCURRENT" in manager.describe_secret(SecretId=secret)["VersionIdsToStages"][version]


def _register(function: Function, clients: Clients, log: Path) -> None:
    """Registers somebody whose account was begun before."""
    event = json.loads((EVENTS / "register.json").read_text())
    body = json.loads(event["body"])
    person = body["personalInformation"]
    person["email"] = f"{uuid4().hex}@example.org"
    pool = function.environment["USER_POOL_ID"]
    clients["cognito-idp"].admin_create_user(UserPoolId=pool, Username=person["email"], MessageAction="SUPPRESS")
    (asked,) = _invoke(function, log, event | {"body": json.dumps(body)})
    assert asked["statusCode"] == 202
    code = {"email": person["email"], "code": _code_in_mail(function, person["email"]), "password": person["password"]}
    path = {"resource": "/register/confirm", "path": "/register/confirm"}
    (confirmed,) = _invoke(function, log, event | path | {"body": json.dumps(code)})
    assert confirmed["statusCode"] == 201


def _code_in_mail(function: Function, address: str) -> str:
    with urlopen(f"{function.environment['AWS_ENDPOINT_URL']}/local/mail?to={address}") as answer:
        return str(re.findall(r"\d{6}", json.load(answer)[0]["text"])[0])


def _invoke(function: Function, log: Path, *events: Mapping[str, Any]) -> list[Any]:
    """The answers of one process, in order."""

    async def invoke() -> list[Any]:
        running = Lambda(function, RUNTIME, log)
        try:
            return [json.loads(await running.invoke(json.dumps(event).encode())) for event in events]
        finally:
            await running.stop()

    return asyncio.run(invoke())
