"""The connection to MySQL, one per process. It is checked, and replaced if broken, only before a transaction."""

import re
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import pymysql
from pymysql.cursors import DictCursor

from referral.adapters.secrets import DatabaseLogin, Secret
from referral.adapters.vendor_errors import translated

T = TypeVar("T")
VERIFY, OFF = "verify", "off"
_URL = re.compile(
    r"mysql://(?P<host>[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?):(?P<port>[0-9]{1,5})"
    rf"/(?P<database>[A-Za-z0-9._-]+)\?tls=(?P<tls>{VERIFY}|{OFF})"
)
_PORTS = range(1, 65536)
_RDS_CA = Path(__file__).with_name("rds-ca.pem")
_DENIED = 1045
_DEADLOCK = {1205, 1213}
_RETRIES = 4


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

    def connect(self, login: DatabaseLogin, **options: Any) -> "pymysql.Connection[Any]":
        """A new connection."""
        return _connection(self, login, **options)


def _connection(server: Server, login: DatabaseLogin, **options: Any) -> "pymysql.Connection[Any]":
    return pymysql.connect(
        host=server.host,
        port=server.port,
        database=server.database,
        user=login.username,
        password=login.password,
        charset="utf8mb4",
        connect_timeout=3,
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

    def run(self, work: Callable[[DictCursor], T]) -> T:
        """Runs `work` as one transaction, and runs it again after a deadlock."""
        for _ in range(_RETRIES):
            try:
                return self._transaction(work)
            except pymysql.OperationalError as error:
                if error.args[0] not in _DEADLOCK:
                    raise
        return self._transaction(work)

    def _transaction(self, work: Callable[[DictCursor], T]) -> T:
        connection = self._connected()
        try:
            with connection.cursor(DictCursor) as cursor:
                result = work(cursor)
            connection.commit()
            return result
        except BaseException:
            self._roll_back(connection)
            raise

    def _connected(self) -> "pymysql.Connection[Any]":
        if self._connection is not None:
            try:
                self._connection.ping(reconnect=False)
            except pymysql.Error:
                self._connection = None
        if self._connection is None:
            self._connection = self._logged_in()
        return self._connection

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
            read_timeout=10,
            write_timeout=10,
            init_command="SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED",
        )

    def _roll_back(self, connection: "pymysql.Connection[Any]") -> None:
        try:
            connection.rollback()
        except pymysql.Error:
            self._connection = None


@cache
def _trusted() -> ssl.SSLContext:
    """Trusts the system's authorities and those of RDS. Cached, because building a context takes 25 ms."""
    context = ssl.create_default_context()
    context.load_verify_locations(_RDS_CA)
    # Python 3.13 is stricter than 3.11 about the form of certificates, which others issue.
    context.verify_flags &= ~ssl.VERIFY_X509_STRICT
    return context
