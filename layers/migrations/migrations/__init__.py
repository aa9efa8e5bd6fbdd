"""Brings the tables up to date: applies what is missing of sql/, by yoyo-migrations."""

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
    """Somebody else has been migrating for too long."""


def migrate(database: str, connect: Callable[[], Connection], directory: Path = SQL) -> int:
    """Applies what is missing and returns how many that were. Who comes while another migrates waits, at last Busy.

    `connect` gives new connections to the database by a user who may change its tables. What fails or is cut off stays
    as far as it came, and is repeated from its first statement: each statement must be safe to repeat.
    """
    with _Backend(database, connect) as backend, backend.lock():
        missing = backend.to_apply(read_migrations(str(directory)))
        backend.apply_migrations(missing)
        return len(missing)


class _Backend(MySQLBackend):
    """One connection, which holds the lock and runs the migrations: the server keeps the lock while a statement runs,
    even where the process that sent it is gone."""

    def __init__(self, database: str, connect: Callable[[], Connection]):
        self._connect = connect
        super().__init__(DatabaseURI("mysql", None, None, None, None, database, {}), default_migration_table)
        # yoyo takes back by itself what came before a failure, and drops tables that are in use, unless it believes
        # that the server did so.
        self.has_transactional_ddl = True

    def connect(self, _: DatabaseURI) -> Connection:
        """Without an address with a password in it, which exceptions and logs would quote."""
        return self._connect()

    def copy(self) -> AbstractContextManager[MySQLBackend]:
        return nullcontext(self)

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Until the connection ends. The lock of yoyo itself, a row in a table, would outlive a killed process."""
        # The server must not keep the connection of a process that went without a word.
        self.execute(f"SET SESSION wait_timeout = {_SILENCE_S}")
        name = "MD5(CONCAT('migrations of ', DATABASE()))"
        if self.execute(f"SELECT GET_LOCK({name}, {_PATIENCE_S})").fetchone() != (1,):
            raise Busy
        yield

    def ensure_internal_schema_updated(self) -> None:
        """What yoyo keeps, made by one statement: its own way takes six, and after a cut in between fails for ever."""
        self.execute(
            f"CREATE TABLE IF NOT EXISTS {self.migration_table_quoted} (migration_hash VARCHAR(64) PRIMARY KEY,"
            " migration_id VARCHAR(255), applied_at_utc TIMESTAMP)"
        )

    def savepoint_rollback(self, _: str) -> None:
        """The whole transaction is rolled back anyway. DDL ends savepoints, and to miss one would hide what failed."""

    def log_migration(self, *_: object) -> None:
        """Not kept: yoyo would ask for the names of a user and of a host, and Lambda need not have any."""
