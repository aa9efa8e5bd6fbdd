"""Proofs of employment and the domains of companies: the MySQL tables employment and company_domain.

The state of a proof is that of its domain for its company. It is read and never copied, so that a revoked domain ends
all its proofs with one statement.
"""

from collections.abc import Sequence
from typing import Any

import pymysql
from pymysql.cursors import DictCursor

from referral.adapters.database import NOW, Database
from referral.adapters.vendor_errors import translated
from referral.domain.company import company_key
from referral.domain.employment import (
    VALID_DAYS,
    CompanyDomain,
    DomainState,
    Employment,
    EmploymentState,
    ProvenAddress,
    names,
)
from referral.domain.errors import AddressTaken, NotFound
from referral.domain.identifiers import UserId

AUTOMATIC = "automatic"
_DUPLICATE = 1062
_REPLACED = ("company", "company_key", "address_hash", "domain", "verified_at", "verified_until")
_OF_THE_PAIR = "d.domain = e.domain AND d.company_key = e.company_key"
_OF = (
    "SELECT e.company, e.company_key, e.domain, e.verified_at, e.verified_until, d.state"
    f" FROM employment e JOIN company_domain d ON {_OF_THE_PAIR} WHERE e.user_id = %s AND e.verified_until > {NOW}"
)
# Expressions for queries of asks. The state of the domain behind a person's proof for a company; NULL without a proof.
PROOF = (
    f"(SELECT d.state FROM employment e JOIN company_domain d ON {_OF_THE_PAIR}"
    f" WHERE e.user_id = %s AND e.company_key = %s AND e.verified_until > {NOW})"
)
# Whether anybody at a company but this person has a proof that counts.
HAS_COLLEAGUE = (
    f"EXISTS (SELECT 1 FROM company_domain d JOIN employment e ON {_OF_THE_PAIR}"
    f" WHERE d.company_key = %s AND d.state = '{DomainState.CONFIRMED}' AND e.user_id <> %s"
    f" AND e.verified_until > {NOW})"
)


@translated("The database")
class Employments:
    def __init__(self, database: Database) -> None:
        self._database = database

    # ------------------------------------------------------------ people

    def of(self, user_id: UserId) -> Employment | None:
        """The user's proof, unless it has lapsed."""
        return _employment(self._database.select(_OF, (user_id,)))

    def prove(self, user_id: UserId, company: str, address: ProvenAddress) -> Employment:
        """Replaces the user's proof. AddressTaken if another user has proven the address.

        A domain that is new for the company is confirmed at once if it has the company's name, and nothing was ever
        confirmed or revoked for that company, or for that domain. Otherwise it waits for an operator.
        """
        return self._database.run(lambda cursor: _prove(cursor, user_id, company, address))

    def remove(self, user_id: UserId) -> bool:
        """False if there was no proof."""
        query = "DELETE FROM employment WHERE user_id = %s"
        return self._database.change(query, (user_id,)) == 1

    def remove_lapsed(self) -> int:
        """Removes proofs that are out of date, and returns their number."""
        return self._database.change(f"DELETE FROM employment WHERE verified_until <= {NOW}")

    # ------------------------------------------------------------ operators

    def all(self) -> list[CompanyDomain]:
        """All domains, those that wait for a decision first, then the latest."""
        return [_domain(row) for row in self._database.select(_ALL)]

    def confirm(self, domain: str, company: str, by: str) -> int:
        """Confirms the domain for the company. Returns the number of people whose proof counts now."""
        return self._database.run(lambda cursor: _confirm(cursor, domain, company, by))

    def revoke(self, domain: str, by: str) -> int:
        """Revokes the domain for all companies, removes all proofs at it, and returns their number. NotFound if the
        domain is unknown."""
        return self._database.run(lambda cursor: _revoke(cursor, domain, by))


def _employment(rows: Sequence[dict[str, Any]]) -> Employment | None:
    """The user's proof in the rows of _OF."""
    if not rows:
        return None
    (row,) = rows
    proof = proof_of(row.pop("state"))
    assert proof is not None  # noqa: S101  the column is never NULL
    return Employment(**row, state=proof)


def proof_of(state: str | None) -> EmploymentState | None:
    """The state of a proof at a domain with this state; None if there is no proof."""
    if state is None:
        return None
    return EmploymentState.VERIFIED if state == DomainState.CONFIRMED else EmploymentState.PENDING


def _prove(cursor: DictCursor, user_id: UserId, company: str, address: ProvenAddress) -> Employment:
    cursor.execute(
        f"DELETE FROM employment WHERE address_hash = %s AND user_id <> %s AND verified_until <= {NOW}",
        (address.address_hash, user_id),
    )
    _store(cursor, user_id, company, address)
    state = DomainState.CONFIRMED if _is_obvious(cursor, address, company) else DomainState.PENDING
    _note(cursor, address.domain, company, state, AUTOMATIC, keeps_state=True)
    cursor.execute(_OF, (user_id,))
    proven = _employment(cursor.fetchall())
    assert proven is not None  # noqa: S101  it was inserted above
    return proven


def _store(cursor: DictCursor, user_id: UserId, company: str, address: ProvenAddress) -> None:
    """Inserts or replaces the user's row. AddressTaken if another user's row has the address."""
    # The row that is in the way may be another user's with the same address. That one stays as it is.
    kept = ", ".join(f"{column} = IF(user_id = VALUES(user_id), VALUES({column}), {column})" for column in _REPLACED)
    try:
        cursor.execute(
            f"INSERT INTO employment (user_id, {', '.join(_REPLACED)})"
            f" VALUES (%s, %s, %s, %s, %s, {NOW}, {NOW} + INTERVAL %s DAY) ON DUPLICATE KEY UPDATE {kept}",
            (user_id, company, company_key(company), address.address_hash, address.domain, VALID_DAYS),
        )
    except pymysql.IntegrityError as error:  # the user has a row, and another user has the address
        if error.args[0] != _DUPLICATE:
            raise
        raise AddressTaken from None
    cursor.execute("SELECT user_id FROM employment WHERE address_hash = %s", (address.address_hash,))
    (row,) = cursor.fetchall()
    if row["user_id"] != user_id:
        raise AddressTaken


def _is_obvious(cursor: DictCursor, address: ProvenAddress, company: str) -> bool:
    """True if the domain has the company's name, and no decision speaks against it."""
    if not names(address.name, company):
        return False
    cursor.execute(
        "SELECT 1 FROM company_domain WHERE (domain = %s OR company_key = %s) AND state <> %s LIMIT 1",
        (address.domain, company_key(company), DomainState.PENDING),
    )
    return cursor.fetchone() is None


def _note(
    cursor: DictCursor, domain: str, company: str, state: DomainState, by: str, *, keeps_state: bool = False
) -> None:
    """Writes the state of a domain for a company. With `keeps_state`, one that is there already stays."""
    renewed = ("state", "company", "decided_by", "decided_at")
    assignments = "domain = domain" if keeps_state else ", ".join(f"{one} = VALUES({one})" for one in renewed)
    cursor.execute(
        "INSERT INTO company_domain (domain, company_key, company, state, decided_by, decided_at)"
        f" VALUES (%s, %s, %s, %s, %s, {NOW}) ON DUPLICATE KEY UPDATE {assignments}",
        (domain, company_key(company), company, state, by),
    )


_ALL = (
    "SELECT d.domain, d.company, d.state, d.decided_by, d.decided_at, COUNT(e.user_id) AS people"
    f" FROM company_domain d LEFT JOIN employment e ON {_OF_THE_PAIR} AND e.verified_until > {NOW}"
    " GROUP BY d.domain, d.company_key, d.company, d.state, d.decided_by, d.decided_at"
    " ORDER BY d.state = 'pending' DESC, d.decided_at DESC, d.domain, d.company_key"
)


def _domain(row: dict[str, Any]) -> CompanyDomain:
    return CompanyDomain(
        row["domain"],
        row["company"],
        DomainState(row["state"]),
        row["decided_by"],
        row["decided_at"],
        row["people"],
    )


def _confirm(cursor: DictCursor, domain: str, company: str, by: str) -> int:
    _note(cursor, domain, company, DomainState.CONFIRMED, by)
    cursor.execute(
        f"SELECT COUNT(*) AS people FROM employment WHERE domain = %s AND company_key = %s AND verified_until > {NOW}",
        (domain, company_key(company)),
    )
    (row,) = cursor.fetchall()
    return int(row["people"])


def _revoke(cursor: DictCursor, domain: str, by: str) -> int:
    cursor.execute("SELECT 1 FROM company_domain WHERE domain = %s FOR UPDATE", (domain,))
    if not cursor.fetchall():
        raise NotFound("The domain is unknown.")
    cursor.execute(
        f"UPDATE company_domain SET state = %s, decided_by = %s, decided_at = {NOW} WHERE domain = %s",
        (DomainState.REVOKED, by, domain),
    )
    return cursor.execute("DELETE FROM employment WHERE domain = %s", (domain,))
