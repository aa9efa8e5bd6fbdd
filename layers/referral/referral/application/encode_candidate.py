"""Encoding candidates: computes the features of profiles and their resumes, and makes the seekers' open asks due."""

from collections.abc import Mapping

from referral.application import ports
from referral.application.encode_batch import Draft, at_once, embedded
from referral.domain.directory_entry import Entry
from referral.domain.errors import NotFound
from referral.domain.identifiers import UserId
from referral.domain.profile import StoredProfile
from referral.extraction.anonymisation import anonymise
from referral.matching.candidate_features import candidate_features
from referral.matching.features import CandidateFeatures


def encode_candidates(
    requests: Mapping[UserId, bool],
    *,
    users: ports.EncodedUsers,
    resumes: ports.Resumes,
    model: ports.Embedder,
    directory: ports.Directory,
    asks: ports.AsksOfCandidate,
) -> None:
    """Stores the features of these profiles. One with current features is left alone unless its value is True. Safe to
    repeat, and when it fails, some of them may be done.

    NotFound if a profile is missing, which changes nothing: if it comes back without features, the reconciler or the
    ranker queues it. NotEncodable if one can never be encoded.
    """
    stored = users.get_all(requests)
    if missing := [user_id for user_id in requests if user_id not in stored]:
        _expect_gone(missing, users)
        raise NotFound("A profile is missing.")
    outdated = {user_id: one for user_id, one in stored.items() if requests[user_id] or not one.has_features}
    features = embedded(_drafts(outdated, resumes), model)
    at_once(lambda one: users.store_features(one[0], outdated[one[0]], one[1]), features.items())
    directory.write(*(Entry.of(user_id, one.profile) for user_id, one in stored.items()))
    asks.user_changed(*stored)


def _expect_gone(missing: list[UserId], users: ports.EncodedUsers) -> None:
    """Raises an error for a profile that is there and can't be read."""
    for user_id in missing:
        users.get(user_id)


def _drafts(outdated: Mapping[UserId, StoredProfile], resumes: ports.Resumes) -> dict[UserId, Draft[CandidateFeatures]]:
    keys = [one.profile.resumeKey for one in outdated.values()]
    texts = at_once(lambda key: resumes.get(key) if key else "", keys)
    return {user_id: _draft(one, resume) for (user_id, one), resume in zip(outdated.items(), texts, strict=True)}


def _draft(stored: StoredProfile, resume: str) -> Draft[CandidateFeatures]:
    career = anonymise(stored.profile.career, stored.profile.person, resume)
    return Draft.of(lambda embed: candidate_features(career, embed))


def give_up_candidate(user_id: UserId, reason: str, *, users: ports.EncodedUsers, asks: ports.AsksOfCandidate) -> None:
    """Stores why the profile can't be encoded. The ranker then shows its asks without a score and with this reason."""
    stored = users.get(user_id)
    if stored:
        users.store_failure(user_id, stored, reason)
    asks.user_changed(user_id)
