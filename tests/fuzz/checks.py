"""What an answer must be, whatever the input was."""

import json
from typing import Any

from tests.api_document import check, check_answer
from tests.fuzz.inputs import Input, Operation
from tests.fuzz.wire import Answer

_PROBLEM = "application/problem+json"


def fault(one: Input, operation: Operation | None, answer: Answer) -> str | None:
    """What is wrong with the answer; None if it is as promised."""
    if answer.status == 0:
        return "no answer"
    if answer.status >= 500:
        return f"{answer.status} {_code(answer)}".strip()
    if not _from_gateway(answer):
        # The HTTP server itself refuses what is no HTTP, as the front of API Gateway does.
        return None if answer.status == 400 else f"{answer.status} without a request id"
    return _contradiction(one, operation, answer)


def _contradiction(one: Input, operation: Operation | None, answer: Answer) -> str | None:
    """How the answer contradicts the document."""
    media_type = answer.headers.get("content-type", "").partition(";")[0] or None
    try:
        body = json.loads(answer.body) if answer.body else None
        if operation is not None:
            check_answer(operation.path, operation.method, answer.status, media_type, body)
        elif answer.status >= 400 and one.method != "HEAD":
            assert media_type == _PROBLEM, f"{answer.status} as {media_type}"
            check(body, {"$ref": "#/components/schemas/Problem"})
        if answer.status >= 400 and body is not None:
            assert body["status"] == answer.status, "another status in the body"
    except KeyError:
        return f"{answer.status} is not in the document"
    except (AssertionError, ValueError) as error:
        return f"{answer.status} {str(error)[:160]}"
    return None


def _from_gateway(answer: Answer) -> bool:
    return "x-amzn-requestid" in answer.headers


def _code(answer: Answer) -> Any:
    try:
        return json.loads(answer.body).get("code")
    except (ValueError, AttributeError):
        return ""
