import getpass
import logging
import shutil
import socket
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import pymysql
import pytest
from yoyo.migrations import read_sql_migration

import migrations
from migrations import SQL, Busy, migrate
from referral.adapters.database import Server
from tests.layers.migrations.empty import empty_database

FILES = sorted(SQL.glob("*.sql"))
ALL = len(FILES)
SLOW = "INSERT INTO slow VALUES (SLEEP(1));"


@pytest.fixture
def server(stack) -> Iterator[Server]:
    with empty_database(stack) as server:
        yield server


@pytest.fixture
def connect(stack, server):
    return partial(server.connect, stack.administrator)


@pytest.fixture
def execute(connect) -> Callable[..., list[Any]]:
    """execute(*statements), by one connection: the rows of the last."""
    return partial(executed, connect)


@pytest.fixture(scope="module")
def made(stack) -> dict[str, str]:
    """What makes each table of a database whose migrations nothing disturbed."""
    with empty_database(stack) as server:
        connect = partial(server.connect, stack.administrator)
        migrate(server.database, connect)
        return schema(partial(executed, connect))


def executed(connect: Callable[..., pymysql.Connection], *statements: str) -> list[Any]:
    with connect(autocommit=True) as connection, connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
        return list(cursor.fetchall())


def statements(path: Path) -> list[str]:
    return read_sql_migration(str(path))[2]


def schema(execute: Callable[..., list[Any]]) -> dict[str, str]:
    """What makes each table."""
    return dict(row for (table,) in execute("SHOW TABLES") for row in execute(f"SHOW CREATE TABLE {table}"))


def test_an_empty_database_gets_everything_and_then_nothing(server, connect):
    assert migrate(server.database, connect) == ALL
    assert migrate(server.database, connect) == 0


def test_of_many_at_the_same_time_each_migration_is_applied_by_one(server, connect, tmp_path):
    (tmp_path / "0001-slow.sql").write_text("CREATE TABLE slow (n INT);")
    (tmp_path / "0002-slow.sql").write_text(f"-- depends: 0001-slow\n{SLOW}")
    with ThreadPoolExecutor() as threads:
        applied = list(threads.map(lambda _: migrate(server.database, connect, tmp_path), range(3)))
    assert sorted(applied) == [0, 0, 2]


def test_the_connection_that_migrates_holds_the_lock(server, connect, execute, tmp_path):
    """The server goes on with a statement whose sender was killed, and nobody may come in between."""
    is_mine = "IS_USED_LOCK(MD5(CONCAT('migrations of ', DATABASE()))) = CONNECTION_ID()"
    (tmp_path / "0001-lock.sql").write_text(f"CREATE TABLE seen AS SELECT {is_mine} AS is_mine;")
    migrate(server.database, connect, tmp_path)
    assert execute("SELECT is_mine FROM seen") == [(1,)]


def test_a_migration_may_take_longer_than_a_silent_connection_lasts(server, connect, tmp_path, monkeypatch):
    monkeypatch.setattr(migrations, "_SILENCE_S", 2)
    (tmp_path / "0001-slow.sql").write_text("CREATE TABLE slow (n INT); INSERT INTO slow VALUES (SLEEP(3));")
    assert migrate(server.database, connect, tmp_path) == 1


def test_who_waits_too_long_gives_up(server, connect, monkeypatch):
    monkeypatch.setattr(migrations, "_PATIENCE_S", 0)
    with connect() as other, other.cursor() as cursor:
        cursor.execute("SELECT GET_LOCK(MD5(CONCAT('migrations of ', DATABASE())), 0)")
        with pytest.raises(Busy):
            migrate(server.database, connect)
    assert migrate(server.database, connect) == ALL


def test_a_migration_that_fails_is_tried_again(server, connect, tmp_path):
    (tmp_path / "0001-two.sql").write_text("CREATE TABLE IF NOT EXISTS one (n INT); INSERT INTO two VALUES (1);")
    with pytest.raises(pymysql.ProgrammingError):
        migrate(server.database, connect, tmp_path)
    with connect() as connection, connection.cursor() as cursor:
        cursor.execute("CREATE TABLE two (n INT)")
    assert migrate(server.database, connect, tmp_path) == 1


def test_a_migration_that_fails_stays_as_far_as_it_came(server, connect, execute, tmp_path, caplog):
    (tmp_path / "0001-two.sql").write_text("CREATE TABLE one (n INT); ALTER TABLE two ADD COLUMN n INT;")
    (tmp_path / "0001-two.rollback.sql").write_text("DROP TABLE two; DROP TABLE one;")
    with caplog.at_level(logging.DEBUG), pytest.raises(pymysql.ProgrammingError, match="1146"):
        migrate(server.database, connect, tmp_path)
    assert execute("SELECT COUNT(*) FROM one") == [(0,)]
    assert caplog.records
    assert not [record for record in caplog.records if record.exc_info or "1146" in record.getMessage()]


def test_asks_are_found_by_the_keys_of_all_migrations(made):
    for key in (
        "`rank_next` (`state`,`due_at`)",
        "`scored_by` (`state`,`score_version`,`due_at`)",
        "`decided` (`decided_by`,`company_key`,`state`,`decided_at`",
    ):
        assert f"KEY {key}" in made["referral"]


@pytest.mark.parametrize(
    ("path", "count"), [(path, count + 1) for path in FILES for count in range(len(statements(path)))]
)
def test_a_migration_that_was_cut_off_is_repeated(server, connect, execute, made, tmp_path, path, count):
    before = FILES[: FILES.index(path)]
    for file in before:
        shutil.copy(file, tmp_path)
    migrate(server.database, connect, tmp_path)
    execute(*statements(path)[:count])
    assert migrate(server.database, connect) == ALL - len(before)
    assert schema(execute) == made


def test_tables_that_nobody_noted_are_taken_as_they_are(server, connect, execute, made):
    execute(*(statement for path in FILES for statement in statements(path)))
    assert migrate(server.database, connect) == ALL
    assert schema(execute) == made


def test_nothing_of_the_host_is_asked(server, connect, monkeypatch):
    def fail(*_: object) -> str:
        raise OSError

    monkeypatch.setattr(getpass, "getuser", fail)
    monkeypatch.setattr(socket, "getfqdn", fail)
    assert migrate(server.database, connect) == ALL
