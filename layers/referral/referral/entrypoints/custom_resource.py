"""Custom resources: work that CloudFormation runs during a deployment and whose answer it waits for."""

import json
from collections.abc import Callable
from typing import Any
from urllib.request import Request, urlopen

from referral.entrypoints.invocation import invoked
from referral.entrypoints.log import log_failure
from referral.entrypoints.time_limit import OutOfTime, limited_to, seconds_left

Work = Callable[[dict[str, Any]], dict[str, str]]
_MARGIN = 10.0  # seconds kept for the answer, without which CloudFormation waits for an hour
_PATIENCE = 5.0


def custom_resource(work: Work) -> Callable[[dict[str, Any], Any], None]:
    """The Lambda handler of a custom resource. `work` receives the properties when the resource is created or changed,
    and returns its attributes. It must be safe to repeat. A deletion does nothing."""

    @invoked
    def handler(event: dict[str, Any], context: Any) -> None:
        try:
            with limited_to(seconds_left(context) - _MARGIN):
                attributes = {} if event["RequestType"] == "Delete" else work(event["ResourceProperties"])
        except (Exception, OutOfTime) as error:
            log_failure("did not finish", error)
            _answer(event, Status="FAILED", Reason=f"{type(error).__name__}, see log stream {context.log_stream_name}")
        else:
            _answer(event, Status="SUCCESS", Data=attributes)

    return handler


def _answer(event: dict[str, Any], **outcome: Any) -> None:
    """Raises if the answer does not arrive, so that Lambda retries the whole invocation."""
    names = {name: event[name] for name in ("StackId", "RequestId", "LogicalResourceId")}
    # If a change returned another id, CloudFormation would delete the resource with the old id.
    names["PhysicalResourceId"] = event.get("PhysicalResourceId", event["LogicalResourceId"])
    # The address is signed without a content type, and urllib would add one by default.
    request = Request(event["ResponseURL"], json.dumps(names | outcome).encode(), {"Content-Type": ""}, method="PUT")  # noqa: S310
    urlopen(request, timeout=_PATIENCE).close()  # noqa: S310
