"""The table referral as the ranker's queue.

`due_at` says when an ask is to be scored. A claim moves it into the future, like the lease of a message. Whatever makes
a new score possible sets it to now and breaks the claim.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import uuid4

from pymysql.cursors import DictCursor

from referral.adapters import deadline
from referral.adapters.database import LATER, NOW, Database, marks
from referral.adapters.referral_rows import (
    BRING_FORWARD,
    CONTENT,
    COUNTING,
    IS_OPEN,
    NONE_IS_CONFIRMED,
    WITHOUT_CONTENT,
    counting,
    evidence_to_column,
    note_moves,
    summary_to_column,
)
from referral.domain.identifiers import JobLink, ReferralId, RevisionId, UserId
from referral.domain.referral import Claimed, Judged, Mover, referral_id
from referral.domain.states import OPEN, State
from referral.domain.versions import MODEL, current_versions, score_version

_RESCORED_AT_ONCE = 500
_MOST_ATTEMPTS = 1000  # counts no further
_CLEARED_AT_ONCE = 500
_SLICE = 500
# Of one statement's texts: escaped, they may be twice as long, and a server that is sent more than 16 MB hangs up.
_MOST_BYTES = 4_000_000
# A queued ask without a version was shown without a score before unscored asks carried a version.
_STALE = "state = 'queued' AND (score_version IS NULL OR score_version NOT IN (%s, %s))"
_OF_POSTING = ("revision", "company", "role")
# A derived table's strings have the character set of the connection, which no index of ids has.
_ID = "CAST(%s AS CHAR(36) CHARACTER SET ascii) COLLATE ascii_bin"
_RESULT_COLUMNS = (*CONTENT, "again_in", *_OF_POSTING)
_RESULT = ", ".join([f"{_ID} AS referral_id", *(f"%s AS {column}" for column in _RESULT_COLUMNS)])
_MARKS_OF_RESULT = f"{_ID}, {marks(_RESULT_COLUMNS)}"
_FROM_RESULT = ", ".join(
    [
        *(f"referral.{column} = result.{column}" for column in CONTENT),
        *(f"referral.{column} = COALESCE(result.{column}, referral.{column})" for column in _OF_POSTING),
    ]
)


class RankingQueue:
    def __init__(self, database: Database) -> None:
        self._database = database

    def user_changes(self, seeker: UserId, within: float) -> None:
        """Makes all open asks of this seeker due in `within` seconds, and not earlier, so that nobody stores a score of
        the old profile after that. No claim stays: its ranker may have read the old profile."""
        # Without further conditions: rows that a ranker has locked are skipped if their last version meets none.
        query = f"UPDATE referral SET due_at = {LATER}, claim = NULL, attempts = 0 WHERE seeker = %s AND {IS_OPEN}"
        self._database.change(query, (within, seeker))

    def user_changed(self, *seekers: UserId) -> None:
        """Makes all open asks of these seekers due now."""
        self._database.change(BRING_FORWARD.format(f"seeker IN ({marks(seekers)})"), seekers)

    def posting_encoded(self, *revisions: RevisionId) -> None:
        """Makes all open asks due now that are scored against these postings, in slices. Safe to repeat: an interrupted
        call is finished by the next one."""
        these = f"({marks(revisions)})"
        self._bring_forward(f"submitted_revision IN {these} AND {NONE_IS_CONFIRMED}", *revisions)
        query = f"SELECT link, company_key FROM confirmed_revision WHERE revision IN {these}"
        if jobs := self._database.select(query, revisions):
            one_of_them = " OR ".join(["(link = %s AND company_key = %s)"] * len(jobs))
            self._bring_forward(f"({one_of_them})", *(job[name] for job in jobs for name in ("link", "company_key")))

    def _bring_forward(self, condition: str, *values: str) -> None:
        """Each slice is a transaction of its own, so that nobody waits for the locks of all asks for a popular job."""
        query = (
            f"SELECT referral_id FROM referral WHERE {condition} AND {IS_OPEN}"
            " AND referral_id > %s ORDER BY referral_id LIMIT %s"
        )
        after = ""
        while asks := [row["referral_id"] for row in self._database.select(query, (*values, after, _SLICE))]:
            self._database.change(BRING_FORWARD.format(f"referral_id IN ({marks(asks)})"), asks)
            if len(asks) < _SLICE:
                break
            after = asks[-1]

    def claim_due(self, state: State, limit: int, most_attempts: int, lease: float) -> list[Claimed]:
        """Claims due asks in this state for `lease` seconds that had at most so many claims without an outcome. Those
        that have been due for longest come first."""
        due = f"state = %s AND attempts <= %s AND due_at <= {NOW} ORDER BY due_at LIMIT %s"
        return self._database.run(lambda cursor: _claim(cursor, due, (state, most_attempts, limit), lease))

    def claim_suspect(self, most_attempts: int, lease: float) -> list[Claimed]:
        """Claims the longest due ask that had more claims without an outcome. It may be what ends the ranker."""
        due = f"{IS_OPEN} AND attempts > %s AND due_at <= {NOW} ORDER BY due_at LIMIT 1"
        return self._database.run(lambda cursor: _claim(cursor, due, (most_attempts,), lease))

    def claim_one(self, seeker: UserId, link: JobLink, lease: float) -> list[Claimed]:
        """Claims this ask for `lease` seconds, due or not; empty if there is no such open ask."""
        this = f"referral_id = %s AND {IS_OPEN}"
        return self._database.run(lambda cursor: _claim(cursor, this, (referral_id(seeker, link),), lease))

    def rescore(self) -> int:
        """Makes a batch of queued asks with stale scores due and returns its size; 0 once all of them are due.
        Asks that are due, claimed or waiting already stay as they are, so that this can be repeated at any time."""
        query = f"UPDATE referral SET due_at = {NOW}, attempts = 0 WHERE {_STALE} AND due_at IS NULL LIMIT %s"
        return self._database.change(query, (*current_versions(), _RESCORED_AT_ONCE))

    def clear_decided(self, days: int) -> int:
        """Clears score, evidence and reason of a batch of asks that were decided so many days ago, and returns its
        size; 0 once all of them are cleared. The ranker gave each of them a version, with a score or without."""
        query = (
            f"UPDATE referral SET {WITHOUT_CONTENT} WHERE state IN (%s, %s) AND score_version IS NOT NULL"
            f" AND decided_at < {NOW} - INTERVAL %s DAY LIMIT %s"
        )
        return self._database.change(query, (State.MATCHED, State.DENIED, days, _CLEARED_AT_ONCE))

    def stale(self, most: int | None = None) -> int:
        """The number of queued asks with a stale score; with `most`, it counts no further."""
        stale = f"SELECT 1 FROM referral WHERE {_STALE}" + ("" if most is None else f" LIMIT {most:d}")
        (row,) = self._database.select(f"SELECT COUNT(*) AS asks FROM ({stale}) AS stale", current_versions())
        return int(row["asks"])

    def oldest_unscored(self) -> float:
        """How long the oldest ask in `scoring` has waited, in seconds; 0 if there is none."""
        oldest = self._database.select(
            f"SELECT TIMESTAMPDIFF(MICROSECOND, asked_at, {NOW}) / 1000000 AS age FROM referral WHERE state = %s"
            " ORDER BY asked_at LIMIT 1",
            (State.SCORING,),
        )
        return float(oldest[0]["age"]) if oldest else 0.0

    def store(self, judged: Sequence[Judged]) -> set[ReferralId]:
        """Queues these asks in one transaction, with a score or without, and returns the ids of those that it queued.
        Nothing is written to an ask whose claim was lost, or for which another revision counts now."""
        return self._database.run(lambda cursor: _store(cursor, judged)) if judged else set()

    def wait(self, claimed: Claimed, seconds: float) -> bool:
        """Releases the ask and makes it due in so many seconds. False if the claim was lost."""
        query = (
            f"UPDATE referral SET due_at = {LATER}, claim = NULL, attempts = 0 WHERE referral_id = %s AND claim = %s"
        )
        return self._database.change(query, (seconds, claimed.referral_id, claimed.claim)) == 1

    def release(self, claimed: Sequence[Claimed]) -> None:
        """Gives back those that have no outcome yet, as if they had not been claimed. They are due when their leases
        would have ended."""
        values = [(one.referral_id, one.claim) for one in claimed]
        query = "UPDATE referral SET claim = NULL, attempts = attempts - 1 WHERE referral_id = %s AND claim = %s"
        with deadline.settling():
            self._database.run(lambda cursor: cursor.executemany(query, values))


def _store(cursor: DictCursor, judged: Sequence[Judged]) -> set[ReferralId]:
    asks = _still_claimed(cursor, judged)
    of_posting = _of_postings(cursor, asks)
    results = [_result(one, of_posting[ask_id]) for one in judged if (ask_id := one.claimed.referral_id) in of_posting]
    if results:
        for few in _slices(results):
            _write_results(cursor, few)
        newcomers = [ask_id for ask_id in of_posting if asks[ask_id]["state"] != State.QUEUED]
        note_moves(cursor, newcomers, State.SCORING, State.QUEUED, Mover.RANKER)
    return set(of_posting)


def _still_claimed(cursor: DictCursor, judged: Sequence[Judged]) -> dict[ReferralId, dict[str, Any]]:
    """The locked asks whose claims hold and for which the judged revision counts."""
    claimed = {one.claimed.referral_id: one.claimed for one in judged}
    cursor.execute(
        f"SELECT referral_id, link, company_key, state, claim, revision, {COUNTING} FROM referral"
        f" WHERE referral_id IN ({marks(claimed)}) FOR UPDATE",
        sorted(claimed),
    )
    return {
        ask["referral_id"]: ask
        for ask in cursor.fetchall()
        if ask["state"] in OPEN
        and (ask["claim"], counting(ask)) == (claimed[ask["referral_id"]].claim, claimed[ask["referral_id"]].revision)
    }


def _of_postings(
    cursor: DictCursor, asks: Mapping[ReferralId, dict[str, Any]]
) -> dict[ReferralId, dict[str, Any] | None]:
    """For each ask the columns that change with a new revision, None where its revision stays."""
    changed = {ask_id: ask for ask_id, ask in asks.items() if ask["revision"] != counting(ask)}
    found: dict[ReferralId, dict[str, Any] | None] = dict.fromkeys(asks.keys() - changed.keys())
    if not changed:
        return found
    revisions = sorted({counting(ask) or "" for ask in changed.values()})
    cursor.execute(
        "SELECT link, company_key, revision, company, role FROM confirmed_revision"
        f" WHERE revision IN ({marks(revisions)})",
        revisions,
    )
    confirmed = {(row["link"], row["company_key"], row["revision"]): row for row in cursor.fetchall()}
    for ask_id, ask in changed.items():
        if row := confirmed.get((ask["link"], ask["company_key"], counting(ask))):
            found[ask_id] = row
    return found


def _result(judged: Judged, of_posting: dict[str, Any] | None) -> tuple[Any, ...]:
    """The values of _RESULT."""
    score, posting = judged.score, of_posting or {}
    return (
        judged.claimed.referral_id,
        score.value if score else None,
        # Without a score, it carries a version as well, because other rules or another model may find one.
        score.version if score else score_version(MODEL),
        evidence_to_column(score.evidence) if score else None,
        summary_to_column(judged.summary),
        judged.reason,
        judged.again_in,
        posting.get("revision"),
        posting.get("company"),
        posting.get("role"),
    )


def _slices(results: Sequence[tuple[Any, ...]]) -> Iterator[list[tuple[Any, ...]]]:
    """Cuts results into slices of at most _MOST_BYTES, or of one result."""
    few: list[tuple[Any, ...]] = []
    size = 0
    for result in results:
        more = sum(len(value.encode()) for value in result if isinstance(value, str))
        if few and size + more > _MOST_BYTES:
            yield few
            few, size = [], 0
        few.append(result)
        size += more
    yield few


def _write_results(cursor: DictCursor, results: Sequence[tuple[Any, ...]]) -> None:
    """Writes these results to their locked rows in one statement."""
    rows = " UNION ALL SELECT ".join([_RESULT, *[_MARKS_OF_RESULT] * (len(results) - 1)])
    cursor.execute(
        f"UPDATE referral JOIN (SELECT {rows}) AS result ON referral.referral_id = result.referral_id"
        f" SET state = 'queued', updated_at = {NOW}, claim = NULL, attempts = 0,"
        f" due_at = {NOW} + INTERVAL result.again_in SECOND, {_FROM_RESULT}",
        [value for result in results for value in result],
    )


def _claim(cursor: DictCursor, condition: str, values: Sequence[Any], lease: float) -> list[Claimed]:
    cursor.execute(
        f"SELECT referral_id, seeker, link, {COUNTING}, state, attempts, asked_at,"
        f" TIMESTAMPDIFF(MICROSECOND, updated_at, {NOW}) / 1000000 AS age"
        f" FROM referral WHERE {condition} FOR UPDATE SKIP LOCKED",
        values,
    )
    rows = cursor.fetchall()
    if not rows:
        return []
    claim = str(uuid4())
    cursor.execute(
        f"UPDATE referral SET claim = %s, due_at = {LATER}, attempts = LEAST(attempts + 1, {_MOST_ATTEMPTS})"
        f" WHERE referral_id IN ({marks(rows)})",
        (claim, lease, *(row["referral_id"] for row in rows)),
    )
    return [
        Claimed(
            row["referral_id"],
            row["seeker"],
            row["link"],
            counting(row),
            State(row["state"]),
            claim,
            row["attempts"] + 1,
            float(row["age"]),
            row["asked_at"],
        )
        for row in rows
    ]
