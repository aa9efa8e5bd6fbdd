"""Verifies the user pool's tokens as API Gateway's Cognito authorizer does."""

import asyncio
import json
import urllib.request
from collections.abc import Collection
from datetime import UTC, datetime
from typing import Any

from joserfc import jwt
from joserfc.errors import ExpiredTokenError, JoseError
from joserfc.jwk import KeySet

from local.aws_account import REGION

TIMES = ("exp", "iat")


class InvalidToken(Exception):
    """The token does not identify the caller; the message is API Gateway's."""


class Verifier:
    """Verifies ID tokens that a pool issued to one of its clients."""

    def __init__(self, cognito_url: str, pool: str, clients: Collection[str]) -> None:
        self._keys_url = f"{cognito_url}/{pool}/.well-known/jwks.json"
        self._keys: KeySet | None = None
        self._claims = jwt.JWTClaimsRegistry(
            exp={"essential": True},
            iss={"essential": True, "value": f"https://cognito-idp.{REGION}.amazonaws.com/{pool}"},
            aud={"essential": True, "values": list(clients)},
            token_use={"essential": True, "value": "id"},
        )

    async def claims(self, token: str) -> dict[str, str]:
        """The claims as a function gets them, all as text; InvalidToken for any other token."""
        if not self._keys:
            self._keys = KeySet.import_key_set(await asyncio.to_thread(_fetched, self._keys_url))
        try:
            claims = jwt.decode(token, self._keys, algorithms=["RS256"]).claims
            self._claims.validate(claims)
        except ExpiredTokenError:
            raise InvalidToken("The incoming token has expired") from None
        except (JoseError, ValueError):
            raise InvalidToken("Unauthorized") from None
        return {name: _text(name, value) for name, value in claims.items()}


def _fetched(url: str) -> Any:
    with urllib.request.urlopen(url, timeout=5) as answer:
        return json.load(answer)


def _text(name: str, value: Any) -> str:
    """API Gateway formats times as dates, joins lists with commas, and writes everything else as JSON."""
    if name in TIMES:
        return datetime.fromtimestamp(value, UTC).strftime("%a %b %d %H:%M:%S UTC %Y")
    if isinstance(value, list):
        return ",".join(map(str, value))
    return value if isinstance(value, str) else json.dumps(value)
