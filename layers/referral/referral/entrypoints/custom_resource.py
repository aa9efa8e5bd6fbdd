"""Custom resources of CloudFormation: work that belongs to a deployment, and whose answer CloudFormation waits for."""

import json
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.request import Request, urlopen

from referral.entrypoints.log import log_failure, logger

Work = Callable[[dict[str, Any]], dict[str, str]]
_MARGIN = 10.0  # seconds that are left for the answer: without one CloudFormation waits for an hour
_PATIENCE = 5.0


class OutOfTime(BaseException):
    """Nothing on its way may take it for an error of its own and go on."""


def deployment(work: Work) -> Callable[[dict[str, Any], Any], None]:
    """The Lambda handler of a custom resource. `work` gets its properties whenever it is made or changed, and returns
    its attributes; it must be safe to repeat. A deletion does nothing."""

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
    """Breaks off what is still running after these seconds with OutOfTime."""

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
    """Raises where the answer does not arrive: Lambda then tries the whole invocation again."""
    names = {name: event[name] for name in ("StackId", "RequestId", "LogicalResourceId")}
    # Another id after a change would have CloudFormation delete the resource by the old one.
    names["PhysicalResourceId"] = event.get("PhysicalResourceId", event["LogicalResourceId"])
    # The address is signed for no content type, and urllib would send one of its own.
    request = Request(event["ResponseURL"], json.dumps(names | outcome).encode(), {"Content-Type": ""}, method="PUT")  # noqa: S310
    urlopen(request, timeout=_PATIENCE).close()  # noqa: S310
