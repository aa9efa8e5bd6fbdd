"""The MySQL users by whom the functions log in, and what they may do: what the statements of the adapters need."""

from pymysql import Connection

from referral.adapters.database import Server
from referral.adapters.secrets import Login
from referral.adapters.vendor_errors import translated

_GRANTS = {"referral": "SELECT, INSERT, UPDATE", "referral_move": "INSERT"}
_SECOND = "_b"


def partner(username: str) -> str:
    """The other one of two users that take turns."""
    return username.removesuffix(_SECOND) if username.endswith(_SECOND) else username + _SECOND


@translated("The database")
class DatabaseUsers:
    """The users as an administrator sees them. Everything is safe to repeat."""

    def __init__(self, server: Server, administrator: Login):
        self._server, self._administrator = server, administrator

    def admit(self, login: Login) -> None:
        """Makes the user if need be and gives it its rights. One that is there keeps its password."""
        with self._connected() as connection, connection.cursor() as cursor:
            cursor.execute("CREATE USER IF NOT EXISTS %s@'%%' IDENTIFIED BY %s", (login.username, login.password))
            for table, rights in _GRANTS.items():
                cursor.execute(f"GRANT {rights} ON {table} TO %s@'%%'", (login.username,))

    def set_password(self, login: Login) -> None:
        """From now on the user logs in by this password; who is connected stays so."""
        with self._connected() as connection, connection.cursor() as cursor:
            cursor.execute("ALTER USER %s@'%%' IDENTIFIED BY %s", (login.username, login.password))

    def try_out(self, login: Login) -> None:
        """Logs in as this user and looks at the asks, as the functions do; an error where that fails."""
        with self._connected(login) as connection, connection.cursor() as cursor:
            cursor.execute("SELECT referral_id FROM referral LIMIT 1")

    def _connected(self, login: Login | None = None) -> Connection:
        return self._server.connect(login or self._administrator, read_timeout=10, write_timeout=10)
