"""A deployment with its own tables and queues, on the stack's servers."""

from uuid import uuid4

import pytest

from local.stack import Stack
from operations.deployment import Deployment, on_this_machine

QUEUES = ("UserQueue", "UserDeadLetterQueue", "JobQueue", "JobDeadLetterQueue")
TABLES = {"UsersTable": "userId", "JobsTable": "revision"}


@pytest.fixture
def deployment(stack: Stack) -> Deployment:
    here, mark = on_this_machine(stack.directory.path), uuid4().hex
    resources = {name: here.sqs.create_queue(QueueName=f"{name}-{mark}")["QueueUrl"] for name in QUEUES}
    for name, key in TABLES.items():
        resources[name] = f"{name}-{mark}"
        here.dynamodb.create_table(
            TableName=resources[name],
            BillingMode="PAY_PER_REQUEST",
            AttributeDefinitions=[{"AttributeName": key, "AttributeType": "S"}],
            KeySchema=[{"AttributeName": key, "KeyType": "HASH"}],
        )
    return Deployment("test", resources)


@pytest.fixture
def bodies(deployment):
    """bodies(queue) takes all messages off a queue and returns their bodies."""

    def bodies(queue: str) -> list[str]:
        found = []
        while letters := deployment.sqs.receive_message(
            QueueUrl=deployment[queue], MaxNumberOfMessages=10, VisibilityTimeout=60
        ).get("Messages"):
            found += [letter["Body"] for letter in letters]
        return found

    return bodies


@pytest.fixture
def said() -> list[str]:
    return []
