"""The database that a function's settings name."""

from referral.adapters.database import OFF, VERIFY, Database, Server
from referral.adapters.secrets import Secret
from referral.entrypoints.settings import SECRET_ARN, parsed_setting, setting


def server() -> Server:
    words = f"an address like mysql://host:3306/database?tls={VERIFY} (or {OFF})"
    return parsed_setting("DATABASE_URL", words, Server.at)


def application_secret() -> Secret:
    """The secret with which the functions log in."""
    return Secret(setting("DATABASE_SECRET_ARN", SECRET_ARN))


def database() -> Database:
    """The database, over a connection of its own."""
    return Database(server(), application_secret())
