"""The connection to MySQL, one per process.

Each statement is a round trip, so that nothing is sent which only checks the connection. A first statement that finds
the connection gone is sent once more by a new one: nothing was done before it.
"""

import re
import ssl
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from math import inf
from pathlib import Path
from typing import Any, TypeVar

import pymysql
from pymysql.cursors import DictCursor

from referral.adapters import deadline
from referral.adapters.secrets import DatabaseLogin, Secret
from referral.adapters.vendor_errors import translated

T = TypeVar("T")
# Expressions for statements.
NOW = "UTC_TIMESTAMP(6)"
LATER = f"{NOW} + INTERVAL %s SECOND"
VERIFY, OFF = "verify", "off"
_URL = re.compile(
    r"mysql://(?P<host>[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?):(?P<port>[0-9]{1,5})"
    rf"/(?P<database>[A-Za-z0-9._-]+)\?tls=(?P<tls>{VERIFY}|{OFF})"
)
_PORTS = range(1, 65536)
_RDS_CA = Path(__file__).with_name("rds-ca.pem")
_DENIED = 1045
_DEADLOCK = {1205, 1213}
_READ_ONLY = {1290, 1836}
# The connection was closed by the server, by an operator or because it was silent for too long.
_GONE = {0, 1927, 2006, 2013, 2055, 4031}
_RETRIES = 4
_CONNECT_S, USUAL_S = 3.0, 10.0
_SHORTEST_S = 0.01  # a call without time fails like one that takes too long, so that its connection is closed


_SERVICE = "The database"


@translated(_SERVICE)
@dataclass(frozen=True)
class Server:
    """The address of the database. With `tls` "verify", the connection is encrypted and the server's certificate is
    checked; with "off", neither is the case."""

    host: str
    port: int
    database: str
    tls: str

    @classmethod
    def at(cls, url: str) -> "Server":
        """The server at `mysql://host:port/database?tls=verify`, or `tls=off`. ValueError for any other address."""
        match = _URL.fullmatch(url)
        if not match or int(match["port"]) not in _PORTS:
            raise ValueError("the address is not one of a database")
        return cls(match["host"], int(match["port"]), match["database"], match["tls"])

    def connect(self, login: DatabaseLogin, limit: float = inf, **options: Any) -> "pymysql.Connection[Any]":
        """A new connection, on which no answer takes more than `limit` seconds, nor past the invocation's deadline."""
        return _connection(self, login, limit, **options)


class _Connection(pymysql.Connection):
    """PyMySQL itself has one limit for the life of a connection. The deadline limits each packet anew."""

    def __init__(self, limit: float, **options: Any) -> None:
        self._limit = limit
        super().__init__(**options)

    def _read_packet(self, *kind: Any) -> Any:
        self._read_timeout = _seconds_for(self._limit)
        return super()._read_packet(*kind)  # type: ignore[no-untyped-call]

    def _write_bytes(self, data: bytes) -> None:
        self._write_timeout = _seconds_for(self._limit)
        super()._write_bytes(data)  # type: ignore[misc]  # the stubs lack it


def _seconds_for(usual: float) -> float | None:
    """PyMySQL's form of a limit: None if there is none."""
    seconds = max(_SHORTEST_S, deadline.seconds_for(usual))
    return seconds if seconds < inf else None


def _connection(server: Server, login: DatabaseLogin, limit: float, **options: Any) -> "pymysql.Connection[Any]":
    return _Connection(
        limit,
        host=server.host,
        port=server.port,
        database=server.database,
        user=login.username,
        password=login.password,
        charset="utf8mb4",
        connect_timeout=_seconds_for(_CONNECT_S),
        ssl=_trusted() if server.tls == VERIFY else None,
        ssl_disabled=server.tls == OFF,
        **options,
    )


@translated(_SERVICE)
class Database:
    """A database, with the login that a secret holds."""

    def __init__(self, server: Server, secret: Secret) -> None:
        self._server, self._secret = server, secret
        self._connection: pymysql.Connection[Any] | None = None

    def select(self, query: str, values: Sequence[Any] = ()) -> list[dict[str, Any]]:
        """The rows of one query, in one round trip. It sees what is committed, and locks nothing."""
        with self._left_if_interrupted():
            return self._first(lambda connection: _executed(connection, query, values))[1]

    def change(self, statement: str, values: Sequence[Any] = ()) -> int:
        """Executes one statement in one round trip and returns the number of rows it changed. It must be safe to
        repeat: it may be executed twice if the connection is lost."""
        return self._written(lambda: self._first(lambda connection: _executed(connection, statement, values))[0])

    def run(self, work: Callable[[DictCursor], T]) -> T:
        """Runs `work` as one transaction, and runs it again after a deadlock."""
        return self._written(lambda: self._transaction(work))

    def _written(self, write: Callable[[], T]) -> T:
        """Leaves a server that takes no writes. After a failover the name may have led to a reader for a while, whose
        connection works for everything else."""
        try:
            with self._left_if_interrupted():
                return self._again_after_deadlock(write)
        except pymysql.OperationalError as error:
            if error.args[0] in _READ_ONLY:
                self._leave()
            raise

    @contextmanager
    def _left_if_interrupted(self) -> Iterator[None]:
        """Leaves a connection on which an interrupted invocation left an answer, which the next one would read."""
        try:
            yield
        except Exception:
            raise
        except BaseException:
            self._leave()
            raise

    def _leave(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()

    def _again_after_deadlock(self, attempt: Callable[[], T]) -> T:
        for _ in range(_RETRIES):
            try:
                return attempt()
            except pymysql.OperationalError as error:
                if error.args[0] not in _DEADLOCK:
                    raise
        return attempt()

    def _transaction(self, work: Callable[[DictCursor], T]) -> T:
        connection = self._first(_begun)
        try:
            with connection.cursor(DictCursor) as cursor:
                result = work(cursor)
            connection.commit()
            return result
        except Exception:
            self._roll_back(connection)
            raise

    def _first(self, statement: Callable[["pymysql.Connection[Any]"], T]) -> T:
        """Executes a statement before which nothing was done."""
        if self._connection is not None:
            try:
                return statement(self._connection)
            except pymysql.Error as error:
                if not _is_gone(error):
                    raise
        self._connection = self._logged_in()
        return statement(self._connection)

    def _logged_in(self) -> "pymysql.Connection[Any]":
        try:
            return self._connect(self._secret.login())
        except pymysql.OperationalError as refusal:
            if refusal.args[0] != _DENIED:
                raise
            # The secret may have been rotated after it was read.
            return self._connect(self._secret.login())

    def _connect(self, login: DatabaseLogin) -> "pymysql.Connection[Any]":
        return _connection(
            self._server,
            login,
            USUAL_S,
            autocommit=True,
            init_command="SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED",
        )

    def _roll_back(self, connection: "pymysql.Connection[Any]") -> None:
        try:
            connection.rollback()
        except pymysql.Error:
            self._connection = None


def marks(values: Collection[object]) -> str:
    """A placeholder for each of these values, for a list in a statement."""
    return ", ".join(["%s"] * len(values))


def _begun(connection: "pymysql.Connection[Any]") -> "pymysql.Connection[Any]":
    connection.begin()
    return connection


def _executed(
    connection: "pymysql.Connection[Any]", statement: str, values: Sequence[Any]
) -> tuple[int, list[dict[str, Any]]]:
    """The number of rows that were changed or found, and the rows."""
    with connection.cursor(DictCursor) as cursor:
        number = cursor.execute(statement, values)
        return number, list(cursor.fetchall())


def _is_gone(error: pymysql.Error) -> bool:
    """True if the connection was lost. A server that is silent for too long may still be at work."""
    return error.args[0] in _GONE and not isinstance(error.__context__, TimeoutError)


@cache
def _trusted() -> ssl.SSLContext:
    """Trusts the system's authorities and those of RDS. Cached, because building a context takes 25 ms."""
    context = ssl.create_default_context()
    context.load_verify_locations(_RDS_CA)
    # Python 3.13 is stricter than 3.11 about the form of certificates, which others issue.
    context.verify_flags &= ~ssl.VERIFY_X509_STRICT
    return context
