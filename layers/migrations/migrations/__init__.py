"""Brings the tables up to date: applies the missing migrations of sql/ with yoyo-migrations."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path

from pymysql import Connection
from yoyo import read_migrations
from yoyo.backends.core.mysql import MySQLBackend
from yoyo.connections import DatabaseURI
from yoyo.migrations import default_migration_table

SQL = Path(__file__).with_name("sql")
_PATIENCE_S = 60
_SILENCE_S = 30


class Busy(Exception):
    """Another process has held the migration lock for too long."""


def migrate(database: str, connect: Callable[[], Connection], directory: Path = SQL) -> int:
    """Applies the missing migrations and returns their number. Waits while another process migrates, then raises Busy.

    `connect` opens a connection as a user who may alter tables. A migration that fails or is interrupted keeps its
    effects so far and starts again from its first statement, so every statement must be safe to repeat.
    """
    with _Backend(database, connect) as backend, backend.lock():
        missing = backend.to_apply(read_migrations(str(directory)))
        backend.apply_migrations(missing)
        return len(missing)


class _Backend(MySQLBackend):
    """The one connection that holds the lock and runs the migrations. The server keeps the lock while a statement runs,
    even if the process that sent it has died."""

    def __init__(self, database: str, connect: Callable[[], Connection]):
        self._connect = connect
        super().__init__(DatabaseURI("mysql", None, None, None, None, database, {}), default_migration_table)
        # After a failure yoyo would undo the earlier statements itself, and drop tables that are in use, unless it
        # believes that the server has rolled them back.
        self.has_transactional_ddl = True

    def connect(self, _: DatabaseURI) -> Connection:
        """Needs no URL: exceptions and logs would quote the password in it."""
        return self._connect()

    def copy(self) -> AbstractContextManager[MySQLBackend]:
        return nullcontext(self)

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Holds until the connection ends. yoyo's own lock, a row in a table, would outlive a killed process."""
        # The server must soon close the connection of a process that died.
        self.execute(f"SET SESSION wait_timeout = {_SILENCE_S}")
        name = "MD5(CONCAT('migrations of ', DATABASE()))"
        if self.execute(f"SELECT GET_LOCK({name}, {_PATIENCE_S})").fetchone() != (1,):
            raise Busy
        yield

    def ensure_internal_schema_updated(self) -> None:
        """Creates yoyo's table in one statement. yoyo itself uses six, and never recovers from a stop between them."""
        self.execute(
            f"CREATE TABLE IF NOT EXISTS {self.migration_table_quoted} (migration_hash VARCHAR(64) PRIMARY KEY,"
            " migration_id VARCHAR(255), applied_at_utc TIMESTAMP)"
        )

    def savepoint_rollback(self, _: str) -> None:
        """Does nothing: the transaction is rolled back anyway. DDL ends savepoints; an error here would hide why."""

    def log_migration(self, *_: object) -> None:
        """Does nothing: yoyo would look up the names of the user and the host, which Lambda may not have."""
