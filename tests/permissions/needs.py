"""The permissions that recorded calls need."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from local.aws_account import ACCOUNT, REGION
from tests.permissions.permission import Permission

Call = Mapping[str, Any]

# Actions whose names differ from the operation's.
ACTIONS = {
    "s3:ListObjectsV2": "s3:ListBucket",
    "s3:ListObjectVersions": "s3:ListBucketVersions",
    "sqs:DeleteMessageBatch": "sqs:DeleteMessage",
    "sqs:SendMessageBatch": "sqs:SendMessage",
}
# The action that deletes one version of an object.
OF_A_VERSION = {"s3:DeleteObject": "s3:DeleteObjectVersion"}
READ, WRITE = frozenset({"kms:Decrypt"}), frozenset({"kms:Decrypt", "kms:GenerateDataKey"})
# What the service does with an encrypted resource's key on the caller's behalf.
KEY_ACTIONS = {
    # Amazon SQS Developer Guide, "Key management": a producer generates a data key, which is verified by decrypting it.
    "sqs:SendMessage": WRITE,
    "sqs:ReceiveMessage": READ,
    # Amazon DynamoDB Developer Guide, "Encryption at rest: how it works": reading and writing alike decrypt the table
    # key; DynamoDB generates that key under a grant of its own.
    "dynamodb:BatchGetItem": READ,
    "dynamodb:DeleteItem": READ,
    "dynamodb:GetItem": READ,
    "dynamodb:PutItem": READ,
    "dynamodb:Query": READ,
    "dynamodb:UpdateItem": READ,
    # Amazon S3 User Guide, "Using server-side encryption with AWS KMS keys": each object gets a data key. If that comes
    # from a bucket key, as in our buckets, the bucket key is decrypted to verify it before use: the guide says so for
    # replication, and the AWS CloudTrail User Guide for writing to such a bucket.
    "s3:GetObject": READ,
    "s3:PutObject": WRITE,
    # AWS Secrets Manager User Guide, "Secret encryption and decryption": each new value gets its own data key.
    "secretsmanager:GetSecretValue": READ,
    "secretsmanager:PutSecretValue": WRITE,
}


def needs(calls: Iterable[Call], keys: Mapping[str, str], domain: str) -> set[Permission]:
    """The permissions that calls need; `keys` maps encrypted resources to keys, `domain` is the ARN of OpenSearch."""
    return {need for call in calls for need in _needs_of(call, keys, domain)}


def _needs_of(call: Call, keys: Mapping[str, str], domain: str) -> Iterable[Permission]:
    action = _action(call)
    for resource in _resources(call, domain):
        yield Permission(action, resource)
        # What belongs to a bucket or table is encrypted as that is: objects, indexes.
        owner = re.split(r"(?<!:table)/", resource, maxsplit=1)[0]
        if key := keys.get(resource) or keys.get(owner):
            via = f"{call['service']}.{REGION}.amazonaws.com"
            yield from (Permission(key_action, key, via) for key_action in KEY_ACTIONS.get(action, ()))


def _action(call: Call) -> str:
    if call["service"] == "es":
        return f"es:ESHttp{call['operation'].capitalize()}"
    action = f"{call['service']}:{call['operation']}"
    return (OF_A_VERSION if "VersionId" in call else ACTIONS).get(action, action)


def _resources(call: Call, domain: str) -> list[str]:
    """ARNs of the resources that a call names: for an object its folder, for OpenSearch everything in the domain."""
    match call:
        case {"service": "dynamodb", "RequestItems": tables}:
            return [_arn("dynamodb", f"table/{table}") for table in tables]
        case {"service": "dynamodb", "TableName": table, "IndexName": index}:
            return [_arn("dynamodb", f"table/{table}/index/{index}")]
        case {"service": "dynamodb", "TableName": table}:
            return [_arn("dynamodb", f"table/{table}")]
        case {"service": "sqs", "QueueUrl": url}:
            return [_arn("sqs", url.rpartition("/")[2])]
        case {"service": "s3", "Bucket": bucket, "Key": key}:
            return [f"arn:aws:s3:::{bucket}/{key.partition('/')[0]}/*"]
        case {"service": "s3", "Bucket": bucket}:
            return [f"arn:aws:s3:::{bucket}"]
        case {"service": "secretsmanager", "SecretId": arn}:
            return [arn]
        case {"service": "sagemaker", "EndpointName": endpoint}:
            return [_arn("sagemaker", f"endpoint/{endpoint}")]
        case {"service": "cognito-idp", "UserPoolId": pool}:
            return [_arn("cognito-idp", f"userpool/{pool}")]
        case {"service": "ses", "FromEmailAddress": address}:
            return [_arn("ses", f"identity/{address}")]
        case {"service": "es"}:
            return [f"{domain}/*"]
    raise ValueError(f"no rule says which resource {call['service']} {call['operation']} is about")


def _arn(service: str, resource: str) -> str:
    return f"arn:aws:{service}:{REGION}:{ACCOUNT}:{resource}"
