"""Hashes that only this installation can compute: HMAC-SHA256 with a key from Secrets Manager.

Six digits, or an address, are guessed from a plain hash in no time. Without the key, nobody can try.
"""

import hmac
from functools import cached_property

from referral.adapters.secrets import Secret


class KeyedHash:
    def __init__(self, secret: Secret) -> None:
        self._secret = secret

    def of(self, use: str, text: str) -> str:
        """64 hexadecimal digits. Another `use` gives the same text another hash."""
        return hmac.new(self._key, f"{use}\n{text}".encode(), "sha256").hexdigest()

    @cached_property
    def _key(self) -> bytes:
        return self._secret.key()
