"""The headers of every answer. In template.yaml, GatewayResponses and preflights set the same for the gateway's own."""

from collections.abc import Mapping, Sequence
from typing import Any

ANY_ORIGIN = "*"
ALWAYS = {
    "Access-Control-Expose-Headers": "ETag,Location,Retry-After,X-Request-Id,x-amzn-RequestId",
    "Cache-Control": "no-store",
    "Strict-Transport-Security": "max-age=63072000",
    "X-Content-Type-Options": "nosniff",
}


def headers_of_answer(event: Mapping[str, Any], origins: Sequence[str]) -> dict[str, str]:
    """`origins` may call the API. The answer names the one that asked; anybody else gets the first, not theirs.

    The headers stand on every answer, also if no browser asked, so that caches and tests see what browsers see.
    """
    asking = next((value for name, value in (event.get("headers") or {}).items() if name.lower() == "origin"), None)
    headers = ALWAYS | {
        "Access-Control-Allow-Origin": asking if asking in origins else origins[0],
        "X-Request-Id": event["requestContext"]["requestId"],
    }
    return headers if ANY_ORIGIN in origins else headers | {"Vary": "Origin"}
