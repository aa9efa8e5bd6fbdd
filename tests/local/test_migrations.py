import os
import subprocess
import sys
import traceback
from pathlib import Path

import pytest

from local.migrations import parsed
from referral.adapters.database import Server
from referral.adapters.secrets import DatabaseLogin
from tests.layers.migrations.empty import empty_database

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("url", "server", "login"),
    [
        ("mysql://u:p@db.example.org:3307/x", Server("db.example.org", 3307, "x", "verify"), DatabaseLogin("u", "p")),
        ("mysql://u:p%40%2F@127.0.0.1/x", Server("127.0.0.1", 3306, "x", "off"), DatabaseLogin("u", "p@/")),
        ("mysql://u@localhost/x?tls=verify", Server("localhost", 3306, "x", "verify"), DatabaseLogin("u", "")),
        ("mysql://u:p@db.example.org/x?tls=off", Server("db.example.org", 3306, "x", "off"), DatabaseLogin("u", "p")),
    ],
)
def test_an_address_is_taken_apart(url, server, login):
    assert parsed(url) == (server, login)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "postgres://u:secret@h/x",
        "mysql://u:secret@h",
        "mysql://h/x",
        "mysql://u:secret@/x",
        "mysql://u:secret@h:65536/x",
        "mysql://u:secret@h/x?tls=perhaps",
        "mysql://u:secret/@h/x",
        "mysql://u:secret℀@h/x",
        "mysql://u:secret[@h/x",
    ],
)
def test_an_address_that_is_none_is_refused_without_quoting_it(url):
    with pytest.raises(ValueError, match="must look like") as refusal:
        parsed(url)
    assert "secret" not in "".join(traceback.format_exception(refusal.value, limit=0))


def test_the_command_migrates_any_database(stack):
    login = stack.administrator
    with empty_database(stack) as server:
        address = f"mysql://{login.username}:{login.password}@{server.host}:{server.port}/{server.database}"
        command = [sys.executable, "-m", "local.migrations", address]
        runs = [subprocess.check_output(command, cwd=ROOT, env=os.environ, text=True) for _ in range(2)]
    assert runs == [f"{len(list((ROOT / 'sql').glob('*.sql')))} migrations applied\n", "0 migrations applied\n"]
