"""The revisions of postings at a company: the tables referral, where asks name them, and confirmed_revision."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from pymysql.cursors import DictCursor

from referral.adapters.database import Database
from referral.domain.company import company_key
from referral.domain.cursor import RevisionPosition
from referral.domain.identifiers import CompanyKey, JobLink
from referral.domain.posting import RevisionsOfJob, StoredPosting
from referral.domain.revision import Revision

_MADE_DUE_AT_ONCE = 500
# A withdrawn ask's text counts no more; a confirmed one counts, even if nobody's ask has it now.
_OF_JOBS = (
    "SELECT link, submitted_revision AS revision, state IN ('scoring', 'queued') AS is_open, 0 AS is_confirmed"
    " FROM referral WHERE company_key = %s AND link IN ({marks}) AND state <> 'withdrawn'"
    " AND submitted_revision IS NOT NULL"
    " UNION ALL SELECT link, revision, 0, 1 FROM confirmed_revision WHERE company_key = %s AND link IN ({marks})"
)


class Revisions:
    def __init__(self, database: Database) -> None:
        self._database = database

    def of_job(self, company: str, link: JobLink, limit: int, after: RevisionPosition | None) -> list[Revision]:
        """The revisions of this job at the company after the position. The confirmed one comes first, then those of
        most undecided asks."""
        return self._database.run(lambda cursor: _of_job(cursor, company_key(company), link, limit, after))

    def confirm(self, posting: StoredPosting, by: str) -> None:
        """Makes this the revision that counts for its job at its company, and all undecided asks with another one due.
        Safe to repeat: an interrupted call is finished by the next one."""
        confirmed_at = self._database.run(lambda cursor: _confirm(cursor, posting, by))
        while self._database.run(lambda cursor: _make_due(cursor, posting, confirmed_at)):
            pass


def _of_job(
    cursor: DictCursor, company: CompanyKey, link: JobLink, limit: int, after: RevisionPosition | None
) -> list[Revision]:
    query = (
        "SELECT revision, SUM(is_open) AS open_asks, MAX(is_confirmed) AS is_confirmed"
        f" FROM ({_OF_JOBS.format(marks='%s')}) AS revisions GROUP BY revision"
    )
    values: list[Any] = [company, link, company, link]
    if after:
        is_confirmed, open_asks, revision = after
        query += (
            " HAVING MAX(is_confirmed) < %s OR (MAX(is_confirmed) = %s AND"
            " (SUM(is_open) < %s OR (SUM(is_open) = %s AND revision > %s)))"
        )
        values += [is_confirmed, is_confirmed, open_asks, open_asks, revision]
    query += " ORDER BY MAX(is_confirmed) DESC, SUM(is_open) DESC, revision LIMIT %s"
    cursor.execute(query, [*values, limit])
    return [Revision(row["revision"], int(row["open_asks"]), bool(row["is_confirmed"])) for row in cursor.fetchall()]


def revisions_of_jobs(
    cursor: DictCursor, company: CompanyKey, links: Collection[JobLink]
) -> dict[JobLink, RevisionsOfJob]:
    """An entry for each of these jobs that has a revision at the company. There must be at least one job."""
    revisions = _OF_JOBS.format(marks=", ".join(["%s"] * len(links)))
    cursor.execute(
        "SELECT link, COUNT(DISTINCT revision) AS revisions, MAX(IF(is_confirmed, revision, NULL)) AS confirmed"
        f" FROM ({revisions}) AS revisions GROUP BY link",
        [company, *links, company, *links],
    )
    return {row["link"]: RevisionsOfJob(row["revisions"], row["confirmed"]) for row in cursor.fetchall()}


def _confirm(cursor: DictCursor, stored: StoredPosting, by: str) -> datetime:
    posting = stored.posting
    job = (posting.link, company_key(posting.company))
    cursor.execute(
        "INSERT INTO confirmed_revision (link, company_key, revision, company, role, confirmed_by, confirmed_at)"
        " VALUES (%s, %s, %s, %s, %s, %s, UTC_TIMESTAMP(6))"
        " ON DUPLICATE KEY UPDATE revision = VALUES(revision), company = VALUES(company), role = VALUES(role),"
        " confirmed_by = VALUES(confirmed_by), confirmed_at = VALUES(confirmed_at)",
        (*job, stored.revision, posting.company, posting.role, by),
    )
    cursor.execute("SELECT confirmed_at FROM confirmed_revision WHERE link = %s AND company_key = %s", job)
    (row,) = cursor.fetchall()
    confirmed_at: datetime = row["confirmed_at"]
    return confirmed_at


def _make_due(cursor: DictCursor, stored: StoredPosting, confirmed_at: datetime) -> int:
    """Makes a batch of undecided asks with another revision due and returns its size. Asks that became due earlier get
    the confirmed revision anyway."""
    return cursor.execute(
        "UPDATE referral SET due_at = %s, claim = NULL, attempts = 0"
        " WHERE link = %s AND company_key = %s AND state IN ('scoring', 'queued')"
        " AND (state = 'scoring' OR revision IS NULL OR revision <> %s) AND (due_at IS NULL OR due_at > %s) LIMIT %s",
        (
            confirmed_at,
            stored.posting.link,
            company_key(stored.posting.company),
            stored.revision,
            confirmed_at,
            _MADE_DUE_AT_ONCE,
        ),
    )
