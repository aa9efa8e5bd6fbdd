"""Rows about scores that are stored, in real stores: one ranker, and two side by side."""

import json
import os
import resource
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import count, cycle, islice
from pathlib import Path
from typing import Any, TypeVar
from unittest.mock import patch

import boto3
import numpy as np
from pymysql.connections import Connection
from pymysql.cursors import DictCursor

from benchmarks import side_by_side
from benchmarks.comparison import Row, Samples, sides
from benchmarks.predecessor import Predecessor
from benchmarks.stores import KnownLogin, connect
from local.stack import Stack
from referral.adapters.aws import client
from referral.adapters.database import Database, Server
from referral.adapters.documents import _CURRENT
from referral.adapters.encodings import EncodedJobs, EncodedUsers
from referral.adapters.queues import Queue
from referral.adapters.ranking_queue import RankingQueue
from referral.adapters.referrals import Referrals
from referral.adapters.secrets import DatabaseLogin
from referral.application import rank
from referral.domain.embedding import DIMENSIONS
from referral.domain.identifiers import JobLink, RevisionId, UserId
from referral.domain.posting import Posting
from referral.matching.facts_codec import StoredFeatures

T = TypeVar("T")
ASKS, POSTINGS = 1000, 20
LINES, REQUIREMENTS = 30, 20  # of the least work
_SCRATCH = "CREATE TABLE least_work (referral_id CHAR(36) PRIMARY KEY, score DECIMAL(5,2), evidence MEDIUMTEXT)"
_DUE = "UPDATE referral SET state = 'scoring', due_at = asked_at, claim = NULL, attempts = 0"


@dataclass(frozen=True)
class Stored:
    """A profile or posting as its table keeps it, with its texts as the body."""

    texts: Sequence[str]
    features: StoredFeatures

    @property
    def item(self) -> dict[str, object]:
        return {
            "body": json.dumps(list(self.texts)),
            "features": self.features.facts,
            "vectors": self.features.vectors,
            "featuresVersion": _CURRENT,
        }


@dataclass
class Counted:
    """What ranking all asks took in this process, round by round: statements of SQL, calls of AWS, and seconds of
    processor."""

    statements: list[int] = field(default_factory=list)
    calls: list[int] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)


def stored_rows(
    stack: Stack, people: Sequence[Stored], jobs: Sequence[Stored], rounds: int, naive: int, due: int
) -> list[Row]:
    """1000 asks of as many people for 20 postings. The predecessor ranks the first `naive` of them in each round. They
    are made due again until `due` asks were ranked, and the memory that this took is measured."""
    database = connect(stack)
    fill(database, people, jobs)
    counted = Counted()
    ranker, predecessor, least = ranker_of(database), Predecessor(database), LeastWork(database)
    asks = database.select("SELECT referral_id, seeker, submitted_revision FROM referral LIMIT %s", (naive,))
    ranked(database, ranker, Counted())  # both sides have what they connect to
    predecessor.rank(asks[0])
    columns = sides(
        rounds,
        ours=lambda: ASKS / ranked(database, ranker, counted),
        naive=lambda: len(asks) / _seconds(lambda: _each(predecessor.rank, asks)),
        limit=lambda: ASKS / _seconds(least.work),
    )
    return [
        Row(
            "rank",
            "rank a typical pair, stored",
            "pairs/s",
            *columns,
            rate=True,
            goal="≥ 1,000",
            beside="the predecessor's way | products of vectors, evidence as JSON, one row",
        ),
        Row("rank", "processor time of the ranker for each pair", "ms", _of_pair(counted.processor, 1000)),
        Row("rank", "SQL statements for each pair", "calls", (max(_of_pair(counted.statements)),), goal="≤ 0.1"),
        Row("rank", "calls of AWS for each pair", "calls", (max(_of_pair(counted.calls)),), goal="≤ 0.1"),
        Row("rank", f"memory gained over {due:,} due asks", "MiB", (_gained(database, ranker, due),), goal="flat"),
    ]


def _gained(database: Database, ranker: rank.RankerPorts, due: int) -> float:
    """By how much more memory this process needs at most, in MiB, after all asks were ranked once before."""
    before, most = _resident(), 0.0
    for _ in range(due // ASKS):
        ranked(database, ranker, Counted())
        most = max(most, _resident() - before)
    return most


def _resident() -> float:
    """The memory of this process, in MiB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 2**20


def _of_pair(values: Sequence[float], units: int = 1) -> Samples:
    return tuple(units * value / ASKS for value in values)


def fill(database: Database, people: Sequence[Stored], jobs: Sequence[Stored]) -> None:
    """Each person asks for one posting."""
    for emptied in ("referral_move", "referral"):
        database.change(f"DELETE FROM {emptied}")
    table = boto3.resource("dynamodb").Table
    with table(os.environ["USERS_TABLE"]).batch_writer() as users:
        for number, person in enumerate(islice(cycle(people), ASKS)):
            users.put_item(Item={"userId": f"person-{number}", **person.item})
    with table(os.environ["JOBS_TABLE"]).batch_writer() as postings:
        for number, posting in enumerate(islice(cycle(jobs), POSTINGS)):
            postings.put_item(Item={"revision": f"{number:064}", **posting.item})
    referrals = Referrals(database)
    for number in range(ASKS):
        job = number % POSTINGS
        referrals.ask(UserId(f"person-{number}"), _posting(job), RevisionId(f"{job:064}"))


def _posting(number: int) -> Posting:
    link = f"https://jobs.example.com/{number}"
    return Posting(
        link=JobLink(link),
        company="Acme",
        role="Engineer",
        description="Builds.",
        requiredQualifications="",
        preferredQualifications="",
    )


def ranked(database: Database, ranker: rank.RankerPorts, counted: Counted) -> float:
    """The seconds in which all asks are ranked."""
    statements, calls = count(), count()
    query = Connection.query

    def called(**_: Any) -> None:
        next(calls)

    def queried(self: "Connection[Any]", *arguments: Any, **options: Any) -> int:
        next(statements)
        return query(self, *arguments, **options)

    database.change(_DUE)
    events = client("dynamodb").meta.events
    events.register("before-call.dynamodb", called)
    with patch.object(Connection, "query", queried):
        started, processor = time.perf_counter(), time.process_time()
        outcomes = rank.rank_due(ranker, seconds_left=lambda: 600.0)
        seconds, processor = time.perf_counter() - started, time.process_time() - processor
    events.unregister("before-call.dynamodb", called)
    if outcomes["Scored"] != ASKS:
        raise RuntimeError(f"not all asks were scored: {outcomes}")
    counted.statements.append(next(statements))
    counted.calls.append(next(calls))
    counted.processor.append(processor)
    return seconds


def ranker_of(database: Database) -> rank.RankerPorts:
    def fail(*arguments: object) -> None:
        raise RuntimeError(f"failed: {arguments}")

    users, jobs = EncodedUsers(os.environ["USERS_TABLE"]), EncodedJobs(os.environ["JOBS_TABLE"])
    queue = Queue("http://127.0.0.1/nothing-is-sent", "key")
    return rank.RankerPorts(users, jobs, RankingQueue(database), queue, queue, 900.0, fail, lambda _: None)


class LeastWork:
    """What no ranker can do without: the products of the vectors, the evidence as JSON, and one row for each pair."""

    def __init__(self, database: Database) -> None:
        self._database = database
        database.change("DROP TABLE IF EXISTS least_work")
        database.change(_SCRATCH)
        rows = database.select("SELECT referral_id, score, evidence FROM referral")
        self._results = [(row["referral_id"], row["score"], json.loads(row["evidence"] or "[]")) for row in rows]
        self._career = np.ones((LINES, DIMENSIONS), np.float32)
        self._posting = np.ones((REQUIREMENTS, DIMENSIONS), np.float32)

    def work(self) -> None:
        self._database.change("TRUNCATE TABLE least_work")
        for start in range(0, len(self._results), rank.BATCH):
            self._database.run(lambda cursor, start=start: self._write(cursor, start))  # type: ignore[misc]

    def _write(self, cursor: DictCursor, start: int) -> None:
        rows = []
        for ask, score, evidence in self._results[start : start + rank.BATCH]:
            self._posting @ self._career.T
            rows.append((ask, score, json.dumps(evidence)))
        cursor.executemany("INSERT INTO least_work VALUES (%s, %s, %s)", rows)


def two_rankers(stack: Stack, rounds: int) -> Row:
    """Ranks the asks of `stored_rows` again. RuntimeError if two rankers do anything twice."""
    database = connect(stack)

    def queue() -> int:
        database.change("DELETE FROM referral_move")
        database.change(_DUE)
        return ASKS

    rates = side_by_side.rates(rounds, _ranker_of_process, (stack.database, stack.administrator), queue)
    (moves,) = database.select("SELECT COUNT(*) AS number FROM referral_move")
    if moves["number"] != ASKS:
        raise RuntimeError(f"{ASKS} asks made {moves['number']} moves")
    return beside_one("rank", "two rankers side by side", "pairs/s", rates)


def beside_one(group: str, work: str, unit: str, rates: dict[str, Samples]) -> Row:
    """A row of what two do beside one; the limit is twice as much."""
    twice = tuple(2 * one for one in rates["one"])
    return Row(group, work, unit, rates["two"], rates["one"], twice, rate=True, beside="one alone | twice as much")


def _ranker_of_process(server: Server, login: DatabaseLogin) -> side_by_side.Program:
    ranker = ranker_of(Database(server, KnownLogin(login)))
    return lambda: rank.rank_due(ranker, seconds_left=lambda: 600.0)["Scored"]


def _each(work: Callable[[T], object], of: Sequence[T]) -> None:
    for one in of:
        work(one)


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started
