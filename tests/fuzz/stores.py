"""What is in the stores of a stack, in a form that can be compared."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

import requests

from local.resources import Clients
from local.stack import Stack

Contents = Counter[tuple[str, str]]
# What limits how often somebody may do something. A refused request may move these, and nothing else.
_COUNTERS = frozenset({"triesLeft", "codes"})
_MAIL_COUNTERS = "mails#"
_NONE = {"N": "0"}


class Stores:
    """The stores, queues, pool and mails of a running stack."""

    def __init__(self, stack: Stack) -> None:
        self._stack, self._clients = stack, Clients(stack.endpoints)
        self._budgets, self._pending = (stack.resources[name].id for name in ("BudgetsTable", "PendingTable"))

    def contents(self) -> Contents:
        """How often each thing is in each place; things are named by digests."""
        looks = (self._in_dynamodb, self._in_mysql, self._in_opensearch, self._in_s3, self._in_sqs, self._in_cognito)
        found = ((place, hashlib.sha256(thing.encode()).hexdigest()) for look in looks for place, thing in look())
        sent = self._clients["ses"].get_send_quota()["SentLast24Hours"]
        return Counter([*found, ("mails", str(sent))])

    def refill(self) -> None:
        """Gives everybody new budgets and mails, so that what comes after the limits is reached, too."""
        dynamodb = self._clients["dynamodb"]
        for item in self._items(self._budgets):
            dynamodb.delete_item(TableName=self._budgets, Key={"spender": item["spender"]})
        for item in self._items(self._pending):
            key = {"purpose": item["purpose"]}
            if item["purpose"]["S"].startswith(_MAIL_COUNTERS):
                dynamodb.delete_item(TableName=self._pending, Key=key)
            elif int(item.get("codes", _NONE)["N"]) > 2:
                dynamodb.update_item(
                    TableName=self._pending,
                    Key=key,
                    UpdateExpression="SET codes = :none",
                    ExpressionAttributeValues={":none": _NONE},
                )

    def _in_dynamodb(self) -> Iterator[tuple[str, str]]:
        for table in self._clients["dynamodb"].list_tables()["TableNames"]:
            if table == self._budgets:
                continue
            for item in self._items(table):
                if not (table == self._pending and item["purpose"]["S"].startswith(_MAIL_COUNTERS)):
                    kept = {name: value for name, value in item.items() if name not in _COUNTERS}
                    yield f"dynamodb {table}", json.dumps(kept, sort_keys=True, default=repr)

    def _items(self, table: str) -> Iterator[dict[str, Any]]:
        for page in self._clients["dynamodb"].get_paginator("scan").paginate(TableName=table):
            yield from page["Items"]

    def _in_mysql(self) -> Iterator[tuple[str, str]]:
        with self._stack.database.connect(self._stack.administrator) as connection, connection.cursor() as cursor:
            cursor.execute("SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()")
            for (table,) in list(cursor.fetchall()):
                cursor.execute(f"SELECT * FROM `{table}`")
                yield from ((f"mysql {table}", repr(row)) for row in cursor.fetchall())

    def _in_opensearch(self) -> Iterator[tuple[str, str]]:
        if "opensearch" not in self._stack.parts:
            return
        url = self._stack.parts["opensearch"].part.url
        requests.post(f"{url}/_refresh", timeout=30).raise_for_status()
        found = requests.get(f"{url}/_all/_search", params={"size": 10_000}, timeout=30).json()["hits"]["hits"]
        yield from (("opensearch", json.dumps([hit["_id"], hit["_source"]], sort_keys=True)) for hit in found)

    def _in_s3(self) -> Iterator[tuple[str, str]]:
        s3 = self._clients["s3"]
        for bucket in [one["Name"] for one in s3.list_buckets()["Buckets"]]:
            for page in s3.get_paginator("list_object_versions").paginate(Bucket=bucket):
                for one in (*page.get("Versions", ()), *page.get("DeleteMarkers", ())):
                    yield f"s3 {bucket}", f"{one['Key']} {one['VersionId']} {one.get('ETag')}"

    def _in_sqs(self) -> Iterator[tuple[str, str]]:
        for queue in self._clients["sqs"].list_queues().get("QueueUrls", ()):
            counts = self._clients["sqs"].get_queue_attributes(QueueUrl=queue, AttributeNames=["All"])["Attributes"]
            number = sum(int(value) for name, value in counts.items() if name.startswith("ApproximateNumberOf"))
            yield f"sqs {queue.rpartition('/')[2]}", str(number)

    def _in_cognito(self) -> Iterator[tuple[str, str]]:
        cognito = self._clients["cognito-idp"]
        for pool in cognito.list_user_pools(MaxResults=60)["UserPools"]:
            for page in cognito.get_paginator("list_users").paginate(UserPoolId=pool["Id"]):
                yield from (("cognito", json.dumps(user, default=str, sort_keys=True)) for user in page["Users"])


def changed(before: Contents, after: Contents) -> list[str]:
    """The places whose contents differ, with how many things came and went."""
    came, went = after - before, before - after
    places = sorted({place for place, _ in (*came, *went)})
    return [f"{place}: {_number(came, place)} came, {_number(went, place)} went" for place in places]


def _number(things: Contents, place: str) -> int:
    return sum(number for (where, _), number in things.items() if where == place)
