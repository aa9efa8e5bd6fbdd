import json
import urllib.request
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import requests

from local.migrations import parsed
from local.resources import Clients
from local.stack import PortTaken, Stack
from local.stack_directory import AlreadyRunning
from migrations import migrate
from tests.local.test_supervisor import eventually, gone

API = Path(__file__).with_name("api.yaml")


@pytest.fixture(scope="module")
def clients(stack: Stack) -> Clients:
    return Clients(stack.environment("LoginFunction"))


def query(stack: Stack, *statements: str) -> Any:
    connection = stack.database.connect(stack.administrator, autocommit=True)
    with connection, connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
        return cursor.fetchall()


def request(url: str, body: Any = None, method: str = "GET") -> Any:
    data = None if body is None else json.dumps(body).encode()
    content = {"Content-Type": "application/json"}
    with urllib.request.urlopen(urllib.request.Request(url, data, content, method=method), timeout=10) as answer:
        return json.load(answer)


def in_mariadb(stack: Stack, clients: Clients) -> Callable[[], Any]:
    query(stack, "CREATE TABLE survivor (name VARCHAR(9))", "INSERT INTO survivor VALUES ('row')")
    return lambda: query(stack, "SELECT name FROM survivor") == (("row",),)


def in_opensearch(stack: Stack, clients: Clients) -> Callable[[], Any]:
    url = f"{stack.parts['opensearch'].part.url}/survivor/_doc/1"
    request(url, {"name": "document"}, "PUT")
    return lambda: request(url)["_source"] == {"name": "document"}


def in_dynamodb(stack: Stack, clients: Clients) -> Callable[[], Any]:
    dynamodb, table, item = clients["dynamodb"], stack.resources["UsersTable"].id, {"userId": {"S": uuid4().hex}}
    dynamodb.put_item(TableName=table, Item=item)
    return lambda: dynamodb.get_item(TableName=table, Key=item)["Item"] == item


def in_elasticmq(stack: Stack, clients: Clients) -> Callable[[], Any]:
    sqs, queue, text = clients["sqs"], stack.resources["JobDeadLetterQueue"].id, uuid4().hex
    sqs.send_message(QueueUrl=queue, MessageBody=text)

    def survived() -> bool:
        received = sqs.receive_message(QueueUrl=queue, VisibilityTimeout=0, MaxNumberOfMessages=10)
        return text in {message["Body"] for message in received["Messages"]}

    return survived


def in_moto(stack: Stack, clients: Clients) -> Callable[[], Any]:
    s3, bucket = clients["s3"], stack.resources["ResumeBucket"].id
    s3.put_object(Bucket=bucket, Key="survivor", Body=b"file")
    return lambda: s3.get_object(Bucket=bucket, Key="survivor")["Body"].read() == b"file"


def in_models(stack: Stack, clients: Clients) -> Callable[[], Any]:
    url = f"{stack.parts['models'].part.url}/endpoints/referral-nlu/invocations"
    before = request(url, {"inputs": ["Python"]}, "POST")
    return lambda: request(url, {"inputs": ["Python"]}, "POST") == before


@pytest.mark.parametrize("write", [in_mariadb, in_opensearch, in_dynamodb, in_elasticmq, in_moto, in_models])
def test_a_part_that_is_killed_right_after_a_write_comes_back_with_it(stack, clients, write):
    part = stack.parts[write.__name__.removeprefix("in_")]
    survived, before = write(stack, clients), part.restarts
    part.kill()
    assert eventually(lambda: part.restarts > before, patience_s=60)
    assert survived()


def test_its_migrations_are_those_of_the_command_and_all_applied(stack):
    server, login = parsed(stack.database_url)
    assert (server, login) == (stack.database, stack.administrator)
    assert migrate(server.database, partial(server.connect, login)) == 0


def test_a_directory_runs_one_stack(stack):
    with pytest.raises(AlreadyRunning), Stack(stack.directory.path):
        pass


def test_the_state_says_where_everything_is(stack):
    state = stack.directory.state()
    assert state["ports"]["mariadb"] == stack.parts["mariadb"].part.port
    assert state["database"] == stack.database_url
    assert all(port < 32768 for port in state["ports"].values())


def test_a_taken_port_is_said_before_anything_starts(tmp_path, taken_port):
    with pytest.raises(PortTaken, match=str(taken_port)), Stack(tmp_path, port=taken_port) as stack:
        pytest.fail(f"{stack.api} was started")


def test_without_java_moto_does_all_and_the_console_says_so_and_data_is_kept(tmp_path, monkeypatch):
    monkeypatch.setenv("NO_JAVA", "1")
    said: list[str] = []
    with Stack(tmp_path, template=API.with_name("stores.yaml"), serve=False, say=said.append) as stack:
        assert stack.parts.keys() == {"mariadb", "moto", "models"}
        clients, table, queue = Clients(stack.endpoints), stack.resources["Table"].id, stack.resources["Queue"].id
        clients["dynamodb"].put_item(TableName=table, Item={"key": {"S": "kept"}})
        clients["sqs"].send_message(QueueUrl=queue, MessageBody="kept")
        processes = [part.process.pid for part in stack.parts.values()]
    assert any(line.startswith("no Java") for line in said)
    assert all(map(gone, processes))
    with Stack(tmp_path, template=API.with_name("stores.yaml"), serve=False, keep=True) as stack:
        clients = Clients(stack.endpoints)
        assert stack.resources["Table"].id == table
        assert clients["dynamodb"].scan(TableName=table)["Items"] == [{"key": {"S": "kept"}}]
        (message,) = clients["sqs"].receive_message(QueueUrl=stack.resources["Queue"].id)["Messages"]
        assert message["Body"] == "kept"


def test_a_served_template_answers_over_http_and_ticks(tmp_path, monkeypatch):
    monkeypatch.setenv("NO_JAVA", "1")
    with Stack(tmp_path, template=API, tick=0.2) as stack:
        assert request(f"{stack.api}/things/7") == "/things/7"
        # The gateway hands on a body as it came.
        assert requests.post(f"{stack.api}/open", b"no gzip", headers={"Content-Encoding": "gzip"}, timeout=10).ok
        assert stack.invoke("TickFunction", {"a": 1})["event"] == {"a": 1}
        assert stack.tick("TickFunction")["event"]["source"] == "aws.events"
        process = stack.invoke("TickFunction", {})["process"]
        assert stack.kill_sandbox("OpenFunction")
        assert not stack.kill_sandbox("SecretFunction")
    assert gone(process)


def test_only_the_owner_can_read_what_a_stack_keeps(stack):
    """Resumes and passwords of the database among it."""
    open_to_others = [
        f"{path} {path.lstat().st_mode:o}"
        for path in stack.directory.path.rglob("*")
        if (path.is_file() or path.is_dir()) and not path.is_symlink() and path.lstat().st_mode & 0o077
    ]
    assert open_to_others == []
    assert len(list(stack.directory.path.rglob("*"))) > 100
