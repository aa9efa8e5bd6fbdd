"""The whole backend in one process, under a clock that stands still until a test moves it.

The functions are the real ones, with their adapters, as template.yaml sets them up. MariaDB is a real server; AWS is
moto, as the local stack serves it; the models are the real ones; OpenSearch is a dictionary.
"""

import copy
import importlib.util
import json
import os
import sys
import threading
import time
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import UTC
from pathlib import Path
from types import ModuleType
from typing import Any

import pymysql
import pytest
import time_machine
from moto.cognitoidp.models import cognitoidp_backends
from moto.dynamodb.models import dynamodb_backends
from moto.s3.models import s3_backends
from moto.sqs.models import sqs_backends

from local.aws_account import ACCOUNT, CREDENTIALS, REGION
from local.functions import functions
from local.ports import HOST
from local.resources import Resources, put_secret, verify_sender
from local.schedules import schedules
from local.stack import BUILT, NLU_ENDPOINT, QA_ENDPOINT
from local.template import transformed
from migrations import migrate
from referral.adapters.aws import client, session
from referral.adapters.database import OFF, Server
from referral.adapters.database_users import DatabaseUsers
from referral.adapters.secrets import DatabaseLogin
from tests.simulation.calls import Calls
from tests.simulation.services import NOWHERE, Aws, MariaDb, Search

ROOT = Path(__file__).parents[2]
EVENTS = ROOT / "events"
BEGIN = "2026-11-30T09:00:00+00:00"
_MINUTE = 60
_WEEK = 7 * 24 * 60 * _MINUTE
_REST = 2 * 24 * 60 * _MINUTE
_LEFT_MS = 60_000
SWEEPERS = ("encode_users", "encode_jobs", "rank_referrals")


@dataclass(frozen=True)
class Answer:
    status: int
    body: Any


@dataclass(frozen=True)
class _Context:
    function_name: str = "function"
    memory_limit_in_mb: int = 512
    invoked_function_arn: str = "arn:aws:lambda:us-east-1:123456789012:function:function"
    log_stream_name: str = "simulation"
    aws_request_id: str = field(default_factory=lambda: str(uuid.uuid4()))

    def get_remaining_time_in_millis(self) -> int:
        return _LEFT_MS


class _InProcess:
    """The clients with which the template's resources are created."""

    def __getitem__(self, service: str) -> Any:
        return session().create_client(service)


class World:
    """`with World.running(directory) as world`. Its functions are modules of their own, apart from those that other
    tests import."""

    def __init__(self, calls: Calls, aws: Aws, search: Search, mariadb: MariaDb, clock: Any) -> None:
        self.calls, self.aws, self.search, self._mariadb, self.clock = calls, aws, search, mariadb, clock
        self._functions: dict[tuple[str, str], ModuleType] = {}
        self.server = Server(HOST, mariadb.part.port, mariadb.ACCOUNT.database, OFF)
        self._administrator = DatabaseLogin(mariadb.ACCOUNT.username, mariadb.ACCOUNT.password)

    @classmethod
    @contextmanager
    def running(cls, directory: Path) -> Iterator["World"]:
        calls = Calls()
        aws, search, mariadb = Aws(calls), Search(calls), MariaDb(directory, calls)
        with pytest.MonkeyPatch.context() as patch, mariadb.serving(patch), aws.serving():
            for variable in [name for name in os.environ if name.startswith("AWS_ENDPOINT_URL")]:
                patch.delenv(variable)
            for name, value in {**CREDENTIALS, "AWS_ENDPOINT_URL": NOWHERE}.items():
                patch.setenv(name, value)
            patch.setattr("opensearchpy.OpenSearch", lambda *_, **__: search)
            with time_machine.travel(BEGIN, tick=False) as clock:
                client.cache_clear()
                world = cls(calls, aws, search, mariadb, clock)
                world._build(patch)
                try:
                    yield world
                finally:
                    client.cache_clear()

    def _build(self, patch: pytest.MonkeyPatch) -> None:
        migrate(self.server.database, lambda: self.server.connect(self._administrator))
        application = DatabaseLogin("referral", "application")
        users = DatabaseUsers(self.server, self._administrator)
        users.admit(application)
        users.set_password(application)
        clients: Any = _InProcess()
        values = {
            "DatabaseHost": HOST,
            "DatabasePort": str(self.server.port),
            "DatabaseName": self.server.database,
            "DatabaseSecretArn": put_secret(clients, "database", asdict(application)),
            "DatabaseAdminSecretArn": put_secret(clients, "administrator", asdict(self._administrator)),
            "DatabaseTls": OFF,
            "OpenSearchUrl": NOWHERE,
            "OpenSearchArn": "arn:aws:es:us-east-1:123456789012:domain/simulation",
            "MailFromArn": verify_sender(clients, "no-reply@referral-connect.example"),
            "NluEndpoint": NLU_ENDPOINT,
            "QaEndpoint": QA_ENDPOINT,
        }
        resources = Resources(transformed(ROOT / "template.yaml"), values, clients)
        resources.create()
        declared = functions(resources.template, ROOT, BUILT / "layers", {"AWS_ENDPOINT_URL": NOWHERE})
        for function in declared.values():
            for name, value in function.environment.items():
                if name not in ("PATH", "PYTHONPATH", "LANG", "TZ"):
                    patch.setenv(name, value)
        self.schedules = schedules(resources.template)

    # ------------------------------------------------------------ functions

    def module(self, function: str) -> Any:
        """The function's module. Each thread has its own, with its own connections, as each process on AWS has."""
        process = threading.current_thread().name
        if (process, function) not in self._functions:
            name = f"{function}_in_{process}"
            spec = importlib.util.spec_from_file_location(name, ROOT / f"functions/{function}.py")
            assert spec is not None
            assert spec.loader is not None
            module = sys.modules[name] = importlib.util.module_from_spec(spec)
            spec.loader.exec_module(module)
            self._functions[process, function] = module
        return self._functions[process, function]

    def call(
        self,
        function: str,
        method: str,
        path: str,
        body: Any = None,
        *,
        caller: str | None = None,
        query: Mapping[str, str] | None = None,
        if_match: str | None = None,
    ) -> Answer:
        """The answer to a request, as API Gateway hands it to the function."""
        event = json.loads((EVENTS / f"{function}.json").read_text())
        event["multiValueHeaders"].pop("If-Match", None)
        event["multiValueHeaders"] |= {"if-match": [if_match]} if if_match else {}
        event["httpMethod"] = event["requestContext"]["httpMethod"] = method
        event["resource"] = event["path"] = event["requestContext"]["resourcePath"] = path
        event["body"], event["isBase64Encoded"] = None if body is None else json.dumps(body), False
        event["queryStringParameters"] = dict(query) if query else None
        event["multiValueQueryStringParameters"] = {name: [one] for name, one in query.items()} if query else None
        event["requestContext"]["authorizer"] = {"claims": {"sub": caller}} if caller else None
        answer = self.module(function).handler(event, _Context())
        return Answer(answer["statusCode"], json.loads(answer["body"]) if answer.get("body") else None)

    def tick(self, function: str) -> dict[str, Any]:
        """One invocation as its schedule makes it. Empty if it fails."""
        event = json.loads((EVENTS / f"{function}.json").read_text())
        try:
            outcomes: dict[str, Any] = self.module(function).handler(event, _Context())
        except Exception:  # the schedule invokes it again
            return {}
        return outcomes

    def crash(self) -> None:
        """The functions' processes are gone, and with them their connections."""
        self._mariadb.hang_up()

    # ------------------------------------------------------------ time

    def pass_minutes(self, minutes: int) -> None:
        """Lets the schedules run, once a minute."""
        for _ in range(minutes):
            self.clock.shift(_MINUTE)
            for function in SWEEPERS:
                self.tick(function)

    def reconcile(self) -> dict[str, Any]:
        """Lets more than a week pass, in which the reconciler finds again and again what nobody owns and then removes
        it. What the last run did."""
        outcomes: dict[str, Any] = {}
        for _ in range(_WEEK // _REST + 2):
            self.clock.shift(_REST)
            outcomes = self.tick("reconcile")
        return outcomes

    def settle(self, within: int = 120) -> int:
        """Lets minutes pass until nothing waits. Returns their number, at least `within` if something still waits."""
        passed = 0
        while passed < within and self.waiting():
            idle = max(0, int(self._idle_seconds() // _MINUTE))
            self.clock.shift(idle * _MINUTE)  # minutes in which the schedules would find nothing to do
            self.pass_minutes(1)
            passed += idle + 1
        return passed

    def _idle_seconds(self) -> float:
        """For how long no message is visible and no ask is due."""
        now = time.time()
        messages = [message for queue in self._queues if "Dead" not in queue.name for message in queue._messages]
        moments = [max(message.visible_at or 0, message.delayed_until or 0) / 1000 for message in messages]
        moments += [
            row["due_at"].replace(tzinfo=UTC).timestamp()
            for row in self.rows("SELECT due_at FROM referral WHERE due_at IS NOT NULL")
        ]
        return min(moments, default=now) - now

    def waiting(self) -> list[str]:
        """What is still to be done: messages, and open asks that are due some time soon."""
        asks = self.rows("SELECT referral_id FROM referral WHERE state = 'scoring' OR due_at IS NOT NULL")
        return [message for queue in self._queues if "Dead" not in queue.name for message in _bodies(queue)] + [
            row["referral_id"] for row in asks
        ]

    def dead_letters(self) -> list[str]:
        return [body for queue in self._queues if "Dead" in queue.name for body in _bodies(queue)]

    # ------------------------------------------------------------ stores

    def rows(self, query: str, *values: Any) -> list[dict[str, Any]]:
        """As the database's administrator sees them."""
        with self._administration() as cursor:
            cursor.execute(query, values)
            return list(cursor.fetchall())

    def items(self, table: str) -> list[dict[str, Any]]:
        """All items of the DynamoDB table whose name contains `table`."""
        found = [one for name, one in self._tables.items() if table in name]
        assert len(found) == 1, list(self._tables)
        return [item.to_json()["Attributes"] for item in found[0].all_items()]

    def accounts(self) -> dict[str, Any]:
        """The pool's users by e-mail address, those of disabled accounts included."""
        pools = self._backend(cognitoidp_backends, REGION).user_pools.values()
        return {_email(user): user for pool in pools for user in pool.users.values()}

    def resumes(self) -> list[Any]:
        """All versions of all objects in the bucket."""
        buckets = self._backend(s3_backends, "aws").buckets.values()
        return [one for bucket in buckets for key in list(bucket.keys) for one in bucket.keys.getlist(key)]

    def lose_messages(self) -> None:
        for queue in self._queues:
            queue._messages.clear()

    def keep(self) -> dict[str, Any]:
        """The content of all stores, for `restore`."""
        tables = {name: self.rows(f"SELECT * FROM {name}") for name in self.sql_tables()}
        return {
            "time": time.time(),
            "sql": tables,
            "moto": copy.deepcopy(self._moto_content()),
            "search": copy.deepcopy(self.search.documents),
            "mails": self.aws.mails(),
        }

    def restore(self, kept: Mapping[str, Any]) -> None:
        """Brings back all stores, and the time, of when they were kept."""
        self.crash()
        self.clock.move_to(kept["time"])
        with self._administration() as cursor:
            cursor.execute("SET FOREIGN_KEY_CHECKS = 0")
            for name, rows in kept["sql"].items():
                cursor.execute(f"DELETE FROM {name}")
                for row in rows:
                    marks = ", ".join(["%s"] * len(row))
                    cursor.execute(f"INSERT INTO {name} ({', '.join(row)}) VALUES ({marks})", tuple(row.values()))
        content = copy.deepcopy(kept["moto"])
        for (place, name), value in zip(self._moto_places(), content, strict=True):
            setattr(place, name, value)
        self.search.documents = copy.deepcopy(kept["search"])
        self.aws.mailbox._mails = list(kept["mails"])

    def _moto_content(self) -> list[Any]:
        return [getattr(place, name) for place, name in self._moto_places()]

    def _moto_places(self) -> list[tuple[Any, str]]:
        """Where moto keeps what the functions store."""
        places = [(table, "items") for table in self._tables.values()]
        for queue in self._queues:
            places += [(queue, "_messages"), (queue, "_pending_messages")]
        for bucket in self._backend(s3_backends, "aws").buckets.values():
            places.append((bucket, "keys"))
        for pool in self._backend(cognitoidp_backends, REGION).user_pools.values():
            places += [(pool, name) for name in ("users", "refresh_tokens", "access_tokens", "id_tokens")]
        return places

    @property
    def _tables(self) -> dict[str, Any]:
        tables: dict[str, Any] = self._backend(dynamodb_backends, REGION).tables
        return tables

    @property
    def _queues(self) -> list[Any]:
        return list(self._backend(sqs_backends, REGION).queues.values())

    def _backend(self, backends: Any, region: str) -> Any:
        return backends[ACCOUNT][region]

    def sql_tables(self) -> list[str]:
        return [
            name for row in self.rows("SHOW TABLES") for name in row.values() if not name.startswith(("_yoyo", "yoyo"))
        ]

    @contextmanager
    def _administration(self) -> Iterator[Any]:
        with (
            self.server.connect(self._administrator, autocommit=True) as connection,
            connection.cursor(pymysql.cursors.DictCursor) as cursor,
        ):
            yield cursor


def _email(user: Any) -> str:
    return next(str(one["Value"]) for one in user.attributes if one["Name"] == "email")


def _bodies(queue: Any) -> list[str]:
    return [message.body for message in queue._messages]
