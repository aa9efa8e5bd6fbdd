import importlib
import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from typing import Any
from uuid import uuid4

import pymysql
import pytest

from local.resources import Clients, put_secret
from local.stack import Stack
from migrations import SQL
from referral.adapters.database import Server
from referral.adapters.secrets import DatabaseLogin
from tests.functions.conftest import Context, event_of, module
from tests.layers.migrations.empty import empty_database
from tests.layers.referral.entrypoints.answers import answering


@dataclass
class Deployment:
    """An empty database, a secret for it with a user that is not there yet, and the function."""

    server: Server
    manager: Any
    arn: str
    login: DatabaseLogin
    run: Callable[[], dict[str, Any]]

    def change(self, login: DatabaseLogin) -> None:
        self.manager.put_secret_value(SecretId=self.arn, SecretString=json.dumps(asdict(login)))


@pytest.fixture
def deployment(stack: Stack, monkeypatch: pytest.MonkeyPatch) -> Iterator[Deployment]:
    clients, login = Clients(stack.endpoints), DatabaseLogin(f"u{uuid4().hex[:12]}", "first")
    arn = put_secret(clients, f"migrated/{login.username}", asdict(login))
    function = module("migrate_database")
    with empty_database(stack) as server, answering() as answers:
        url = f"mysql://{server.host}:{server.port}/{server.database}?tls={server.tls}"
        monkeypatch.setenv("DATABASE_URL", url)
        monkeypatch.setenv("DATABASE_SECRET_ARN", arn)
        importlib.reload(function)

        def run() -> dict[str, Any]:
            function.handler(event_of("migrate_database") | {"ResponseURL": answers.url}, Context())
            return answers.last

        yield Deployment(server, clients["secretsmanager"], arn, login, run)
    monkeypatch.undo()
    importlib.reload(function)


def execute(server: Server, login: DatabaseLogin, statement: str) -> list[tuple[Any, ...]]:
    with server.connect(login, autocommit=True) as connection, connection.cursor() as cursor:
        cursor.execute(statement)
        return list(cursor.fetchall())


def grants(server: Server, login: DatabaseLogin) -> set[str]:
    """What the user may do, but for the right to log in that everybody has."""
    rows = [row for (row,) in execute(server, login, "SHOW GRANTS")]
    return {row.split(" TO ")[0].replace(f"`{server.database}`.", "") for row in rows if "USAGE" not in row}


def test_an_empty_database_gets_the_tables_and_the_user(deployment):
    answer = deployment.run()
    assert (answer["Status"], answer["Data"]) == ("SUCCESS", {"Applied": str(len(list(SQL.glob("*.sql"))))})
    assert grants(deployment.server, deployment.login) == {
        "GRANT SELECT, INSERT, UPDATE ON `confirmed_revision`",
        "GRANT SELECT, INSERT, UPDATE ON `referral`",
        "GRANT SELECT, INSERT ON `referral_move`",
        "GRANT SELECT, INSERT, UPDATE (`company`) ON `referral_reveal`",
        "GRANT SELECT, INSERT, DELETE ON `submission`",
        "GRANT SELECT, INSERT, UPDATE, DELETE ON `employment`",
        "GRANT SELECT, INSERT, UPDATE ON `company_domain`",
        "GRANT SELECT, INSERT, UPDATE ON `reconciliation`",
        "GRANT SELECT, INSERT, UPDATE, DELETE ON `unowned`",
    }


def test_a_second_run_changes_nothing(deployment):
    deployment.run()
    before = grants(deployment.server, deployment.login)
    assert deployment.run()["Data"] == {"Applied": "0"}
    assert grants(deployment.server, deployment.login) == before


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM referral",
        "DELETE FROM confirmed_revision",
        "DROP TABLE referral_move",
        "ALTER TABLE referral ADD COLUMN x INT",
        "CREATE TABLE x (x INT)",
        "DELETE FROM referral_move",
        "UPDATE referral_move SET moved_by = 'x'",
        "UPDATE referral_reveal SET revealed_to = 'x'",
        "DELETE FROM referral_reveal",
        "SELECT * FROM _yoyo_migrations",
    ],
)
def test_the_functions_may_do_nothing_else(stack, statement):
    with pytest.raises(pymysql.OperationalError, match=r"1044|114[234]"):
        execute(stack.database, stack.application, statement)


def test_a_restored_database_gets_the_current_password(deployment):
    deployment.run()
    now = DatabaseLogin(deployment.login.username, "of now")
    deployment.change(now)
    assert deployment.run()["Status"] == "SUCCESS"
    assert grants(deployment.server, now)


def test_the_previous_user_keeps_its_password_and_gets_new_rights(stack, deployment):
    deployment.run()
    with deployment.server.connect(stack.administrator) as connection, connection.cursor() as cursor:
        cursor.execute("REVOKE INSERT ON referral_move FROM %s@'%%'", (deployment.login.username,))
    deployment.change(DatabaseLogin(f"{deployment.login.username}_b", "second"))
    assert deployment.run()["Status"] == "SUCCESS"
    assert "GRANT SELECT, INSERT ON `referral_move`" in grants(deployment.server, deployment.login)


def test_a_failure_is_reported_without_a_password(stack, deployment, monkeypatch, caplog):
    clients = Clients(stack.endpoints)
    arn = put_secret(clients, f"administrator/{uuid4().hex}", {"username": "nobody", "password": "let-me-in"})
    monkeypatch.setattr(module("migrate_database").administrator, "arn", arn)
    answer = deployment.run()
    assert (answer["Status"], answer["Reason"].split(",")[0]) == ("FAILED", "Defect")
    logged = " ".join(str(vars(record)) for record in caplog.records)
    assert not [word for word in ("let-me-in", "nobody") if word in logged + json.dumps(answer)]
