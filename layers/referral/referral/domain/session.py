"""The session that a login opens."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Session:
    """The ID token that later requests carry, the token that renews it, and its lifetime in seconds."""

    secret: str
    refresh_token: str
    expires_in: int
