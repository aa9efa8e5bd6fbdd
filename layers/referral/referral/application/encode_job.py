"""Encoding a job: computes the features of a posting, and makes the open asks for it due."""

from referral.application import ports
from referral.domain.errors import NotFound
from referral.domain.identifiers import JobLink
from referral.matching.job_features import job_features


def encode_job(
    link: JobLink,
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
    stored = jobs.get(link)
    if stored is None:
        raise NotFound("The posting is missing.")
    if again or not stored.has_features:
        (answers,) = reader.answers([stored.posting.requiredQualifications])
        jobs.store_features(stored, job_features(stored.posting, model.embed, answers))
    referrals.job_changed(link)


def give_up_job(link: JobLink, reason: str, *, jobs: ports.Jobs, referrals: ports.Referrals) -> None:
    """Stores why the posting can't be encoded. The ranker then shows its asks without a score and with this reason."""
    stored = jobs.get(link)
    if stored:
        jobs.store_failure(stored, reason)
    referrals.job_changed(link)
