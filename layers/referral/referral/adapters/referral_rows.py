"""Rows of the table referral: how they are locked and written, and the history of their moves.

Every move locks its row, checks domain/states.py, and adds a row to referral_move in the same transaction.
"""

from collections.abc import Sequence
from typing import Any

from pymysql.cursors import DictCursor

from referral.domain.identifiers import RevisionId
from referral.domain.referral import UNDO_WITHIN
from referral.domain.states import State, sources

NOW = "UTC_TIMESTAMP(6)"
LATER = f"{NOW} + INTERVAL %s SECOND"
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
# With the revision that counts for the ask: the one that its company confirmed, else the one that its seeker submitted.
COUNTING = (
    "submitted_revision, (SELECT confirmed.revision FROM confirmed_revision AS confirmed"
    " WHERE confirmed.link = referral.link AND confirmed.company_key = referral.company_key) AS confirmed"
)


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
