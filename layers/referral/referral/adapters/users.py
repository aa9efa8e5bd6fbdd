"""Seekers and referrers: the table user-data."""

from collections.abc import Iterable
from dataclasses import dataclass

from referral.adapters.documents import Document, Documents, readable, readable_features
from referral.adapters.settings import NAME, setting
from referral.domain.profile import Profile
from referral.matching.codec import packed
from referral.matching.features import CandidateFeatures, NoFeatures


@dataclass(frozen=True)
class StoredProfile:
    """A profile as it is stored; `body` is the stored text that it was read from."""

    profile: Profile
    has_features: bool
    body: str


class Users:
    def __init__(self) -> None:
        self._documents = Documents(setting("USERS_TABLE", NAME), "userId")

    def add(self, profile: Profile) -> bool:
        """False, and nothing changed, where the e-mail has a profile."""
        return self._documents.add(profile.person.email, profile.model_dump_json())

    def exists(self, email: str) -> bool:
        return self._documents.exists(email)

    def get(self, email: str) -> StoredProfile | None:
        document = self._documents.get(email)
        return _profile(document) if document else None

    def get_all(self, emails: Iterable[str]) -> dict[str, StoredProfile]:
        """The users that are there and can be read, by e-mail."""
        return readable(_profile, self._documents.get_all(emails))

    def features(self, emails: Iterable[str]) -> dict[str, CandidateFeatures | NoFeatures]:
        """The features of the users that are there, by e-mail."""
        return readable_features(self._documents.features(emails), CandidateFeatures)

    def store_features(self, stored: StoredProfile, features: CandidateFeatures) -> bool:
        """False where the profile changed in between."""
        return self._documents.store_features(
            stored.profile.person.email, stored.body, packed(features), features.embedding.model
        )

    def store_failure(self, stored: StoredProfile, reason: str) -> bool:
        return self._documents.store_failure(stored.profile.person.email, stored.body, reason)


def _profile(document: Document) -> StoredProfile:
    return StoredProfile(Profile.model_validate_json(document.body), document.has_features, document.body)
