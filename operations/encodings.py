"""Queues all users or all jobs for encoding; the encoders skip those that are up to date."""

import time
from collections.abc import Iterator
from itertools import islice

from operations.deployment import Deployment, Say
from referral.adapters.queues import Queue

# For each kind its table, its queue, and the name of the key in both.
KINDS = {"users": ("UsersTable", "UserQueue", "userId"), "jobs": ("JobsTable", "JobQueue", "revision")}
_PAGE = 100


def reencode(deployment: Deployment, kind: str, say: Say, *, again: bool, rate: float, skip: int) -> None:
    """Queues all items of a kind after the first `skip`, at most `rate` per second. Items that the running version has
    encoded are encoded again only with `again`. Reads only keys."""
    table, queue, key = KINDS[kind]
    messages, done = Queue(deployment[queue], key), skip
    for page in _batches(islice(_keys(deployment, deployment[table], key), skip, None)):
        for name in page:
            messages.send(name, again)
            time.sleep(1 / rate)
        done += len(page)
        say(f"{kind}: {done} queued (to continue from here: --skip {done})")
    say(f"{kind}: all {done} are queued")


def _keys(deployment: Deployment, table: str, key: str) -> Iterator[str]:
    pages = deployment.dynamodb.get_paginator("scan").paginate(
        TableName=table, ProjectionExpression="#key", ExpressionAttributeNames={"#key": key}
    )
    return (item[key]["S"] for page in pages for item in page["Items"])


def _batches(keys: Iterator[str]) -> Iterator[list[str]]:
    while batch := list(islice(keys, _PAGE)):
        yield batch
