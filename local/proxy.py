"""The Lambda proxy integration: turns a request into the function's event, and its answer into a response."""

import base64
import json
import time
import urllib.parse
import uuid
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from aiohttp import web

from local.aws_account import ACCOUNT

# API Gateway sets these headers itself, and renames them in a function's answer.
RENAMED_HEADERS = {"connection", "content-length", "date", "server", "transfer-encoding", "www-authenticate"}


@dataclass(frozen=True)
class Call:
    """A routed and authorised request; `claims` is None where the operation needs no token."""

    request: web.Request
    id: str
    stage: str
    resource: str
    path: str
    path_parameters: Mapping[str, str]
    body: bytes
    claims: Mapping[str, str] | None


def event(call: Call, binary_types: Collection[str]) -> dict[str, Any]:
    """The function's event."""
    request = call.request
    headers = _forwarded_headers(request)
    query = urllib.parse.parse_qsl(request.raw_path.partition("?")[2], keep_blank_values=True)
    binary = _is_binary(request.content_type, binary_types)
    body = base64.b64encode(call.body).decode() if binary else call.body.decode(errors="replace")
    return {
        "resource": call.resource,
        "path": call.path,
        "httpMethod": request.method,
        "headers": dict(headers),
        "multiValueHeaders": _lists(headers),
        "queryStringParameters": dict(query) or None,
        "multiValueQueryStringParameters": _lists(query) or None,
        "pathParameters": dict(call.path_parameters) or None,
        "stageVariables": None,
        "requestContext": _context(call),
        "body": body or None,
        "isBase64Encoded": bool(binary and body),
    }


def response(answer: bytes, call: Call, binary_types: Collection[str]) -> web.Response:
    """The function's answer as a response; ValueError, KeyError or TypeError if it is malformed."""
    content = json.loads(answer)
    if not isinstance(content, dict):
        raise TypeError("the answer is not an object")
    body = content.get("body") or ""
    if not isinstance(body, str):
        raise TypeError("the body is not text")
    accepted = call.request.headers.get("Accept", "").partition(",")[0]
    binary = content.get("isBase64Encoded") and _is_binary(accepted, binary_types)
    response = web.Response(status=int(content["statusCode"]), body=base64.b64decode(body) if binary else body)
    response.headers["Content-Type"] = "application/json"
    for name, values in _answered_headers(content).items():
        response.headers.popall(name, None)
        for value in values:
            response.headers.add(name, value)
    return response


def short_id() -> str:
    """An identifier like the one that API Gateway gives each request in addition to its UUID."""
    return base64.urlsafe_b64encode(uuid.uuid4().bytes[:12]).decode()


def _context(call: Call) -> dict[str, Any]:
    now = datetime.now(UTC)
    authorizer = {} if call.claims is None else {"authorizer": {"claims": dict(call.claims)}}
    return authorizer | {
        "accountId": ACCOUNT,
        "apiId": "local",
        "domainName": call.request.host,
        "domainPrefix": "local",
        "extendedRequestId": short_id(),
        "httpMethod": call.request.method,
        "identity": {
            "accessKey": None,
            "accountId": None,
            "caller": None,
            "sourceIp": call.request.remote,
            "user": None,
            "userAgent": call.request.headers.get("User-Agent"),
            "userArn": None,
        },
        "path": f"/{call.stage}{call.path}",
        "protocol": "HTTP/1.1",
        "requestId": call.id,
        "requestTime": now.strftime("%d/%b/%Y:%H:%M:%S +0000"),
        "requestTimeEpoch": int(now.timestamp() * 1000),
        "resourceId": "local",
        "resourcePath": call.resource,
        "stage": call.stage,
    }


def _is_binary(media_type: str, binary_types: Collection[str]) -> bool:
    return media_type in binary_types or "*/*" in binary_types


def _forwarded_headers(request: web.Request) -> list[tuple[str, str]]:
    host, _, port = request.host.partition(":")
    return [
        *((name, value) for name, value in request.headers.items() if name.lower() != "connection"),
        ("X-Amzn-Trace-Id", f"Root=1-{int(time.time()):08x}-{uuid.uuid4().hex[:24]}"),
        ("X-Forwarded-For", request.remote or host),
        ("X-Forwarded-Port", port or "80"),
        ("X-Forwarded-Proto", request.scheme),
    ]


def _lists(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    grouped: dict[str, list[str]] = {}
    for name, value in pairs:
        grouped.setdefault(name, []).append(value)
    return grouped


def _answered_headers(answer: Mapping[str, Any]) -> dict[str, list[str]]:
    single = {name: [_text(value)] for name, value in (answer.get("headers") or {}).items()}
    several = {name: list(map(_text, values)) for name, values in (answer.get("multiValueHeaders") or {}).items()}
    return {
        f"x-amzn-Remapped-{name}" if name.lower() in RENAMED_HEADERS else name: values
        for name, values in (single | several).items()
    }


def _text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value)
