"""Everything that the stores of a stack hold, read directly. Only this module knows how they keep it."""

import json
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import urlsplit

import pymysql
import requests
from pymysql.cursors import DictCursor

from local.ports import HOST
from local.resources import Clients

Row = dict[str, Any]
_TABLES = {"profiles": ("UsersTable", "userId"), "postings": ("JobsTable", "revision")}
_QUEUES = ("UserQueue", "JobQueue")
_DEAD_LETTERS = ("UserDeadLetterQueue", "JobDeadLetterQueue")
_INDEX = "users"
_MOST_DOCUMENTS = 10_000


@dataclass
class World:
    """`asks` are rows by referral id, and `moves` their history in order. `waiting` counts the messages of a queue that
    are visible, received or delayed. Times are naive and in UTC."""

    asks: dict[str, Row] = field(default_factory=dict)
    moves: dict[str, list[Row]] = field(default_factory=dict)
    reveals: set[tuple[str, str, date]] = field(default_factory=set)
    submissions: set[tuple[str, str]] = field(default_factory=set)
    confirmed: dict[tuple[str, str], Row] = field(default_factory=dict)
    employed: set[str] = field(default_factory=set)
    profiles: dict[str, Row] = field(default_factory=dict)
    postings: dict[str, Row] = field(default_factory=dict)
    resumes: dict[str, str] = field(default_factory=dict)
    directory: dict[str, Row] | None = None
    accounts: dict[str, str] = field(default_factory=dict)
    waiting: dict[str, int] = field(default_factory=dict)
    dead: list[str] = field(default_factory=list)


class Stores:
    """The stores of the stack that wrote this `state` (stack.json); nothing stands between them and the reader."""

    def __init__(self, state: Mapping[str, Any]) -> None:
        self._database, self._resources, self._ports = state["database"], state["resources"], state["ports"]
        self.clients = Clients(
            {
                variable: f"http://{HOST}:{self._ports.get(part, self._ports['moto'])}"
                for variable, part in (
                    ("AWS_ENDPOINT_URL", "moto"),
                    ("AWS_ENDPOINT_URL_DYNAMODB", "dynamodb"),
                    ("AWS_ENDPOINT_URL_SQS", "elasticmq"),
                )
            }
        )

    def read(self) -> World:
        world = World(directory=self._directory(), accounts=dict(self._accounts()), resumes=dict(self._resumes()))
        with closing(self.connect()) as connection, connection.cursor() as cursor:
            self._read_database(world, cursor)
        world.profiles, world.postings = (dict(self._documents(*_TABLES[name])) for name in ("profiles", "postings"))
        world.waiting = {name: sum(self.messages(name).values()) for name in _QUEUES}
        world.dead = [body for name in _DEAD_LETTERS for body in self._bodies(name)]
        return world

    def connect(self) -> "pymysql.connections.Connection[DictCursor]":
        url = urlsplit(self._database)
        return pymysql.connect(
            host=url.hostname, port=url.port or 3306, user=url.username, password=url.password or "",
            database=url.path[1:], cursorclass=DictCursor, autocommit=True,
        )  # fmt: skip

    def due(self) -> dict[str, int]:
        """What is not done yet: asks by state, and messages by queue and whether they are delayed."""
        with closing(self.connect()) as connection, connection.cursor() as cursor:
            cursor.execute(
                "SELECT state, COUNT(*) AS asks FROM referral WHERE state = 'scoring' OR (state = 'queued' AND"
                " (claim IS NOT NULL OR due_at < UTC_TIMESTAMP() + INTERVAL 1 HOUR)) GROUP BY state"
            )
            found = {f"asks in {row['state']}": int(row["asks"]) for row in cursor.fetchall()}
        for queue in _QUEUES:
            found |= {f"{queue}, {kind}": number for kind, number in self.messages(queue).items() if number}
        return found

    def messages(self, queue: str) -> dict[str, int]:
        """The numbers of messages that are visible, received and delayed."""
        names = {"visible": "", "received": "NotVisible", "delayed": "Delayed"}
        attributes = {kind: f"ApproximateNumberOfMessages{name}" for kind, name in names.items()}
        answer = self.clients["sqs"].get_queue_attributes(
            QueueUrl=self.url(queue), AttributeNames=list(attributes.values())
        )
        return {kind: int(answer["Attributes"][name]) for kind, name in attributes.items()}

    def url(self, queue: str) -> str:
        """The address of a queue, whatever port it had when it was made."""
        return f"{self.clients['sqs'].meta.endpoint_url}/{urlsplit(self._resources[queue]).path.lstrip('/')}"

    def name(self, resource: str) -> str:
        return str(self._resources[resource])

    @property
    def search(self) -> str | None:
        """The address of the directory's cache; None on a stack without one."""
        port = self._ports.get("opensearch")
        return f"http://{HOST}:{port}" if port else None

    def _read_database(self, world: World, cursor: DictCursor) -> None:
        world.asks = {row["referral_id"]: _ask(row) for row in _rows(cursor, "SELECT * FROM referral")}
        for row in _rows(cursor, "SELECT * FROM referral_move ORDER BY referral_id, move_id"):
            world.moves.setdefault(row["referral_id"], []).append(row)
        for row in _rows(cursor, "SELECT * FROM referral_reveal"):
            world.reveals.add((row["referral_id"], row["revealed_to"], row["revealed_on"]))
        for row in _rows(cursor, "SELECT * FROM submission"):
            world.submissions.add((row["seeker"], row["revision"]))
        for row in _rows(cursor, "SELECT * FROM confirmed_revision"):
            world.confirmed[row["link"], row["company_key"]] = row
        world.employed = {row["user_id"] for row in _rows(cursor, "SELECT user_id FROM employment")}

    def _documents(self, table: str, key: str) -> Iterator[tuple[str, Row]]:
        pages = self.clients["dynamodb"].get_paginator("scan").paginate(TableName=self._resources[table])
        for item in (item for page in pages for item in page["Items"]):
            yield item[key]["S"], json.loads(item["body"]["S"])

    def _resumes(self) -> Iterator[tuple[str, str]]:
        bucket = self._resources["ResumeBucket"]
        for page in self.clients["s3"].get_paginator("list_object_versions").paginate(Bucket=bucket):
            for one in page.get("Versions", ()):
                body = self.clients["s3"].get_object(Bucket=bucket, Key=one["Key"], VersionId=one["VersionId"])["Body"]
                yield one["Key"], body.read().decode()
            yield from ((one["Key"], "") for one in page.get("DeleteMarkers", ()))

    def _directory(self) -> dict[str, Row] | None:
        if not self.search:
            return None
        requests.post(f"{self.search}/_refresh", timeout=30).raise_for_status()
        answer = requests.get(f"{self.search}/{_INDEX}/_search", params={"size": _MOST_DOCUMENTS}, timeout=30)
        return {hit["_id"]: hit["_source"] for hit in answer.json()["hits"]["hits"]} if answer.ok else {}

    def _accounts(self) -> Iterator[tuple[str, str]]:
        for page in self.clients["cognito-idp"].get_paginator("list_users").paginate(UserPoolId=self._pool()):
            for user in page["Users"]:
                attributes = {one["Name"]: one["Value"] for one in user["Attributes"]}
                yield attributes["sub"], attributes["email"]

    def _pool(self) -> str:
        return str(self._resources["UserPool"])

    def _bodies(self, queue: str) -> Iterator[str]:
        """The messages of a queue of dead letters, which stay there."""
        seen = set()
        while (
            messages := self.clients["sqs"]
            .receive_message(QueueUrl=self.url(queue), MaxNumberOfMessages=10, VisibilityTimeout=5, WaitTimeSeconds=0)
            .get("Messages")
        ):
            new = [one for one in messages if one["MessageId"] not in seen]
            if not new:
                break
            seen |= {one["MessageId"] for one in new}
            yield from (one["Body"] for one in new)


def _rows(cursor: DictCursor, query: str) -> list[Row]:
    cursor.execute(query)
    return list(cursor.fetchall())


def _ask(row: Row) -> Row:
    return row | {name: json.loads(row[name]) if row[name] else None for name in ("evidence", "summary")}
