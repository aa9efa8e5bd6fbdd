"""Rows about what each run of the ranker does beside ranking, in a table of many asks."""

import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any
from unittest.mock import patch

from benchmarks.comparison import Row, sides
from benchmarks.lists import fill, known_database, login, server
from referral.adapters.database import Database
from referral.adapters.ranking_queue import RankingQueue
from referral.application.rank import MOST_STALE
from referral.domain.identifiers import RevisionId
from referral.domain.versions import current_versions

ASKS, UNSCORED, POPULAR = 100_000, 1_000, 10_000
REPEATS = 5  # of each round, which is their median
GOAL = "≤ 5"
_POPULAR = RevisionId("a" * 64)
_OLDEST = "SELECT MIN(asked_at) AS oldest FROM referral IGNORE INDEX (unscored) WHERE state = 'scoring'"
_MAKE_DUE = (
    "UPDATE referral SET due_at = UTC_TIMESTAMP(6), claim = NULL, attempts = 0"
    " WHERE submitted_revision = %s AND state IN ('scoring', 'queued')"
)


def rows(rounds: int) -> list[Row]:
    with tempfile.TemporaryDirectory() as directory, server(Path(directory)) as at:
        with at.connect(login()) as connection:
            fill(connection, ASKS)
        database = known_database(at)
        _distribute(database)
        return [
            *_looking(database, rounds, "none of them stale"),
            *_popular(database, rounds),
            *_stale(database, rounds),
        ]


def _distribute(database: Database) -> None:
    """Every score is current, some asks have none yet, and many are for one posting."""
    database.change("UPDATE referral SET score_version = %s", current_versions()[:1])
    database.change("UPDATE referral SET state = 'scoring' WHERE state = 'queued' LIMIT %s", (UNSCORED,))
    database.change("UPDATE referral SET submitted_revision = %s WHERE state = 'queued' LIMIT %s", (_POPULAR, POPULAR))
    database.select("ANALYZE TABLE referral")


def _looking(database: Database, rounds: int, stale: str) -> list[Row]:
    queue = RankingQueue(database)
    return [
        _row(f"oldest unscored of {ASKS:,} asks", "all of them looked at | one query", database, rounds,
             queue.oldest_unscored, partial(database.select, _OLDEST)),
        _stale_row(database, rounds, stale),
    ]  # fmt: skip


def _stale(database: Database, rounds: int) -> list[Row]:
    database.change("UPDATE referral SET score_version = 'of another version'")
    database.select("ANALYZE TABLE referral")
    return [_stale_row(database, rounds, "all of them stale")]


def _stale_row(database: Database, rounds: int, stale: str) -> Row:
    queue = RankingQueue(database)
    work = f"stale scores of {ASKS:,} asks, {stale}"
    return _row(
        work, "all of them counted | one query", database, rounds, partial(queue.stale, MOST_STALE), queue.stale
    )


def _row(
    work: str, beside: str, database: Database, rounds: int, ours: Callable[[], object], naive: Callable[[], object]
) -> Row:
    query = partial(database.select, "SELECT 1")
    usual = _usual_milliseconds
    columns = sides(rounds, ours=partial(usual, ours), naive=partial(usual, naive), limit=partial(usual, query))
    return Row("housekeeping", work, "ms", *columns, goal=GOAL, beside=beside)


def _popular(database: Database, rounds: int) -> list[Row]:
    """A posting is encoded that many asks are for: the longest that others may wait for a lock, and all of it."""
    queue = RankingQueue(database)

    def reset() -> None:
        database.change("UPDATE referral SET due_at = NULL")

    def sliced() -> tuple[float, float]:
        reset()
        slices: list[float] = []
        with patch.object(Database, "change", _timed(slices)):
            whole = _milliseconds(partial(queue.posting_encoded, _POPULAR))
        if len(slices) < 2:
            raise RuntimeError("the posting was not made due in slices")
        return max(slices), whole

    def at_once() -> float:
        reset()
        return _milliseconds(partial(database.change, _MAKE_DUE, (_POPULAR,)))

    longest, whole, naive = zip(*((*sliced(), at_once()) for _ in range(rounds)), strict=True)
    of = f"{POPULAR:,} asks of one posting made due"
    return [
        Row("housekeeping", f"{of}: longest transaction", "ms", longest, naive, beside="one transaction |"),
        Row("housekeeping", f"{of}: all", "ms", whole, limit=naive, beside="| one transaction"),
    ]


def _timed(milliseconds: list[float]) -> Callable[..., int]:
    change = Database.change

    def timed(self: Database, *arguments: Any) -> int:
        started = time.perf_counter()
        changed = change(self, *arguments)
        milliseconds.append(1000 * (time.perf_counter() - started))
        return changed

    return timed


def _usual_milliseconds(work: Callable[[], object]) -> float:
    return median(_milliseconds(work) for _ in range(REPEATS))


def _milliseconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - started)
