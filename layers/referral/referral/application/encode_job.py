"""Encoding a job: computes the features of a posting, and makes the open asks that it counts for due."""

from referral.application import ports
from referral.domain.errors import NotFound
from referral.domain.identifiers import RevisionId
from referral.extraction.requirements import required_text
from referral.matching.job_features import job_features


def encode_job(
    revision: RevisionId,
    again: bool,
    *,
    jobs: ports.Jobs,
    model: ports.Embedder,
    reader: ports.Reader,
    referrals: ports.Referrals,
) -> None:
    """Stores the posting's features unless it has current ones; `again` replaces those as well. Safe to repeat.

    NotFound if the posting is gone, NotEncodable if it can never be encoded.
    """
    stored = jobs.get(revision)
    if stored is None:
        raise NotFound("The posting is missing.")
    if again or not stored.has_features:
        (answers,) = reader.answers([required_text(stored.posting)])
        jobs.store_features(stored, job_features(stored.posting, model.embed, answers))
    referrals.posting_encoded(revision)


def give_up_job(revision: RevisionId, reason: str, *, jobs: ports.Jobs, referrals: ports.Referrals) -> None:
    """Stores why the posting can't be encoded. The ranker then shows its asks without a score and with this reason."""
    stored = jobs.get(revision)
    if stored:
        jobs.store_failure(stored, reason)
    referrals.posting_encoded(revision)
