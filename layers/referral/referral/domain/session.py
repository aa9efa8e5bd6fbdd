"""What a login gives."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Session:
    """What a login gives: the ID token that later requests carry, how to renew it, and its life in seconds."""

    secret: str
    refresh_token: str
    expires_in: int
