"""Asks, their moves and reveals: the MySQL tables referral, referral_move and referral_reveal.

Every move locks its row, checks domain/states.py, and adds a row of history in the same transaction. `due_at` makes the
table the ranker's queue. A claim moves it into the future, like the lease of a message. Whatever makes a new score
possible sets it to now and breaks the claim.

`submitted_revision` is the text that the seeker sent. `revision` is the one that role, company, score and evidence in
the row come from; they change together, in one write.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import uuid4

from pydantic import TypeAdapter
from pymysql.cursors import DictCursor

from referral.adapters.database import Database
from referral.adapters.revisions import revisions_of_jobs
from referral.domain.company import company_key
from referral.domain.cursor import AskedPosition, InboxPosition
from referral.domain.errors import AlreadyDecided, NoAppeal, NotFound
from referral.domain.evidence import Evidence, Score
from referral.domain.identifiers import CompanyKey, JobLink, ReferralId, RevisionId, UserId
from referral.domain.posting import NO_REVISIONS, Posting
from referral.domain.referral import UNDO_WITHIN, Asked, Claimed, Move, Mover, Referral, Reveal, referral_id
from referral.domain.states import OPEN, State, sources
from referral.domain.summary import Summary
from referral.domain.versions import MODEL, current_versions, is_stale, score_version

_NOW = "UTC_TIMESTAMP(6)"
_LATER = f"{_NOW} + INTERVAL %s SECOND"
_RESCORED_AT_ONCE = 500
_MOST_ATTEMPTS = 1000  # counts no further
_CLEARED_AT_ONCE = 500
# A queued ask without a version was shown without a score before unscored asks carried a version.
_STALE = "state = 'queued' AND (score_version IS NULL OR score_version NOT IN (%s, %s))"
# What is said about a person: a score says something as well, and it is the sum of its evidence.
_CONTENT = ("score", "score_version", "evidence", "summary", "reason")
_WITHOUT_CONTENT = ", ".join(f"{column} = NULL" for column in _CONTENT)
_WITHDRAWN = {"due_at": None, "claim": None, **dict.fromkeys(_CONTENT)}
# What a seeker wrote into an ask. The link of each ask has to differ from others.
_NAMELESS = (
    "link = CONCAT('erased:', referral_id), company = '', company_key = '', role = '', revision = NULL,"
    " submitted_revision = NULL"
)
_EVIDENCE = TypeAdapter(tuple[Evidence, ...])
_SUMMARY = TypeAdapter(Summary)
_COLUMNS = (
    "referral_id, seeker, link, company, role, revision, state, score, score_version, evidence, summary, reason,"
    " asked_at, updated_at, decided_at, denied_by"
)
# With the revision that counts for the ask: the one that its company confirmed, else the one that its seeker submitted.
_COUNTING = (
    "submitted_revision, (SELECT confirmed.revision FROM confirmed_revision AS confirmed"
    " WHERE confirmed.link = referral.link AND confirmed.company_key = referral.company_key) AS confirmed"
)
# A referrer whose denial was appealed against never sees the ask again.
_NOT_DENIED_BEFORE = "(denied_by IS NULL OR denied_by <> %s)"
# An ask that returns to the inbox: its profile or posting may have changed meanwhile, so that it is due at once.
_AGAIN = f"due_at = {_NOW}"
_REOPENED: dict[str, Any] = {"reason": None, "claim": None, "attempts": 0}
_UNSCORED: dict[str, Any] = {"attempts": 0, **dict.fromkeys(_CONTENT)}


class Referrals:
    def __init__(self, database: Database) -> None:
        self._database = database

    # ------------------------------------------------------------ the seeker

    def ask(self, seeker: UserId, posting: Posting, revision: RevisionId) -> Asked:
        """The seeker's ask for this job. It is new, exists already, or was withdrawn and is made again. An undecided
        ask gets the new revision, which counts unless the company has confirmed another."""
        return self._database.run(lambda cursor: _ask(cursor, seeker, posting, revision))

    def withdraw(self, seeker: UserId, link: JobLink) -> bool:
        """False if it was withdrawn already. Score, evidence and reason are cleared. NotFound if there is none,
        AlreadyDecided if a referrer decided it."""
        return self._database.run(lambda cursor: _withdraw(cursor, seeker, link))

    def appeal(self, seeker: UserId, link: JobLink) -> Asked:
        """The ask, back in the inbox; new if this call did it. NotFound if there is none, NoAppeal if it is not denied,
        or was denied again."""
        return self._database.run(lambda cursor: _appeal(cursor, seeker, link))

    def of_seeker(self, seeker: UserId, state: State | None, limit: int, after: AskedPosition | None) -> list[Referral]:
        """The seeker's asks, or those in this state, after the position (asked_at, id), newest first; with reveals."""
        query = f"SELECT {_COLUMNS} FROM referral WHERE seeker = %s"
        values: list[Any] = [seeker]
        if state:
            query += " AND state = %s"
            values.append(state)
        if after:
            query += f" AND {_OLDER.format('asked_at')}"
            values += _older(after)
        query += " ORDER BY asked_at DESC, referral_id LIMIT %s"

        def asks(cursor: DictCursor) -> list[Referral]:
            cursor.execute(query, [*values, limit])
            return _with_reveals(cursor, cursor.fetchall())

        return self._database.run(asks)

    # ------------------------------------------------------------ the seeker's data

    def moves(self, ask_ids: Sequence[ReferralId]) -> dict[ReferralId, list[Move]]:
        """The history of these asks, oldest move first."""
        return self._database.run(lambda cursor: _moves(cursor, ask_ids)) if ask_ids else {}

    def decided_by(self, referrer: UserId) -> list[Referral]:
        """The asks whose decision is this referrer's, latest first."""
        query = f"SELECT {_COLUMNS} FROM referral WHERE decided_by = %s ORDER BY decided_at DESC, referral_id"

        def asks(cursor: DictCursor) -> list[Referral]:
            cursor.execute(query, (referrer,))
            return [_referral(row) for row in cursor.fetchall()]

        return self._database.run(asks)

    def withdraw_all(self, seeker: UserId) -> None:
        """Withdraws all open asks of this seeker."""
        self._database.run(lambda cursor: _withdraw_all(cursor, seeker))

    def postings_of_only(self, seeker: UserId) -> list[RevisionId]:
        """The postings that this seeker has sent, nobody else has, and no company confirmed."""
        return self._database.run(lambda cursor: _postings_of_only(cursor, seeker))

    def clear(self, seeker: UserId) -> None:
        """Leaves of this seeker's asks only ids, states and times."""
        self._database.run(lambda cursor: _clear(cursor, seeker))

    # ------------------------------------------------------------ the referrer

    def inbox(
        self, company: str, referrer: UserId, link: JobLink | None, limit: int, after: InboxPosition | None
    ) -> list[Referral]:
        """Queued asks at the company after the position (score, asked_at, id), without the referrer's own. The best
        score comes first and unscored asks come last; equal scores are in the order in which they were asked."""
        query = (
            f"SELECT {_COLUMNS} FROM referral"
            f" WHERE company_key = %s AND state = %s AND seeker <> %s AND {_NOT_DENIED_BEFORE}"
        )
        values: list[Any] = [company_key(company), State.QUEUED, referrer, referrer]
        if link:
            query += " AND link = %s"
            values.append(link)
        if after:
            condition, more = _behind(*after)
            query += f" AND {condition}"
            values += more
        query += " ORDER BY score DESC, asked_at, referral_id LIMIT %s"
        return self._received(query, [*values, limit])

    def decided(
        self,
        company: str,
        referrer: UserId,
        state: State,
        link: JobLink | None,
        limit: int,
        after: InboxPosition | None,
    ) -> list[Referral]:
        """What the referrer decided at the company, after the position (score, decided_at, id), newest first."""
        query = f"SELECT {_COLUMNS} FROM referral WHERE decided_by = %s AND state = %s AND company_key = %s"
        values: list[Any] = [referrer, state, company_key(company)]
        if link:
            query += " AND link = %s"
            values.append(link)
        if after:
            query += f" AND {_OLDER.format('decided_at')}"
            values += _older(after[1:])
        query += " ORDER BY decided_at DESC, referral_id LIMIT %s"
        return self._received(query, [*values, limit])

    def decide(
        self,
        ask_id: ReferralId,
        company: str,
        referrer: UserId,
        decision: State,
        reason: str | None,
        reveals: bool,
        knows_seeker: bool,
    ) -> Referral:
        """One of several referrers wins. NotFound if the referrer may not see the ask, else AlreadyDecided.

        `reveals` also writes that the referrer knows who the seeker is. A referrer who `knows_seeker` named a person,
        and must not learn so that this person has asked: an ask that others decided looks like a missing one, and any
        other answer is written down, a refusal as well."""

        def decide(cursor: DictCursor) -> Referral | AlreadyDecided:
            ask = _decidable(cursor, ask_id, company_key(company), referrer, knows_seeker)
            refusal = _decide(cursor, ask, referrer, decision, reason)
            if knows_seeker or (reveals and not refusal):
                _reveal(cursor, [ask_id], referrer)
            return refusal or _as_referrer_sees(cursor, ask_id)

        return _unless_refused(self._database.run(decide))

    def undo(self, ask_id: ReferralId, company: str, referrer: UserId, knows_seeker: bool) -> Referral:
        """The ask, back in the inbox. NotFound if the last decision on it is not this referrer's, AlreadyDecided if the
        time to undo is over or the ask is not decided any more. Undoing again changes nothing. That a referrer
        `knows_seeker` is written down, with a refusal as well."""

        def undo(cursor: DictCursor) -> Referral | AlreadyDecided:
            refusal = _undo(cursor, ask_id, company_key(company), referrer)
            if knows_seeker:
                _reveal(cursor, [ask_id], referrer)
            return refusal or _as_referrer_sees(cursor, ask_id)

        return _unless_refused(self._database.run(undo))

    def reveal(self, ask_ids: Sequence[ReferralId], referrer: UserId) -> None:
        """Writes that the referrer can see who made these asks: one row for each ask and day."""
        self._database.run(lambda cursor: _reveal(cursor, ask_ids, referrer))

    # ------------------------------------------------------------ encoders and ranker

    def user_changes(self, seeker: UserId, within: float) -> None:
        """Makes all open asks of this seeker due in `within` seconds, if they are not due earlier."""
        query = (
            f"UPDATE referral SET due_at = {_LATER} WHERE seeker = %s AND state IN ('scoring', 'queued')"
            f" AND (due_at IS NULL OR due_at > {_LATER})"
        )
        self._database.run(lambda cursor: cursor.execute(query, (within, seeker, within)))

    def user_changed(self, seeker: UserId) -> None:
        """Makes all open asks of this seeker due now."""
        self._database.run(lambda cursor: _bring_forward(cursor, "seeker = %s", seeker))

    def posting_encoded(self, revision: RevisionId) -> None:
        """Makes all open asks due now that are scored against this posting."""
        self._database.run(lambda cursor: _posting_encoded(cursor, revision))

    def claim_due(self, state: State, limit: int, most_attempts: int, lease: float) -> list[Claimed]:
        """Claims due asks in this state for `lease` seconds that had at most so many claims without an outcome. Those
        that have been due for longest come first."""
        due = f"state = %s AND attempts <= %s AND due_at <= {_NOW} ORDER BY due_at LIMIT %s"
        return self._database.run(lambda cursor: _claim(cursor, due, (state, most_attempts, limit), lease))

    def claim_suspect(self, most_attempts: int, lease: float) -> list[Claimed]:
        """Claims the longest due ask that had more claims without an outcome. It may be what ends the ranker."""
        due = f"state IN ('scoring', 'queued') AND attempts > %s AND due_at <= {_NOW} ORDER BY due_at LIMIT 1"
        return self._database.run(lambda cursor: _claim(cursor, due, (most_attempts,), lease))

    def claim_one(self, seeker: UserId, link: JobLink, lease: float) -> list[Claimed]:
        """Claims this ask for `lease` seconds, due or not; empty if there is no such open ask."""
        this = "referral_id = %s AND state IN ('scoring', 'queued')"
        return self._database.run(lambda cursor: _claim(cursor, this, (referral_id(seeker, link),), lease))

    def rescore(self) -> int:
        """Makes a batch of queued asks with stale scores due and returns its size; 0 once all of them are due.
        Asks that are due, claimed or waiting already stay as they are, so that this can be repeated at any time."""
        query = f"UPDATE referral SET due_at = {_NOW}, attempts = 0 WHERE {_STALE} AND due_at IS NULL LIMIT %s"
        return self._database.run(lambda cursor: cursor.execute(query, (*current_versions(), _RESCORED_AT_ONCE)))

    def clear_decided(self, days: int) -> int:
        """Clears score, evidence and reason of a batch of asks that were decided so many days ago, and returns its
        size; 0 once all of them are cleared. The ranker gave each of them a version, with a score or without."""
        query = (
            f"UPDATE referral SET {_WITHOUT_CONTENT} WHERE state IN (%s, %s) AND score_version IS NOT NULL"
            f" AND decided_at < {_NOW} - INTERVAL %s DAY LIMIT %s"
        )
        values = (State.MATCHED, State.DENIED, days, _CLEARED_AT_ONCE)
        return self._database.run(lambda cursor: cursor.execute(query, values))

    def stale(self) -> int:
        """The number of queued asks with a stale score."""
        return self._database.run(_stale)

    def oldest_unscored(self) -> float:
        """How long the oldest ask in `scoring` has waited, in seconds; 0 if there is none."""
        return self._database.run(_oldest_unscored)

    def store_score(self, claimed: Claimed, score: Score, summary: Summary | None) -> bool:
        """Queues the ask with its score. False, and nothing is written, if the claim was lost."""
        evidence = json.dumps([_as_json(evidence) for evidence in score.evidence], ensure_ascii=False)
        columns = {"score": score.value, "score_version": score.version, "evidence": evidence, "reason": None}
        columns["summary"] = _stored(summary)
        return self._database.run(lambda cursor: _rank(cursor, claimed, columns))

    def store_unscored(
        self, claimed: Claimed, reason: str, summary: Summary | None = None, again_in: float | None = None
    ) -> bool:
        """Queues the ask without a score, for this reason. It is due again in `again_in` seconds, or when its profile
        or posting changes. False if the claim was lost."""
        # It carries a version, because other rules or another model may find a score.
        columns = {"score": None, "score_version": score_version(MODEL), "evidence": None, "reason": reason}
        columns["summary"] = _stored(summary)
        return self._database.run(lambda cursor: _rank(cursor, claimed, columns, again_in))

    def wait(self, claimed: Claimed, seconds: float) -> bool:
        """Releases the ask and makes it due in so many seconds. False if the claim was lost."""
        query = (
            f"UPDATE referral SET due_at = {_LATER}, claim = NULL, attempts = 0 WHERE referral_id = %s AND claim = %s"
        )
        values = (seconds, claimed.referral_id, claimed.claim)
        return self._database.run(lambda cursor: cursor.execute(query, values)) == 1

    def release(self, claimed: Sequence[Claimed]) -> None:
        """Gives back those that have no outcome yet, as if they had not been claimed. They are due when their leases
        would have ended."""
        values = [(one.referral_id, one.claim) for one in claimed]
        query = "UPDATE referral SET claim = NULL, attempts = attempts - 1 WHERE referral_id = %s AND claim = %s"
        self._database.run(lambda cursor: cursor.executemany(query, values))

    def _received(self, query: str, values: Sequence[Any]) -> list[Referral]:
        """The selected asks, all at one company, as its referrers see them."""

        def received(cursor: DictCursor) -> list[Referral]:
            cursor.execute(query, values)
            return _with_revisions(cursor, [_referral(row) for row in cursor.fetchall()])

        return self._database.run(received)


def _with_revisions(cursor: DictCursor, found: list[Referral]) -> list[Referral]:
    """Asks at one company, with how many revisions their jobs have there and which one is confirmed."""
    if not found:
        return []
    of_jobs = revisions_of_jobs(cursor, company_key(found[0].company), {referral.link for referral in found})
    return [replace(one, revisions_of_job=of_jobs.get(one.link, NO_REVISIONS)) for one in found]


def _ask(cursor: DictCursor, seeker: UserId, posting: Posting, revision: RevisionId) -> Asked:
    cursor.execute("INSERT IGNORE INTO submission (seeker, revision) VALUES (%s, %s)", (seeker, revision))
    ask_id = referral_id(seeker, posting.link)
    asked = {"referral_id": ask_id, "seeker": seeker, "link": posting.link, **_submitted(posting, revision)}
    inserted = cursor.execute(
        f"INSERT INTO referral ({', '.join(asked)}, state, asked_at, updated_at, due_at)"
        f" VALUES ({', '.join(['%s'] * len(asked))}, %s, {_NOW}, {_NOW}, {_NOW})"
        " ON DUPLICATE KEY UPDATE referral_id = VALUES(referral_id)",
        (*asked.values(), State.SCORING),
    )
    ask = _existing(cursor, ask_id)
    if inserted:
        _note_move(cursor, ask_id, None, State.SCORING, seeker)
        return Asked(_referral(ask), is_new=True)
    is_new = ask["state"] == State.WITHDRAWN
    if is_new or ask["submitted_revision"] != revision:
        _ask_again(cursor, ask, seeker, posting, revision)
    return Asked(_with_reveals(cursor, [_existing(cursor, ask_id)])[0], is_new)


def _ask_again(cursor: DictCursor, ask: dict[str, Any], seeker: UserId, posting: Posting, revision: RevisionId) -> None:
    """Makes a withdrawn ask again, or an undecided one with another text. A decided ask stays as it is."""
    columns = _submitted(posting, revision)
    if ask["state"] in OPEN and ask["confirmed"] and ask["company_key"] == columns["company_key"]:
        query = "UPDATE referral SET submitted_revision = %s WHERE referral_id = %s"
        cursor.execute(query, (revision, ask["referral_id"]))
        return
    columns |= _UNSCORED | {"decided_by": None, "decided_at": None}
    also = f"asked_at = {_NOW}, due_at = {_NOW}, claim = NULL"
    if ask["state"] == State.SCORING:
        _write(cursor, ask, State.SCORING, columns, also)
    else:
        _move(cursor, ask, State.SCORING, seeker, columns, also)


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
    ask = _locked(cursor, referral_id(seeker, link))
    if ask is None:
        raise NotFound("You have no ask for this job.")
    if ask["state"] == State.WITHDRAWN:
        return False
    if not _move(cursor, ask, State.WITHDRAWN, seeker, _WITHDRAWN):
        raise AlreadyDecided("A referrer has decided this ask.", State(ask["state"]))
    return True


def _withdraw_all(cursor: DictCursor, seeker: UserId) -> None:
    cursor.execute(
        "SELECT referral_id, state FROM referral WHERE seeker = %s AND state IN ('scoring', 'queued') FOR UPDATE",
        (seeker,),
    )
    for ask in cursor.fetchall():
        _move(cursor, ask, State.WITHDRAWN, seeker, _WITHDRAWN)


def _postings_of_only(cursor: DictCursor, seeker: UserId) -> list[RevisionId]:
    cursor.execute(
        "SELECT revision FROM submission AS mine WHERE seeker = %s"
        " AND NOT EXISTS (SELECT 1 FROM submission AS other"
        " WHERE other.revision = mine.revision AND other.seeker <> mine.seeker)"
        " AND NOT EXISTS (SELECT 1 FROM confirmed_revision AS confirmed WHERE confirmed.revision = mine.revision)",
        (seeker,),
    )
    return [row["revision"] for row in cursor.fetchall()]


def _clear(cursor: DictCursor, seeker: UserId) -> None:
    cursor.execute(
        "UPDATE referral_reveal SET company = ''"
        " WHERE referral_id IN (SELECT referral_id FROM referral WHERE seeker = %s)",
        (seeker,),
    )
    cursor.execute("DELETE FROM submission WHERE seeker = %s", (seeker,))
    cursor.execute(
        f"UPDATE referral SET {_NAMELESS}, {_WITHOUT_CONTENT}, due_at = NULL, claim = NULL WHERE seeker = %s", (seeker,)
    )


def _moves(cursor: DictCursor, ask_ids: Sequence[ReferralId]) -> dict[ReferralId, list[Move]]:
    marks = ", ".join(["%s"] * len(ask_ids))
    cursor.execute(
        "SELECT referral_id, from_state, to_state, moved_by, moved_at, seeker"
        f" FROM referral_move JOIN referral USING (referral_id) WHERE referral_id IN ({marks}) ORDER BY move_id",
        ask_ids,
    )
    found: dict[ReferralId, list[Move]] = {}
    for row in cursor.fetchall():
        source = State(row["from_state"]) if row["from_state"] else None
        by = Mover.of(row["moved_by"], row["seeker"])
        move = Move(source, State(row["to_state"]), by, row["moved_at"])
        found.setdefault(row["referral_id"], []).append(move)
    return found


def _appeal(cursor: DictCursor, seeker: UserId, link: JobLink) -> Asked:
    ask = _locked(cursor, referral_id(seeker, link))
    if ask is None:
        raise NotFound("You have no ask for this job.")
    if ask["denied_by"] and ask["state"] == State.QUEUED:
        return Asked(_with_reveals(cursor, [ask])[0], is_new=False)
    if ask["denied_by"] or ask["state"] != State.DENIED:
        raise NoAppeal(State(ask["state"]))
    _move(cursor, ask, State.QUEUED, seeker, {**_REOPENED, "denied_by": ask["decided_by"]}, also=_AGAIN)
    return Asked(_with_reveals(cursor, [_existing(cursor, ask["referral_id"])])[0], is_new=True)


def _decidable(
    cursor: DictCursor, ask_id: ReferralId, company: CompanyKey, referrer: UserId, knows_seeker: bool
) -> dict[str, Any]:
    """The locked ask, if the referrer may know its state."""
    ask = _at_company(cursor, ask_id, company, referrer)
    concerns_others = ask["state"] != State.QUEUED and ask["decided_by"] != referrer
    if ask["state"] == State.SCORING or (knows_seeker and concerns_others):
        raise _none_such()
    return ask


def _decide(
    cursor: DictCursor, ask: dict[str, Any], referrer: UserId, decision: State, reason: str | None
) -> AlreadyDecided | None:
    """The refusal, if there is one. It is not raised, because that would undo what is written beside it."""
    columns = {"decided_by": referrer, "reason": reason, "due_at": None, "claim": None}
    if not _move(cursor, ask, decision, referrer, columns, also=f"decided_at = {_NOW}"):
        return AlreadyDecided("This ask is no longer open.", State(ask["state"]))
    return None


def _undo(cursor: DictCursor, ask_id: ReferralId, company: CompanyKey, referrer: UserId) -> AlreadyDecided | None:
    """The refusal, if there is one. NotFound if the last decision is not this referrer's."""
    ask = _at_company(cursor, ask_id, company, referrer)
    if ask["decided_by"] != referrer:
        raise _none_such()
    if ask["state"] == State.QUEUED:
        return None
    if not ask["is_undoable"]:
        return AlreadyDecided("A decision can be undone within 24 hours.", State(ask["state"]))
    if not _move(cursor, ask, State.QUEUED, referrer, _REOPENED, also=_AGAIN):
        return AlreadyDecided("This ask is no longer open.", State(ask["state"]))
    return None


def _unless_refused(answer: Referral | AlreadyDecided) -> Referral:
    if isinstance(answer, AlreadyDecided):
        raise answer
    return answer


def _as_referrer_sees(cursor: DictCursor, ask_id: ReferralId) -> Referral:
    (ask,) = _with_revisions(cursor, [_referral(_existing(cursor, ask_id))])
    return ask


def _at_company(cursor: DictCursor, ask_id: ReferralId, company: CompanyKey, referrer: UserId) -> dict[str, Any]:
    """The locked ask, if it is at this company and neither the referrer's own nor one that they denied before."""
    ask = _locked(cursor, ask_id)
    if ask is None or ask["company_key"] != company or referrer in (ask["seeker"], ask["denied_by"]):
        raise _none_such()
    return ask


def _none_such() -> NotFound:
    return NotFound("There is no such ask in your inbox.")


def _reveal(cursor: DictCursor, ask_ids: Sequence[ReferralId], referrer: UserId) -> None:
    marks = ", ".join(["%s"] * len(ask_ids))
    cursor.execute(
        "INSERT IGNORE INTO referral_reveal (referral_id, revealed_to, revealed_on, revealed_at, company)"
        f" SELECT referral_id, %s, UTC_DATE(), {_NOW}, company FROM referral WHERE referral_id IN ({marks})",
        (referrer, *ask_ids),
    )


def _with_reveals(cursor: DictCursor, rows: Sequence[dict[str, Any]]) -> list[Referral]:
    """The asks as their seeker sees them."""
    if not rows:
        return []
    marks = ", ".join(["%s"] * len(rows))
    cursor.execute(
        f"SELECT referral_id, revealed_at, company FROM referral_reveal WHERE referral_id IN ({marks})"
        " ORDER BY revealed_at",
        [row["referral_id"] for row in rows],
    )
    reveals: dict[str, list[Reveal]] = {}
    for one in cursor.fetchall():
        reveals.setdefault(one["referral_id"], []).append(Reveal(one["revealed_at"], one["company"]))
    return [_referral(row, tuple(reveals.get(row["referral_id"], ()))) for row in rows]


def _rank(cursor: DictCursor, claimed: Claimed, columns: dict[str, Any], again_in: float | None = None) -> bool:
    ask = _locked(cursor, claimed.referral_id)
    if ask is None or ask["claim"] != claimed.claim or ask["state"] not in OPEN:
        return False
    of_posting = _of_posting(cursor, ask, claimed.revision)
    if of_posting is None:
        return False
    columns = {**columns, **of_posting, "due_at": None, "claim": None, "attempts": 0}
    if ask["state"] == State.QUEUED:
        written = _write(cursor, ask, State.QUEUED, columns)
    else:
        written = _move(cursor, ask, State.QUEUED, Mover.RANKER, columns)
    if again_in is not None:
        query = f"UPDATE referral SET due_at = {_LATER} WHERE referral_id = %s"
        cursor.execute(query, (again_in, claimed.referral_id))
    return written


def _of_posting(cursor: DictCursor, ask: dict[str, Any], revision: RevisionId | None) -> dict[str, Any] | None:
    """The columns that change with a new revision. None if this revision no longer counts for the ask."""
    if _counting(ask) != revision:
        return None
    if ask["revision"] == revision:
        return {}
    query = (
        "SELECT revision, company, role FROM confirmed_revision WHERE link = %s AND company_key = %s AND revision = %s"
    )
    cursor.execute(query, (ask["link"], ask["company_key"], revision))
    return cursor.fetchone()


def _counting(ask: dict[str, Any]) -> RevisionId | None:
    """The revision that counts for an ask; None if its seeker has not asked since there are revisions."""
    revision: RevisionId | None = ask["confirmed"] or ask["submitted_revision"]
    return revision


def _move(
    cursor: DictCursor, ask: dict[str, Any], target: State, by: str, columns: dict[str, Any], also: str = ""
) -> bool:
    """Moves a locked ask and adds the move to its history. False, and nothing is written, if the move is not legal."""
    if ask["state"] not in sources(target) or not _write(cursor, ask, target, columns, also):
        return False
    _note_move(cursor, ask["referral_id"], State(ask["state"]), target, by)
    return True


def _write(cursor: DictCursor, ask: dict[str, Any], target: State, columns: dict[str, Any], also: str = "") -> bool:
    assignments = ", ".join([*(f"{column} = %s" for column in columns), *([also] if also else [])])
    query = f"UPDATE referral SET state = %s, updated_at = {_NOW}, {assignments} WHERE referral_id = %s AND state = %s"
    return cursor.execute(query, (target, *columns.values(), ask["referral_id"], ask["state"])) == 1


def _note_move(cursor: DictCursor, ask_id: str, source: State | None, target: State, by: str) -> None:
    cursor.execute(
        "INSERT INTO referral_move (referral_id, from_state, to_state, moved_by, moved_at)"
        f" VALUES (%s, %s, %s, %s, {_NOW})",
        (ask_id, source, target, by),
    )


def _locked(cursor: DictCursor, ask_id: str) -> dict[str, Any] | None:
    cursor.execute(
        f"SELECT {_COLUMNS}, company_key, {_COUNTING}, claim, decided_by,"
        f" decided_at > {_NOW} - INTERVAL %s SECOND AS is_undoable FROM referral WHERE referral_id = %s FOR UPDATE",
        (int(UNDO_WITHIN.total_seconds()), ask_id),
    )
    return cursor.fetchone()


def _existing(cursor: DictCursor, ask_id: str) -> dict[str, Any]:
    """An ask that this transaction has found or inserted."""
    ask = _locked(cursor, ask_id)
    assert ask is not None  # noqa: S101
    return ask


def _bring_forward(cursor: DictCursor, condition: str, *values: str) -> None:
    cursor.execute(
        f"UPDATE referral SET due_at = {_NOW}, claim = NULL, attempts = 0"
        f" WHERE {condition} AND state IN ('scoring', 'queued')",
        values,
    )


def _posting_encoded(cursor: DictCursor, revision: RevisionId) -> None:
    none_is_confirmed = (
        "NOT EXISTS (SELECT 1 FROM confirmed_revision AS confirmed"
        " WHERE confirmed.link = referral.link AND confirmed.company_key = referral.company_key)"
    )
    _bring_forward(cursor, f"submitted_revision = %s AND {none_is_confirmed}", revision)
    cursor.execute("SELECT link, company_key FROM confirmed_revision WHERE revision = %s", (revision,))
    for job in cursor.fetchall():
        _bring_forward(cursor, "link = %s AND company_key = %s", job["link"], job["company_key"])


def _stale(cursor: DictCursor) -> int:
    cursor.execute(f"SELECT COUNT(*) AS asks FROM referral WHERE {_STALE}", current_versions())
    return int(_only(cursor)["asks"])


def _oldest_unscored(cursor: DictCursor) -> float:
    cursor.execute(
        f"SELECT COALESCE(MAX(TIMESTAMPDIFF(MICROSECOND, asked_at, {_NOW})), 0) / 1000000 AS age"
        " FROM referral WHERE state = %s",
        (State.SCORING,),
    )
    return float(_only(cursor)["age"])


def _only(cursor: DictCursor) -> dict[str, Any]:
    """The row of a query that always returns one."""
    (row,) = cursor.fetchall()
    return row


def _claim(cursor: DictCursor, condition: str, values: Sequence[Any], lease: float) -> list[Claimed]:
    cursor.execute(
        f"SELECT referral_id, seeker, link, {_COUNTING}, state, attempts, asked_at,"
        f" TIMESTAMPDIFF(MICROSECOND, updated_at, {_NOW}) / 1000000 AS age"
        f" FROM referral WHERE {condition} FOR UPDATE SKIP LOCKED",
        values,
    )
    rows = cursor.fetchall()
    if not rows:
        return []
    claim = str(uuid4())
    marks = ", ".join(["%s"] * len(rows))
    cursor.execute(
        f"UPDATE referral SET claim = %s, due_at = {_LATER}, attempts = LEAST(attempts + 1, {_MOST_ATTEMPTS})"
        f" WHERE referral_id IN ({marks})",
        (claim, lease, *(row["referral_id"] for row in rows)),
    )
    return [
        Claimed(
            row["referral_id"],
            row["seeker"],
            row["link"],
            _counting(row),
            State(row["state"]),
            claim,
            row["attempts"] + 1,
            float(row["age"]),
            row["asked_at"],
        )
        for row in rows
    ]


_OLDER = "({0} < %s OR ({0} = %s AND referral_id > %s))"


def _older(position: AskedPosition) -> list[Any]:
    """The values of _OLDER: asks after this position of a list that has the newest first."""
    moment, last_id = position
    return [moment, moment, last_id]


def _behind(score: Decimal | None, asked_at: datetime, last_id: str) -> tuple[str, list[Any]]:
    """The condition for asks after a position of the inbox. Unscored asks come last."""
    waiting_longer = "(asked_at > %s OR (asked_at = %s AND referral_id > %s))"
    position = [asked_at, asked_at, last_id]
    if score is None:
        return f"score IS NULL AND {waiting_longer}", position
    return f"(score < %s OR score IS NULL OR (score = %s AND {waiting_longer}))", [score, score, *position]


def _stored(summary: Summary | None) -> str | None:
    return _SUMMARY.dump_json(summary).decode() if summary else None


def _as_json(evidence: Evidence) -> dict[str, Any]:
    return {**asdict(evidence), "weight": float(evidence.weight), "points": float(evidence.points)}


def _referral(row: dict[str, Any], reveals: tuple[Reveal, ...] = ()) -> Referral:
    state = State(row["state"])
    return Referral(
        referral_id=row["referral_id"],
        seeker=row["seeker"],
        link=row["link"],
        company=row["company"],
        role=row["role"],
        revision=row["revision"],
        state=state,
        score=row["score"],
        score_version=row["score_version"],
        reason=row["reason"],
        asked_at=row["asked_at"],
        updated_at=row["updated_at"],
        score_stale=is_stale(state, row["score_version"]),
        evidence=_EVIDENCE.validate_json(row["evidence"] or "[]"),
        summary=_SUMMARY.validate_json(row["summary"]) if row["summary"] else None,
        decided_at=row["decided_at"],
        was_appealed=row["denied_by"] is not None,
        reveals=reveals,
    )
