"""Rules about template.yaml, checked after the SAM transform."""

import json
import re
from collections import Counter, defaultdict
from typing import Any

import pytest

from local.template import transformed
from referral.entrypoints.http.headers import ALWAYS
from tests.api_document import DOCUMENT, check
from tests.conftest import FUNCTIONS, logical_id
from tests.functions.conftest import event_of
from tests.permissions.grants import documents, shared_policies
from tests.test_architecture import MODULES, ROOT, imports

REQUESTS = {
    "ask_referral",
    "describe_api",
    "employment",
    "employment_code",
    "give_referral",
    "login",
    "me",
    "my_referral",
    "password",
    "posting",
    "register",
}
SCHEDULES = {"company_domains", "encode_jobs", "encode_users", "rank_referrals", "reconcile"}
BLOCK = 6
OF_NUMPY = "OPENBLAS_NUM_THREADS"
OUTSIDE_THE_NETWORK = {"describe_api", "employment_code", "login", "password", "publish_models", "register"}
QUEUE_OF = {"encode_users": "UserQueue", "encode_jobs": "JobQueue"}
RESOURCES: dict[str, Any] = transformed(ROOT / "template.yaml")["Resources"]
API = next(
    resource["Properties"]["Body"] for resource in RESOURCES.values() if resource["Type"] == "AWS::ApiGateway::RestApi"
)
OPERATIONS = {
    (path, method): operation
    for path, methods in API["paths"].items()
    for method, operation in methods.items()
    if method != "options"
}


def of_type(kind: str) -> dict[str, Any]:
    return {name: resource["Properties"] for name, resource in RESOURCES.items() if resource["Type"] == kind}


def settings_read_by(function: str) -> set[str]:
    """The environment variables that a function and the modules it imports ask for."""
    seen, waiting = set(), {ROOT / "functions" / f"{function}.py"}
    while waiting:
        path = waiting.pop()
        seen.add(path)
        waiting |= {MODULES[name] for name in imports(path) & MODULES.keys()} - seen
    return {name for path in seen for name in re.findall(r'setting\("([A-Z_]+)"', path.read_text())}


def test_every_queue_has_a_dead_letter_queue_or_is_one():
    queues = of_type("AWS::SQS::Queue")
    targets = {
        q["RedrivePolicy"]["deadLetterTargetArn"]["Fn::GetAtt"][0] for q in queues.values() if "RedrivePolicy" in q
    }
    assert {name for name, queue in queues.items() if "RedrivePolicy" not in queue} == targets
    assert len(targets) == 2


@pytest.mark.parametrize(("function", "queue"), QUEUE_OF.items())
def test_a_message_stays_hidden_for_six_times_its_function(function, queue):
    timeout = RESOURCES[logical_id(function)]["Properties"]["Timeout"]
    assert RESOURCES[queue]["Properties"]["VisibilityTimeout"] >= 6 * timeout


def test_the_api_has_the_routes_of_its_document():
    described = {(path, method) for path, methods in DOCUMENT["paths"].items() for method in methods}
    assert set(OPERATIONS) == described


def test_a_secret_is_needed_where_the_document_says_so():
    ((name, authorizer),) = API["components"]["securitySchemes"].items()
    assert authorizer["name"] == DOCUMENT["components"]["securitySchemes"]["secret"]["name"] == "secret"
    assert authorizer["x-amazon-apigateway-authorizer"]["type"] == "cognito_user_pools"
    for (path, method), operation in OPERATIONS.items():
        needed = {name: []} in operation["security"]
        assert DOCUMENT["paths"][path][method]["security"] == ([{"secret": []}] if needed else []), path


def test_only_what_comes_before_a_login_is_open():
    open_paths = {
        path for path, methods in DOCUMENT["paths"].items() for one in methods.values() if not one["security"]
    }
    assert open_paths == {
        "/login", "/register", "/register/confirm", "/password/reset", "/password/confirm", "/openapi.json", "/health"
    }  # fmt: skip


def test_the_gateway_answers_as_problems_that_a_browser_may_read():
    responses = API["x-amazon-apigateway-gateway-responses"]
    assert {"DEFAULT_4XX", "DEFAULT_5XX", "UNAUTHORIZED", "REQUEST_TOO_LARGE", "THROTTLED"} <= responses.keys()
    described = DOCUMENT["components"]["responses"].values()
    codes = {
        (schema["properties"]["status"]["const"], code)
        for response in described
        for schema in [response["content"]["application/problem+json"]["schema"]]
        for code in schema["properties"]["code"]["enum"]
    }
    for response in responses.values():
        parameters = response["responseParameters"]
        assert parameters["gatewayresponse.header.Content-Type"] == "'application/problem+json'"
        assert parameters["gatewayresponse.header.Access-Control-Allow-Origin"] == "'*'"
        assert {name: parameters[f"gatewayresponse.header.{name}"] for name in ALWAYS} == {
            name: f"'{value}'" for name, value in ALWAYS.items()
        }
        problem = json.loads(response["responseTemplates"]["application/json"])
        check(problem, {"$ref": "#/components/schemas/Problem"})
        assert (problem["status"], problem["code"]) in codes
        assert problem["status"] == int(response["statusCode"])


@pytest.mark.parametrize("path", [*sorted({path for path, _ in OPERATIONS}), "/", "/{proxy+}"])
def test_browsers_may_send_preflight_requests(path):
    """SAM's own preflights would do for a path that the template forgets, but know one origin only."""
    assert API["paths"][path]["options"] == API["paths"]["/{proxy+}"]["options"]
    assert API["paths"][path]["options"]["security"] == [{"NONE": []}]


def test_a_preflight_declares_the_headers_that_it_sets():
    """API Gateway refuses to deploy an integration that sets others."""
    options = API["paths"]["/{proxy+}"]["options"]
    (declared,) = (response["headers"] for response in options["responses"].values())
    (answer,) = options["x-amazon-apigateway-integration"]["responses"].values()
    assert {f"method.response.header.{name}" for name in declared} == answer["responseParameters"].keys()


@pytest.mark.parametrize("function", sorted(SCHEDULES))
def test_what_nobody_asks_for_runs_on_a_schedule(function):
    targets = {t["Arn"]["Ref"] for rule in of_type("AWS::Events::Rule").values() for t in rule["Targets"]}
    assert f"{logical_id(function)}Aliaslive" in targets


@pytest.mark.parametrize("function", FUNCTIONS)
def test_a_function_gets_the_settings_that_it_reads_and_no_others(function):
    given = set(RESOURCES[logical_id(function)]["Properties"]["Environment"]["Variables"])
    read = settings_read_by(function)
    assert read <= given
    assert all(name.startswith("POWERTOOLS_") for name in given - read - {OF_NUMPY})


@pytest.mark.parametrize("function", FUNCTIONS)
def test_numpy_multiplies_on_one_thread(function):
    assert RESOURCES[logical_id(function)]["Properties"]["Environment"]["Variables"][OF_NUMPY] == "1"


@pytest.mark.parametrize("function", ["check_models", "migrate_database", "prepare_search", "publish_models"])
def test_a_custom_resource_has_the_properties_of_its_event(function):
    event = event_of(function)
    resource = RESOURCES[event["LogicalResourceId"]]
    assert resource["Type"] == event["ResourceType"]
    # How long CloudFormation waits is its own affair.
    assert resource["Properties"].keys() - {"ServiceTimeout"} == event["ResourceProperties"].keys()


@pytest.mark.parametrize("function", FUNCTIONS)
def test_a_function_may_do_what_is_named_on_what_is_named(function):
    role = RESOURCES[f"{logical_id(function)}Role"]["Properties"]
    for document in documents(role, RESOURCES):
        for statement in document["Statement"]:
            if "Fn::If" in statement:
                statement = statement["Fn::If"][1]
            actions = statement["Action"] if isinstance(statement["Action"], list) else [statement["Action"]]
            assert not [action for action in actions if "*" in action]
            assert statement["Resource"] != "*"


# Everybody who reads a profile knows the codec; only who encodes or compares lets it pack vectors.
PACKS_VECTORS = {"referral.matching.vector_codes"}
ENCODES = {"referral.matching.candidate_features", "referral.matching.job_features"}


@pytest.mark.parametrize("function", FUNCTIONS)
def test_a_function_has_the_layers_that_it_imports(function):
    seen, waiting, names = set(), {ROOT / "functions" / f"{function}.py"}, set()
    while waiting:
        path = waiting.pop()
        seen.add(path)
        found = imports(path) - PACKS_VECTORS
        names |= {part for name in found for part in (name, name.split(".")[0])}
        waiting |= {MODULES[name] for name in found & MODULES.keys()} - seen
    needed = {"ReferralLayer"}
    needed |= {"OpenSearchLayer"} if "opensearchpy" in names else set()
    needed |= {"NumpyLayer"} if "numpy" in names or names & ENCODES else set()
    needed |= {"MigrationsLayer"} if "migrations" in names else set()
    needed |= {"ModelsLayer"} if "models" in names else set()
    layers = {layer["Ref"] for layer in RESOURCES[logical_id(function)]["Properties"]["Layers"]}
    assert {re.sub(r"[0-9a-f]{10}$", "", layer) for layer in layers} == needed


def test_a_release_shifts_requests_and_schedules_and_nothing_else():
    """CloudFormation and Secrets Manager call the others without an alias, during the release itself."""
    shifted = {logical_id(function) for function in REQUESTS | SCHEDULES}
    aliases = of_type("AWS::Lambda::Alias").values()
    assert {alias["FunctionName"]["Ref"] for alias in aliases} == shifted
    assert len(of_type("AWS::CodeDeploy::DeploymentGroup")) == len(shifted)
    functions = of_type("AWS::Lambda::Function")
    assert {name for name, function in functions.items() if "SnapStart" in function} == shifted
    warm = {alias["FunctionName"]["Ref"] for alias in aliases if "ProvisionedConcurrencyConfig" in alias}
    assert warm == {logical_id(function) for function in REQUESTS}


def test_functions_that_need_nothing_in_the_network_are_outside_it():
    functions = of_type("AWS::Lambda::Function")
    outside = {name for name, function in functions.items() if "VpcConfig" not in function}
    assert outside == {logical_id(function) for function in OUTSIDE_THE_NETWORK}


def test_every_managed_policy_is_shared():
    roles = of_type("AWS::IAM::Role").values()
    shared = Counter(name for role in roles for name in shared_policies(role))
    assert shared.keys() == of_type("AWS::IAM::ManagedPolicy").keys()
    assert min(shared.values()) > 1


def test_no_block_of_lines_is_written_twice():
    found: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for path in (ROOT / "template.yaml", *sorted((ROOT / "stacks").glob("*.yaml"))):
        numbered = [(number, " ".join(line.split())) for number, line in enumerate(path.read_text().splitlines(), 1)]
        lines = [(number, line) for number, line in numbered if line and not line.startswith("#")]
        for at in range(len(lines) - BLOCK + 1):
            block = lines[at : at + BLOCK]
            found[tuple(line for _, line in block)].append(f"{path.name}:{block[0][0]}")
    assert not [places for places in found.values() if len(places) > 1]


@pytest.mark.parametrize(
    ("line", "another"),
    [
        ("ContentUri: layers/referral/", "ContentUri: layers/numpy/"),
        ("ContentUri: layers/opensearch/", "ContentUri: layers/numpy/"),
        ("ContentUri: layers/numpy/", "ContentUri: layers/opensearch/"),
        ("RELEASE: unreleased", "RELEASE: another"),
    ],
)
def test_a_release_is_a_new_version_of_what_it_changes(line, another, tmp_path):
    """Otherwise the alias would keep serving the old version, and the deployment would succeed."""
    path = tmp_path / "template.yaml"
    path.write_text((ROOT / "template.yaml").read_text().replace(line, another))
    released = {name for name, r in transformed(path)["Resources"].items() if r["Type"] == "AWS::Lambda::Version"}
    layer = f"{line.split('/')[1]}layer" if "/" in line else "referrallayer"
    changed = {
        name
        for name, r in RESOURCES.items()
        if r["Type"] == "AWS::Lambda::Version"
        and layer in str(RESOURCES[r["Properties"]["FunctionName"]["Ref"]]["Properties"]["Layers"]).lower()
    }
    assert changed
    assert not changed & released


def test_what_holds_data_survives_the_stack():
    for kind in ("AWS::DynamoDB::Table", "AWS::S3::Bucket", "AWS::Cognito::UserPool"):
        assert of_type(kind)
        lasting = {
            name: r
            for name, r in RESOURCES.items()
            if r["Type"] == kind and "TimeToLiveSpecification" not in r["Properties"]
        }
        assert all(r["DeletionPolicy"] == "RetainExceptOnCreate" for r in lasting.values())
