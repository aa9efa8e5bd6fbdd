"""Every 30 days: gives the functions a new login to the database.

Two users take turns, so that the previous login stays valid until the next rotation. Functions that have read it or
use it are not locked out.
"""

from secrets import token_urlsafe

from referral.adapters.database_users import DatabaseUsers, partner
from referral.adapters.secrets import DatabaseLogin, Secret
from referral.entrypoints.database import application_secret, server
from referral.entrypoints.rotation import Refused, rotating
from referral.entrypoints.settings import SECRET_ARN, setting

database = server()
administrator, application = Secret(setting("DATABASE_ADMIN_SECRET_ARN", SECRET_ARN)), application_secret()


def create(version: str) -> None:
    if not application.pending_login(version):
        login = DatabaseLogin(partner(application.login().username), token_urlsafe(24))
        application.put_pending(version, login)


def set_up(version: str) -> None:
    login = _pending(version)
    if login.username == application.login().username:
        raise Refused("the user is in use")
    users = DatabaseUsers(database, administrator.login())
    users.admit(login)
    users.set_password(login)


def test(version: str) -> None:
    DatabaseUsers(database, administrator.login()).try_out(_pending(version))


def _pending(version: str) -> DatabaseLogin:
    if login := application.pending_login(version):
        return login
    raise Refused("there is no new login yet")


handler = rotating(
    application,
    {"createSecret": create, "setSecret": set_up, "testSecret": test, "finishSecret": application.make_current},
)
