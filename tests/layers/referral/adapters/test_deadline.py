"""Stores and services that hang: each call ends before the invocation's deadline, as an outage."""

import os
import time
from collections.abc import Callable, Iterator
from threading import Event
from typing import Any

import pytest

from local.aws_account import CREDENTIALS
from referral.adapters import aws, deadline, documents, search
from referral.adapters.accounts import Accounts
from referral.adapters.database import Database, Server
from referral.adapters.database_users import DatabaseUsers
from referral.adapters.directory import Directory
from referral.adapters.documents import Documents
from referral.adapters.endpoint import Endpoint
from referral.adapters.mail import Mailer
from referral.adapters.queues import Queue
from referral.adapters.ranking_queue import RankingQueue
from referral.adapters.resumes import Resumes
from referral.adapters.secrets import DatabaseLogin, Secret
from referral.adapters.users import Users
from referral.application.encode_batch import at_once
from referral.domain.errors import Outage, Throttled
from referral.entrypoints.time_limit import OutOfTime, limited_to
from tests.hanging import HTTP, MYSQL, Kind, hanging

LOGIN = DatabaseLogin("user", "password")
LEFT_S = 0.3  # for calls
INVOCATION_S = LEFT_S + deadline.SETTLING_S + deadline.ANSWER_S
HANGS = [Kind.REFUSES, Kind.SILENT, Kind.HALF]


class Known:
    def login(self) -> DatabaseLogin:
        return LOGIN


def server(port: int) -> Server:
    return Server("127.0.0.1", port, "referral", "off")


# One call of each service, given the port of its server.
CALLS: dict[str, Callable[[int], Any]] = {
    "dynamodb": lambda _: Documents("table", "key").get("a"),
    "cognito": lambda _: Accounts("us-east-1_AbCdEf").is_active("a"),
    "s3": lambda _: Resumes("bucket").get("key"),
    "sqs": lambda port: Queue(f"http://127.0.0.1:{port}/queue", "userId").receive(10, 30),
    "secretsmanager": lambda _: Secret("arn").login(),
    "ses": lambda _: Mailer("us@example.org").send("a@example.org", "subject", "text"),
    "sagemaker": lambda _: Endpoint("nlu").invoke(["text"]),
    "opensearch": lambda port: Directory(Users("table"), f"http://127.0.0.1:{port}").delete("a"),
}
DATABASE_CALLS: dict[str, Callable[[int], Any]] = {
    "statement": lambda port: Database(server(port), Known()).run(lambda cursor: cursor.execute("SELECT 1")),
    "administrator": lambda port: DatabaseUsers(server(port), LOGIN).admit(LOGIN),
}


@pytest.fixture(autouse=True)
def settings(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Clients that no other test shares, and no address of a stack that is running."""
    for name in filter(lambda name: name.startswith("AWS_ENDPOINT_URL"), list(os.environ)):
        monkeypatch.delenv(name)
    for name, value in CREDENTIALS.items():
        monkeypatch.setenv(name, value)
    caches = (aws.client, aws._session, search.search)
    for one in caches:
        one.cache_clear()
    yield
    for one in caches:
        one.cache_clear()


def called(call: Callable[[int], Any], kind: Kind, beginning: bytes, monkeypatch: pytest.MonkeyPatch) -> float:
    """How long it took until the call failed."""
    with hanging(kind, beginning) as port:
        monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{port}")
        started = time.monotonic()
        with deadline.in_seconds(INVOCATION_S), pytest.raises(Outage):
            call(port)
        return time.monotonic() - started


@pytest.mark.parametrize("kind", HANGS)
@pytest.mark.parametrize("service", CALLS)
def test_a_service_that_hangs_is_an_outage_in_time_for_an_answer(service, kind, monkeypatch):
    assert called(CALLS[service], kind, HTTP, monkeypatch) < INVOCATION_S


@pytest.mark.parametrize("kind", HANGS)
@pytest.mark.parametrize("call", DATABASE_CALLS)
def test_so_it_is_of_the_database(call, kind, monkeypatch):
    assert called(DATABASE_CALLS[call], kind, MYSQL, monkeypatch) < INVOCATION_S


def test_what_settles_the_work_may_use_the_time_that_is_kept_for_it(monkeypatch):
    """No time is left for other calls."""
    with hanging(Kind.SILENT) as port, deadline.in_seconds(deadline.SETTLING_S + deadline.ANSWER_S):
        monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{port}")
        assert deadline.seconds_for(10) <= 0
        with deadline.settling():
            assert 0 < deadline.seconds_for(10) <= 2
        started = time.monotonic()
        with pytest.raises(Outage) as outage:
            Queue(f"http://127.0.0.1:{port}/queue", "userId").send("a")
        assert outage.value.cause != "no time left"
        assert time.monotonic() - started < deadline.SETTLING_S


@pytest.mark.parametrize("call", [*CALLS, *DATABASE_CALLS])
def test_no_call_begins_without_time(call, monkeypatch):
    with hanging(Kind.SILENT) as port, deadline.in_seconds(0):
        monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{port}")
        started = time.monotonic()
        with pytest.raises(Outage):
            (CALLS | DATABASE_CALLS)[call](port)
    assert time.monotonic() - started < 2


@pytest.mark.parametrize("seconds", [0, LEFT_S])
def test_a_model_without_time_for_an_answer_fails_for_want_of_it(seconds, monkeypatch):
    with hanging(Kind.SILENT) as port, deadline.in_seconds(60), deadline.within(seconds):
        monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{port}")
        with pytest.raises(Outage) as outage:
            Endpoint("nlu").invoke(["text"])
    assert outage.value.for_want_of_time


def test_a_model_that_had_less_time_than_usual_fails_for_want_of_it(monkeypatch):
    monkeypatch.setattr(aws, "_LIMITS_S", (20.0, 0.5))
    with hanging(Kind.SILENT) as port, deadline.in_seconds(60), deadline.within(0.5 + 2 * aws._LONGEST_PAUSE_S):
        monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{port}")
        with pytest.raises(Outage) as outage:
            Endpoint("nlu").invoke(["text"])
    assert outage.value.for_want_of_time


def test_a_limit_within_an_invocation_only_shortens_it():
    with deadline.in_seconds(60):
        with deadline.within(20):
            assert 19 < deadline.seconds_for(30) <= 20
            with deadline.within(50):
                assert deadline.seconds_for(30) <= 20
        assert deadline.seconds_for(30) == 30
    assert deadline.seconds_for(1e9) == 1e9


def test_calls_at_once_have_the_same_deadline():
    with deadline.in_seconds(60):
        assert max(at_once(deadline.seconds_for, [100.0, 200.0])) <= 60


def test_an_interruption_waits_for_no_call_and_begins_no_other():
    begun: list[int] = []
    released = Event()

    def hang(number: int) -> None:
        begun.append(number)
        released.wait(10)

    started = time.monotonic()
    with pytest.raises(OutOfTime), limited_to(0.2):
        at_once(hang, range(20))
    assert time.monotonic() - started < 5
    released.set()
    assert len(begun) == 8


def test_outside_an_invocation_calls_have_their_usual_limits():
    assert deadline.seconds_for(5) == 5


def test_an_answer_without_an_end_is_interrupted(monkeypatch):
    """Each byte is in time, so that no limit of a socket ends it."""
    with hanging(Kind.TRICKLES) as port:
        monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{port}")
        started = time.monotonic()
        with pytest.raises(OutOfTime), limited_to(INVOCATION_S / 4), deadline.in_seconds(60):
            Documents("table", "key").get("a")
    assert time.monotonic() - started < INVOCATION_S


def test_a_table_that_answers_nothing_of_what_is_asked_is_throttled(monkeypatch):
    pauses: list[float] = []
    monkeypatch.setattr(documents.time, "sleep", pauses.append)
    found = Documents("table", "key")
    found._dynamodb = Overloaded(answers=0)
    with pytest.raises(Throttled):
        found.get_all(["a", "b"])
    assert pauses == sorted(documents._PAUSES_S)


def test_a_table_that_answers_in_parts_is_asked_until_all_is_there(monkeypatch):
    """Large items come in answers of at most 16 MB, without any overload."""
    found = Documents("table", "key")
    found._dynamodb = Overloaded(answers=1)
    names = [f"{number:02}" for number in range(20)]
    assert found.get_all(names).keys() == set(names)


class Overloaded:
    """DynamoDB that answers so many of the keys of each request."""

    def __init__(self, answers: int) -> None:
        self._answers = answers

    def batch_get_item(self, RequestItems: dict[str, Any]) -> dict[str, Any]:  # noqa: N803
        request = RequestItems["table"]
        read, rest = request["Keys"][: self._answers], request["Keys"][self._answers :]
        unprocessed = {"table": {**request, "Keys": rest}} if rest else {}
        return {"Responses": {"table": [{**key, "body": {"S": "{}"}} for key in read]}, "UnprocessedKeys": unprocessed}


def test_claims_are_given_back_in_the_time_for_settling(monkeypatch):
    limits: list[float] = []
    database = Database(server(1), Known())
    monkeypatch.setattr(database, "run", lambda _: limits.append(deadline.seconds_for(10)))
    with deadline.in_seconds(deadline.SETTLING_S + deadline.ANSWER_S):
        RankingQueue(database).release([])
    assert limits[0] > 0
