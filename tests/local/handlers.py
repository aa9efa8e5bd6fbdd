"""Lambda handlers for the tests of sandboxes; awslambdaric runs them in separate processes."""

import json
import os
import sys
import time
from typing import Any


def echo(event: Any, context: Any) -> Any:
    return {"event": event, "process": os.getpid(), "remaining": context.get_remaining_time_in_millis()}


def environment(event: Any, context: Any) -> Any:
    return dict(os.environ) | {"sys.path": sys.path, "function_arn": context.invoked_function_arn}


def fail(event: Any, context: Any) -> Any:
    raise LookupError("no such thing")


def crash(event: Any, context: Any) -> Any:
    os._exit(3)


def sleep(event: Any, context: Any) -> Any:
    time.sleep(event)
    return os.getpid()


def large(event: Any, context: Any) -> Any:
    return "x" * event


def proxy(event: Any, context: Any) -> Any:
    return {"statusCode": 200, "body": json.dumps(event["path"])}
