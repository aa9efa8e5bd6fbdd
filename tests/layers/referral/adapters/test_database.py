import socket
import ssl
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pymysql.constants import COMMAND

from local.parts.mariadb import DatabaseAccount, mariadb
from local.ports import HOST, free_port
from referral.adapters import database
from referral.adapters.database import OFF, VERIFY, Database, Server
from referral.adapters.secrets import DatabaseLogin
from referral.domain.errors import Defect, Outage
from tests.functions.round_trips import round_trips
from tests.layers.referral.adapters.certificates import Authority
from tests.local.conftest import running

ACCOUNT = DatabaseAccount("referral", "administrator", "right")
ROOT = DatabaseLogin("root", "")
RIGHT, WRONG = DatabaseLogin(ACCOUNT.username, ACCOUNT.password), DatabaseLogin(ACCOUNT.username, "wrong")


class Logins:
    """A secret that gives one login after the other, and the last one from then on."""

    def __init__(self, *logins: DatabaseLogin):
        self._logins = list(logins)
        self.reads = 0

    def login(self) -> DatabaseLogin:
        self.reads += 1
        return self._logins.pop(0) if len(self._logins) > 1 else self._logins[0]


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("authority"), "authority")


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory, authority: Authority) -> Iterator[int]:
    """Where a server listens that can prove to be localhost."""
    certified = authority.certify("localhost")
    part = mariadb(tmp_path_factory.mktemp("tls") / "mariadb", free_port(), ACCOUNT)
    tls = [f"--ssl-cert={certified.certificate}", f"--ssl-key={certified.key}"]
    with running(replace(part, command=[*part.command, *tls])):
        yield part.port


@pytest.fixture
def trust(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Path], None]]:
    """trust(file) puts these authorities in the place of those of RDS."""

    def trust(authorities: Path) -> None:
        monkeypatch.setattr(database, "_RDS_CA", authorities)
        database._trusted.cache_clear()

    yield trust
    database._trusted.cache_clear()


@pytest.fixture
def connected(port: int) -> Callable[..., Database]:
    def connected(tls: str, host: str = "localhost", secret: Any = None) -> Database:
        return Database(Server(host, port, ACCOUNT.database, tls), secret or Logins(RIGHT))

    return connected


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("mysql://db.example.org:3306/referral?tls=verify", Server("db.example.org", 3306, "referral", VERIFY)),
        ("mysql://127.0.0.1:65535/r-1_b?tls=off", Server("127.0.0.1", 65535, "r-1_b", OFF)),
    ],
)
def test_an_address_names_host_port_database_and_tls(url, server):
    assert Server.at(url) == server


@pytest.mark.parametrize(
    "url",
    [
        "",
        "db.example.org",
        "https://h:3306/x?tls=off",
        "mysql://h/x?tls=off",
        "mysql://h:0/x?tls=off",
        "mysql://h:65536/x?tls=off",
        "mysql://-:3306/x?tls=off",
        "mysql://h:3306/?tls=off",
        "mysql://h:3306/x/y?tls=off",
        "mysql://h:3306/x",
        "mysql://h:3306/x?tls=perhaps",
        "mysql://h:3306/x?tls=off\n",
        "mysql://user:password@h:3306/x?tls=off",
    ],
)
def test_an_address_that_lacks_a_part_or_holds_a_login_is_refused(url):
    with pytest.raises(ValueError, match="not one of a database"):
        Server.at(url)


def cipher(of: Database) -> str:
    def read(cursor: Any) -> str:
        cursor.execute("SHOW STATUS LIKE 'Ssl_cipher'")
        return cursor.fetchone()["Value"]

    return of.run(read)


def test_a_server_with_a_trusted_certificate_gets_an_encrypted_connection(authority, trust, connected):
    trust(authority.certificate)
    assert cipher(connected(VERIFY))


def test_a_server_of_an_unknown_authority_is_unavailable(connected):
    with pytest.raises(Outage) as refusal:
        cipher(connected(VERIFY))
    assert "CERTIFICATE_VERIFY_FAILED" in str(refusal.value.__cause__)


def test_a_server_with_the_certificate_of_another_is_unavailable(authority, trust, connected):
    trust(authority.certificate)
    with pytest.raises(Outage) as refusal:
        cipher(connected(VERIFY, host=HOST))
    assert "certificate is not valid for '127.0.0.1'" in str(refusal.value.__cause__)


def test_a_server_without_a_certificate_is_unavailable(stack):
    with pytest.raises(Outage):
        cipher(Database(replace(stack.database, tls=VERIFY), Logins(stack.application)))


def test_with_tls_off_nothing_is_verified_or_encrypted(connected):
    assert not cipher(connected(OFF))


def test_trusted_authorities_are_read_once(authority, trust, connected):
    trust(authority.certificate)
    for _ in range(3):
        cipher(connected(VERIFY))
    assert database._trusted.cache_info().misses == 1


def test_a_rotated_login_is_read_again(connected):
    secret = Logins(WRONG, RIGHT)
    assert cipher(connected(OFF, secret=secret)) == ""
    assert secret.reads == 2


def test_a_wrong_login_is_not_tried_a_third_time(connected):
    secret = Logins(WRONG)
    with pytest.raises(Defect) as refusal:
        cipher(connected(OFF, secret=secret))
    assert refusal.value.cause == "OperationalError 1045"
    assert secret.reads == 2


def test_a_new_connection_uses_the_current_login(connected):
    secret = Logins(RIGHT, replace(RIGHT))
    used = connected(OFF, secret=secret)
    cipher(used)
    cipher(used)
    assert secret.reads == 1
    used._connection.close()
    cipher(used)
    assert secret.reads == 2


def lose_connection(of: Database) -> None:
    of._connection._sock.shutdown(socket.SHUT_RDWR)


FIRST = {
    "select": lambda of: of.select("SELECT 1 AS one") == [{"one": 1}],
    "change": lambda of: of.change("DO 0") == 0,
    "run": lambda of: of.run(lambda cursor: cursor.execute("SELECT 1")) == 1,
}


@pytest.mark.parametrize("first", FIRST.values(), ids=FIRST)
def test_a_first_statement_that_finds_the_connection_gone_is_sent_by_a_new_one(connected, first):
    secret = Logins(RIGHT)
    used = connected(OFF, secret=secret)
    assert first(used)
    for lost in range(1, 3):
        lose_connection(used)
        assert first(used)
        assert secret.reads == 1 + lost


def test_a_transaction_that_loses_its_connection_is_not_begun_again(connected):
    used, begun = connected(OFF), []

    def work(cursor):
        begun.append(cursor.execute("SELECT 1"))
        lose_connection(used)
        cursor.execute("SELECT 1")

    with pytest.raises(Outage):
        used.run(work)
    assert len(begun) == 1
    assert used.select("SELECT 1 AS one") == [{"one": 1}]


@pytest.mark.parametrize("first", ["select", "change"])
def test_a_statement_is_not_sent_again_to_a_server_that_is_silent_for_too_long(connected, first):
    secret = Logins(RIGHT)
    used = connected(OFF, secret=secret)
    used.select("SELECT 1")
    used._connection._limit = 0.2
    with pytest.raises(Outage):
        getattr(used, first)("DO SLEEP(5)")
    assert secret.reads == 1
    assert used.select("SELECT 1 AS one") == [{"one": 1}]


def test_nothing_is_sent_but_statements_and_the_bounds_of_transactions(connected):
    used = connected(OFF)
    used.select("SELECT 1")
    with round_trips() as trips:
        for first in FIRST.values():
            first(used)
    assert trips == {"MySQL": 1 + 1 + 3}


@pytest.fixture
def read_only(port: int) -> Callable[[], AbstractContextManager[None]]:
    """Within it, the server takes no writes, as a reader of Aurora."""

    def take_writes(yes: bool) -> None:
        with Server(HOST, port, ACCOUNT.database, OFF).connect(ROOT).cursor() as cursor:
            cursor.execute("SET GLOBAL read_only = %s", (not yes,))

    @contextmanager
    def read_only() -> Iterator[None]:
        take_writes(False)
        try:
            yield
        finally:
            take_writes(True)

    return read_only


@pytest.fixture
def written(connected: Callable[..., Database]) -> str:
    connected(OFF).change("CREATE OR REPLACE TABLE written (number INT)")
    return "INSERT INTO written VALUES (1)"


WRITES = {
    "change": lambda of, statement: of.change(statement),
    "run": lambda of, statement: of.run(lambda cursor: cursor.execute(statement)),
}


@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES)
def test_a_server_that_takes_no_writes_is_left_and_the_write_is_not_repeated(connected, read_only, written, write):
    secret = Logins(RIGHT)
    used = connected(OFF, secret=secret)
    used.select("SELECT 1")
    reader = used._connection
    with read_only(), pytest.raises(Outage) as refusal:
        write(used, written)
    assert refusal.value.cause == "OperationalError 1290"
    assert (reader.open, secret.reads) == (False, 1)
    assert write(used, written) == 1
    assert secret.reads == 2
    assert used.select("SELECT number FROM written") == [{"number": 1}]


class Interrupted(BaseException):
    """As an invocation is that has no time left."""


def test_what_an_interrupted_invocation_leaves_unread_is_not_read_by_the_next(connected, monkeypatch):
    used = connected(OFF)
    used.select("SELECT 1 AS number")
    connection = used._connection
    read, packets = connection._read_packet, iter(range(4))

    def interrupted(*kind):
        if next(packets, None) is None:
            raise Interrupted
        return read(*kind)

    monkeypatch.setattr(connection, "_read_packet", interrupted)
    with pytest.raises(Interrupted):
        used.select("SELECT 1 AS number UNION ALL SELECT 2 UNION ALL SELECT 3")
    assert next(packets, None) is None
    monkeypatch.undo()
    assert used.select("SELECT 7 AS number") == [{"number": 7}]


@pytest.mark.parametrize("statement", ["begin", "commit"])
def test_a_transaction_that_is_interrupted_before_an_answer_leaves_none_to_the_next(connected, monkeypatch, statement):
    used = connected(OFF)
    used.change("CREATE TABLE IF NOT EXISTS interrupted (number INT)")
    connection = used._connection

    def interrupted():
        connection._execute_command(COMMAND.COM_QUERY, statement)
        raise Interrupted

    monkeypatch.setattr(connection, statement, interrupted)
    with pytest.raises(Interrupted):
        used.run(lambda cursor: cursor.execute("INSERT INTO interrupted VALUES (1)"))
    assert used.run(lambda cursor: (cursor.execute("SELECT 7 AS number"), cursor.fetchall())) == (1, [{"number": 7}])


def test_a_transaction_that_fails_changes_nothing(connected):
    used = connected(OFF)
    used.change("CREATE TABLE IF NOT EXISTS kept (number INT)")

    def work(cursor):
        cursor.execute("INSERT INTO kept VALUES (1)")
        raise KeyError

    with pytest.raises(KeyError):
        used.run(work)
    assert used.select("SELECT number FROM kept") == []


def test_a_transaction_that_ends_in_a_deadlock_is_run_again(connected):
    connected(OFF).change("CREATE TABLE crossed (number INT PRIMARY KEY, changes INT)")
    connected(OFF).change("INSERT INTO crossed VALUES (1, 0), (2, 0)")
    both_hold_one, runs = threading.Barrier(2, timeout=30), Counter()

    def change_both(first, second):
        def work(cursor):
            runs[first] += 1
            cursor.execute("UPDATE crossed SET changes = changes + 1 WHERE number = %s", (first,))
            if runs[first] == 1:
                both_hold_one.wait()
            cursor.execute("UPDATE crossed SET changes = changes + 1 WHERE number = %s", (second,))

        connected(OFF).run(work)

    with ThreadPoolExecutor(2) as threads:
        for done in [threads.submit(change_both, 1, 2), threads.submit(change_both, 2, 1)]:
            done.result()
    assert sorted(runs.values()) == [1, 2]
    assert connected(OFF).select("SELECT changes FROM crossed") == [{"changes": 2}] * 2


def test_the_secret_is_not_read_again_after_other_failures(stack):
    secret = Logins(DatabaseLogin("nobody", "x"))
    elsewhere = Database(replace(stack.database, port=1), secret)
    with pytest.raises(Outage):
        cipher(elsewhere)
    assert secret.reads == 1


def test_the_repr_of_a_login_hides_the_password():
    assert "right" not in repr(RIGHT)
    with pytest.raises(Outage) as refusal:
        Server(HOST, 1, "referral", OFF).connect(RIGHT)
    assert "right" not in f"{refusal.value} {refusal.value.cause} {refusal.value.__cause__}"


def test_the_authorities_of_rds_are_there_and_valid():
    bundle = database._RDS_CA.read_text()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.load_verify_locations(database._RDS_CA)
    authorities = context.get_ca_certs()
    assert len(authorities) == bundle.count("BEGIN CERTIFICATE")
    names = {value for one in authorities for ((name, value),) in one["subject"] if name == "commonName"}
    assert {f"Amazon RDS eu-central-1 Root CA {key} G1" for key in ("RSA2048", "RSA4096", "ECC384")} <= names
    assert not [name for name in names if "Beta" in name or "Preview" in name]
    assert all(ssl.cert_time_to_seconds(one["notAfter"]) > time.time() for one in authorities)
