"""Postings and their features: the table job-listings."""

from collections.abc import Iterable

from referral.adapters.documents import Document, Documents, readable_features
from referral.domain.identifiers import JobLink, UserId
from referral.domain.posting import Posting, StoredPosting
from referral.matching.codec import packed
from referral.matching.features import JobFeatures, NoFeatures


class Jobs:
    def __init__(self, table: str) -> None:
        self._documents = Documents(table, "link")

    def put(self, posting: Posting, seeker: UserId) -> bool:
        """True if the posting has to be encoded now. Only the seeker who submitted a posting first can change it."""
        return self._documents.put_as_owner(posting.link, posting.model_dump_json(), seeker)

    def get(self, link: JobLink) -> StoredPosting | None:
        document = self._documents.get(link)
        return _posting(document) if document else None

    def features(self, links: Iterable[JobLink]) -> dict[JobLink, JobFeatures | NoFeatures]:
        """The features of those postings that exist, by link."""
        found = readable_features(self._documents.features(links), JobFeatures)
        return {JobLink(key): features for key, features in found.items()}

    def store_features(self, stored: StoredPosting, features: JobFeatures) -> bool:
        """False if the posting has changed since it was read."""
        return self._documents.store_features(
            stored.posting.link, stored.body, packed(features), features.embedding.model
        )

    def store_failure(self, stored: StoredPosting, reason: str) -> bool:
        return self._documents.store_failure(stored.posting.link, stored.body, reason)


def _posting(document: Document) -> StoredPosting:
    return StoredPosting(Posting.model_validate_json(document.body), document.has_features, document.body)
