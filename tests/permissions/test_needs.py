import pytest

from tests.permissions.needs import needs
from tests.permissions.permission import Permission

DOMAIN = "arn:aws:es:us-east-1:123456789012:domain/people"
KEY = "arn:aws:kms:us-east-1:123456789012:key/1"
QUEUE = "arn:aws:sqs:us-east-1:123456789012:jobs"
TABLE = "arn:aws:dynamodb:us-east-1:123456789012:table/people"
SECRET = "arn:aws:secretsmanager:us-east-1:123456789012:secret:database-1a2b3c"
QUEUE_URL = "http://127.0.0.1:9324/000000000000/jobs"


def of(service: str, operation: str, keys: dict[str, str] | None = None, **names) -> set[Permission]:
    return needs([{"function": "F", "service": service, "operation": operation, **names}], keys or {}, DOMAIN)


@pytest.mark.parametrize(
    ("service", "operation", "names", "action", "resources"),
    [
        ("dynamodb", "GetItem", {"TableName": "people", "Key": ["userId"]}, "dynamodb:GetItem", {TABLE}),
        ("dynamodb", "BatchGetItem", {"RequestItems": ["people", "jobs"]}, "dynamodb:BatchGetItem",
         {TABLE, TABLE.replace("people", "jobs")}),
        ("dynamodb", "Query", {"TableName": "people", "IndexName": "email"}, "dynamodb:Query",
         {f"{TABLE}/index/email"}),
        ("sqs", "SendMessage", {"QueueUrl": QUEUE_URL}, "sqs:SendMessage", {QUEUE}),
        ("s3", "GetObject", {"Bucket": "papers", "Key": "resumes/1/2.txt"}, "s3:GetObject",
         {"arn:aws:s3:::papers/resumes/*"}),
        ("s3", "ListObjectsV2", {"Bucket": "papers"}, "s3:ListBucket", {"arn:aws:s3:::papers"}),
        ("s3", "ListObjectVersions", {"Bucket": "papers"}, "s3:ListBucketVersions", {"arn:aws:s3:::papers"}),
        ("s3", "DeleteObject", {"Bucket": "papers", "Key": "resumes/1/2.txt", "VersionId": "3"},
         "s3:DeleteObjectVersion", {"arn:aws:s3:::papers/resumes/*"}),
        ("secretsmanager", "GetSecretValue", {"SecretId": SECRET}, "secretsmanager:GetSecretValue", {SECRET}),
        ("sagemaker", "InvokeEndpoint", {"EndpointName": "nlu"}, "sagemaker:InvokeEndpoint",
         {"arn:aws:sagemaker:us-east-1:123456789012:endpoint/nlu"}),
        ("cognito-idp", "AdminConfirmSignUp", {"UserPoolId": "us-east-1_a"}, "cognito-idp:AdminConfirmSignUp",
         {"arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_a"}),
        ("es", "POST", {}, "es:ESHttpPost", {f"{DOMAIN}/*"}),
    ],
)  # fmt: skip
def test_a_call_needs_its_action_on_what_it_names(service, operation, names, action, resources):
    assert of(service, operation, **names) == {Permission(action, resource) for resource in resources}


def test_a_call_that_no_rule_knows_is_refused():
    with pytest.raises(ValueError, match="dynamodb ListTables"):
        of("dynamodb", "ListTables")


@pytest.mark.parametrize(
    ("service", "operation", "names", "encrypted", "actions"),
    [
        ("sqs", "SendMessage", {"QueueUrl": QUEUE_URL}, QUEUE, {"kms:Decrypt", "kms:GenerateDataKey"}),
        ("sqs", "ReceiveMessage", {"QueueUrl": QUEUE_URL}, QUEUE, {"kms:Decrypt"}),
        ("sqs", "DeleteMessage", {"QueueUrl": QUEUE_URL}, QUEUE, set()),
        ("dynamodb", "PutItem", {"TableName": "people"}, TABLE, {"kms:Decrypt"}),
        ("dynamodb", "PutItem", {"TableName": "others"}, TABLE, set()),
        ("dynamodb", "Query", {"TableName": "people", "IndexName": "email"}, TABLE, {"kms:Decrypt"}),
        ("s3", "PutObject", {"Bucket": "papers", "Key": "resumes/1"}, "arn:aws:s3:::papers",
         {"kms:Decrypt", "kms:GenerateDataKey"}),
        ("s3", "GetObject", {"Bucket": "papers", "Key": "resumes/1"}, "arn:aws:s3:::papers", {"kms:Decrypt"}),
        ("secretsmanager", "GetSecretValue", {"SecretId": SECRET}, SECRET, {"kms:Decrypt"}),
        ("secretsmanager", "DescribeSecret", {"SecretId": SECRET}, SECRET, set()),
    ],
)  # fmt: skip
def test_a_call_on_what_is_encrypted_needs_the_key_through_its_service(service, operation, names, encrypted, actions):
    found = {need for need in of(service, operation, {encrypted: KEY}, **names) if need.action.startswith("kms:")}
    assert found == {Permission(action, KEY, f"{service}.us-east-1.amazonaws.com") for action in actions}
