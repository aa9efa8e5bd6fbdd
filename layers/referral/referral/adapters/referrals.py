"""Asks, their moves and reveals: the MySQL tables referral, referral_move and referral_reveal.

`submitted_revision` is the text that the seeker sent. `revision` is the one that role, company, score and evidence in
the row come from; they change together, in one write.
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from pydantic import TypeAdapter
from pymysql.cursors import DictCursor

from referral.adapters.database import NOW, Database, marks
from referral.adapters.employments import HAS_COLLEAGUE, PROOF, proof_of
from referral.adapters.referral_rows import (
    COLUMNS,
    CONTENT,
    IS_OPEN,
    WITHOUT_CONTENT,
    evidence_from_column,
    locked,
    move,
    note_move,
    summary_from_column,
    write,
)
from referral.adapters.revisions import REVISIONS_OF_JOB
from referral.domain.company import company_key
from referral.domain.cursor import AskedPosition, InboxPosition
from referral.domain.employment import DomainState
from referral.domain.errors import AlreadyDecided, NoAppeal, NotFound, no_such_ask
from referral.domain.identifiers import CompanyKey, JobLink, ReferralId, RevisionId, UserId
from referral.domain.posting import NO_REVISIONS, Posting, RevisionsOfJob
from referral.domain.referral import (
    Appealed,
    Asked,
    Decided,
    Move,
    Mover,
    Received,
    Referral,
    Reveal,
    referral_id,
)
from referral.domain.states import OPEN, State
from referral.domain.value_types import WHEN_USED

_WITHDRAWN = {"due_at": None, "claim": None, **dict.fromkeys(CONTENT)}
# What a seeker wrote into an ask. The link of each ask has to differ from others.
_NAMELESS = (
    "link = CONCAT('erased:', referral_id), company = '', company_key = '', role = '', revision = NULL,"
    " submitted_revision = NULL"
)
_REVEALS = TypeAdapter(list[Reveal], config=WHEN_USED)
# Who could see the seeker, as one JSON list beside the ask.
_ITS_REVEALS = (
    "(SELECT JSON_ARRAYAGG(JSON_OBJECT('at', CAST(revealed_at AS CHAR), 'company', reveal.company))"
    " FROM referral_reveal AS reveal WHERE reveal.referral_id = referral.referral_id) AS reveals"
)
# A referrer whose denial was appealed against never sees the ask again.
_NOT_DENIED_BEFORE = "(denied_by IS NULL OR denied_by <> %s)"
_WITHOUT_OUTCOME = dict.fromkeys((*CONTENT, "decided_at", "denied_by"))
_UNSCORED: dict[str, Any] = {"attempts": 0, **dict.fromkeys(CONTENT)}


class Referrals:
    def __init__(self, database: Database) -> None:
        self._database = database

    # ------------------------------------------------------------ the seeker

    def ask(self, seeker: UserId, posting: Posting, revision: RevisionId) -> Asked:
        """The seeker's ask for this job. It is new, exists already, or was withdrawn and is made again. An undecided
        ask gets the new revision, which counts unless the company has confirmed another."""
        found = self._asked(seeker, posting)
        ask, is_new = found, False
        if not _is_asked_with(found, revision):
            ask, is_new = self._database.run(lambda cursor: _ask(cursor, seeker, posting, revision, found))
        return Asked(_referral(ask), is_new, bool(found["has_colleague"]))

    def _asked(self, seeker: UserId, posting: Posting) -> dict[str, Any]:
        """The seeker's ask for this job, with NULLs if there is none."""
        key = company_key(posting.company)
        (found,) = self._database.select(
            f"SELECT {COLUMNS}, {_ITS_REVEALS}, submitted_revision, {NOW} AS now, {HAS_COLLEAGUE} AS has_colleague"
            " FROM (SELECT 1) AS one LEFT JOIN referral ON referral_id = %s",
            (key, seeker, referral_id(seeker, posting.link)),
        )
        return found

    def withdraw(self, seeker: UserId, link: JobLink) -> bool:
        """False if it was withdrawn already. Score, evidence and reason are cleared. NotFound if there is none,
        AlreadyDecided if a referrer decided it."""
        return self._database.run(lambda cursor: _withdraw(cursor, seeker, link))

    def appeal(self, seeker: UserId, link: JobLink) -> Appealed:
        """The ask, back in the inbox; new if this call did it. NotFound if there is none, NoAppeal if it is not denied,
        or was denied again."""
        return self._database.run(lambda cursor: _appeal(cursor, seeker, link))

    def of_seeker(self, seeker: UserId, state: State | None, limit: int, after: AskedPosition | None) -> list[Referral]:
        """The seeker's asks, or those in this state, after the position (asked_at, id), newest first; with reveals."""
        query = f"SELECT {COLUMNS}, {_ITS_REVEALS} FROM referral FORCE INDEX (my_asks) WHERE seeker = %s"
        values: list[Any] = [seeker]
        if state:
            query += " AND state = %s"
            values.append(state)
        if after:
            query += f" AND {_OLDER.format('asked_at')}"
            values += _older(after)
        query += " ORDER BY asked_at DESC, referral_id LIMIT %s"
        return [_referral(row) for row in self._database.select(query, [*values, limit])]

    # ------------------------------------------------------------ the seeker's data

    def moves(self, ask_ids: Sequence[ReferralId]) -> dict[ReferralId, list[Move]]:
        """The history of these asks, oldest move first."""
        return _moves(self._database, ask_ids) if ask_ids else {}

    def decided_by(self, referrer: UserId) -> list[Referral]:
        """The asks whose decision is this referrer's, latest first."""
        query = f"SELECT {COLUMNS} FROM referral WHERE decided_by = %s ORDER BY decided_at DESC, referral_id"
        return [_referral(row) for row in self._database.select(query, (referrer,))]

    def withdraw_all(self, seeker: UserId) -> None:
        """Withdraws all open asks of this seeker."""
        self._database.run(lambda cursor: _withdraw_all(cursor, seeker))

    def postings_of(self, seeker: UserId) -> dict[RevisionId, bool]:
        """The postings that this seeker has sent; True for those that nobody else has sent and no company confirmed."""
        return _postings_of(self._database, seeker)

    def clear(self, seeker: UserId, gone: Collection[RevisionId], shared: Collection[RevisionId]) -> bool:
        """Leaves of this seeker's asks only ids, states and times, and forgets that they sent these postings. False if
        others do not need a shared one any more: its row is kept, so that the next removal finds it. Two people who
        leave at once would otherwise both leave it to the other."""
        return self._database.run(lambda cursor: _clear(cursor, seeker, gone, shared))

    # ------------------------------------------------------------ the referrer

    def inbox(
        self,
        company: str,
        referrer: UserId,
        link: JobLink | None,
        limit: int,
        after: InboxPosition | None,
        needs_proof: bool,
    ) -> Received:
        """Queued asks at the company after the position (score, asked_at, id), without the referrer's own. The best
        score comes first and unscored asks come last; equal scores are in the order in which they were asked. With
        `needs_proof`, a referrer without a proof that counts receives none."""
        condition = f"company_key = %s AND state = %s AND seeker <> %s AND {_NOT_DENIED_BEFORE}"
        values: list[Any] = [company_key(company), State.QUEUED, referrer, referrer]
        index = "inbox"
        if link:
            condition, index = f"{condition} AND link = %s", "revisions_of_job"
            values.append(link)
        order = _BEST_FIRST
        if after:
            behind, more, order = _behind(*after)
            condition += f" AND {behind}"
            values += more
        return self._received(
            _PAGE.format(index, condition, order), [*values, limit], order, company, referrer, needs_proof
        )

    def decided(
        self,
        company: str,
        referrer: UserId,
        state: State,
        link: JobLink | None,
        limit: int,
        after: InboxPosition | None,
        needs_proof: bool,
    ) -> Received:
        """What the referrer decided at the company, after the position (score, decided_at, id), newest first."""
        condition = "decided_by = %s AND state = %s AND company_key = %s"
        values: list[Any] = [referrer, state, company_key(company)]
        if link:
            condition += " AND link = %s"
            values.append(link)
        if after:
            condition += f" AND {_OLDER.format('decided_at')}"
            values += _older(after[1:])
        page = _PAGE.format("decided", condition, _NEWEST_FIRST)
        return self._received(page, [*values, limit], _NEWEST_FIRST, company, referrer, needs_proof)

    def decide(
        self,
        ask_id: ReferralId,
        company: str,
        referrer: UserId,
        decision: State,
        reason: str | None,
        reveals: bool,
        knows_seeker: bool,
        needs_proof: bool,
    ) -> Decided:
        """One of several referrers wins. NotFound if the referrer may not see the ask, else AlreadyDecided. The same
        decision of the same referrer again changes nothing.

        `reveals` also writes that the referrer knows who the seeker is. A referrer who `knows_seeker` named a person,
        and must not learn so that this person has asked: an ask that others decided looks like a missing one, and any
        other answer is written down, a refusal as well."""

        def decide(cursor: DictCursor) -> Decided | AlreadyDecided:
            ask = _at_company(cursor, ask_id, company_key(company), referrer, needs_proof)
            before = ask["state"]
            _refuse_unless_decidable(ask, referrer, knows_seeker)
            refusal = _decide(cursor, ask, referrer, decision, reason)
            if knows_seeker or (reveals and not refusal):
                cursor.execute(*_revealing([ask_id], referrer))
            return refusal or Decided(_referral(ask), is_repeated=ask["state"] == before)

        return _unless_refused(self._database.run(decide))

    def undo(
        self, ask_id: ReferralId, company: str, referrer: UserId, knows_seeker: bool, needs_proof: bool
    ) -> Decided:
        """The ask, back in the inbox. NotFound if the last decision on it is not this referrer's, AlreadyDecided if the
        time to undo is over or the ask is not decided any more. Undoing again changes nothing. That a referrer
        `knows_seeker` is written down, with a refusal as well."""

        def undo(cursor: DictCursor) -> Decided | AlreadyDecided:
            ask = _at_company(cursor, ask_id, company_key(company), referrer, needs_proof)
            before = ask["state"]
            refusal = _undo(cursor, ask, referrer)
            if knows_seeker:
                cursor.execute(*_revealing([ask_id], referrer))
            return refusal or Decided(_referral(ask), is_repeated=ask["state"] == before)

        return _unless_refused(self._database.run(undo))

    def reveal(self, ask_ids: Sequence[ReferralId], referrer: UserId) -> None:
        """Writes that the referrer can see who made these asks: one row for each ask and day."""
        self._database.change(*_revealing(ask_ids, referrer))

    def _received(
        self, page: str, values: Sequence[Any], order: str, company: str, referrer: UserId, needs_proof: bool
    ) -> Received:
        """The asks of a page at one company, as its referrers see them, and the referrer's proof for it. The revisions
        of a job are counted once, beside its first ask."""
        rows = self._database.select(
            f"SELECT caller.proof, {COLUMNS}, IF(job.is_first, {REVISIONS_OF_JOB}, NULL) AS revisions,"
            f" confirmed.revision AS confirmed FROM (SELECT {PROOF} AS proof) AS caller"
            " LEFT JOIN (SELECT page.*, ROW_NUMBER() OVER (PARTITION BY link) = 1 AS is_first"
            f"  FROM ({page}) AS page) AS job ON {'caller.proof = %s' if needs_proof else 'TRUE'}"
            " LEFT JOIN referral ON referral.referral_id = job.referral_id"
            " LEFT JOIN confirmed_revision AS confirmed"
            "  ON confirmed.link = job.link AND confirmed.company_key = job.company_key"
            f" ORDER BY job.{order.replace(', ', ', job.')}",
            [referrer, company_key(company), *values, *([DomainState.CONFIRMED] if needs_proof else [])],
        )
        revisions = {row["link"]: row["revisions"] for row in rows if row["revisions"] is not None}
        asks = [_referral({**row, "revisions": revisions[row["link"]]}) for row in rows if row["referral_id"]]
        return Received(asks, proof_of(rows[0]["proof"]))


def _is_asked_with(ask: dict[str, Any], revision: RevisionId) -> bool:
    """Whether there is such an ask, which nobody withdrew."""
    return ask["state"] not in (None, State.WITHDRAWN) and bool(ask["submitted_revision"] == revision)


def _ask(
    cursor: DictCursor, seeker: UserId, posting: Posting, revision: RevisionId, found: dict[str, Any]
) -> tuple[dict[str, Any], bool]:
    """The ask, and whether there was none before, or only a withdrawn one. `found` is what was read without a lock."""
    cursor.execute("INSERT IGNORE INTO submission (seeker, revision) VALUES (%s, %s)", (seeker, revision))
    if found["referral_id"] is None and (new := _inserted(cursor, seeker, posting, revision, found["now"])):
        return new, True
    ask = locked(cursor, referral_id(seeker, posting.link), _ITS_REVEALS)
    assert ask is not None  # noqa: S101  asks are never deleted
    is_new = ask["state"] == State.WITHDRAWN
    if not _is_asked_with(ask, revision):
        _ask_again(cursor, ask, seeker, posting, revision)
    return ask, is_new


def _inserted(
    cursor: DictCursor, seeker: UserId, posting: Posting, revision: RevisionId, now: datetime
) -> dict[str, Any] | None:
    """A new ask. None if there is one by now."""
    ask_id = referral_id(seeker, posting.link)
    columns = {
        **{"referral_id": ask_id, "seeker": seeker, "link": posting.link, "state": State.SCORING},
        **_submitted(posting, revision),
        **dict.fromkeys(("asked_at", "updated_at", "due_at"), now),
    }
    inserted = cursor.execute(
        f"INSERT INTO referral ({', '.join(columns)}) VALUES ({marks(columns)})"
        " ON DUPLICATE KEY UPDATE referral_id = VALUES(referral_id)",
        tuple(columns.values()),
    )
    if not inserted:
        return None
    note_move(cursor, ask_id, None, State.SCORING, seeker)
    return {**_WITHOUT_OUTCOME, **columns}


def _ask_again(cursor: DictCursor, ask: dict[str, Any], seeker: UserId, posting: Posting, revision: RevisionId) -> None:
    """Makes a withdrawn ask again, or an undecided one with another text. A decided ask stays as it is."""
    columns = _submitted(posting, revision)
    if ask["state"] in OPEN and ask["confirmed"] and ask["company_key"] == columns["company_key"]:
        query = "UPDATE referral SET submitted_revision = %s WHERE referral_id = %s"
        cursor.execute(query, (revision, ask["referral_id"]))
        return
    columns |= _UNSCORED | {"decided_by": None, "decided_at": None, "claim": None}
    columns |= {"asked_at": ask["now"], "due_at": ask["now"]}
    if ask["state"] == State.SCORING:
        write(cursor, ask, State.SCORING, columns)
    else:
        move(cursor, ask, State.SCORING, seeker, columns)


def _submitted(posting: Posting, revision: RevisionId) -> dict[str, Any]:
    """The columns of an ask that come from the posting which its seeker submits."""
    return {
        "company": posting.company,
        "company_key": company_key(posting.company),
        "role": posting.role,
        "revision": revision,
        "submitted_revision": revision,
    }


def _withdraw(cursor: DictCursor, seeker: UserId, link: JobLink) -> bool:
    ask = locked(cursor, referral_id(seeker, link))
    if ask is None:
        raise _no_ask_for_job()
    if ask["state"] == State.WITHDRAWN:
        return False
    if not move(cursor, ask, State.WITHDRAWN, seeker, _WITHDRAWN):
        raise AlreadyDecided("A referrer has decided this ask.", State(ask["state"]))
    return True


def _withdraw_all(cursor: DictCursor, seeker: UserId) -> None:
    cursor.execute(
        f"SELECT referral_id, state, {NOW} AS now FROM referral WHERE seeker = %s AND {IS_OPEN} FOR UPDATE",
        (seeker,),
    )
    for ask in cursor.fetchall():
        move(cursor, ask, State.WITHDRAWN, seeker, _WITHDRAWN)


def _postings_of(database: Database, seeker: UserId) -> dict[RevisionId, bool]:
    rows = database.select(
        "SELECT revision, NOT EXISTS (SELECT 1 FROM submission AS other"
        " WHERE other.revision = mine.revision AND other.seeker <> mine.seeker)"
        " AND NOT EXISTS (SELECT 1 FROM confirmed_revision AS confirmed WHERE confirmed.revision = mine.revision)"
        " AS is_only_theirs FROM submission AS mine WHERE seeker = %s",
        (seeker,),
    )
    return {row["revision"]: bool(row["is_only_theirs"]) for row in rows}


def _clear(cursor: DictCursor, seeker: UserId, gone: Collection[RevisionId], shared: Collection[RevisionId]) -> bool:
    cursor.execute(
        "UPDATE referral_reveal SET company = ''"
        " WHERE referral_id IN (SELECT referral_id FROM referral WHERE seeker = %s)",
        (seeker,),
    )
    needed = _needed_by_others(cursor, seeker, shared) if shared else set()
    if forgotten := [*gone, *needed]:
        query = f"DELETE FROM submission WHERE seeker = %s AND revision IN ({marks(forgotten)})"
        cursor.execute(query, (seeker, *forgotten))
    cursor.execute(
        f"UPDATE referral SET {_NAMELESS}, {WITHOUT_CONTENT}, due_at = NULL, claim = NULL WHERE seeker = %s", (seeker,)
    )
    return len(needed) == len(shared)


def _needed_by_others(cursor: DictCursor, seeker: UserId, revisions: Collection[RevisionId]) -> set[RevisionId]:
    """Those that somebody else has sent or a company confirmed. Nobody forgets one of them before this transaction
    ends."""
    these, values = f"({marks(revisions)})", tuple(revisions)
    cursor.execute(f"SELECT seeker, revision FROM submission WHERE revision IN {these} FOR UPDATE", values)
    needed = {row["revision"] for row in cursor.fetchall() if row["seeker"] != seeker}
    cursor.execute(f"SELECT revision FROM confirmed_revision WHERE revision IN {these}", values)
    return needed | {row["revision"] for row in cursor.fetchall()}


def _moves(database: Database, ask_ids: Sequence[ReferralId]) -> dict[ReferralId, list[Move]]:
    rows = database.select(
        "SELECT referral_id, from_state, to_state, moved_by, moved_at, seeker"
        " FROM referral_move JOIN referral USING (referral_id)"
        f" WHERE referral_id IN ({marks(ask_ids)}) ORDER BY move_id",
        ask_ids,
    )
    found: dict[ReferralId, list[Move]] = {}
    for row in rows:
        source = State(row["from_state"]) if row["from_state"] else None
        by = Mover.of(row["moved_by"], row["seeker"])
        move = Move(source, State(row["to_state"]), by, row["moved_at"])
        found.setdefault(row["referral_id"], []).append(move)
    return found


def _appeal(cursor: DictCursor, seeker: UserId, link: JobLink) -> Appealed:
    ask = locked(cursor, referral_id(seeker, link), _ITS_REVEALS)
    if ask is None:
        raise _no_ask_for_job()
    is_new = not (ask["denied_by"] and ask["state"] == State.QUEUED)
    if is_new:
        if ask["denied_by"] or ask["state"] != State.DENIED:
            raise NoAppeal(State(ask["state"]))
        move(cursor, ask, State.QUEUED, seeker, _reopened(ask) | {"denied_by": ask["decided_by"]})
    return Appealed(_referral(ask), is_new)


def _no_ask_for_job() -> NotFound:
    return NotFound("You have no ask for this job.")


def _refuse_unless_decidable(ask: dict[str, Any], referrer: UserId, knows_seeker: bool) -> None:
    """NotFound if the referrer may not know the state of the ask."""
    concerns_others = ask["state"] != State.QUEUED and ask["decided_by"] != referrer
    if ask["state"] == State.SCORING or (knows_seeker and concerns_others):
        raise no_such_ask()


def _decide(
    cursor: DictCursor, ask: dict[str, Any], referrer: UserId, decision: State, reason: str | None
) -> AlreadyDecided | None:
    """The refusal, if there is one. It is not raised, because that would undo what is written beside it."""
    if (ask["decided_by"], ask["state"], ask["reason"]) == (referrer, decision, reason):
        return None
    columns = {"decided_by": referrer, "decided_at": ask["now"], "reason": reason, "due_at": None, "claim": None}
    if not move(cursor, ask, decision, referrer, columns):
        return AlreadyDecided("This ask is no longer open.", State(ask["state"]))
    return None


def _undo(cursor: DictCursor, ask: dict[str, Any], referrer: UserId) -> AlreadyDecided | None:
    """The refusal, if there is one. NotFound if the last decision is not this referrer's."""
    if ask["decided_by"] != referrer:
        raise no_such_ask()
    if ask["state"] == State.QUEUED:
        return None
    if not ask["is_undoable"]:
        return AlreadyDecided("A decision can be undone within 24 hours.", State(ask["state"]))
    if not move(cursor, ask, State.QUEUED, referrer, _reopened(ask)):
        return AlreadyDecided("This ask is no longer open.", State(ask["state"]))
    return None


def _unless_refused(answer: Decided | AlreadyDecided) -> Decided:
    if isinstance(answer, AlreadyDecided):
        raise answer
    return answer


def _reopened(ask: dict[str, Any]) -> dict[str, Any]:
    """The columns of an ask that returns to the inbox. Its profile or posting may have changed meanwhile, so that it is
    due at once."""
    return {"reason": None, "claim": None, "attempts": 0, "due_at": ask["now"]}


def _at_company(
    cursor: DictCursor, ask_id: ReferralId, company: CompanyKey, referrer: UserId, needs_proof: bool
) -> dict[str, Any]:
    """The locked ask, if it is at this company and neither the referrer's own nor one that they denied before. With
    `needs_proof`, only for a referrer whose proof for the company counts."""
    beside = f"{PROOF} AS proof, {REVISIONS_OF_JOB.replace('job.', 'referral.')} AS revisions"
    ask = locked(cursor, ask_id, beside, (referrer, company))
    if ask is None or ask["company_key"] != company or referrer in (ask["seeker"], ask["denied_by"]):
        raise no_such_ask()
    if needs_proof and ask["proof"] != DomainState.CONFIRMED:
        raise no_such_ask()
    return ask


def _revealing(ask_ids: Sequence[ReferralId], referrer: UserId) -> tuple[str, Sequence[Any]]:
    """The statement that writes who can see who made these asks, and its values."""
    statement = (
        "INSERT IGNORE INTO referral_reveal (referral_id, revealed_to, revealed_on, revealed_at, company)"
        f" SELECT referral_id, %s, UTC_DATE(), {NOW}, company FROM referral WHERE referral_id IN ({marks(ask_ids)})"
    )
    return statement, (referrer, *ask_ids)


_PAGE = (
    "SELECT referral_id, link, company_key, score, asked_at, decided_at FROM referral FORCE INDEX ({}) WHERE {}"
    " ORDER BY {} LIMIT %s"
)
_BEST_FIRST, _NEWEST_FIRST = "score DESC, asked_at, referral_id", "decided_at DESC, referral_id"
# Of entries of the same moment, which are few, the first ones are read and left out.
_OLDER = "{0} <= %s AND ({0} < %s OR referral_id > %s)"


def _older(position: AskedPosition) -> list[Any]:
    """The values of _OLDER: asks after this position of a list that has the newest first."""
    moment, last_id = position
    return [moment, moment, last_id]


def _behind(score: Decimal | None, asked_at: datetime, last_id: str) -> tuple[str, list[Any], str]:
    """The condition for asks after a position of the inbox, its values, and the order of these asks, in which the index
    has them. Unscored asks come last: for them alone, an order by score would make the server sort."""
    if score is None:
        condition = "score IS NULL AND asked_at >= %s AND (asked_at > %s OR referral_id > %s)"
        return condition, [asked_at, asked_at, last_id], "asked_at, referral_id"
    waiting_longer = "(asked_at > %s OR (asked_at = %s AND referral_id > %s))"
    condition = f"(score < %s OR score IS NULL OR (score = %s AND {waiting_longer}))"
    return condition, [score, score, asked_at, asked_at, last_id], _BEST_FIRST


def _referral(row: dict[str, Any]) -> Referral:
    """The ask in a row, which has `reveals` for its seeker, or `revisions` for referrers."""
    reveals = _REVEALS.validate_json(row.get("reveals") or "[]")
    return Referral(
        referral_id=row["referral_id"],
        seeker=row["seeker"],
        link=row["link"],
        company=row["company"],
        role=row["role"],
        revision=row["revision"],
        state=State(row["state"]),
        score=row["score"],
        score_version=row["score_version"],
        reason=row["reason"],
        asked_at=row["asked_at"],
        updated_at=row["updated_at"],
        evidence=evidence_from_column(row["evidence"]),
        summary=summary_from_column(row["summary"]),
        decided_at=row["decided_at"],
        was_appealed=row["denied_by"] is not None,
        reveals=tuple(sorted(reveals, key=lambda reveal: reveal.at)),
        revisions_of_job=RevisionsOfJob(row["revisions"], row["confirmed"]) if "revisions" in row else NO_REVISIONS,
    )
