"""Checks answers against the OpenAPI document."""

import copy
import json
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator

from referral.entrypoints.http.openapi_file import PATH

DOCUMENT: dict[str, Any] = json.loads(PATH.read_text())


def _closed() -> dict[str, Any]:
    """The document without room for fields that it does not name."""
    document = copy.deepcopy(DOCUMENT)
    for schema in document["components"]["schemas"].values():
        if "properties" in schema:
            schema["additionalProperties"] = False
    return document


CLOSED = _closed()


def operation(path: str, method: str) -> dict[str, Any]:
    found: dict[str, Any] = DOCUMENT["paths"][path][method.lower()]
    return found


def response(path: str, method: str, status: int) -> dict[str, Any]:
    """What the document says about one status of an operation. KeyError if it says nothing."""
    found: dict[str, Any] = operation(path, method)["responses"][str(status)]
    if "$ref" in found:
        found = DOCUMENT["components"]["responses"][found["$ref"].rsplit("/", 1)[1]]
    return found


def check_answer(path: str, method: str, status: int, media_type: str | None, body: Any) -> None:
    """Fails if the document does not describe the answer."""
    content = response(path, method, status).get("content")
    if content is None:
        assert body is None, f"a body: {str(body)[:100]}"
        return
    assert media_type in content, f"as {media_type}"
    check(body, content[media_type]["schema"])


def check(value: Any, schema: dict[str, Any]) -> None:
    """Fails if a value does not match a schema of the document."""
    validator = _validator(json.dumps(schema))
    wrong = [f"{error.json_path}: {error.message}" for error in validator.iter_errors(value)]
    assert not wrong, wrong


@cache
def _validator(schema: str) -> Draft202012Validator:
    # The document itself is the root, so that references into it are found.
    return Draft202012Validator(CLOSED | json.loads(schema))
