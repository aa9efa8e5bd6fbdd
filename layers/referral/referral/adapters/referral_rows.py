"""Rows of the table referral: how they are locked and written, and the history of their moves.

Every move locks its row, checks domain/states.py, and adds a row to referral_move in the same transaction.
"""

import json
from collections.abc import Sequence
from typing import Any

from pydantic import TypeAdapter
from pymysql.cursors import DictCursor

from referral.adapters.database import NOW
from referral.domain.evidence import Evidence
from referral.domain.identifiers import RevisionId
from referral.domain.referral import UNDO_WITHIN
from referral.domain.states import OPEN, State, sources
from referral.domain.summary import Summary
from referral.domain.value_types import WHEN_USED

_OPEN = ", ".join(f"'{state}'" for state in State if state in OPEN)
IS_OPEN = f"state IN ({_OPEN})"
# Makes the open asks of a condition due now.
BRING_FORWARD = f"UPDATE referral SET due_at = {NOW}, claim = NULL, attempts = 0 WHERE {{}} AND {IS_OPEN}"
# What is said about a person: a score says something as well, and it is the sum of its evidence.
CONTENT = ("score", "score_version", "evidence", "summary", "reason")
WITHOUT_CONTENT = ", ".join(f"{column} = NULL" for column in CONTENT)
COLUMNS = ", ".join(
    f"referral.{column}"
    for column in (
        *("referral_id", "seeker", "link", "company", "role", "revision", "state", *CONTENT),
        *("asked_at", "updated_at", "decided_at", "denied_by"),
    )
)
_CONFIRMED = (
    "FROM confirmed_revision AS confirmed"
    " WHERE confirmed.link = referral.link AND confirmed.company_key = referral.company_key"
)
NONE_IS_CONFIRMED = f"NOT EXISTS (SELECT 1 {_CONFIRMED})"
# With the revision that counts for the ask: the one that its company confirmed, else the one that its seeker submitted.
COUNTING = f"submitted_revision, (SELECT confirmed.revision {_CONFIRMED}) AS confirmed"
_EVIDENCE = TypeAdapter(tuple[Evidence, ...], config=WHEN_USED)
_SUMMARY = TypeAdapter(Summary)


def locked(cursor: DictCursor, ask_id: str, beside: str = "NULL", values: Sequence[Any] = ()) -> dict[str, Any] | None:
    """The ask, which nobody else changes before this transaction ends, with the columns `beside` it, whose values these
    are."""
    cursor.execute(
        f"SELECT {COLUMNS}, company_key, {COUNTING}, claim, decided_by, {NOW} AS now,"
        f" decided_at > {NOW} - INTERVAL %s SECOND AS is_undoable, {beside}"
        " FROM referral WHERE referral_id = %s FOR UPDATE",
        (int(UNDO_WITHIN.total_seconds()), *values, ask_id),
    )
    return cursor.fetchone()


def counting(ask: dict[str, Any]) -> RevisionId | None:
    """The revision that counts for an ask; None if its seeker has not asked since there are revisions."""
    revision: RevisionId | None = ask["confirmed"] or ask["submitted_revision"]
    return revision


def evidence_to_column(evidence: Sequence[Evidence]) -> str:
    """What the column `evidence` has for this evidence of a score."""
    return json.dumps([_as_json(one) for one in evidence], ensure_ascii=False)


def _as_json(evidence: Evidence) -> dict[str, Any]:
    return {
        "requirement": evidence.requirement,
        "kind": evidence.kind,
        "need": evidence.need,
        "verdict": evidence.verdict,
        "quote": evidence.quote,
        "weight": float(evidence.weight),
        "points": float(evidence.points),
    }


def evidence_from_column(column: str | None) -> tuple[Evidence, ...]:
    """The evidence in the column `evidence`; none without a score."""
    return _EVIDENCE.validate_json(column or "[]")


def summary_to_column(summary: Summary | None) -> str | None:
    """What the column `summary` has for this summary."""
    return _SUMMARY.dump_json(summary).decode() if summary else None


def summary_from_column(column: str | None) -> Summary | None:
    """The summary in the column `summary`."""
    return _SUMMARY.validate_json(column) if column else None


def move(cursor: DictCursor, ask: dict[str, Any], target: State, by: str, columns: dict[str, Any]) -> bool:
    """Moves a locked ask and adds the move to its history. False, and nothing is written, if the move is not legal."""
    source = State(ask["state"])
    if source not in sources(target) or not write(cursor, ask, target, columns):
        return False
    note_move(cursor, ask["referral_id"], source, target, by)
    return True


def write(cursor: DictCursor, ask: dict[str, Any], target: State, columns: dict[str, Any]) -> bool:
    """Writes these columns of a locked ask, and then has them in `ask` as well, which saves reading them back."""
    columns = {**columns, "state": target, "updated_at": ask["now"]}
    assignments = ", ".join(f"{column} = %s" for column in columns)
    query = f"UPDATE referral SET {assignments} WHERE referral_id = %s AND state = %s"
    if cursor.execute(query, (*columns.values(), ask["referral_id"], ask["state"])) != 1:
        return False
    ask |= columns
    return True


def note_move(cursor: DictCursor, ask_id: str, source: State | None, target: State, by: str) -> None:
    note_moves(cursor, [ask_id], source, target, by)


def note_moves(cursor: DictCursor, ask_ids: Sequence[str], source: State | None, target: State, by: str) -> None:
    """Adds the same move to the history of each of these asks, in one statement."""
    if ask_ids:
        rows = ", ".join([f"(%s, %s, %s, %s, {NOW})"] * len(ask_ids))
        cursor.execute(
            f"INSERT INTO referral_move (referral_id, from_state, to_state, moved_by, moved_at) VALUES {rows}",
            [value for ask_id in ask_ids for value in (ask_id, source, target, by)],
        )
