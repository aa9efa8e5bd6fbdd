"""Encoding a job: a posting becomes features, and the open asks for it become due."""

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
    """Stores features where there are none of this posting, or in any case `again`. NotFound where the posting is gone,
    NotEncodable where it can never be encoded. May be repeated."""
    stored = jobs.get(link)
    if stored is None:
        raise NotFound("The posting is missing.")
    if again or not stored.has_features:
        (answers,) = reader.answers([stored.posting.requiredQualifications])
        jobs.store_features(stored, job_features(stored.posting, model.embed, answers))
    referrals.job_changed(link)


def give_up_job(link: JobLink, reason: str, *, jobs: ports.Jobs, referrals: ports.Referrals) -> None:
    """Notes why the posting can't be encoded; the ranker shows its asks without a score, with this reason."""
    stored = jobs.get(link)
    if stored:
        jobs.store_failure(stored, reason)
    referrals.job_changed(link)
