"""Applies the SQL migrations: python -m local.migrations DATABASE_URL."""

import argparse
from pathlib import Path

from yoyo import get_backend, read_migrations

MIGRATIONS = Path(__file__).parents[1] / "sql"


def migrate(database_url: str, migrations: Path = MIGRATIONS, *, sole_user: bool = False) -> int:
    """Applies what is missing and returns how many that were.

    `sole_user` says that nobody else can be migrating, so that a lock left by a killed process is broken.
    """
    backend = get_backend(database_url)
    if sole_user:
        backend.break_lock()
    with backend.lock():
        missing = backend.to_apply(read_migrations(str(migrations)))
        backend.apply_migrations(missing)
    return len(missing)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("database_url", metavar="DATABASE_URL", help="mysql://user:password@host:port/database")
    print(f"{migrate(parser.parse_args().database_url)} migrations applied")
