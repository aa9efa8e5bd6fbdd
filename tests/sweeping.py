"""Looks again after erasures, without waiting for it."""

import json

from local.resources import Clients
from local.stack import Stack


def sweep(stack: Stack, *erased: str) -> None:
    """Tells the encoder of people to look again at what these have left, as if their erasures were long ago."""
    clients, table = Clients(stack.endpoints), stack.resources["JobsTable"].id
    for page in clients["dynamodb"].get_paginator("scan").paginate(TableName=table):
        for item in page["Items"]:
            if "forsakenAt" in item:
                forsake(stack, item["revision"]["S"])
    for person in erased:
        body = json.dumps({"userId": person, "erased": True})
        clients["sqs"].send_message(QueueUrl=stack.resources["UserQueue"].id, MessageBody=body)


def forsake(stack: Stack, revision: str) -> None:
    """Marks a posting as an erasure does, long ago."""
    Clients(stack.endpoints)["dynamodb"].update_item(
        TableName=stack.resources["JobsTable"].id,
        Key={"revision": {"S": revision}},
        UpdateExpression="SET forsakenAt = :long_ago",
        ExpressionAttributeValues={":long_ago": {"N": "0"}},
    )
