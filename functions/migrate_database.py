"""At each deployment: applies the migrations, and grants the application's user its rights."""

from functools import partial
from typing import Any

from migrations import migrate
from referral.adapters.database_users import DatabaseUsers
from referral.adapters.secrets import Secret
from referral.entrypoints.custom_resource import custom_resource
from referral.entrypoints.database import application_secret, server
from referral.entrypoints.settings import SECRET_ARN, setting

database = server()
administrator, application = Secret(setting("DATABASE_ADMIN_SECRET_ARN", SECRET_ARN)), application_secret()


@custom_resource
def handler(_: dict[str, Any]) -> dict[str, str]:
    as_administrator = administrator.login()
    applied = migrate(database.database, partial(database.connect, as_administrator))
    users, login = DatabaseUsers(database, as_administrator), application.login()
    # Until the next rotation, functions may still be connected as the previous user, which needs new rights as well.
    if previous := application.previous_login():
        users.admit(previous)
    users.admit(login)
    # A restored database has the passwords of the time of its backup.
    users.set_password(login)
    return {"Applied": str(applied)}
