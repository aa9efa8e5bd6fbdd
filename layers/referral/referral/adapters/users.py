"""Seekers and referrers: the table user-data."""

from collections.abc import Iterable

from referral.adapters.documents import Document, Documents, readable
from referral.adapters.settings import NAME, setting
from referral.domain.profile import Profile
from referral.matching.encoding import Encoding
from referral.matching.subjects import User


class Users:
    def __init__(self) -> None:
        self._documents = Documents(setting("USERS_TABLE", NAME), "userId")

    def add(self, profile: Profile) -> bool:
        """False, and nothing changed, where the e-mail has a profile."""
        return self._documents.add(profile.person.email, profile.model_dump_json())

    def exists(self, email: str) -> bool:
        return self._documents.exists(email)

    def get(self, email: str) -> User | None:
        document = self._documents.get(email)
        return _user(document) if document else None

    def get_all(self, emails: Iterable[str]) -> dict[str, User]:
        """The users that are there and can be read, by e-mail."""
        return readable(_user, self._documents.get_all(emails))

    def store_encoding(self, user: User, encoding: Encoding) -> bool:
        """False where the profile changed in between."""
        return self._documents.store_encoding(user.profile.person.email, user.body, encoding, [])

    def store_failure(self, user: User, reason: str) -> bool:
        return self._documents.store_failure(user.profile.person.email, user.body, reason)


def _user(document: Document) -> User:
    return User(Profile.model_validate_json(document.body), document.encoding, document.failure, document.body)
