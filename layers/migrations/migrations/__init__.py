"""Brings the tables up to date: applies what is missing of sql/, by yoyo-migrations."""

from collections.abc import Callable
from pathlib import Path

from pymysql import Connection
from yoyo import read_migrations
from yoyo.backends.core.mysql import MySQLBackend
from yoyo.connections import DatabaseURI
from yoyo.migrations import default_migration_table

SQL = Path(__file__).with_name("sql")
_PATIENCE_S = 60
_LONGEST_MIGRATION_S = 900


class Busy(Exception):
    """Somebody else has been migrating for too long."""


def migrate(database: str, connect: Callable[[], Connection], directory: Path = SQL) -> int:
    """Applies what is missing and returns how many that were. Who comes while another migrates waits, at last Busy.

    `connect` gives new connections to the database by a user who may change its tables.
    """
    with _backend(database, connect) as backend:
        _lock(backend)
        with backend.lock():
            missing = backend.to_apply(read_migrations(str(directory)))
            backend.apply_migrations(missing)
        return len(missing)


def _backend(database: str, connect: Callable[[], Connection]) -> MySQLBackend:
    class Backend(MySQLBackend):
        """Knows no address with a password in it, which exceptions and logs would quote."""

        def connect(self, _: DatabaseURI) -> Connection:
            return connect()

    backend = Backend(DatabaseURI("mysql", None, None, None, None, database, {}), default_migration_table)
    backend.init_database()
    return backend


def _lock(backend: MySQLBackend) -> None:
    """Locks others out for as long as this connection lasts: the lock of yoyo itself would outlive a killed process."""
    # The server must not keep the connection of a process that went without a word.
    backend.execute(f"SET SESSION wait_timeout = {_LONGEST_MIGRATION_S}")
    name = "MD5(CONCAT('migrations of ', DATABASE()))"
    if backend.execute(f"SELECT GET_LOCK({name}, {_PATIENCE_S})").fetchone() != (1,):
        raise Busy
    backend.break_lock()
