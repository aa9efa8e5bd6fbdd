from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pymysql
import pytest

import migrations
from migrations import SQL, Busy, migrate
from referral.adapters.database import Server
from tests.layers.migrations.empty import empty_database

ALL = len([path for path in SQL.glob("*.sql") if not path.name.endswith(".rollback.sql")])
SLOW = "INSERT INTO slow VALUES (SLEEP(1));"


@pytest.fixture
def server(stack) -> Iterator[Server]:
    with empty_database(stack) as server:
        yield server


@pytest.fixture
def connect(stack, server):
    return partial(server.connect, stack.administrator)


def test_an_empty_database_gets_everything_and_then_nothing(server, connect):
    assert migrate(server.database, connect) == ALL
    assert migrate(server.database, connect) == 0


def test_of_many_at_the_same_time_each_migration_is_applied_by_one(server, connect, tmp_path):
    (tmp_path / "0001-slow.sql").write_text("CREATE TABLE slow (n INT);")
    (tmp_path / "0002-slow.sql").write_text(f"-- depends: 0001-slow\n{SLOW}")
    with ThreadPoolExecutor() as threads:
        applied = list(threads.map(lambda _: migrate(server.database, connect, tmp_path), range(3)))
    assert sorted(applied) == [0, 0, 2]


def test_a_lock_that_a_killed_process_left_is_broken(server, connect):
    migrate(server.database, connect)
    with connect(autocommit=True) as connection, connection.cursor() as cursor:
        cursor.execute("INSERT INTO yoyo_lock (locked, ctime, pid) VALUES (1, UTC_TIMESTAMP(), 1)")
    assert migrate(server.database, connect) == 0


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
