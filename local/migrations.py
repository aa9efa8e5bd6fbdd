"""Applies the SQL migrations to any database: python -m local.migrations DATABASE_URL."""

import argparse
from contextlib import suppress
from functools import partial
from urllib.parse import unquote, urlsplit

from local.ports import HOST
from migrations import migrate
from referral.adapters.database import OFF, VERIFY, Server
from referral.adapters.secrets import DatabaseLogin

MYSQL_PORT = 3306
FORM = "mysql://user:password@host:port/database?tls=verify|off"


def parsed(url: str) -> tuple[Server, DatabaseLogin]:
    """The server and the login that the address names; ValueError, which quotes none of it, for a malformed address.

    The certificate of a server on this machine is checked only where the address asks for it.
    """
    with suppress(ValueError):  # its message would quote part of the address
        address = urlsplit(url)
        if address.username and address.hostname:
            login = DatabaseLogin(unquote(address.username), unquote(address.password or ""))
            place = f"{address.hostname}:{address.port or MYSQL_PORT}"
            tls = f"tls={OFF if address.hostname in (HOST, 'localhost') else VERIFY}"
            return Server.at(address._replace(netloc=place, query=address.query or tls).geturl()), login
    raise ValueError(f"the address must look like {FORM}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("database_url", metavar="DATABASE_URL", help=FORM)
    server, login = parsed(parser.parse_args().database_url)
    print(f"{migrate(server.database, partial(server.connect, login))} migrations applied")
