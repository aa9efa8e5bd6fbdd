"""What must hold for the nested stacks and for the way template.yaml combines them."""

import json
import re
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import pytest
from samtranslator.yaml_helper import yaml_parse

from local.template import Resource, Template, transformed
from referral.entrypoints.http.headers import ALWAYS
from tests.api_document import check
from tests.permissions.grants import documents, statements

ROOT = Path(__file__).parents[2]
SOURCE = yaml_parse((ROOT / "template.yaml").read_text())
DOCUMENT = transformed(ROOT / "template.yaml")
STACKS = {path.name: yaml_parse(path.read_text()) for path in sorted((ROOT / "stacks").glob("*.yaml"))}
NESTED = {name: r for name, r in DOCUMENT["Resources"].items() if r["Type"] == "AWS::CloudFormation::Stack"}
ALL_RESOURCES = [
    (f"{file}:{name}", resource)
    for file, document in {"template.yaml": DOCUMENT, **STACKS}.items()
    for name, resource in sorted(document["Resources"].items())  # the transformation puts them in any order
]
BROUGHT = {
    "DatabaseHost": "mysql.example.org",
    "DatabaseSecretArn": "arn:aws:secretsmanager:us-east-1:123456789012:secret:x",
    "OpenSearchUrl": "https://search.example.org",
    "NluEndpoint": "nlu",
    "QaEndpoint": "qa",
}
# For each type that stores data, the property that names its encryption key.
KEY_OF = {
    "AWS::DynamoDB::Table": ["SSESpecification", "KMSMasterKeyId"],
    "AWS::Logs::LogGroup": ["KmsKeyId"],
    "AWS::OpenSearchService::Domain": ["EncryptionAtRestOptions", "KmsKeyId"],
    "AWS::RDS::DBCluster": ["KmsKeyId"],
    "AWS::SageMaker::EndpointConfig": ["KmsKeyId"],
    "AWS::SecretsManager::Secret": ["KmsKeyId"],
    "AWS::SNS::Topic": ["KmsMasterKeyId"],
    "AWS::SQS::Queue": ["KmsMasterKeyId"],
}
# OpenSearch is inside the network, and keys are used by the services that functions call.
NEEDS_NO_ENDPOINT = {"es", "kms"}


def file_of(nested: dict[str, Any]) -> str:
    return nested["Properties"]["TemplateURL"].removeprefix("stacks/")


def values(found: Any) -> Iterator[Any]:
    """All values inside a part of a template, outermost first."""
    yield found
    for member in found.values() if isinstance(found, dict) else found if isinstance(found, list) else ():
        yield from values(member)


def exists(**parameters: str) -> set[str]:
    """The logical ids of the resources whose conditions hold."""
    template = Template(DOCUMENT, parameters, lambda name: Resource(name))
    return {name for kind in {r["Type"] for r in template.resources.values()} for name in template.of_type(kind)}


def test_every_stack_is_put_into_the_template():
    assert {file_of(nested) for nested in NESTED.values()} == set(STACKS)


@pytest.mark.parametrize("name", NESTED)
def test_a_stack_gets_the_parameters_that_it_declares(name):
    declared = STACKS[file_of(NESTED[name])]["Parameters"]
    given = NESTED[name]["Properties"]["Parameters"].keys()
    assert given <= declared.keys()
    assert {key for key, parameter in declared.items() if "Default" not in parameter} <= given


def test_every_output_that_is_asked_for_is_given():
    calls = (value for value in values(DOCUMENT) if isinstance(value, dict) and "Fn::GetAtt" in value)
    asked = {tuple(call["Fn::GetAtt"]) for call in calls}
    outputs = {(name, attribute) for name, attribute in asked if name in NESTED}
    assert outputs
    for name, attribute in outputs:
        assert attribute.removeprefix("Outputs.") in STACKS[file_of(NESTED[name])]["Outputs"]


@pytest.mark.parametrize(("name", "resource"), [r for r in ALL_RESOURCES if r[1]["Type"] in KEY_OF])
def test_what_is_stored_is_encrypted_with_the_key(name, resource):
    key = resource["Properties"]
    for step in KEY_OF[resource["Type"]]:
        key = key[step]
    assert "Key" in str(key), name


@pytest.mark.parametrize(("name", "resource"), [r for r in ALL_RESOURCES if r[1]["Type"] == "AWS::S3::Bucket"])
def test_a_bucket_is_encrypted_and_closed(name, resource):
    (rule,) = resource["Properties"]["BucketEncryption"]["ServerSideEncryptionConfiguration"]
    assert rule["ServerSideEncryptionByDefault"] == {
        "SSEAlgorithm": "aws:kms",
        "KMSMasterKeyID": {"Fn::GetAtt": ["Key", "Arn"]},
    }
    assert all(resource["Properties"]["PublicAccessBlockConfiguration"].values())


@pytest.mark.parametrize(("name", "resource"), [r for r in ALL_RESOURCES if r[1]["Type"] == "AWS::Logs::LogGroup"])
def test_logs_are_not_kept_for_ever(name, resource):
    assert resource["Properties"]["RetentionInDays"] == {"Ref": "LogRetentionDays"}


def test_tables_and_database_can_be_restored_and_refuse_to_be_deleted():
    tables = {name: r["Properties"] for name, r in ALL_RESOURCES if r["Type"] == "AWS::DynamoDB::Table"}
    assert len(tables) == 4
    for name, table in tables.items():
        restored = {"PointInTimeRecoveryEnabled": True}
        # What waits for a code must be gone when it expires, also from backups.
        expires = "TimeToLiveSpecification" in table
        assert table.get("PointInTimeRecoverySpecification") == (None if expires else restored), name
        assert table["DeletionProtectionEnabled"] == {"Fn::If": ["IsProtected", True, False]}
    cluster = STACKS["database.yaml"]["Resources"]["Cluster"]
    assert cluster["DeletionPolicy"] == "Snapshot"
    assert cluster["Properties"]["BackupRetentionPeriod"] == {"Ref": "BackupRetentionDays"}
    assert cluster["Properties"]["DeletionProtection"] == {"Ref": "DeletionProtection"}


def test_there_is_no_way_to_the_internet():
    kinds = {r["Type"] for r in STACKS["network.yaml"]["Resources"].values()}
    assert not kinds & {"AWS::EC2::InternetGateway", "AWS::EC2::NatGateway", "AWS::EC2::Route"}


def endpoints() -> dict[str, list[str]]:
    """The actions that the policy of each endpoint of the network lets through, by service."""
    found = (
        r["Properties"] for r in STACKS["network.yaml"]["Resources"].values() if r["Type"] == "AWS::EC2::VPCEndpoint"
    )
    return {
        one["ServiceName"]["Fn::Sub"].removeprefix("com.amazonaws.${AWS::Region}.").removesuffix(".runtime"): [
            action for statement in statements([one["PolicyDocument"]]) for action in statement["Action"]
        ]
        for one in found
    }


def called_in_the_network() -> set[str]:
    """The actions that functions in the network may call, of services that they reach through an endpoint."""
    roles = (
        DOCUMENT["Resources"][f"{name}Role"]["Properties"]
        for name, resource in DOCUMENT["Resources"].items()
        if resource["Type"] == "AWS::Lambda::Function" and "VpcConfig" in resource["Properties"]
    )
    policies = [documents(role, DOCUMENT["Resources"]) for role in roles]
    actions = set(re.findall(r"'([a-z0-9-]+:[A-Z]\w+)'", str(policies)))
    return {action for action in actions if action.split(":")[0] not in NEEDS_NO_ENDPOINT}


def test_functions_in_the_network_reach_what_they_may_call():
    assert {action.split(":")[0] for action in called_in_the_network()} == endpoints().keys()


@pytest.mark.parametrize("action", sorted(called_in_the_network()))
def test_an_endpoint_lets_through_what_functions_may_call(action):
    assert any(fnmatchcase(action, allowed) for allowed in endpoints()[action.split(":")[0]])


def test_what_is_brought_is_not_made():
    made = {"Network", "Database", "Search", "Nlu", "Qa", "Migrations", "SearchRoles", "ModelArtifacts", "ModelBucket"}
    assert made <= exists()
    assert not made & exists(**BROUGHT)


@pytest.mark.parametrize(
    ("parameter", "stack"),
    [("DatabaseHost", "Database"), ("OpenSearchUrl", "Search"), ("NluEndpoint", "Nlu"), ("QaEndpoint", "Qa")],
)
def test_each_can_be_brought_alone(parameter, stack):
    assert {"Database", "Search", "Nlu", "Qa"} - exists(**{parameter: BROUGHT[parameter]}) == {stack}


def test_another_database_is_migrated_before_it_is_used():
    """CloudFormation calls the function only when a property changes, not when its environment does."""
    told = list(values(DOCUMENT["Resources"]["Migrations"]["Properties"]))
    variables = DOCUMENT["Resources"]["MigrateDatabaseFunction"]["Properties"]["Environment"]["Variables"]
    database = {name: value for name, value in variables.items() if name.startswith("DATABASE_")}
    assert all(value in told for value in database.values())


def test_an_existing_network_is_used():
    with_subnets = exists(SubnetIds="subnet-1,subnet-2", VpcId="vpc-1", SecurityGroupId="sg-1")
    assert "Network" not in with_subnets
    assert {"Database", "Search"} <= with_subnets


def test_the_firewall_is_on_unless_it_is_turned_off():
    assert "WebFirewall" in exists()
    assert "WebFirewall" not in exists(Firewall="false")


FIREWALL = STACKS["firewall.yaml"]["Resources"]["WebAcl"]["Properties"]
RATES = [rule["Statement"]["RateBasedStatement"] for rule in FIREWALL["Rules"] if "Action" in rule]
MOST_SENT_BY_ONE = [
    (rate["ScopeDownStatement"]["RegexMatchStatement"]["RegexString"], rate["Limit"])
    for rate in RATES
    if "ScopeDownStatement" in rate
]


@pytest.mark.parametrize(
    "path",
    [
        *("/login", "/register", "/register/confirm", "/password/reset", "/password/confirm", "/employment"),
        *("/me/email", "/me/password", "/askreferral"),
    ],
)
def test_one_address_can_not_use_up_a_path_for_everybody(path):
    """Its limit is far below that of the API, which is for everybody together."""
    api = SOURCE["Resources"]["Api"]["Properties"]["MethodSettings"]
    of_all = {one["ResourcePath"].replace("~1", "/").lstrip("/"): one["ThrottlingRateLimit"] for one in api}
    per_second = of_all.get(path.lstrip("/"), of_all["*"])
    (limit,) = (limit for expression, limit in MOST_SENT_BY_ONE if re.match(expression, f"/v1{path}"))
    assert limit <= per_second * 300 / 20
    for other in (path, f"/v1{path}/"):
        assert [limit] == [limit for expression, limit in MOST_SENT_BY_ONE if re.match(expression, other)]
    assert not [limit for expression, limit in MOST_SENT_BY_ONE if re.match(expression, f"/v1/x{path}x")]


def test_whoever_sends_too_much_gets_a_problem_and_is_told_when_to_try_again():
    problem = json.loads(FIREWALL["CustomResponseBodies"]["throttled"]["Content"])
    check(problem, {"$ref": "#/components/schemas/Problem"})
    assert len(RATES) == 4
    for rule in FIREWALL["Rules"][: len(RATES)]:
        answer = rule["Action"]["Block"]["CustomResponse"]
        headers = {header["Name"]: header["Value"] for header in answer["ResponseHeaders"]}
        assert (answer["ResponseCode"], answer["CustomResponseBodyKey"]) == (problem["status"], "throttled")
        assert (int(headers["Retry-After"]), headers["Access-Control-Allow-Origin"]) == (problem["retryAfter"], "*")
        assert headers.items() >= {name: ALWAYS[name] for name in ALWAYS if "-Control-Expose" not in name}.items()


def test_the_console_shows_every_parameter_in_a_group():
    groups = SOURCE["Metadata"]["AWS::CloudFormation::Interface"]["ParameterGroups"]
    shown = [name for group in groups for name in group["Parameters"]]
    assert sorted(shown) == sorted(SOURCE["Parameters"])


def test_every_parameter_has_a_default():
    """Without defaults, nobody could accept all of sam deploy's suggestions."""
    assert all("Default" in parameter for parameter in SOURCE["Parameters"].values())
