"""A planted string: after an erasure and its sweep it is in no store, queue or account, and it never is in a log."""

import json
import zlib
from collections.abc import Iterator
from contextlib import suppress
from time import sleep
from uuid import uuid4

import requests

from local.resources import Clients
from local.stack import Stack
from tests.marked_person import MarkedPerson
from tests.sweeping import sweep

# ---------------------------------------------------------------- where a string can be


def places(stack: Stack, needle: str) -> set[str]:
    """The stores, queues and pools that hold the string, in whatever form they keep their texts."""
    return {
        place
        for look in (in_dynamodb, in_mysql, in_opensearch, in_s3, in_sqs, in_cognito)
        for place, text in look(stack, Clients(stack.endpoints))
        if needle in text
    }


def logs(stack: Stack, needle: str) -> set[str]:
    """The logs of functions and parts that hold the string."""
    files = [path for path in (stack.directory.path / "log").rglob("*") if path.is_file()]
    assert len(files) > len(stack.parts)
    return {path.name for path in files if needle in path.read_text(errors="replace")}


def in_dynamodb(_: Stack, clients: Clients) -> Iterator[tuple[str, str]]:
    for table in clients["dynamodb"].list_tables()["TableNames"]:
        for page in clients["dynamodb"].get_paginator("scan").paginate(TableName=table):
            yield from ((f"dynamodb {table}", json.dumps(item, default=_readable)) for item in page["Items"])


def _readable(stored: bytes) -> str:
    with suppress(zlib.error):
        stored = zlib.decompress(stored)
    return stored.decode(errors="replace")


def in_mysql(stack: Stack, _: Clients) -> Iterator[tuple[str, str]]:
    with stack.database.connect(stack.administrator) as connection, connection.cursor() as cursor:
        cursor.execute("SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()")
        tables = [table for (table,) in cursor.fetchall()]
        assert {"referral", "referral_move"} <= set(tables)
        for table in tables:
            cursor.execute(f"SELECT * FROM `{table}`")
            yield from ((f"mysql {table}", str(row)) for row in cursor.fetchall())


def in_opensearch(stack: Stack, _: Clients) -> Iterator[tuple[str, str]]:
    if "opensearch" in stack.parts:
        url = stack.parts["opensearch"].part.url
        assert requests.post(f"{url}/_refresh", timeout=30).ok
        found = requests.get(f"{url}/_all/_search", params={"size": 10_000}, timeout=30).json()["hits"]["hits"]
        yield from (("opensearch", json.dumps(hit, ensure_ascii=False)) for hit in found)


def in_s3(_: Stack, clients: Clients) -> Iterator[tuple[str, str]]:
    s3 = clients["s3"]
    for bucket in [one["Name"] for one in s3.list_buckets()["Buckets"]]:
        for page in s3.get_paginator("list_object_versions").paginate(Bucket=bucket):
            yield from (("s3", marker["Key"]) for marker in page.get("DeleteMarkers", ()))
            for version in page.get("Versions", ()):
                named = {"Bucket": bucket, "Key": version["Key"], "VersionId": version["VersionId"]}
                yield "s3", version["Key"] + s3.get_object(**named)["Body"].read().decode()


def in_sqs(_: Stack, clients: Clients) -> Iterator[tuple[str, str]]:
    for queue in clients["sqs"].list_queues()["QueueUrls"]:
        answer = clients["sqs"].receive_message(QueueUrl=queue, MaxNumberOfMessages=10, VisibilityTimeout=0)
        yield from ((f"sqs {queue.rpartition('/')[2]}", message["Body"]) for message in answer.get("Messages", ()))


def in_cognito(_: Stack, clients: Clients) -> Iterator[tuple[str, str]]:
    for pool in clients["cognito-idp"].list_user_pools(MaxResults=60)["UserPools"]:
        for page in clients["cognito-idp"].get_paginator("list_users").paginate(UserPoolId=pool["Id"]):
            yield from (("cognito", json.dumps(user, default=str)) for user in page["Users"])


def test_a_planted_string_is_nowhere_after_the_erasure_and_never_in_a_log(served):
    mark, reason = uuid4().hex, uuid4().hex
    company = f"{uuid4().hex[:8]} Industries"
    canary, referrer = MarkedPerson(served, mark), MarkedPerson(served, uuid4().hex, company)
    referrer.prove_employment()
    user_id = canary.call("GET", "/me/export", expect=200)["account"]["userId"]

    first, second, _ = (canary.ask(number, company if number < 3 else f"{mark} company") for number in (1, 2, 3))
    assert all(one["evidence"] for one in canary.scored())
    referrer.call("GET", "/givereferral", expect=200)
    decision = {"referralId": first["referralId"], "decision": "refer", "reason": reason}
    referrer.call("PUT", "/givereferral", decision, expect=200)
    canary.call("DELETE", f"/myreferral?link={second['link']}", expect=204)
    canary.call("PATCH", "/me", {"resume": f"I am {mark} and write Go."}, expect=200, headers={"If-Match": "*"})
    canary.misbehave()
    canary.scored()

    # The search sees what it looks for.
    kinds = {place.split()[0] for place in places(served, mark)}
    assert kinds >= {"dynamodb", "mysql", "s3", "cognito"} | ({"opensearch"} & served.parts.keys())
    assert places(served, reason) == {"mysql referral"}
    assert mark in json.dumps(canary.call("GET", "/me/export", expect=200))

    receipt = canary.call("DELETE", "/me", expect=202)
    assert canary.call("DELETE", "/me", expect=202)["receiptId"] == receipt["receiptId"]
    sleep(3)  # whatever was still queued is encoded, or dropped
    assert places(served, mark) == {f"dynamodb {served.resources['JobsTable'].id}"}
    sweep(served, user_id)
    sleep(3)
    assert places(served, mark) == places(served, reason) == set()
    # The history keeps the id, which leads nowhere. A message that the encoder will drop names it, and so does what the
    # person has spent today.
    left = {place for place in places(served, user_id) if not place.startswith("sqs") and "budgets" not in place}
    assert left == {"mysql referral", "mysql referral_move"}
    for told in (mark, reason, canary.tokens.secret, canary.tokens.refresh_token):
        assert logs(served, told) == set()
    assert any(receipt["receiptId"] in path.read_text() for path in (served.directory.path / "log").iterdir())
