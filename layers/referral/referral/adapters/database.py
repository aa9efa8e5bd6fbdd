"""The connection to MySQL: one per process, found broken and made again before a transaction, never within one."""

import json
from collections.abc import Callable
from typing import Any, TypeVar

import pymysql
from pymysql.cursors import DictCursor

from referral.adapters.aws import client
from referral.adapters.settings import number_setting, setting
from referral.records.problems import Unavailable

T = TypeVar("T")
_DEADLOCK = {1205, 1213}
_ATTEMPTS = 5


class Database:
    def __init__(self) -> None:
        self._address = {
            "host": setting("DATABASE_HOST"),
            "port": number_setting("DATABASE_PORT"),
            "database": setting("DATABASE_NAME"),
        }
        self._secret_arn = setting("DATABASE_SECRET_ARN")
        self._connection: pymysql.Connection | None = None

    def run(self, work: Callable[[DictCursor], T]) -> T:
        """Runs `work` as one transaction, again after a deadlock. Unavailable where the server does not answer."""
        for attempt in range(1, _ATTEMPTS + 1):
            try:
                return self._transaction(work)
            except pymysql.OperationalError as error:
                if error.args[0] not in _DEADLOCK or attempt == _ATTEMPTS:
                    raise Unavailable("The database did not answer.") from error
            except pymysql.InterfaceError as error:
                raise Unavailable("The database did not answer.") from error
        raise AssertionError("unreachable")

    def _transaction(self, work: Callable[[DictCursor], T]) -> T:
        connection = self._connected()
        try:
            with connection.cursor() as cursor:
                result = work(cursor)
            connection.commit()
            return result
        except BaseException:
            self._roll_back(connection)
            raise

    def _connected(self) -> pymysql.Connection:
        if self._connection is not None:
            try:
                self._connection.ping(reconnect=False)
            except pymysql.Error:
                self._connection = None
        if self._connection is None:
            self._connection = self._connect()
        return self._connection

    def _connect(self) -> pymysql.Connection:
        secret: dict[str, Any] = json.loads(
            client("secretsmanager").get_secret_value(SecretId=self._secret_arn)["SecretString"]
        )
        return pymysql.connect(
            **self._address,
            user=secret["username"],
            password=secret["password"],
            charset="utf8mb4",
            cursorclass=DictCursor,
            connect_timeout=3,
            read_timeout=10,
            write_timeout=10,
            init_command="SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED",
        )

    def _roll_back(self, connection: pymysql.Connection) -> None:
        try:
            connection.rollback()
        except pymysql.Error:
            self._connection = None
