"""The functions as deployed: built by `sam build`, started with nothing else on the path, invoked with their events."""

import asyncio
import base64
import json
import platform
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from local.build import HERE, building, version_of
from local.built_functions import BuiltFunction, built_functions
from local.functions import Function
from local.lambdas import FunctionError, Lambda
from local.resources import Clients, put_secret
from local.stack import BUILT, ROOT, RUNTIME, Stack
from models.nlu.assemble import SHA256
from tests.conftest import FUNCTIONS, logical_id
from tests.layers.referral.entrypoints.answers import Answers, answering
from tests.mails import code_in_mail

LAMBDAS_RUNTIME = BUILT / "runtime-3.13/bin/python"
HAS_LAMBDAS_PYTHON = LAMBDAS_RUNTIME.exists()
# Each function finds what the earlier ones left.
STORY = {
    "register": 202,
    "password": 202,
    "login": 200,
    "ask_referral": 202,
    "encode_users": None,
    "encode_jobs": None,
    "rank_referrals": None,
    "my_referral": 200,
    "give_referral": 200,
    "employment_code": 409,  # the profile of the event names no company
    "employment": 409,
    "company_domains": None,
    "reconcile": None,
    "posting": 404,  # whose caller did not register
    "me": 200,
    "describe_api": 200,
}
LONGEST_S = 600.0  # that a function may take; packing the models takes long
DEPLOYMENT = ("migrate_database", "prepare_search", "publish_models", "check_models")
MARK = uuid4().hex

BuiltFunctions = dict[str, BuiltFunction]
Answer = Callable[..., Any]


@pytest.fixture(scope="module")
def runtime(pytestconfig: pytest.Config) -> Path:
    """Lambda's Python version, or the machine's own if that is missing."""
    if HAS_LAMBDAS_PYTHON:
        return LAMBDAS_RUNTIME
    terminal = pytestconfig.pluginmanager.get_plugin("terminalreporter")
    terminal.write_line(f"no Python 3.13 here: what was built runs on {platform.python_version()} instead")
    return RUNTIME


@pytest.fixture(scope="module")
def built(runtime: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, BuiltFunctions]:
    """The functions by logical id, built twice: `deployed` by default, and `runnable` on this machine."""
    directories = {kind: tmp_path_factory.mktemp(kind) / "build" for kind in ("deployed", "runnable")}
    processes = {
        "deployed": building(directories["deployed"], "arm64"),
        "runnable": building(directories["runnable"], HERE, PYTHON_VERSION=version_of(runtime)),
    }
    for process in processes.values():
        said, _ = process.communicate()
        assert process.returncode == 0, said
    return {
        kind: {built_function.name: built_function for built_function in built_functions(directory / "template.yaml")}
        for kind, directory in directories.items()
    }


@pytest.fixture(scope="module")
def deployed(built: dict[str, BuiltFunctions]) -> BuiltFunctions:
    return built["deployed"]


@pytest.fixture(scope="module")
def runnable(built: dict[str, BuiltFunctions]) -> BuiltFunctions:
    return built["runnable"]


@pytest.fixture(scope="module")
def answer(stack: Stack, runtime: Path, tmp_path_factory: pytest.TempPathFactory) -> Answer:
    """answer(built_function, event, **variables) returns the function's answer; FunctionError if it fails."""
    log = tmp_path_factory.mktemp("log") / "functions.log"

    async def invoke(function: Function, event: dict[str, Any]) -> Any:
        tested = Lambda(function, runtime, log)
        try:
            return json.loads(await tested.invoke(json.dumps(event).encode()))
        finally:
            await tested.stop()

    def answer(built_function: BuiltFunction, event: dict[str, Any], **variables: str) -> Any:
        function = stack.functions.get(built_function.name, stack.functions["AskReferralFunction"])
        environment = {
            **function.environment,
            "LAMBDA_TASK_ROOT": str(built_function.code),
            "PYTHONPATH": ":".join(map(str, built_function.python_path[1:])),
            "PYTHONDONTWRITEBYTECODE": "1",
            **variables,
        }
        return asyncio.run(
            invoke(
                replace(
                    function,
                    handler=built_function.handler,
                    code=built_function.code,
                    timeout_s=LONGEST_S,
                    environment=environment,
                ),
                event,
            )
        )

    return answer


def event_of(function: str, claims: dict[str, str] | None = None) -> dict[str, Any]:
    """The function's event, with a person and a job of this test's own."""
    text = (ROOT / f"events/{function}.json").read_text()
    event = json.loads(text.replace("maya.okafor@", f"{MARK}@").replace("northwind/4711", MARK))
    if "requestContext" in event:
        event["requestContext"]["authorizer"] = {"claims": claims or {}}
    return event


def claims_of(login: dict[str, Any]) -> dict[str, str]:
    """The claims of the token in an answer of login."""
    payload = json.loads(login["body"])["secret"].split(".")[1]
    return json.loads(base64.urlsafe_b64decode(payload + "=="))


# ---------------------------------------------------------------- the functions, started


@pytest.fixture(scope="module")
def answers(stack: Stack, runnable: BuiltFunctions, answer: Answer) -> dict[str, Any]:
    """The answer of each function of the story to its event, invoked one after the other."""
    for queue in ("UserQueue", "JobQueue"):  # other tests leave messages there, some of which must fail
        Clients(stack.endpoints)["sqs"].purge_queue(QueueUrl=stack.resources[queue].id)
    answers: dict[str, Any] = {}
    for function in STORY:
        claims = claims_of(answers["login"]) if "login" in answers else None
        answers[function] = answer(runnable[logical_id(function)], event_of(function, claims))
        if function == "register":
            answers["confirmation"] = answer(runnable["RegisterFunction"], confirmation_of(event_of(function)))
    return answers


def confirmation_of(registration: dict[str, Any]) -> dict[str, Any]:
    """The event that enters the code which was mailed after the registration."""
    person = json.loads(registration["body"])["personalInformation"]
    body = {"email": person["email"], "code": code_in_mail(person["email"]), "password": person["password"]}
    path = {"resource": "/register/confirm", "path": "/register/confirm"}
    return registration | path | {"body": json.dumps(body)}


@pytest.fixture(scope="module")
def cloudformation() -> Iterator[Answers]:
    with answering() as answers:
        yield answers


@pytest.fixture(scope="module")
def settings(stack: Stack, cloudformation: Answers, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The settings of deployment functions, which the local stack never runs."""
    clients, weights = Clients(stack.endpoints), tmp_path_factory.mktemp("weights")
    clients["s3"].create_bucket(
        Bucket=f"models-{MARK}", CreateBucketConfiguration={"LocationConstraint": "eu-central-1"}
    )
    for name in SHA256:
        (weights / name).write_text(name)
    account = stack.account
    administrator = {"username": account.username, "password": account.password}
    return {
        "DATABASE_ADMIN_SECRET_ARN": put_secret(clients, f"administrator-{MARK}", administrator),
        "DATABASE_SECRET_ARN": put_secret(clients, f"application-{MARK}", {"username": MARK[:20], "password": MARK}),
        "MODEL_BUCKET": f"models-{MARK}",
        "MODELS_DIRECTORY": str(weights),
        "OPENSEARCH_URL": cloudformation.url.partition("/answer")[0],
    }


def test_every_function_is_started():
    assert {*STORY, *DEPLOYMENT, "rotate_database_secret"} == set(FUNCTIONS)


@pytest.mark.parametrize("function", [function for function, status in STORY.items() if status])
def test_built_functions_answer_requests(function: str, answers: dict[str, Any]):
    assert answers[function]["statusCode"] == STORY[function], answers[function]


def test_built_functions_take_a_mailed_code(answers: dict[str, Any]):
    assert answers["confirmation"]["statusCode"] == 201, answers["confirmation"]


@pytest.mark.parametrize("function", ["encode_users", "encode_jobs", "rank_referrals"])
def test_built_functions_do_their_scheduled_work(function: str, answers: dict[str, Any]):
    assert sum(answers[function].values()) >= 1, answers[function]
    assert not answers[function].get("Failures"), answers[function]


def test_built_functions_look_for_proofs_that_have_lapsed(answers: dict[str, Any]):
    assert answers["company_domains"] == {"Lapsed": 0}


def test_built_functions_score_an_ask(answers: dict[str, Any]):
    (referral,) = json.loads(answers["my_referral"]["body"])["referrals"]
    assert referral["state"] == "queued"
    assert referral["score"] > 0
    assert referral["evidence"]


@pytest.mark.parametrize("function", DEPLOYMENT)
def test_built_functions_do_their_part_of_a_deployment(
    function: str, runnable: BuiltFunctions, answer: Answer, cloudformation: Answers, settings: dict[str, str]
):
    answer(runnable[logical_id(function)], event_of(function) | {"ResponseURL": cloudformation.url}, **settings)
    assert cloudformation.last["Status"] == "SUCCESS", cloudformation.last


def test_built_functions_rotate_no_other_secret(runnable: BuiltFunctions, answer: Answer, settings: dict[str, str]):
    with pytest.raises(FunctionError, match="Unfinished: Refused"):
        answer(runnable["RotateDatabaseSecretFunction"], event_of("rotate_database_secret"), **settings)


# ---------------------------------------------------------------- the files


@pytest.mark.parametrize("function", FUNCTIONS)
def test_a_function_holds_its_own_file_and_no_other(function: str, deployed: BuiltFunctions):
    names = {path.name for path in deployed[logical_id(function)].code.iterdir()}
    assert names - {"__pycache__"} == {f"{function}.py"}


@pytest.mark.parametrize("function", FUNCTIONS)
def test_what_is_deployed_is_whole_and_fits_lambda(function: str, deployed: BuiltFunctions):
    built_function = deployed[logical_id(function)]
    assert (built_function.architecture, built_function.runtime) == ("arm64", "python3.13")
    assert [problem for problem in built_function.problems() if HAS_LAMBDAS_PYTHON or "bytecode" not in problem] == []


@pytest.mark.parametrize("function", FUNCTIONS)
def test_no_layer_repeats_the_runtime_or_holds_unused_files(function: str, deployed: BuiltFunctions):
    names = {path.name for directory in deployed[logical_id(function)].python_path for path in directory.rglob("*")}
    assert not names & {"boto3", "botocore", "awslambdaric", "tests", "bin"}


def test_the_migrations_and_the_weights_are_there(deployed: BuiltFunctions):
    (sql,) = deployed["MigrateDatabaseFunction"].layers[-1].glob("python/migrations/sql")
    assert {path.name for path in sql.iterdir()} == {path.name for path in (ROOT / "sql").iterdir()}
    assert {path.name for path in (deployed["PublishModelsFunction"].layers[-1] / "models").iterdir()} == {
        *SHA256,
        "wheels",
    }


@pytest.fixture
def copy(runnable: BuiltFunctions, tmp_path: Path) -> BuiltFunction:
    """A function with copies of its layers, which a test may damage."""
    built_function = runnable["LoginFunction"]
    return replace(
        built_function, layers=tuple(shutil.copytree(layer, tmp_path / layer.name) for layer in built_function.layers)
    )


def test_a_missing_dependency_fails(copy: BuiltFunction, answer: Answer):
    for path in copy.layers[0].glob("python/annotated_types*"):
        shutil.rmtree(path)
    assert "LoginFunction: pydantic requires annotated-types, which is missing" in set(copy.problems())
    with pytest.raises(FunctionError, match="annotated_types"):
        answer(copy, event_of("login"))


WITH_BYTECODE = pytest.mark.skipif(not HAS_LAMBDAS_PYTHON, reason="only Python 3.13 can compile for Python 3.13")


@WITH_BYTECODE
def test_bytecode_that_is_missing_or_looks_at_its_source_fails(copy: BuiltFunction):
    (bytecode,) = copy.layers[0].glob("python/referral/__pycache__/__init__.*.pyc")
    assert not any("bytecode" in problem for problem in copy.problems())
    bytecode.write_bytes(bytecode.read_bytes()[:4] + (0b11).to_bytes(4, "little") + bytecode.read_bytes()[8:])
    expected = f"LoginFunction: 1 modules have no bytecode of {copy.runtime}, such as referral/__init__.py"
    assert list(copy.problems()) == [expected]
    bytecode.unlink()
    assert list(copy.problems()) == [expected]


@WITH_BYTECODE
def test_a_function_loads_bytecode_instead_of_its_source(copy: BuiltFunction, answer: Answer):
    """Lambda's file system is read-only: what is not compiled beforehand is compiled at each cold start."""
    source = copy.layers[0] / "python/referral/entrypoints/http/api.py"
    source.write_text("raise RuntimeError('compiled again')")
    assert answer(copy, event_of("login"))["statusCode"] < 500


@pytest.mark.skipif(HERE == "arm64", reason="what is deployed runs on this machine")
def test_a_wheel_for_another_machine_fails(deployed: BuiltFunctions, copy: BuiltFunction, answer: Answer):
    (foreign,) = deployed["LoginFunction"].layers[0].glob("python/pydantic_core/*.so")
    (native,) = copy.layers[0].glob("python/pydantic_core/*.so")
    shutil.copy(foreign, native)
    assert f"LoginFunction: pydantic_core/{native.name} is not for x86_64" in set(copy.problems())
    with pytest.raises(FunctionError, match="pydantic_core"):
        answer(copy, event_of("login"))
