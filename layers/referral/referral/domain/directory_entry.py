"""What the directory holds about a person."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from referral.domain.identifiers import UserId

# Only functions that write entries load profiles.
if TYPE_CHECKING:
    from referral.domain.profile import Profile


@dataclass(frozen=True)
class Entry:
    """What a referrer sees of a seeker, and the company that a person works for."""

    userId: UserId
    email: str
    name: str
    company: str | None
    headline: str | None
    resumeKey: str | None

    @classmethod
    def of(cls, user_id: UserId, profile: "Profile") -> "Entry":
        person = profile.person
        return cls(user_id, person.email, profile.name, person.company, profile.headline, profile.resumeKey)
