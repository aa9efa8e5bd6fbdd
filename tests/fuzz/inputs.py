"""Inputs for the API: requests as they go over the wire."""

from dataclasses import dataclass
from enum import StrEnum

from tests.api_document import DOCUMENT

BASE = "/" + DOCUMENT["servers"][0]["variables"]["stage"]["default"]
Headers = tuple[tuple[str, str | bytes], ...]


class Kind(StrEnum):
    """Where an input comes from."""

    RIGHT = "right"  # schemathesis, as the document says
    WRONG = "wrong"  # schemathesis, against the document
    BODY = "body"  # a broken body
    VALUE = "value"  # a right body with one unusual value
    HEADER = "header"
    QUERY = "query"
    ELSEWHERE = "elsewhere"  # a method or path that the document does not have


@dataclass(frozen=True)
class Operation:
    """A path and method of the document."""

    path: str
    method: str
    name: str
    needs_secret: bool
    takes_body: bool


@dataclass(frozen=True)
class Input:
    """`target` is the path with the query, percent-encoded. `operation` is the name of one, or "elsewhere"."""

    operation: str
    kind: Kind
    method: str
    target: str
    headers: Headers
    body: bytes | None


def operations() -> list[Operation]:
    """All operations of the document."""
    return [
        Operation(path, method.upper(), one["operationId"], bool(one["security"]), "requestBody" in one)
        for path, methods in DOCUMENT["paths"].items()
        for method, one in methods.items()
    ]
