"""The erasure of a person."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid5

from referral.domain.identifiers import UserId

_NAMESPACE = UUID("3d0a54c1-7f0e-5b46-8a57-0d6b6a3f9c52")
ERASED = ("asks", "directory", "employment", "postings", "resume", "codes", "profile", "account")


@dataclass(frozen=True)
class Receipt:
    """`receipt_id` is computed from the user id, so that repeating an erasure gives the same one; nobody who lacks the
    user id can tell whose it is. `at` is in UTC."""

    receipt_id: str
    at: datetime
    erased: tuple[str, ...]

    @classmethod
    def of(cls, user_id: UserId, at: datetime) -> "Receipt":
        return cls(str(uuid5(_NAMESPACE, user_id)), at, ERASED)
