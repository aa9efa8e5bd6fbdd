"""A private MariaDB server."""

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pymysql

from local.parts import Part
from local.ports import HOST

# Enough for thousands of referrals. Every commit reaches the operating system, so that nothing is lost when the server
# is killed; only a power cut would lose data.
SETTINGS = (
    "--character-set-server=utf8mb4",
    "--innodb-buffer-pool-size=64M",
    "--innodb-flush-log-at-trx-commit=2",
    "--innodb-log-file-size=48M",
    "--performance-schema=OFF",
    "--skip-log-bin",
    "--skip-name-resolve",
)
# The server takes no notice of the umask.
_PRIVATE = ("env", "UMASK=0600", "UMASK_DIR=0700")


@dataclass(frozen=True)
class DatabaseAccount:
    """The application's database and the user who owns it, who may grant access to others."""

    database: str
    username: str
    password: str


def mariadb(data: Path, port: int, account: DatabaseAccount) -> Part:
    """A MariaDB server with its own data directory, which has the account's user and database."""
    server = _server()
    first_statements, temporary = data.parent / "mariadb.sql", data.parent / "mariadb.tmp"
    # The socket's path is relative to the data directory: an absolute one may exceed the limit of 107 characters.
    command = [
        *_PRIVATE,
        server,
        *("--no-defaults", f"--datadir={data}", f"--port={port}", f"--bind-address={HOST}", "--socket=mariadb.sock"),
        *(f"--tmpdir={temporary}", f"--init-file={first_statements}", *SETTINGS, *_as_root()),
    ]
    return Part(
        name="mariadb",
        version=_version(server),
        port=port,
        command=command,
        serves=lambda: _accepts(port, account),
        prepare=lambda: _install(data, temporary, first_statements, account),
    )


def _server() -> str:
    # Debian installs servers in a directory that may not be on the path.
    return shutil.which("mariadbd", path=f"{os.environ.get('PATH', '')}:/usr/sbin") or "mariadbd"


def _as_root() -> list[str]:
    return ["--user=root"] if os.geteuid() == 0 else []


def _version(server: str) -> str:
    text = subprocess.run([server, "--no-defaults", "--version"], capture_output=True, text=True, check=True).stdout
    found = re.search(r"Ver (\d+\.\d+\.\d+)", text)
    return found[1] if found else text.strip()


def _install(data: Path, temporary: Path, first_statements: Path, account: DatabaseAccount) -> None:
    # On start a server deletes what look like its own leftovers, so that in /tmp it would delete files of others.
    temporary.mkdir(exist_ok=True)
    first_statements.write_text(
        f"CREATE DATABASE IF NOT EXISTS `{account.database}` CHARACTER SET utf8mb4;\n"
        f"CREATE USER IF NOT EXISTS '{account.username}'@'%';\n"
        f"ALTER USER '{account.username}'@'%' IDENTIFIED BY '{account.password}';\n"
        f"GRANT CREATE USER ON *.* TO '{account.username}'@'%';\n"
        f"GRANT ALL ON `{account.database}`.* TO '{account.username}'@'%' WITH GRANT OPTION;\n"
    )
    if not (data / "mysql").exists():
        partial = data.with_suffix(".partial")
        shutil.rmtree(partial, ignore_errors=True)
        partial.mkdir()
        # The script fails on a path with a space, so it runs inside the directory.
        subprocess.run(
            [*_PRIVATE, "mariadb-install-db", "--no-defaults", "--datadir=.", "--skip-test-db",
             "--auth-root-authentication-method=normal", *_as_root()],
            cwd=partial, env=os.environ | {"TMPDIR": "."}, capture_output=True, text=True, check=True,
        )  # fmt: skip
        partial.replace(data)


def _accepts(port: int, account: DatabaseAccount) -> bool:
    try:
        pymysql.connect(
            host=HOST, port=port, user=account.username, password=account.password, database=account.database,
            connect_timeout=2, ssl_disabled=True,
        ).close()  # fmt: skip
    except pymysql.err.OperationalError:
        return False
    return True
