"""The revisions of postings at a company: the tables referral, where asks name them, and confirmed_revision."""

from datetime import datetime
from typing import Any

from referral.adapters.database import LATER, NOW, Database
from referral.adapters.referral_rows import IS_OPEN
from referral.domain.company import company_key
from referral.domain.cursor import RevisionPosition
from referral.domain.identifiers import CompanyKey, JobLink
from referral.domain.posting import StoredPosting
from referral.domain.revision import Revision

_MADE_DUE_AT_ONCE = 500
_DONE_WITHIN_S = 60  # longer than a call may take
# A withdrawn ask's text counts no more; a confirmed one counts, even if nobody's ask has it now.
_OF_JOB = (
    f"SELECT submitted_revision AS revision, {IS_OPEN} AS is_open, 0 AS is_confirmed"
    " FROM referral WHERE company_key = %s AND link = %s AND state <> 'withdrawn' AND submitted_revision IS NOT NULL"
    " UNION ALL SELECT revision, 0, 1 FROM confirmed_revision WHERE company_key = %s AND link = %s"
)
_SENT = (
    "referral AS sent FORCE INDEX (revisions_of_job)"
    " WHERE sent.link = job.link AND sent.company_key = job.company_key AND sent.state <> 'withdrawn'"
)
# An expression for queries of asks: how many revisions the job of the row `job` has at its company.
REVISIONS_OF_JOB = (
    f"((SELECT COUNT(DISTINCT sent.submitted_revision) FROM {_SENT})"
    " + (SELECT COUNT(*) FROM confirmed_revision AS chosen"
    " WHERE chosen.link = job.link AND chosen.company_key = job.company_key"
    f" AND NOT EXISTS (SELECT 1 FROM {_SENT} AND sent.submitted_revision = chosen.revision)))"
)


class Revisions:
    def __init__(self, database: Database) -> None:
        self._database = database

    def of_job(self, company: str, link: JobLink, limit: int, after: RevisionPosition | None) -> list[Revision]:
        """The revisions of this job at the company after the position. The confirmed one comes first, then those of
        most undecided asks."""
        return _of_job(self._database, company_key(company), link, limit, after)

    def confirm(self, posting: StoredPosting, by: str) -> None:
        """Makes this the revision that counts for its job at its company, and all undecided asks with another one due.
        Safe to repeat."""
        # If this call breaks off after the revision was confirmed, the asks are due anyway.
        self._make_due(posting, within=_DONE_WITHIN_S)
        _confirm(self._database, posting, by)
        self._make_due(posting, within=0)

    def _make_due(self, posting: StoredPosting, within: float) -> None:
        """In batches, because a popular job has thousands of asks."""
        moment = _moment(self._database, within)
        while _make_due(self._database, posting, moment) == _MADE_DUE_AT_ONCE:
            pass


def _of_job(
    database: Database, company: CompanyKey, link: JobLink, limit: int, after: RevisionPosition | None
) -> list[Revision]:
    query = (
        "SELECT revision, SUM(is_open) AS open_asks, MAX(is_confirmed) AS is_confirmed"
        f" FROM ({_OF_JOB}) AS revisions GROUP BY revision"
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
    found = database.select(query, [*values, limit])
    return [Revision(row["revision"], int(row["open_asks"]), bool(row["is_confirmed"])) for row in found]


def _confirm(database: Database, stored: StoredPosting, by: str) -> None:
    posting = stored.posting
    database.change(
        "INSERT INTO confirmed_revision (link, company_key, revision, company, role, confirmed_by, confirmed_at)"
        f" VALUES (%s, %s, %s, %s, %s, %s, {NOW})"
        " ON DUPLICATE KEY UPDATE revision = VALUES(revision), company = VALUES(company), role = VALUES(role),"
        " confirmed_by = VALUES(confirmed_by), confirmed_at = VALUES(confirmed_at)",
        (posting.link, company_key(posting.company), stored.revision, posting.company, posting.role, by),
    )


def _moment(database: Database, seconds: float) -> datetime:
    """The time in so many seconds, by the clock of the database."""
    (row,) = database.select(f"SELECT {LATER} AS moment", (seconds,))
    moment: datetime = row["moment"]
    return moment


def _make_due(database: Database, stored: StoredPosting, moment: datetime) -> int:
    """Makes a batch of undecided asks with another revision due at this moment, and returns its size. Those that are
    due earlier stay so, but no claim stays: its ranker may not know the revision that counts."""
    return database.change(
        "UPDATE referral SET due_at = %s, claim = NULL, attempts = 0"
        f" WHERE link = %s AND company_key = %s AND {IS_OPEN}"
        " AND (state = 'scoring' OR revision IS NULL OR revision <> %s)"
        " AND (due_at IS NULL OR due_at > %s OR claim IS NOT NULL) LIMIT %s",
        (
            moment,
            stored.posting.link,
            company_key(stored.posting.company),
            stored.revision,
            moment,
            _MADE_DUE_AT_ONCE,
        ),
    )
