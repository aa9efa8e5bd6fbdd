import importlib
import io
import json
import urllib.request
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import pytest

from local.resources import Clients
from local.stack import Stack
from referral.adapters.database import Database
from referral.adapters.database_users import partner
from referral.adapters.secrets import DatabaseLogin, Secret
from referral.domain.errors import Defect
from tests.functions.conftest import Context, event_of, module

STEPS = ("createSecret", "setSecret", "testSecret", "finishSecret")
CURRENT, PENDING, PREVIOUS = "AWSCURRENT", "AWSPENDING", "AWSPREVIOUS"


@pytest.fixture(scope="module")
def clients(stack: Stack) -> Clients:
    return Clients(stack.endpoints)


@pytest.fixture(scope="module")
def rotator(stack: Stack, clients: Clients) -> str:
    """The ARN of a function that does nothing: the tests invoke the steps themselves."""
    config = json.dumps({"lambda": {"use_docker": False}}).encode()
    address = f"{stack.endpoints['AWS_ENDPOINT_URL']}/moto-api/config"
    urllib.request.urlopen(urllib.request.Request(address, config, {"Content-Type": "application/json"})).close()
    with zipfile.ZipFile(code := io.BytesIO(), "w") as archive:
        archive.writestr("nothing.py", "def handler(*_): ...")
    role = clients["iam"].create_role(RoleName="rotator", AssumeRolePolicyDocument="{}")["Role"]["Arn"]
    return clients["lambda"].create_function(
        FunctionName="rotator", Runtime="python3.13", Handler="nothing.handler", Role=role,
        Code={"ZipFile": code.getvalue()},
    )["FunctionArn"]  # fmt: skip


@dataclass
class Rotation:
    """A secret of its own with users of its own, and the function for it."""

    manager: Any
    arn: str
    rotator: str
    username: str
    function: Any

    def begin(self) -> str:
        """What Secrets Manager does before the first step: an empty version, pending."""
        version = str(uuid4())
        self.manager.rotate_secret(
            SecretId=self.arn, ClientRequestToken=version, RotationLambdaARN=self.rotator,
            RotationRules={"AutomaticallyAfterDays": 30},
        )  # fmt: skip
        return version

    def step(self, name: str, version: str, **changes: str) -> None:
        event = event_of("rotate_database_secret")
        event |= {"Step": name, "SecretId": self.arn, "ClientRequestToken": version} | changes
        self.function.handler(event, Context())

    def rotate(self) -> None:
        version = self.begin()
        for step in STEPS:
            self.step(step, version)
        # moto takes a pending version that is current for a rotation under way; Secrets Manager does not.
        self.manager.update_secret_version_stage(SecretId=self.arn, VersionStage=PENDING, RemoveFromVersionId=version)

    def value(self, stage: str = CURRENT) -> dict[str, str]:
        return json.loads(self.manager.get_secret_value(SecretId=self.arn, VersionStage=stage)["SecretString"])

    def login(self, stage: str = CURRENT) -> DatabaseLogin:
        value = self.value(stage)
        return DatabaseLogin(value["username"], value["password"])


@pytest.fixture
def rotation(stack: Stack, clients: Clients, rotator: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Rotation]:
    manager, username = clients["secretsmanager"], f"u{uuid4().hex[:12]}"
    value = {"username": username, "password": "first", "engine": "mysql"}
    arn = manager.create_secret(Name=f"rotated/{username}", SecretString=json.dumps(value))["ARN"]
    with stack.database.connect(stack.administrator) as connection, connection.cursor() as cursor:
        cursor.execute("CREATE USER %s@'%%' IDENTIFIED BY 'first'", (username,))
        cursor.execute("GRANT SELECT ON referral TO %s@'%%'", (username,))
    function = module("rotate_database_secret")
    monkeypatch.setenv("DATABASE_SECRET_ARN", arn)
    yield Rotation(manager, arn, rotator, username, importlib.reload(function))
    monkeypatch.undo()
    importlib.reload(function)


def asks(stack: Stack, login: DatabaseLogin) -> bool:
    with stack.database.connect(login) as connection, connection.cursor() as cursor:
        return cursor.execute("SELECT referral_id FROM referral LIMIT 1") >= 0


def test_two_users_take_turns_and_the_previous_login_stays_valid(stack, rotation):
    first = rotation.login()
    rotation.rotate()
    second = rotation.login()
    assert (first.username, second.username) == (rotation.username, f"{rotation.username}_b")
    assert asks(stack, first)
    assert asks(stack, second)
    rotation.rotate()
    third = rotation.login()
    assert third.username == first.username
    assert third.password != first.password
    assert asks(stack, third)
    assert asks(stack, second)
    with pytest.raises(Defect) as refusal:
        asks(stack, first)
    assert refusal.value.cause == "OperationalError 1045"


def test_other_fields_of_the_secret_stay(rotation):
    rotation.rotate()
    assert rotation.value()["engine"] == "mysql"


def test_a_client_keeps_working_through_rotations(stack, rotation):
    """An open connection stays open, and a new connection reads the secret."""
    connected, connecting = (Database(stack.database, Secret(rotation.arn)) for _ in range(2))
    query = "SELECT CURRENT_USER() AS name, CONNECTION_ID() AS id"

    def user(database: Database) -> dict[str, Any]:
        return database.run(lambda cursor: cursor.execute(query) and cursor.fetchone())

    before = user(connected)
    rotation.rotate()
    rotation.rotate()
    assert user(connected) == before
    rotation.rotate()
    assert user(connecting)["name"] == f"{rotation.username}_b@%"


def test_each_step_may_be_repeated(stack, rotation):
    version = rotation.begin()
    for step in STEPS:
        rotation.step(step, version)
        login = rotation.login(PENDING)
        rotation.step(step, version)
        assert rotation.login(PENDING) == login
    assert rotation.login() == login
    assert asks(stack, login)
    assert rotation.login(PREVIOUS).username == rotation.username


def test_nothing_changes_for_clients_before_the_last_step(stack, rotation):
    before, version = rotation.login(), rotation.begin()
    for step in STEPS[:-1]:
        rotation.step(step, version)
        assert rotation.login() == before
        assert asks(stack, before)


@pytest.mark.parametrize("step", STEPS)
def test_a_version_that_is_not_under_rotation_is_refused(rotation, step):
    with pytest.raises(Exception, match="Refused"):
        rotation.step(step, str(uuid4()))
    version = rotation.begin()
    with pytest.raises(Exception, match="Refused"):
        rotation.step(step, str(uuid4()))
    with pytest.raises(Exception, match="Refused"):
        rotation.step(step, version, SecretId=f"{rotation.arn}-of-somebody-else")
    rotation.manager.update_secret_version_stage(
        SecretId=rotation.arn, VersionStage=PENDING, RemoveFromVersionId=version
    )
    rotation.manager.put_secret_value(
        SecretId=rotation.arn, ClientRequestToken=str(uuid4()), SecretString="{}", VersionStages=[PENDING]
    )
    with pytest.raises(Exception, match="Refused"):
        rotation.step(step, version)


def test_it_can_be_tried_out_before_rotation_is_switched_on(rotation):
    version = str(uuid4())
    rotation.manager.put_secret_value(
        SecretId=rotation.arn, ClientRequestToken=version, SecretString=json.dumps(rotation.value()),
        VersionStages=[PENDING],
    )  # fmt: skip
    rotation.step("testSecret", version)
    rotation.manager.update_secret_version_stage(
        SecretId=rotation.arn, VersionStage=PENDING, RemoveFromVersionId=version
    )
    with pytest.raises(Exception, match="Refused"):
        rotation.step("testSecret", version)


@pytest.mark.parametrize("step", ["setSecret", "testSecret"])
def test_a_step_before_its_turn_fails(rotation, step):
    with pytest.raises(Exception, match="Refused"):
        rotation.step(step, rotation.begin())


def test_the_user_in_use_never_gets_another_password(stack, rotation):
    before, version = rotation.login(), rotation.begin()
    value = json.dumps(rotation.value() | {"password": "other"})
    rotation.manager.put_secret_value(
        SecretId=rotation.arn, ClientRequestToken=version, SecretString=value, VersionStages=[PENDING]
    )
    with pytest.raises(Exception, match="Refused"):
        rotation.step("setSecret", version)
    assert asks(stack, before)


def test_a_login_that_does_not_work_is_found_before_it_becomes_current(rotation, caplog):
    version = rotation.begin()
    rotation.step("createSecret", version)
    with pytest.raises(Exception, match="Defect") as failure:
        rotation.step("testSecret", version)
    assert rotation.username not in str(failure.value)
    logged = " ".join(str(vars(record)) for record in caplog.records)
    assert rotation.username not in logged
    assert rotation.login(PENDING).password not in logged


@pytest.mark.parametrize(("one", "other"), [("referral", "referral_b"), ("a_b", "a"), ("b", "b_b")])
def test_partners(one, other):
    assert (partner(one), partner(other)) == (other, one)
