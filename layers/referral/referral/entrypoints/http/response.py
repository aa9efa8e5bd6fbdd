"""A response, as a Lambda proxy integration takes it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Response:
    status: int
    body: str = ""
    media_type: str = "application/json"
    headers: Mapping[str, str] = field(default_factory=dict)

    def for_gateway(self, common: Mapping[str, str]) -> dict[str, Any]:
        """With the headers that every answer has."""
        headers = {**common, **self.headers, **({"Content-Type": self.media_type} if self.body else {})}
        return {
            "statusCode": self.status,
            "multiValueHeaders": {name: [value] for name, value in headers.items()},
            "body": self.body,
            "isBase64Encoded": False,
        }
