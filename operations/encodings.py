"""Everybody and every posting goes to the queue of what is to be encoded; encoders skip what needs nothing."""

import time
from collections.abc import Iterator
from itertools import islice

from operations.deployment import Deployment, Say
from referral.adapters.queues import Queue

# What is encoded: its table and queue, and the key that names one in both.
KINDS = {"users": ("UsersTable", "UserQueue", "userId"), "jobs": ("JobsTable", "JobQueue", "link")}
_PAGE = 100


def reencode(deployment: Deployment, kind: str, say: Say, *, again: bool, rate: float, skip: int) -> None:
    """Queues all `kind`, at most `rate` a second, behind the first `skip`. What has an encoding of the running version
    is encoded only where `again` says so. Reads nothing but keys."""
    table, queue, key = KINDS[kind]
    messages, done = Queue(deployment[queue], key), skip
    for page in _batches(islice(_keys(deployment, deployment[table], key), skip, None)):
        for name in page:
            messages.send(name, again)
            time.sleep(1 / rate)
        done += len(page)
        say(f"{kind}: {done} queued (to go on from here: --skip {done})")
    say(f"{kind}: all {done} are queued")


def _keys(deployment: Deployment, table: str, key: str) -> Iterator[str]:
    pages = deployment.dynamodb.get_paginator("scan").paginate(
        TableName=table, ProjectionExpression="#key", ExpressionAttributeNames={"#key": key}
    )
    return (item[key]["S"] for page in pages for item in page["Items"])


def _batches(keys: Iterator[str]) -> Iterator[list[str]]:
    while batch := list(islice(keys, _PAGE)):
        yield batch
