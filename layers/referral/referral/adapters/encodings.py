"""Profiles and postings with their features, for those functions that encode, rank or reconcile them.

Functions of the API have no NumPy, which vectors need.
"""

from collections.abc import Callable, Iterable
from typing import TypeVar

from referral.adapters.documents import Document, WholeDocument, readable, readable_features
from referral.adapters.jobs import Jobs, posting_of
from referral.adapters.users import Users, profile_of
from referral.domain.identifiers import RevisionId, UserId
from referral.domain.posting import StoredPosting
from referral.domain.profile import StoredProfile
from referral.domain.reconciliation import Encoding, Kept
from referral.matching.codec import packed, unpacked
from referral.matching.features import CandidateFeatures, JobFeatures, NoFeatures

T = TypeVar("T")
F = TypeVar("F", CandidateFeatures, JobFeatures)


class EncodedUsers(Users):
    """Profiles with their features."""

    def page(self, after: UserId | None, limit: int) -> list[Kept[StoredProfile]]:
        """At most so many profiles, in the table's own order, after this user's."""
        return [_kept(one, profile_of, CandidateFeatures) for one in self._documents.page(after, limit)]

    def features(self, user_ids: Iterable[UserId]) -> dict[UserId, CandidateFeatures | NoFeatures]:
        """The features of those users that exist, by id."""
        found = readable_features(self._documents.features(user_ids), CandidateFeatures, unpacked)
        return {UserId(key): features for key, features in found.items()}

    def store_features(self, user_id: UserId, stored: StoredProfile, features: CandidateFeatures) -> bool:
        """False if the profile has changed since it was read."""
        return self._documents.store_features(user_id, stored.body, packed(features), features.embedding.model)

    def store_failure(self, user_id: UserId, stored: StoredProfile, reason: str) -> bool:
        """False if the profile has changed since it was read."""
        return self._documents.store_failure(user_id, stored.body, reason)


class EncodedJobs(Jobs):
    """Postings with their features."""

    def page(self, after: RevisionId | None, limit: int) -> list[Kept[StoredPosting]]:
        """At most so many postings, in the table's own order, after this one."""
        return [_kept(one, posting_of, JobFeatures) for one in self._documents.page(after, limit)]

    def features(self, revisions: Iterable[RevisionId]) -> dict[RevisionId, JobFeatures | NoFeatures]:
        """The features of those postings that exist, by revision."""
        found = readable_features(self._documents.features(revisions), JobFeatures, unpacked)
        return {RevisionId(key): features for key, features in found.items()}

    def store_features(self, stored: StoredPosting, features: JobFeatures) -> bool:
        """False if the posting is gone."""
        return self._documents.store_features(stored.revision, stored.body, packed(features), features.embedding.model)

    def store_failure(self, stored: StoredPosting, reason: str) -> bool:
        """False if the posting is gone."""
        return self._documents.store_failure(stored.revision, stored.body, reason)


def _kept(whole: WholeDocument, read: Callable[[Document], T], kind: type[F]) -> Kept[T]:
    """The document, read with `read`, and the state of its features."""
    key = whole.document.key
    return Kept(key, readable(read, {key: whole.document}).get(key), _encoding(whole, kind), whole.age)


def _encoding(whole: WholeDocument, kind: type[F]) -> Encoding:
    if isinstance(whole.features, NoFeatures):
        # An encoder takes incomplete features of this version for complete ones.
        missing = Encoding.WRONG if whole.document.has_features else Encoding.MISSING
        return Encoding.FAILED if whole.features.failure else missing
    (features,) = readable_features({whole.document.key: whole.features}, kind, unpacked).values()
    return Encoding.VALID if whole.is_of_body and not isinstance(features, NoFeatures) else Encoding.WRONG
