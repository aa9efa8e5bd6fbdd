"""Custom resources: work that CloudFormation runs during a deployment and whose answer it waits for."""

import json
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.request import Request, urlopen

from referral.entrypoints.log import log_failure, logger

Work = Callable[[dict[str, Any]], dict[str, str]]
_MARGIN = 10.0  # seconds kept for the answer, without which CloudFormation waits for an hour
_PATIENCE = 5.0


class OutOfTime(BaseException):
    """Not an Exception, so that no handler on its way swallows it."""


def custom_resource(work: Work) -> Callable[[dict[str, Any], Any], None]:
    """The Lambda handler of a custom resource. `work` receives the properties when the resource is created or changed,
    and returns its attributes. It must be safe to repeat. A deletion does nothing."""

    @logger.inject_lambda_context(clear_state=True)
    def handler(event: dict[str, Any], context: Any) -> None:
        try:
            with _limited_to(context.get_remaining_time_in_millis() / 1000 - _MARGIN):
                attributes = {} if event["RequestType"] == "Delete" else work(event["ResourceProperties"])
        except (Exception, OutOfTime) as error:
            log_failure("did not finish", error)
            _answer(event, Status="FAILED", Reason=f"{type(error).__name__}, see log stream {context.log_stream_name}")
        else:
            _answer(event, Status="SUCCESS", Data=attributes)

    return handler


@contextmanager
def _limited_to(seconds: float) -> Iterator[None]:
    """Raises OutOfTime in the block if it is still running after so many seconds."""

    def stop(*_: object) -> None:
        raise OutOfTime

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, max(seconds, 0.001))  # 0 would mean no limit
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _answer(event: dict[str, Any], **outcome: Any) -> None:
    """Raises if the answer does not arrive, so that Lambda retries the whole invocation."""
    names = {name: event[name] for name in ("StackId", "RequestId", "LogicalResourceId")}
    # If a change returned another id, CloudFormation would delete the resource with the old id.
    names["PhysicalResourceId"] = event.get("PhysicalResourceId", event["LogicalResourceId"])
    # The address is signed without a content type, and urllib would add one by default.
    request = Request(event["ResponseURL"], json.dumps(names | outcome).encode(), {"Content-Type": ""}, method="PUT")  # noqa: S310
    urlopen(request, timeout=_PATIENCE).close()  # noqa: S310
