import json
import shutil
import subprocess
from pathlib import Path

import pytest

from local.aws_account import CREDENTIALS
from local.stack import BUILT, RUNTIME
from tests.permissions.conftest import RECORDER

NOWHERE = "http://127.0.0.1:9"


@pytest.fixture
def record(tmp_path: Path):
    """record(code) runs the code in a function's process and returns the recorded calls; no server answers them."""

    def record(code: str) -> list[dict]:
        shutil.copy(RECORDER, tmp_path)
        environment = CREDENTIALS | {
            "AWS_ENDPOINT_URL": NOWHERE,
            "AWS_LAMBDA_FUNCTION_NAME": "SomeFunction",
            "AWS_MAX_ATTEMPTS": "1",
            "PYTHONPATH": f"{tmp_path}:{BUILT / 'layers/opensearch/python'}",
        }
        subprocess.run([RUNTIME, "-c", code], env=environment, check=True, timeout=60)
        noted = tmp_path / "calls.jsonl"
        return [json.loads(line) for line in noted.read_text().splitlines()] if noted.exists() else []

    return record


def trying(*calls: str) -> str:
    return "\n".join(["import boto3, contextlib", *(f"with contextlib.suppress(Exception): {call}" for call in calls)])


def test_a_call_is_noted_with_the_names_of_resources_and_without_data(record):
    item = "{'userId': {'S': 'someone@example.org'}}"
    client = "boto3.client('dynamodb')"
    calls = record(
        trying(
            f"{client}.put_item(TableName='people', Item={item})",
            f"{client}.get_item(TableName='people', Key={item})",
            f"{client}.batch_get_item(RequestItems={{'people': {{'Keys': [{item}]}}}})",
        )
    )
    whose = {"function": "SomeFunction", "service": "dynamodb"}
    assert calls == [
        {**whose, "operation": "PutItem", "TableName": "people"},
        {**whose, "operation": "GetItem", "TableName": "people", "Key": ["userId"]},
        {**whose, "operation": "BatchGetItem", "RequestItems": ["people"]},
    ]


def test_every_session_is_watched_and_presigning_is_a_call(record):
    link = "generate_presigned_url('get_object', Params={'Bucket': 'papers', 'Key': 'resumes/1'})"
    (call,) = record(trying(f"boto3.Session().client('s3').{link}"))
    assert (call["operation"], call["Bucket"], call["Key"]) == ("GetObject", "papers", "resumes/1")


def test_a_call_without_a_signature_is_not_noted(record):
    names = "ClientId='client', Username='someone', Password='secret'"
    client = "boto3.client('cognito-idp')"
    calls = record(
        trying(f"{client}.sign_up({names})", f"{client}.admin_confirm_sign_up(UserPoolId='pool', Username='someone')")
    )
    assert [call["operation"] for call in calls] == ["AdminConfirmSignUp"]


def test_a_service_is_called_as_in_policies(record):
    (call,) = record(trying("boto3.client('sagemaker-runtime').invoke_endpoint(EndpointName='nlu', Body=b'')"))
    assert (call["service"], call["EndpointName"]) == ("sagemaker", "nlu")


def test_requests_to_opensearch_are_noted_by_their_method(record):
    search = f"from opensearchpy import OpenSearch; OpenSearch('{NOWHERE}', max_retries=0)"
    calls = record(
        trying(
            f"{search}.mget(index='users', body={{'ids': ['someone@example.org']}})",
            f"{search}.index(index='users', id='someone@example.org', body={{}})",
            f"{search}.exists(index='users', id='someone@example.org')",
        )
    )
    assert [(call.pop("service"), call.pop("operation")) for call in calls] == [
        ("es", "POST"),
        ("es", "PUT"),
        ("es", "HEAD"),
    ]
    assert calls == [{"function": "SomeFunction"}] * 3
