"""Revisions of postings: the table job-listings."""

from collections.abc import Iterable

from referral.adapters.documents import Document, Documents, readable
from referral.domain.identifiers import RevisionId
from referral.domain.posting import Posting, StoredPosting


class Jobs:
    def __init__(self, table: str) -> None:
        self._documents = Documents(table, "revision")

    def put(self, revision: RevisionId, posting: Posting) -> bool:
        """True if the posting has to be encoded: it is new, was forsaken, or nobody has encoded it yet."""
        return self._documents.put_once(revision, posting.model_dump_json())

    def get(self, revision: RevisionId) -> StoredPosting | None:
        document = self._documents.get(revision)
        return posting_of(document) if document else None

    def forsake(self, revision: RevisionId) -> bool:
        """Marks the posting as one that nobody needs; the first mark stays. False if there is no such posting."""
        return self._documents.forsake(revision)

    def keep(self, revision: RevisionId) -> bool:
        """Takes the mark away, if there is one. False if there is no such posting."""
        return self._documents.keep(revision)

    def delete(self, revision: RevisionId, forsaken_until: float) -> bool:
        """Deletes the posting if it was forsaken until this moment, in seconds since 1970, and is so still. True if
        there is no such posting any more."""
        return self._documents.delete_forsaken(revision, forsaken_until)

    def get_all(self, revisions: Iterable[RevisionId]) -> dict[RevisionId, StoredPosting]:
        """Those postings that exist and can be read, by revision."""
        found = readable(posting_of, self._documents.get_all(revisions))
        return {RevisionId(key): stored for key, stored in found.items()}


def posting_of(document: Document) -> StoredPosting:
    posting = Posting.model_validate_json(document.body)
    return StoredPosting(RevisionId(document.key), posting, document.has_features, document.is_forsaken, document.body)
