"""Applies the SQL migrations to any database: python -m local.migrations DATABASE_URL."""

import argparse
from contextlib import suppress
from functools import partial
from urllib.parse import parse_qs, unquote, urlsplit

from local.ports import HOST
from migrations import migrate
from referral.adapters.database import OFF, VERIFY, Server
from referral.adapters.secrets import Login

MYSQL_PORT = 3306
FORM = "mysql://user:password@host:port/database?tls=verify|off"


def parsed(url: str) -> tuple[Server, Login]:
    """The server and the login that the address names; ValueError, which quotes none of it, for a malformed address.

    The certificate of a server on this machine is checked only where the address asks for it.
    """
    with suppress(ValueError):  # its message would quote part of the address
        address = urlsplit(url)
        port, database = address.port or MYSQL_PORT, address.path.removeprefix("/")
        tls = parse_qs(address.query).get("tls", [OFF if address.hostname in (HOST, "localhost") else VERIFY])[-1]
        host, user = address.hostname, address.username
        if address.scheme == "mysql" and host and user and database and tls in (VERIFY, OFF):
            return Server(host, port, database, tls), Login(unquote(user), unquote(address.password or ""))
    raise ValueError(f"the address must look like {FORM}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("database_url", metavar="DATABASE_URL", help=FORM)
    server, login = parsed(parser.parse_args().database_url)
    print(f"{migrate(server.database, partial(server.connect, login))} migrations applied")
