"""What the user pool holds about a person, besides the password."""

from dataclasses import dataclass
from datetime import datetime

from referral.domain.identifiers import EmailAddress


@dataclass(frozen=True)
class Account:
    """`status` is the pool's word for it, like CONFIRMED. Times are naive and in UTC."""

    email: EmailAddress
    status: str
    created_at: datetime
    updated_at: datetime
    is_enabled: bool
