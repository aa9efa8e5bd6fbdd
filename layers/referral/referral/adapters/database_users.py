"""The MySQL users with which the functions log in. Their rights are those that the adapters' statements need."""

from pymysql import Connection

from referral.adapters.database import USUAL_S, Server
from referral.adapters.secrets import DatabaseLogin
from referral.adapters.vendor_errors import translated

GRANTS = {
    "referral": "SELECT, INSERT, UPDATE",
    "referral_move": "SELECT, INSERT",
    "referral_reveal": "SELECT, INSERT, UPDATE (company)",
    "employment": "SELECT, INSERT, UPDATE, DELETE",
    "company_domain": "SELECT, INSERT, UPDATE",
    "submission": "SELECT, INSERT, DELETE",
    "confirmed_revision": "SELECT, INSERT, UPDATE",
    "reconciliation": "SELECT, INSERT, UPDATE",
    "unowned": "SELECT, INSERT, UPDATE, DELETE",
}
_SECOND = "_b"


def partner(username: str) -> str:
    """The other one of the two users that take turns."""
    return username.removesuffix(_SECOND) if username.endswith(_SECOND) else username + _SECOND


@translated("The database")
class DatabaseUsers:
    """Manages the users as an administrator. Every method is safe to repeat."""

    def __init__(self, server: Server, administrator: DatabaseLogin):
        self._server, self._administrator = server, administrator

    def admit(self, login: DatabaseLogin) -> None:
        """Creates the user if it is missing, and grants its rights. An existing user keeps its password."""
        with self._connected() as connection, connection.cursor() as cursor:
            cursor.execute("CREATE USER IF NOT EXISTS %s@'%%' IDENTIFIED BY %s", (login.username, login.password))
            for table, rights in GRANTS.items():
                cursor.execute(f"GRANT {rights} ON {table} TO %s@'%%'", (login.username,))

    def set_password(self, login: DatabaseLogin) -> None:
        """Changes the password of the user. Existing connections stay open."""
        with self._connected() as connection, connection.cursor() as cursor:
            cursor.execute("ALTER USER %s@'%%' IDENTIFIED BY %s", (login.username, login.password))

    def try_out(self, login: DatabaseLogin) -> None:
        """Logs in as this user and reads an ask, as the functions do. Raises if that fails."""
        with self._connected(login) as connection, connection.cursor() as cursor:
            cursor.execute("SELECT referral_id FROM referral LIMIT 1")

    def _connected(self, login: DatabaseLogin | None = None) -> Connection:
        return self._server.connect(login or self._administrator, USUAL_S)
