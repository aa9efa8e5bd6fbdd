"""What the functions' clients reach in a simulated world: AWS and the models in this process, and a real MariaDB whose
clock is that of the process."""

import io
import re
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache, lru_cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pymysql
import pytest
from botocore.awsrequest import AWSPreparedRequest, AWSResponse
from botocore.exceptions import ClientError, EndpointConnectionError
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
from opensearchpy.exceptions import ConnectionError as NoSearch
from pymysql.connections import Connection
from werkzeug.test import EnvironBuilder, run_wsgi_app

from local.mailbox import TIME, Mailbox
from local.parts.mariadb import DatabaseAccount, mariadb
from local.ports import free_port
from local.stack import BUILT, MODELS
from local.strict_cognito import StrictCognito
from models.nlu import inference as nlu
from models.qa import inference as qa
from referral.adapters import aws
from tests.simulation.calls import Call, Calls, Moment, Unavailable

NOWHERE = "http://127.0.0.1:9"  # no request is sent there
_READS = re.compile("Get|List|Describe|BatchGet|Query|AdminGet|AdminInitiateAuth|InvokeEndpoint|Head")
_JSON = "application/json"
_INFERENCE: dict[str, ModuleType] = {"nlu": nlu, "qa": qa}
_TABLE = re.compile(r"(?:FROM|INTO|UPDATE) (\w+)")
_WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE")


class Aws:
    """moto's services, as the local stack serves them, but without a server; and the model endpoints.

    The models are named nlu and qa, as if each were a service of its own.
    """

    def __init__(self, calls: Calls) -> None:
        self._calls = calls
        self.mailbox = Mailbox(StrictCognito(DomainDispatcherApplication(create_backend_app)))
        self._lock = threading.Lock()
        self.refused_text = ""  # the models refuse requests with this text

    @contextmanager
    def serving(self) -> Iterator[None]:
        """Meanwhile all new clients reach these services."""
        aws.session.cache_clear()
        session = aws.session()
        session.register("provide-client-params.sqs.ReceiveMessage", _poll_shortly)
        session.register("before-call", self._before)
        session.register("before-send", self._served)
        session.register("after-call", self._after)
        try:
            yield
        finally:
            aws.session.cache_clear()

    def mails(self) -> list[dict[str, Any]]:
        """All mails that were sent, oldest first."""
        return list(self.mailbox._mails)

    def newest_mail(self, address: str) -> str:
        return str(next(mail["text"] for mail in reversed(self.mails()) if mail["to"].lower() == address.lower()))

    def _before(self, model: Any, params: dict[str, Any], **_: Any) -> Any:
        call = _call(model, params.get("url_path", ""))
        self._reach(call, Moment.BEFORE)
        if model.service_model.service_name != "sagemaker-runtime":
            return None
        if self.refused_text and self.refused_text in _text(params["body"]):
            refusal = {"Error": {"Code": "ModelError", "Message": ""}, "OriginalStatusCode": 400}
            raise ClientError({**refusal, "ResponseMetadata": {"HTTPStatusCode": 424}}, model.name)
        answer = _inferred(call.service, params["body"])
        self._reach(call, Moment.AFTER)
        return AWSResponse("", 200, {}, None), {"Body": io.BytesIO(answer), "ContentType": _JSON}

    def _after(self, model: Any, **_: Any) -> None:
        if model.service_model.service_name != "sagemaker-runtime":
            self._reach(_call(model), Moment.AFTER)

    def _reach(self, call: Call, moment: Moment) -> None:
        try:
            self._calls.reach(call, moment)
        except Unavailable:
            raise EndpointConnectionError(endpoint_url=call.service) from None

    def _served(self, request: AWSPreparedRequest, **_: Any) -> AWSResponse:
        environ = EnvironBuilder(
            method=request.method,
            base_url=NOWHERE,
            path=request.url.removeprefix(NOWHERE),
            headers=[(name, _text(value)) for name, value in request.headers.items()],
            data=_bytes(request.body),
        ).get_environ()
        environ[TIME] = datetime.now(UTC).isoformat(timespec="milliseconds")
        with self._lock:  # moto is not made for threads
            body, status, headers = run_wsgi_app(self.mailbox, environ, buffered=True)
        return AWSResponse(request.url, int(status.split()[0]), headers, _Raw(b"".join(body)))


class _Raw(io.BytesIO):
    """A body as urllib3 gives it."""

    def stream(self, *_: Any, **__: Any) -> Iterator[bytes]:
        while content := self.read():
            yield content


def _poll_shortly(params: dict[str, Any], **_: Any) -> dict[str, Any]:
    """A clock that stands still never ends a long poll."""
    return {**params, "WaitTimeSeconds": 0}


def _call(model: Any, path: str = "") -> Call:
    service = model.service_model.service_name
    if service == "sagemaker-runtime":
        service = next((name for endpoint, name in MODELS.items() if f"/{endpoint}/" in path), service)
    return Call(service, model.name, changes=not _READS.match(model.name))


def _text(value: Any) -> str:
    return value.decode() if isinstance(value, bytes) else str(value)


def _bytes(body: Any) -> bytes:
    return body.encode() if isinstance(body, str) else body.read() if hasattr(body, "read") else bytes(body or b"")


@lru_cache(maxsize=1000)
def _inferred(name: str, body: bytes | str) -> bytes:
    """The model's real answer, computed once for the same request."""
    inference = _INFERENCE[name]
    answer: bytes = inference.output_fn(inference.predict_fn(inference.input_fn(body, _JSON), _model(name)), _JSON)
    return answer


@cache
def _model(name: str) -> Any:
    return _INFERENCE[name].model_fn(BUILT / "models" / name)


class Search:
    """The part of OpenSearch's client that the directory uses, with one index."""

    def __init__(self, calls: Calls) -> None:
        self._calls = calls
        self.documents: dict[str, dict[str, Any]] = {}
        self.indices = self

    def create(self, **_: Any) -> None:
        self._call("create", changes=True)

    def mget(self, body: dict[str, Any], **_: Any) -> dict[str, Any]:
        self._call("mget", changes=False)
        found = self.documents
        return {
            "docs": [
                {"_id": one, "found": one in found} | ({"_source": found[one]} if one in found else {})
                for one in body["ids"]
            ]
        }

    def search(self, body: dict[str, Any], **_: Any) -> dict[str, Any]:
        """A page of all documents, in the order of their ids."""
        self._call("search", changes=False)
        (after,) = body.get("search_after", [""])
        page = [one for one in sorted(self.documents) if one > after][: body["size"]]
        return {"hits": {"hits": [{"_id": one, "_source": self.documents[one]} for one in page]}}

    def bulk(self, body: list[dict[str, Any]], **_: Any) -> dict[str, Any]:
        with self._changing("bulk"):
            for action, document in zip(body[::2], body[1::2], strict=True):
                self.documents[action["index"]["_id"]] = dict(document)
        return {"errors": False}

    def delete(self, id: str, **_: Any) -> None:
        with self._changing("delete"):
            self.documents.pop(id, None)

    def _call(self, operation: str, changes: bool) -> None:
        call = Call("opensearch", operation, changes)
        self._reach(call, Moment.BEFORE)
        self._reach(call, Moment.AFTER)

    @contextmanager
    def _changing(self, operation: str) -> Iterator[None]:
        call = Call("opensearch", operation, changes=True)
        self._reach(call, Moment.BEFORE)
        yield
        self._reach(call, Moment.AFTER)

    def _reach(self, call: Call, moment: Moment) -> None:
        try:
            self._calls.reach(call, moment)
        except Unavailable:
            raise NoSearch("N/A", "no answer", None) from None


class MariaDb:
    """A real server of its own. Each statement runs at the time that this process has."""

    ACCOUNT = DatabaseAccount("referral", "administrator", "administrator")

    def __init__(self, directory: Path, calls: Calls) -> None:
        self._calls = calls
        directory.mkdir()
        self.part = mariadb(directory / "mariadb", free_port(), self.ACCOUNT)
        self._log = directory / "mariadb.log"
        self._opened: list[Connection[Any]] = []

    @contextmanager
    def serving(self, patch: pytest.MonkeyPatch) -> Iterator[None]:
        self.part.prepare()
        with self._log.open("wb") as log:
            server = subprocess.Popen(self.part.command, stdout=log, stderr=log)
        try:
            while not self.part.serves():
                assert server.poll() is None, self._log.read_text()
                time.sleep(0.05)
            self._follow_the_clock(patch)
            yield
        finally:
            server.terminate()
            server.wait()

    def hang_up(self) -> None:
        """Ends all connections of the functions, as the end of their processes does."""
        for connection in self._opened:
            if connection.open:
                connection._force_close()
        self._opened.clear()

    def _follow_the_clock(self, patch: pytest.MonkeyPatch) -> None:
        connect, query, commit = Connection.connect, Connection.query, Connection.commit

        def connecting(connection: Any, *arguments: Any) -> None:
            if not self._is_ours(connection):
                connect(connection, *arguments)
                return
            with self._reached(Call("mysql", "connect", changes=False)):
                connect(connection, *arguments)
            self._opened.append(connection)

        def querying(connection: Any, sql: Any, *arguments: Any) -> Any:
            if not self._is_ours(connection):
                return query(connection, sql, *arguments)
            text = sql.decode(errors="replace") if isinstance(sql, bytes) else sql
            with self._reached(_statement(text, bool(connection.get_autocommit()))):
                query(connection, f"SET timestamp = {time.time():.6f}")
                return query(connection, sql, *arguments)

        def committing(connection: Any) -> Any:
            if not self._is_ours(connection):
                return commit(connection)
            with self._reached(Call("mysql", "COMMIT", changes=True)):
                return commit(connection)

        patch.setattr(Connection, "connect", connecting)
        patch.setattr(Connection, "query", querying)
        patch.setattr(Connection, "commit", committing)

    def _is_ours(self, connection: Any) -> bool:
        """Administrators see everything undisturbed."""
        user = connection.user.decode() if isinstance(connection.user, bytes) else connection.user
        return connection.port == self.part.port and user != self.ACCOUNT.username

    @contextmanager
    def _reached(self, call: Call) -> Iterator[None]:
        try:
            self._calls.reach(call, Moment.BEFORE)
            yield
            self._calls.reach(call, Moment.AFTER)
        except Unavailable:
            raise pymysql.OperationalError(2013, "Lost connection to MySQL server during query") from None


def _statement(sql: str, commits: bool) -> Call:
    """A statement changes the store when it is committed."""
    word, table = sql.split(None, 1)[0].upper(), _TABLE.search(sql)
    return Call("mysql", f"{word} {table[1]}" if table else word, changes=commits and word in _WRITES)
