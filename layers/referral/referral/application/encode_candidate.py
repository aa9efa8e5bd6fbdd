"""Encoding a candidate: computes the features of a profile and its resume, and makes the seeker's open asks due."""

from referral.application import ports
from referral.application.erase_me import Traces
from referral.domain.directory_entry import Entry
from referral.domain.errors import NotFound
from referral.domain.identifiers import UserId
from referral.extraction.anonymisation import anonymise
from referral.matching.candidate_features import candidate_features


def encode_candidate(
    user_id: UserId,
    again: bool,
    *,
    users: ports.Users,
    resumes: ports.Resumes,
    model: ports.Embedder,
    directory: ports.Directory,
    referrals: ports.CandidateReferrals,
    traces: Traces,
) -> None:
    """Stores the profile's features unless it has current ones; `again` replaces those as well. Safe to repeat.

    NotFound if the profile is gone, NotEncodable if it can never be encoded.
    """
    stored = users.get(user_id)
    if stored is None:
        # It was erased. Requests that had read it before may have left traces afterwards.
        traces.remove(user_id)
        raise NotFound("The profile is missing.")
    profile = stored.profile
    if again or not stored.has_features:
        resume = resumes.get(profile.resumeKey) if profile.resumeKey else ""
        career = anonymise(profile.career, profile.person, resume)
        users.store_features(user_id, stored, candidate_features(career, model.embed))
    directory.write(Entry.of(user_id, profile))
    referrals.user_changed(user_id)


def give_up_candidate(user_id: UserId, reason: str, *, users: ports.Users, referrals: ports.CandidateReferrals) -> None:
    """Stores why the profile can't be encoded. The ranker then shows its asks without a score and with this reason."""
    stored = users.get(user_id)
    if stored:
        users.store_failure(user_id, stored, reason)
    referrals.user_changed(user_id)
