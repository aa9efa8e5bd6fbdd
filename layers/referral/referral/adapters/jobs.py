"""Revisions of postings and their features: the table job-listings."""

from collections.abc import Iterable

from referral.adapters.documents import Document, Documents, readable, readable_features
from referral.domain.identifiers import RevisionId
from referral.domain.posting import Posting, StoredPosting
from referral.matching.codec import packed
from referral.matching.features import JobFeatures, NoFeatures


class Jobs:
    def __init__(self, table: str) -> None:
        self._documents = Documents(table, "revision")

    def put(self, revision: RevisionId, posting: Posting) -> bool:
        """True if the posting has to be encoded: it is new, or nobody has encoded it yet."""
        return self._documents.put_once(revision, posting.model_dump_json())

    def get(self, revision: RevisionId) -> StoredPosting | None:
        document = self._documents.get(revision)
        return _posting(document) if document else None

    def delete(self, revision: RevisionId) -> None:
        self._documents.delete(revision)

    def get_all(self, revisions: Iterable[RevisionId]) -> dict[RevisionId, StoredPosting]:
        """Those postings that exist and can be read, by revision."""
        found = readable(_posting, self._documents.get_all(revisions))
        return {RevisionId(key): stored for key, stored in found.items()}

    def features(self, revisions: Iterable[RevisionId]) -> dict[RevisionId, JobFeatures | NoFeatures]:
        """The features of those postings that exist, by revision."""
        found = readable_features(self._documents.features(revisions), JobFeatures)
        return {RevisionId(key): features for key, features in found.items()}

    def store_features(self, stored: StoredPosting, features: JobFeatures) -> bool:
        """False if the posting is gone."""
        return self._documents.store_features(stored.revision, stored.body, packed(features), features.embedding.model)

    def store_failure(self, stored: StoredPosting, reason: str) -> bool:
        """False if the posting is gone."""
        return self._documents.store_failure(stored.revision, stored.body, reason)


def _posting(document: Document) -> StoredPosting:
    posting = Posting.model_validate_json(document.body)
    return StoredPosting(RevisionId(document.key), posting, document.has_features, document.body)
