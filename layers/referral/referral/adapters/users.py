"""Seekers and referrers: the table user-data."""

from collections.abc import Iterable

from referral.adapters.documents import Document, Documents, readable, readable_features
from referral.domain.errors import Outage
from referral.domain.identifiers import EmailAddress, UserId
from referral.domain.profile import Profile, StoredProfile
from referral.matching.facts_codec import without_vectors
from referral.matching.features import CandidateFeatures, NoFeatures

_ATTEMPTS = 5


class Users:
    def __init__(self, table: str) -> None:
        self._documents = Documents(table, "userId")

    def add(self, user_id: UserId, profile: Profile) -> bool:
        """False if the user has a profile already, which stays as it is."""
        return self._documents.add(user_id, profile.model_dump_json(), {"email": profile.person.email})

    def exists(self, user_id: UserId) -> bool:
        return self._documents.exists(user_id)

    def with_email(self, email: EmailAddress) -> UserId | None:
        """The user with this address. None if there is none, or if the user registered only a moment ago."""
        user_id = self._documents.key_by("email", email)
        return UserId(user_id) if user_id else None

    def get(self, user_id: UserId) -> StoredProfile | None:
        document = self._documents.get(user_id)
        return profile_of(document) if document else None

    def get_all(self, user_ids: Iterable[UserId]) -> dict[UserId, StoredProfile]:
        """Those users that exist and can be read, by id."""
        return {UserId(key): stored for key, stored in readable(profile_of, self._documents.get_all(user_ids)).items()}

    def change_email(self, user_id: UserId, email: EmailAddress) -> None:
        """Changes the address in the profile, if there is one. Outage if others keep changing the profile meanwhile."""
        for _ in range(_ATTEMPTS):
            stored = self.get(user_id)
            if stored is None:
                return
            person = stored.profile.person.model_copy(update={"email": email})
            body = stored.profile.model_copy(update={"person": person}).model_dump_json()
            if self._documents.rewrite(user_id, stored.body, body, {"email": email}):
                return
        raise Outage("DynamoDB", "contention")

    def replace(self, user_id: UserId, stored: StoredProfile, profile: Profile) -> StoredProfile | None:
        """The new profile, without features. None if the profile has changed since it was read, or is gone."""
        body = profile.model_dump_json()
        if not self._documents.replace(user_id, stored.body, body):
            return None
        return StoredProfile(profile, has_features=False, body=body)

    def delete(self, user_id: UserId) -> None:
        self._documents.delete(user_id)

    def reading(self, user_id: UserId) -> CandidateFeatures | None:
        """What was read from the profile, without vectors. None before that."""
        stored = self._documents.features([user_id])
        features = readable_features(stored, CandidateFeatures, without_vectors).get(user_id)
        return None if isinstance(features, NoFeatures) else features


def profile_of(document: Document) -> StoredProfile:
    return StoredProfile(Profile.model_validate_json(document.body), document.has_features, document.body)
