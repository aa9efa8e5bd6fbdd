"""Seekers and referrers: the table user-data."""

from collections.abc import Iterable

from referral.adapters.documents import Document, Documents, readable
from referral.adapters.settings import NAME, setting
from referral.domain.identifiers import EmailAddress, UserId
from referral.domain.profile import Profile
from referral.matching.encoding import Encoding
from referral.matching.subjects import User


class Users:
    def __init__(self) -> None:
        self._documents = Documents(setting("USERS_TABLE", NAME), "userId")

    def add(self, user_id: UserId, profile: Profile) -> bool:
        """False, and nothing changed, where the user has a profile."""
        return self._documents.add(user_id, profile.model_dump_json(), {"email": profile.person.email})

    def exists(self, user_id: UserId) -> bool:
        return self._documents.exists(user_id)

    def with_email(self, email: EmailAddress) -> UserId | None:
        """Whose address this is; None where it is nobody's, or has been for no more than a moment."""
        user_id = self._documents.key_by("email", email)
        return UserId(user_id) if user_id else None

    def get(self, user_id: UserId) -> User | None:
        document = self._documents.get(user_id)
        return _user(document) if document else None

    def get_all(self, user_ids: Iterable[UserId]) -> dict[UserId, User]:
        """The users that are there and can be read, by id."""
        return {UserId(key): user for key, user in readable(_user, self._documents.get_all(user_ids)).items()}

    def store_encoding(self, user_id: UserId, user: User, encoding: Encoding) -> bool:
        """False where the profile changed in between."""
        return self._documents.store_encoding(user_id, user.body, encoding, [])

    def store_failure(self, user_id: UserId, user: User, reason: str) -> bool:
        """False where the profile changed in between."""
        return self._documents.store_failure(user_id, user.body, reason)


def _user(document: Document) -> User:
    return User(Profile.model_validate_json(document.body), document.encoding, document.failure, document.body)
