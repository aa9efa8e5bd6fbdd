"""Rows about what a person and a posting take in their tables. The bytes of a vector don't depend on its numbers, so a
stand-in for the model will do."""

import zlib
from collections.abc import Sequence
from statistics import mean

from benchmarks.comparison import Row
from local.story.cast import Cast
from referral.domain.embedding import DIMENSIONS, NO_TEXTS, Embedding
from referral.domain.profile import Profile, Registration
from referral.domain.versions import FEATURES_VERSION, MODEL
from referral.extraction.anonymisation import anonymise
from referral.matching.candidate_features import candidate_features
from referral.matching.codec import packed
from referral.matching.facts_codec import StoredFeatures

LARGE_RESUME = 20_000  # characters
_FLOAT = 4  # bytes


def embed(texts: Sequence[str]) -> Embedding:
    row = b"\0" * (2 * DIMENSIONS)
    return Embedding(MODEL, row * len(texts)) if texts else NO_TEXTS


def item_bytes(body: str, stored: StoredFeatures) -> int:
    """As DynamoDB counts: names and values."""
    key, email, version = "userId" + "-" * 36, "email" + "x" * 30, f"featuresVersion{FEATURES_VERSION}/{MODEL}"
    names = "body" + "features" + "vectors"
    texts = f"{key}{email}{version}{names}{body}"
    return len(texts.encode()) + len(stored.facts) + len(stored.vectors)


def large_person() -> tuple[Registration, str]:
    """Somebody of the demo, with a resume of 20,000 characters."""
    cast = Cast.read()
    people = [Registration.model_validate(person.registration) for person in cast.people]
    told = "\n".join(job.description for person in people for job in person.experience)
    told += "\n".join(str(posting.body.get("description")) for _, posting in cast.asks)
    return people[0], told[:LARGE_RESUME]


def rows() -> list[Row]:
    people = [Registration.model_validate(person.registration) for person in Cast.read().people]
    return [
        _row("stored per person, typical, body included", [(one, one.resume or "") for one in people], "≤ 8,192"),
        _row("stored per person, large, body included", [large_person()], "≤ 49,152"),
    ]


def _row(work: str, people: Sequence[tuple[Registration, str]], goal: str) -> Row:
    ours, naive, limit = zip(*(_bytes(registration, resume) for registration, resume in people), strict=True)
    beside = "vectors as 32-bit numbers, facts as text | the texts, compressed"
    return Row("storage", work, "bytes", (mean(ours),), (mean(naive),), (mean(limit),), goal=goal, beside=beside)


def _bytes(registration: Registration, resume: str) -> tuple[int, int, int]:
    """What we store; the same with plain numbers and texts; the texts alone, compressed."""
    profile = Profile.of(registration, "resumes/1")
    body = profile.model_dump_json()
    features = candidate_features(anonymise(profile.career, profile.person, resume), embed)
    stored = packed(features)
    vectors = _FLOAT * DIMENSIONS * (len(features.embedding.vectors) // (2 * DIMENSIONS))
    texts = f"{body}{resume}".encode()
    plain = len(body.encode()) + len("".join(line.text for line in features.lines).encode()) + vectors
    return item_bytes(body, stored), plain, len(zlib.compress(texts, 9))
