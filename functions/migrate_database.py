"""At each deployment: brings the database's tables up to date, and lets the application's user at them."""

from functools import partial
from typing import Any

from migrations import migrate
from referral.adapters.database import Server
from referral.adapters.database_users import DatabaseUsers, administrator_secret
from referral.adapters.secrets import application_secret
from referral.entrypoints.deployment import deployment

server = Server.of_settings()
administrator, application = administrator_secret(), application_secret()


@deployment
def handler(_: dict[str, Any]) -> dict[str, str]:
    as_administrator = administrator.login()
    applied = migrate(server.database, partial(server.connect, as_administrator))
    users, login = DatabaseUsers(server, as_administrator), application.login()
    # Until the next rotation functions may still be connected by the user before, and need what is new, too.
    if previous := application.previous_login():
        users.admit(previous)
    users.admit(login)
    # A database that was restored has passwords of another time.
    users.set_password(login)
    return {"Applied": str(applied)}
