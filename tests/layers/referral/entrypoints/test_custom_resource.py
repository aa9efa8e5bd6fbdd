import signal
import time
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any
from urllib.error import HTTPError

import pytest

from referral.adapters.database import OFF, Server
from referral.adapters.secrets import DatabaseLogin
from referral.entrypoints.custom_resource import custom_resource
from tests.hanging import Kind, hanging
from tests.layers.referral.entrypoints.answers import Answers, answering

MARK = "nobody-may-log-this"


@pytest.fixture
def answers() -> Iterator[Answers]:
    with answering() as answers:
        yield answers


def event(answers: Answers, kind: str = "Create", **changes: Any) -> dict[str, Any]:
    return {
        "RequestType": kind,
        "RequestId": "request",
        "StackId": "stack",
        "LogicalResourceId": "Migrations",
        "ResponseURL": answers.url,
        "ResourceProperties": {"ServiceToken": "arn", "Secret": MARK},
        **changes,
    }


def context(seconds: float = 60.0) -> Any:
    return SimpleNamespace(
        function_name="function",
        memory_limit_in_mb=512,
        invoked_function_arn="arn",
        aws_request_id="id",
        log_stream_name="the/stream",
        get_remaining_time_in_millis=lambda: int(seconds * 1000),
    )


@pytest.mark.parametrize("kind", ["Create", "Update"])
def test_the_work_receives_the_properties_and_returns_the_attributes(answers, kind):
    custom_resource(lambda properties: {"Mark": properties["Secret"]})(event(answers, kind), context())
    assert answers.bodies == [
        {
            "Status": "SUCCESS",
            "Data": {"Mark": MARK},
            "StackId": "stack",
            "RequestId": "request",
            "LogicalResourceId": "Migrations",
            "PhysicalResourceId": "Migrations",
        }
    ]
    assert answers.content_types == [""]


def test_the_physical_id_stays_what_it_is(answers):
    custom_resource(lambda _: {})(event(answers, "Update", PhysicalResourceId="of old"), context())
    assert answers.last["PhysicalResourceId"] == "of old"


def test_a_deletion_succeeds_without_any_work(answers):
    custom_resource(lambda _: pytest.fail("worked"))(event(answers, "Delete", PhysicalResourceId="it"), context())
    assert (answers.last["Status"], answers.last["Data"]) == ("SUCCESS", {})


def test_a_failure_is_answered_with_its_type_and_without_its_text(answers, caplog):
    def work(properties: dict[str, Any]) -> dict[str, str]:
        raise LookupError(properties["Secret"])

    custom_resource(work)(event(answers), context())
    assert answers.last["Status"] == "FAILED"
    assert answers.last["Reason"] == "LookupError, see log stream the/stream"
    logged = " ".join(str(vars(record)) for record in caplog.records)
    assert "LookupError" in logged
    assert MARK not in logged
    assert "signature" not in logged


def test_the_answer_is_sent_before_time_runs_out(answers):
    ended = []

    def work(_: dict[str, Any]) -> dict[str, str]:
        try:
            while True:
                try:
                    time.sleep(60)
                except Exception:
                    continue
        finally:
            ended.append(True)

    custom_resource(work)(event(answers), context(seconds=10.1))
    assert answers.last["Reason"].startswith("OutOfTime,")
    assert ended


def test_an_invocation_with_too_little_time_fails(answers):
    custom_resource(lambda _: time.sleep(60))(event(answers), context(seconds=1))
    assert answers.last["Status"] == "FAILED"


def test_no_timer_is_left_running(answers):
    custom_resource(lambda _: {})(event(answers), context())
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)
    assert signal.getsignal(signal.SIGALRM) is signal.SIG_DFL


def test_an_answer_that_is_refused_fails_the_invocation():
    with answering(status=403) as answers, pytest.raises(HTTPError):
        custom_resource(lambda _: {})(event(answers), context())


def test_a_database_that_hangs_fails_the_deployment_in_time(answers):
    with hanging(Kind.SILENT) as port:
        started = time.monotonic()
        server = Server("127.0.0.1", port, "referral", OFF)
        custom_resource(lambda _: server.connect(DatabaseLogin("user", "password")))(event(answers), context(14.5))
    assert time.monotonic() - started < 5
    assert answers.last["Status"] == "FAILED"
    assert answers.last["Reason"].startswith("Outage,")
