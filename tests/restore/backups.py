"""Backups of each store, and how it is lost and restored: as near to AWS as the local stack comes.

Tables come back as point-in-time recovery copies them, the database as a snapshot, the bucket to the versions that it
had and still has. A user pool can only be filled again from an export: its people get other user ids.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import requests

from local.resources import Clients
from local.stack import Stack
from referral.adapters.search import INDEX

_TABLES = {"UsersTable": "userId", "JobsTable": "revision"}
_QUEUES = ("UserQueue", "JobQueue")
Rows = dict[str, list[dict[str, Any]]]


@dataclass(frozen=True)
class Backup:
    """All stores at one moment: items by table, rows by table, texts by key with their versions, addresses."""

    items: dict[str, list[dict[str, Any]]]
    rows: Rows
    texts: dict[str, bytes]
    versions: frozenset[tuple[str, str]]
    addresses: tuple[str, ...]


class Backups:
    def __init__(self, stack: Stack) -> None:
        self._stack, self._clients = stack, Clients(stack.endpoints)
        self._bucket, self._pool = (stack.resources[name].id for name in ("ResumeBucket", "UserPool"))

    def take(self) -> Backup:
        return Backup(
            {table: self._items(table) for table in _TABLES},
            self._rows(),
            self._texts(),
            frozenset(self._versions()),
            tuple(self._addresses()),
        )

    def all_to(self, backup: Backup) -> None:
        """Brings back all stores but the pool."""
        for table in _TABLES:
            self.table_to(table, backup)
        self.database_to(backup)
        for key, text in backup.texts.items():
            self._clients["s3"].put_object(Bucket=self._bucket, Key=key, Body=text)
        for key, version in list(self._versions()):
            if key not in backup.texts:
                self._clients["s3"].delete_object(Bucket=self._bucket, Key=key, VersionId=version)
        self.lose_cache()

    # ------------------------------------------------------------ stores

    def lose_table(self, table: str) -> None:
        name, key = self._stack.resources[table].id, _TABLES[table]
        for item in self._items(table):
            self._clients["dynamodb"].delete_item(TableName=name, Key={key: item[key]})

    def table_to(self, table: str, backup: Backup) -> None:
        """Replaces what is there."""
        self.lose_table(table)
        for item in backup.items[table]:
            self._clients["dynamodb"].put_item(TableName=self._stack.resources[table].id, Item=item)

    def lose_database(self) -> None:
        with self._administration() as cursor:
            cursor.execute("SET FOREIGN_KEY_CHECKS = 0")
            for table in self._rows():
                cursor.execute(f"DELETE FROM `{table}`")

    def database_to(self, backup: Backup) -> None:
        """Replaces what is there."""
        self.lose_database()
        with self._administration() as cursor:
            cursor.execute("SET FOREIGN_KEY_CHECKS = 0")
            for table, rows in backup.rows.items():
                for row in rows:
                    marks = ", ".join(["%s"] * len(row))
                    cursor.execute(f"INSERT INTO `{table}` ({', '.join(row)}) VALUES ({marks})", [*row.values()])

    def lose_bucket(self) -> None:
        for key in {key for key, _ in self._versions()}:
            self._clients["s3"].delete_object(Bucket=self._bucket, Key=key)

    def bucket_to(self, backup: Backup) -> None:
        """Deletes what was stored since. What was deleted for good since does not come back."""
        for key, version in list(self._versions()):
            if (key, version) not in backup.versions:
                self._clients["s3"].delete_object(Bucket=self._bucket, Key=key, VersionId=version)

    def lose_pool(self) -> None:
        for address in self._addresses():
            self._clients["cognito-idp"].admin_delete_user(UserPoolId=self._pool, Username=address)

    def pool_to(self, backup: Backup) -> None:
        """Makes the accounts of the export, with other user ids and without passwords."""
        cognito = self._clients["cognito-idp"]
        for address in backup.addresses:
            attributes = [{"Name": "email", "Value": address}, {"Name": "email_verified", "Value": "true"}]
            cognito.admin_create_user(
                UserPoolId=self._pool, Username=address, MessageAction="SUPPRESS", UserAttributes=attributes
            )

    def lose_cache(self) -> None:
        requests.delete(f"{self._stack.parts['opensearch'].part.url}/{INDEX}", timeout=60)

    def lose_queues(self) -> None:
        for queue in _QUEUES:
            self._clients["sqs"].purge_queue(QueueUrl=self._stack.resources[queue].id)

    # ------------------------------------------------------------ what is in them

    def _items(self, table: str) -> list[dict[str, Any]]:
        pages = self._clients["dynamodb"].get_paginator("scan").paginate(TableName=self._stack.resources[table].id)
        return [item for page in pages for item in page["Items"]]

    @contextmanager
    def _administration(self) -> Iterator[Any]:
        connect, administrator = self._stack.database.connect, self._stack.administrator
        with connect(administrator, autocommit=True) as connection, connection.cursor() as cursor:
            yield cursor

    def _rows(self) -> Rows:
        with self._administration() as cursor:
            cursor.execute("SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()")
            return {table: _all(cursor, table) for (table,) in list(cursor.fetchall())}

    def _versions(self) -> list[tuple[str, str]]:
        pages = self._clients["s3"].get_paginator("list_object_versions").paginate(Bucket=self._bucket)
        return [
            (one["Key"], one["VersionId"])
            for page in pages
            for one in (*page.get("Versions", ()), *page.get("DeleteMarkers", ()))
        ]

    def _texts(self) -> dict[str, bytes]:
        get = self._clients["s3"].get_object
        return {key: get(Bucket=self._bucket, Key=key)["Body"].read() for key in {key for key, _ in self._versions()}}

    def _addresses(self) -> list[str]:
        pages = self._clients["cognito-idp"].get_paginator("list_users").paginate(UserPoolId=self._pool)
        attributes = (one["Attributes"] for page in pages for one in page["Users"])
        return [next(one["Value"] for one in each if one["Name"] == "email") for each in attributes]


def _all(cursor: Any, table: str) -> list[dict[str, Any]]:
    cursor.execute(f"SELECT * FROM `{table}`")
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


@dataclass(frozen=True)
class Loss:
    """One store that is lost and, if it has a backup, restored to an earlier moment. `costs` are the kinds of the
    checker's findings that such a restore can't avoid."""

    name: str
    lose: Callable[[Backups], None]
    restore: Callable[[Backups, Backup], None] | None = None
    costs: frozenset[str] = frozenset()


NOTHING_TO_SCORE = "an ask whose profile or posting is lost"
_OF_PEOPLE = frozenset(
    {"lost: profile", "lost: change of a profile", "lost: resume", "a resume of nobody", "a trace of an erased person"}
)
_OF_ACTS = frozenset(
    {
        "lost: ask", "lost: withdraw", "lost: refer", "lost: deny", "lost: undo", "lost: appeal", "missing in a list",
        "shown in a state it never had", "a reveal is not written down", "a confirmation is wrong", "a wrong revision",
    }
)  # fmt: skip
QUEUES = Loss("queues", Backups.lose_queues, costs=frozenset({"a trace of an erased person"}))
LOSSES = (
    Loss("cache", Backups.lose_cache),
    Loss(
        "bucket", Backups.lose_bucket, Backups.bucket_to,
        frozenset({"lost: resume", "lost: change of a profile", "a wrong score"}),
    ),
    Loss(
        "user-data",
        lambda backups: backups.lose_table("UsersTable"),
        lambda backups, backup: backups.table_to("UsersTable", backup),
        _OF_PEOPLE | {"a profile of nobody", NOTHING_TO_SCORE},
    ),
    Loss(
        "job-listings",
        lambda backups: backups.lose_table("JobsTable"),
        lambda backups, backup: backups.table_to("JobsTable", backup),
        frozenset({"an ask without a posting", "a wrong revision", NOTHING_TO_SCORE, "a trace of an erased person"}),
    ),
    Loss(
        "database", Backups.lose_database, Backups.database_to,
        _OF_ACTS | {"a trace of an erased person", "an ask without a posting", NOTHING_TO_SCORE},
    ),
    Loss(
        "user pool", Backups.lose_pool, Backups.pool_to,
        frozenset({"a profile of nobody", "lost: profile", "lost: account", "a trace of an erased person"}),
    ),
)  # fmt: skip
