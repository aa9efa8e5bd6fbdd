"""Encoding jobs: computes the features of postings, and makes the open asks due that they count for."""

from collections.abc import Mapping

from referral.application import ports
from referral.application.encode_batch import Draft, at_fault, at_once, embedded
from referral.domain.errors import NotFound
from referral.domain.identifiers import RevisionId
from referral.domain.posting import StoredPosting
from referral.domain.qa import Answers
from referral.extraction.requirements import required_text
from referral.matching.features import JobFeatures
from referral.matching.job_features import job_features


def encode_jobs(
    requests: Mapping[RevisionId, bool],
    *,
    jobs: ports.EncodedJobs,
    model: ports.Embedder,
    reader: ports.Reader,
    asks: ports.AsksOfPosting,
) -> None:
    """Stores the features of these postings. One with current features is left alone unless its value is True. Safe to
    repeat, and when it fails, some of them may be done.

    NotFound if a posting is gone, NotEncodable if one can never be encoded.
    """
    stored = jobs.get_all(requests)
    if missing := [revision for revision in requests if revision not in stored]:
        _expect_gone(missing, jobs)
        raise NotFound("A posting is missing.")
    outdated = {revision: one for revision, one in stored.items() if requests[revision] or not one.has_features}
    features = embedded(_drafts(outdated, reader), model)
    at_once(lambda one: jobs.store_features(outdated[one[0]], one[1]), features.items())
    asks.posting_encoded(*stored)


def _expect_gone(missing: list[RevisionId], jobs: ports.EncodedJobs) -> None:
    """Raises an error for a posting that is there and can't be read."""
    for revision in missing:
        jobs.get(revision)


def _drafts(outdated: Mapping[RevisionId, StoredPosting], reader: ports.Reader) -> dict[RevisionId, Draft[JobFeatures]]:
    texts = [required_text(one.posting) for one in outdated.values()]
    answers = at_fault(reader.answers, texts)
    return {revision: _draft(one, read) for (revision, one), read in zip(outdated.items(), answers, strict=True)}


def _draft(stored: StoredPosting, answers: Answers) -> Draft[JobFeatures]:
    return Draft.of(lambda embed: job_features(stored.posting, embed, answers))


def give_up_job(revision: RevisionId, reason: str, *, jobs: ports.EncodedJobs, asks: ports.AsksOfPosting) -> None:
    """Stores why the posting can't be encoded. The ranker then shows its asks without a score and with this reason."""
    stored = jobs.get(revision)
    if stored:
        jobs.store_failure(stored, reason)
    asks.posting_encoded(revision)
