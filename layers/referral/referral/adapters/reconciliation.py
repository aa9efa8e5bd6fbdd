"""What the reconciler reads and mends in MySQL, and how far it has come: the table reconciliation."""

import json
import math
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from referral.adapters.database import NOW, Database, marks
from referral.adapters.referral_rows import BRING_FORWARD, COUNTING, IS_OPEN, counting
from referral.domain.identifiers import ReferralId, RevisionId, UserId
from referral.domain.reconciliation import Finding, Holder, OpenAsk, Round, Walk
from referral.domain.states import State

_LONGEST_WAIT_DAYS = 2  # no ask waits for longer than a day
_WAITS = f"due_at IS NOT NULL AND due_at < {NOW} + INTERVAL {_LONGEST_WAIT_DAYS} DAY"
_AGE = f"TIMESTAMPDIFF(MICROSECOND, {{}}, {NOW}) / 1000000"
_LONG_AGO = f"seen_at < {NOW} - INTERVAL 6 DAY"  # longer than a round and its rest
_ROUND = f"SELECT walk, position, found, last_found, {_AGE.format('ended_at')} AS rested FROM reconciliation"
_START: dict[str, Any] = {"position": None, "found": "{}", "last_found": "{}", "rested": None}


class Rounds:
    """Where each walk is. Of two runs at the same time, the one that took a walk last goes on with it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> dict[Walk, Round]:
        """The rounds of all walks. The one that was not finished for longest comes first."""
        rows = {row["walk"]: row for row in self._database.select(_ROUND)}
        rounds = {walk: _round(rows.get(walk, _START)) for walk in Walk}
        return dict(sorted(rounds.items(), key=lambda one: _rested(one[1]), reverse=True))

    def take(self, walk: Walk, run: str) -> Round:
        """The walk's round, with which only this run goes on from now on."""
        query = (
            "INSERT INTO reconciliation (walk, run, found, last_found) VALUES (%s, %s, '{}', '{}')"
            " ON DUPLICATE KEY UPDATE run = VALUES(run)"
        )
        self._database.change(query, (walk, run))
        (row,) = self._database.select(f"{_ROUND} WHERE walk = %s", (walk,))
        return _round(row)

    def go_on(self, walk: Walk, run: str, position: str | None, found: Counter[Finding]) -> bool:
        """The round has come to this position; None is its beginning. False if another run has taken the walk."""
        query = "UPDATE reconciliation SET position = %s, found = %s WHERE walk = %s AND run = %s"
        return self._database.change(query, (position, json.dumps(found), walk, run)) == 1

    def end(self, walk: Walk, run: str, found: Counter[Finding]) -> bool:
        """The round is over; the next one begins at the beginning. False if another run has taken the walk."""
        query = (
            f"UPDATE reconciliation SET position = NULL, found = '{{}}', last_found = %s, ended_at = {NOW}"
            " WHERE walk = %s AND run = %s"
        )
        return self._database.change(query, (json.dumps(found), walk, run)) == 1


class Unowned:
    """Since when a walk has found something to be nobody's: a user id or the key of a resume. That begins anew after a
    round that did not find it so, and after six days without one."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def seconds(self, walk: Walk, what: str) -> float:
        """Notes that it is nobody's now, and returns for how many seconds it has been; 0 the first time."""
        self._database.change(
            f"INSERT INTO unowned (walk, what, since, seen_at) VALUES (%s, %s, {NOW}, {NOW}) ON DUPLICATE KEY UPDATE"
            f" since = IF({_LONG_AGO}, {NOW}, since), seen_at = {NOW}",
            (walk, what),
        )
        age = f"SELECT {_AGE.format('since')} AS age FROM unowned WHERE walk = %s AND what = %s"
        (row,) = self._database.select(age, (walk, what))
        return float(row["age"])

    def forget_others(self, walk: Walk, run: str) -> None:
        """At the end of a round, before that is noted: removes what the round did not find. It has an owner again, or
        is gone. Removes nothing if another run has taken the walk, because the end that counts is then another one."""
        ended = "SELECT ended_at FROM reconciliation WHERE walk = %s AND run = %s"
        self._database.change(f"DELETE FROM unowned WHERE walk = %s AND seen_at < ({ended})", (walk, walk, run))


class KeptAsks:
    """Asks, and people and postings that the database names."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def open_asks(self, after: ReferralId | None, limit: int) -> list[OpenAsk]:
        """At most so many undecided asks after this one, in the order of their ids."""
        query = (
            f"SELECT referral_id, seeker, {COUNTING}, state, score, score_version, updated_at,"
            f" {_AGE.format('updated_at')} AS age, {_WAITS} AS waits FROM referral"
            f" WHERE referral_id > %s AND {IS_OPEN} ORDER BY referral_id LIMIT %s"
        )
        return [_open_ask(row) for row in self._database.select(query, (after or "", limit))]

    def make_due(self, asks: Sequence[ReferralId]) -> int:
        """Makes those of the open asks due that are never due otherwise, and returns their number."""
        if not asks:
            return 0
        query = f"{BRING_FORWARD.format(f'referral_id IN ({marks(asks)})')} AND NOT ({_WAITS})"
        return self._database.change(query, asks)

    def holders(self, after: UserId | None, limit: int) -> list[Holder]:
        """At most so many people after this one of whom more is kept than ids, states and times."""
        people = (
            "(SELECT user_id AS person FROM employment WHERE user_id > %s ORDER BY user_id LIMIT %s)"
            " UNION (SELECT DISTINCT seeker FROM submission WHERE seeker > %s ORDER BY seeker LIMIT %s)"
            " UNION (SELECT DISTINCT seeker FROM referral WHERE seeker > %s AND link NOT LIKE 'erased:%%'"
            " ORDER BY seeker LIMIT %s)"
        )
        of_ask = "SELECT MAX(updated_at) FROM referral WHERE seeker = people.person"
        of_proof = "SELECT MAX(verified_at) FROM employment WHERE user_id = people.person"
        latest = f"COALESCE(({of_ask}), ({of_proof}))"
        query = f"SELECT person, {_AGE.format(latest)} AS age FROM ({people}) AS people ORDER BY person LIMIT %s"
        rows = self._database.select(query, [after or "", limit] * 3 + [limit])
        return [Holder(row["person"], float("inf") if row["age"] is None else float(row["age"])) for row in rows]

    def confirmed(self, after: RevisionId | None, limit: int) -> list[RevisionId]:
        """At most so many revisions after this one that count at some company."""
        query = "SELECT DISTINCT revision FROM confirmed_revision WHERE revision > %s ORDER BY revision LIMIT %s"
        return [row["revision"] for row in self._database.select(query, (after or "", limit))]

    def named(self, revisions: Collection[RevisionId]) -> set[RevisionId]:
        """Those of the revisions that somebody has sent, an ask has, or a company confirmed."""
        if not revisions:
            return set()
        these, values = f"({marks(revisions)})", list(revisions)
        query = (
            f"SELECT revision FROM submission WHERE revision IN {these}"
            f" UNION SELECT submitted_revision FROM referral WHERE submitted_revision IN {these}"
            f" UNION SELECT revision FROM confirmed_revision WHERE revision IN {these}"
        )
        return {row["revision"] for row in self._database.select(query, values * 3)}


def _rested(one: Round) -> float:
    return math.inf if one.rested is None else one.rested


def _round(row: Mapping[str, Any]) -> Round:
    rested = None if row["rested"] is None else float(row["rested"])
    return Round(row["position"], _counter(row["found"]), _counter(row["last_found"]), rested)


def _counter(text: str) -> Counter[Finding]:
    """What an earlier version of the code counted under another name is left out."""
    return Counter({Finding(name): number for name, number in json.loads(text).items() if name in set(Finding)})


def _open_ask(row: dict[str, Any]) -> OpenAsk:
    return OpenAsk(
        row["referral_id"],
        row["seeker"],
        counting(row),
        State(row["state"]),
        row["score"],
        row["score_version"],
        row["updated_at"],
        float(row["age"]),
        bool(row["waits"]),
    )
