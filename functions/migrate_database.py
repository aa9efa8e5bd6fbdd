"""At each deployment: brings the database's tables up to date, and lets the application's user at them."""

from functools import partial
from typing import Any

from migrations import migrate
from referral.adapters.database_users import DatabaseUsers
from referral.adapters.secrets import Secret
from referral.entrypoints.database import application_secret, server
from referral.entrypoints.deployment import deployment
from referral.entrypoints.settings import SECRET_ARN, setting

database = server()
administrator, application = Secret(setting("DATABASE_ADMIN_SECRET_ARN", SECRET_ARN)), application_secret()


@deployment
def handler(_: dict[str, Any]) -> dict[str, str]:
    as_administrator = administrator.login()
    applied = migrate(database.database, partial(database.connect, as_administrator))
    users, login = DatabaseUsers(database, as_administrator), application.login()
    # Until the next rotation functions may still be connected by the user before, and need what is new, too.
    if previous := application.previous_login():
        users.admit(previous)
    users.admit(login)
    # A database that was restored has passwords of another time.
    users.set_password(login)
    return {"Applied": str(applied)}
