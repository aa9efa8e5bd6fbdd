"""Rows about lists of asks: a seeker's own ones, the inbox of a company, and what a referrer decided.

They are read by the functions' own code from a private server, at the beginning and far behind it.
"""

import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from pymysql import Connection
from pymysql.cursors import DictCursor

from benchmarks.comparison import Row, Samples, in_turns
from benchmarks.stores import KnownLogin
from local.parts.mariadb import DatabaseAccount, mariadb
from local.ports import HOST, free_port
from migrations import migrate
from referral.adapters.database import OFF, Database, Server
from referral.adapters.referrals import Referrals
from referral.adapters.secrets import DatabaseLogin
from referral.domain.company import company_key
from referral.domain.identifiers import UserId
from referral.domain.referral import Referral
from referral.domain.states import State

PAGE = 20
# How many entries stand before the page.
POSITIONS = {"page 1": 0, "page 100": 99 * PAGE, "position 50,000": 50_000}
READS = 40  # of each round, which is their median
COMPANY, SEEKER, REFERRER = "Acme", UserId("the-seeker"), UserId("the-referrer")
_AT_ONCE = 100_000
_ACCOUNT = DatabaseAccount("referral", "administrator", "password")

# Of ten asks in a row, six are at one company and one is of one seeker, and five asks share a job. Half of the asks
# wait for a decision, every seventh without a score; of the others, half are referred.
_ASKS = """
INSERT INTO referral (referral_id, seeker, link, company, company_key, role, state, score, score_version, evidence,
  decided_by, asked_at, updated_at, decided_at, revision, submitted_revision)
SELECT CONCAT_WS('-', LEFT(MD5(seq), 8), '0000', '0000', '0000', LPAD(seq, 12, '0')),
  IF(seq % 10 = 9, %s, CONCAT('seeker-', seq)),
  CONCAT('https://jobs.example.com/', IF(seq % 10 = 9, seq, seq DIV 50), '/', seq % 10),
  %s, IF(seq % 10 < 6, %s, CONCAT('other ', seq % 1000)), 'Nurse', state,
  IF(seq % 7 = 0, NULL, ROUND(100 * RAND(seq), 2)), 'version', '[]', IF(state = 'queued', NULL, %s), moment, moment,
  IF(state = 'queued', NULL, moment),
  SHA2(seq DIV 50, 256), SHA2(seq DIV 50, 256)
FROM (
  SELECT seq, ELT(1 + seq DIV 10 % 4, 'queued', 'queued', 'matched', 'denied') AS state,
    TIMESTAMP('2025-01-01') + INTERVAL seq SECOND AS moment
  FROM seq_{}_to_{}
) AS asks
"""
_REVEALS = """
INSERT INTO referral_reveal (referral_id, revealed_to, revealed_on, revealed_at, company)
SELECT referral_id, %s, DATE(asked_at), asked_at, company FROM referral WHERE seeker = %s AND state = 'matched'
"""


@dataclass(frozen=True)
class List:
    """`read` gives the page after a position, which an entry has. `selected` is what the list shows, in its order."""

    name: str
    read: Callable[[Referrals, Any], Sequence[Referral]]
    position: str
    selected: str
    values: Sequence[str]


LISTS = (
    List(
        "my asks",
        lambda referrals, after: referrals.of_seeker(SEEKER, None, PAGE, after),
        "asked_at, referral_id",
        "seeker = %s ORDER BY asked_at DESC, referral_id",
        (SEEKER,),
    ),
    List(
        "inbox",
        lambda referrals, after: referrals.inbox(COMPANY, REFERRER, None, PAGE, after, needs_proof=False).asks,
        "score, asked_at, referral_id",
        "company_key = %s AND state = 'queued' ORDER BY score DESC, asked_at, referral_id",
        (company_key(COMPANY),),
    ),
    List(
        "decided",
        lambda referrals, after: (
            referrals.decided(COMPANY, REFERRER, State.DENIED, None, PAGE, after, needs_proof=False).asks
        ),
        "score, decided_at, referral_id",
        "decided_by = %s AND company_key = %s AND state = 'denied' ORDER BY decided_at DESC, referral_id",
        (REFERRER, company_key(COMPANY)),
    ),
)


def fill(connection: "Connection[Any]", asks: int) -> None:
    """Replaces the asks by so many of known distribution."""
    with connection.cursor() as cursor:
        cursor.execute("SET SESSION foreign_key_checks = 0")
        for table in ("referral_reveal", "referral_move", "referral"):
            cursor.execute(f"TRUNCATE TABLE {table}")
        for start in range(1, asks + 1, _AT_ONCE):
            statement = _ASKS.replace("%", "%%").replace("%%s", "%s").format(start, min(start + _AT_ONCE - 1, asks))
            cursor.execute(statement, (SEEKER, COMPANY, company_key(COMPANY), REFERRER))
        cursor.execute(_REVEALS, (REFERRER, SEEKER))
        cursor.execute("ANALYZE TABLE referral, referral_reveal")
    connection.commit()


def entry_before(connection: "Connection[Any]", of: List, position: int) -> tuple[Any, ...] | None:
    """The position of the entry behind which a page begins; None if the list is shorter."""
    with connection.cursor() as cursor:
        query = f"SELECT {of.position} FROM referral WHERE {of.selected} LIMIT 1 OFFSET %s"
        cursor.execute(query, (*of.values, position - 1))
        entry: tuple[Any, ...] | None = cursor.fetchone()
        return entry


@contextmanager
def server(directory: Path) -> Iterator[Server]:
    """A private server with our tables, for as long as the block runs."""
    part = mariadb(directory / "mariadb", free_port(), _ACCOUNT)
    part.prepare()
    command = [*part.command, "--innodb-buffer-pool-size=1G"]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)  # noqa: S603
    try:
        while not part.serves():
            time.sleep(0.1)
        found = Server(HOST, part.port, _ACCOUNT.database, OFF)
        migrate(found.database, partial(found.connect, login()))
        yield found
    finally:
        process.terminate()
        process.wait()


def login() -> DatabaseLogin:
    return DatabaseLogin(_ACCOUNT.username, _ACCOUNT.password)


def known_database(at: Server) -> Database:
    return Database(at, KnownLogin(login()))


def rows(sizes: Sequence[int], rounds: int) -> list[Row]:
    """The pages of each list in tables of so many asks, and how much longer the last takes than the first."""
    found: list[Row] = []
    with tempfile.TemporaryDirectory() as directory, server(Path(directory)) as at:
        for asks in sizes:
            found += _rows_at(at, asks, rounds)
    return [*found, *map(partial(_flatness, found), LISTS)]


def _flatness(measured: Sequence[Row], of: List) -> Row:
    """How much longer the last page takes than the first one of the same table."""
    last = [row for row in measured if row.work.startswith(f"{of.name}, ")][-1]
    table = last.work.rpartition(" of ")[2]
    (first,) = (row for row in measured if row.work == f"{of.name}, page 1 of {table}")
    ratios = tuple(late / early for late, early in zip(last.ours, first.ours, strict=True))
    return Row("lists", f"{last.work}, beside page 1", "times", ratios, goal="≤ 1.2")


def _rows_at(at: Server, asks: int, rounds: int) -> list[Row]:
    with at.connect(login()) as connection:
        fill(connection, asks)
        befores = {
            (one.name, name): entry_before(connection, one, position) if position else None
            for one in LISTS
            for name, position in POSITIONS.items()
        }
    pages = [(one, name) for one in LISTS for name in POSITIONS if name == "page 1" or befores[one.name, name]]
    referrals = Referrals(known_database(at))
    ways: dict[str, Callable[[], float]] = {}
    with at.connect(login(), autocommit=True) as connection:
        for one, name in pages:
            after, bare = befores[one.name, name], _Bare(connection, one, POSITIONS[name])
            ways[f"{one.name} {name} ours"] = partial(_milliseconds, partial(one.read, referrals, after))
            ways[f"{one.name} {name} naive"] = partial(_milliseconds, bare.one_by_one)
            ways[f"{one.name} {name} limit"] = partial(_milliseconds, bare.at_once)
        times = in_turns(rounds, ways)
    return [_row(one.name, name, asks, times) for one, name in pages]


def _row(of: str, name: str, asks: int, times: Mapping[str, Samples]) -> Row:
    ours, naive, limit = (times[f"{of} {name} {way}"] for way in ("ours", "naive", "limit"))
    beside = "counting to the page, then a read for each entry | one query of entries by their keys"
    return Row("lists", f"{of}, {name} of {asks:,} asks", "ms", ours, naive, limit, beside=beside)


class _Bare:
    """A page without our code."""

    def __init__(self, connection: "Connection[Any]", of: List, position: int) -> None:
        self._connection, self._of, self._position = connection, of, position
        self._keys = self._found()

    def one_by_one(self) -> list[Any]:
        """Counts to the page, and then reads each entry for itself."""
        return [self._read([key]) for key in self._found()]

    def at_once(self) -> list[Any]:
        """Reads entries that are known, in one query."""
        return self._read(self._keys)

    def _found(self) -> list[str]:
        with self._connection.cursor() as cursor:
            query = f"SELECT referral_id FROM referral WHERE {self._of.selected} LIMIT %s OFFSET %s"
            cursor.execute(query, (*self._of.values, PAGE, self._position))
            return [key for (key,) in cursor.fetchall()]

    def _read(self, keys: Sequence[str]) -> list[Any]:
        with self._connection.cursor(DictCursor) as cursor:
            marks = ", ".join(["%s"] * len(keys))
            cursor.execute(f"SELECT * FROM referral WHERE referral_id IN ({marks})", keys)
            return list(cursor.fetchall())


def _milliseconds(read: Callable[[], Sequence[Any]]) -> float:
    """The median time of some reads."""
    times = []
    for _ in range(READS):
        started = time.perf_counter()
        found = read()
        times.append(1000 * (time.perf_counter() - started))
        if len(found) != PAGE:
            raise RuntimeError(f"a page of {len(found)}")
    return median(times)
