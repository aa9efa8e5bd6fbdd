"""How fast pairs of candidate and job are ranked: python -m benchmarks.ranking.

Two ways take turns on the pairs of the demo. The first compares stored features, as the ranker does. The second derives
everything about both sides again for each pair, as the ranker of version 0.1 did: it reads the stored profile and the
lines of the posting, and has only the vectors and the requirements from the encoders.
"""

import argparse
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median
from typing import TypeVar

from local.story.cast import Cast
from models.evaluation.production import MODEL_DIRECTORY, Encoder
from referral.domain.embedding import Embedding
from referral.domain.evidence import Score
from referral.domain.posting import Posting
from referral.domain.profile import Profile, Registration
from referral.domain.requirements import Requirement
from referral.domain.versions import MODEL
from referral.extraction.anonymisation import anonymise
from referral.matching.assessment import Unscorable, Waiting, assess
from referral.matching.candidate import Candidate
from referral.matching.candidate_features import Embed, candidate_features
from referral.matching.codec import StoredFeatures, packed, unpacked
from referral.matching.features import CandidateFeatures, JobFeatures
from referral.matching.job import Job
from referral.matching.job_features import features_of, job_features

TODAY = date(2026, 11, 1)  # fixed, so that every run compares the same careers
ROUNDS = 7

Outcome = Score | Waiting | Unscorable

F = TypeVar("F", CandidateFeatures, JobFeatures)


@dataclass(frozen=True)
class StoredCandidate:
    """A profile as version 0.1 stored it, with the vector of each text, and the same as features."""

    body: str
    resume: str
    vectors: dict[str, bytes]
    features: StoredFeatures


@dataclass(frozen=True)
class StoredJob:
    body: str
    requirements: tuple[Requirement, ...]
    vectors: dict[str, bytes]
    features: StoredFeatures


@dataclass(frozen=True)
class Pair:
    candidate: StoredCandidate
    job: StoredJob


@dataclass(frozen=True)
class Way:
    """A way to rank a pair, and the processor time that each round took for one pair, in milliseconds."""

    name: str
    rank: Callable[[Pair], Outcome]
    milliseconds: list[float]

    def run(self, pairs: Sequence[Pair]) -> list[Outcome]:
        started = time.process_time()
        outcomes = [self.rank(pair) for pair in pairs]
        self.milliseconds.append(1000 * (time.process_time() - started) / len(pairs))
        return outcomes


def compared(pair: Pair) -> Outcome:
    """Reads the stored features and compares them."""
    candidate = Candidate(unpacked(pair.candidate.features, CandidateFeatures))
    return assess(candidate, Job(unpacked(pair.job.features, JobFeatures)), TODAY)


def derived_again(pair: Pair) -> Outcome:
    """Derives both sides from their texts; finds vectors again by their texts."""
    profile = Profile.model_validate_json(pair.candidate.body)
    career = anonymise(profile.career, profile.person, pair.candidate.resume)
    candidate = Candidate(candidate_features(career, _found_in(pair.candidate.vectors)))
    posting = Posting.model_validate_json(pair.job.body)
    return assess(candidate, Job(features_of(posting, pair.job.requirements, _found_in(pair.job.vectors))), TODAY)


def pairs_of_the_demo(encoder: Encoder) -> list[Pair]:
    cast = Cast.read()
    candidates = {seeker.email: _candidate(seeker.registration, encoder) for seeker, _ in cast.asks}
    jobs = {posting.id: _job(posting.body, encoder) for _, posting in cast.asks}
    return [Pair(candidate, job) for candidate in candidates.values() for job in jobs.values()]


def _candidate(body: dict[str, object], encoder: Encoder) -> StoredCandidate:
    registration = Registration.model_validate(body)
    profile, resume = Profile.of(registration, None), registration.resume or ""
    career = anonymise(profile.career, profile.person, resume)
    features, vectors = _with_vectors(lambda embed: candidate_features(career, embed), encoder)
    return StoredCandidate(profile.model_dump_json(), resume, vectors, packed(features))


def _job(body: dict[str, object], encoder: Encoder) -> StoredJob:
    posting = Posting.model_validate(body)
    features, vectors = _with_vectors(lambda embed: job_features(posting, embed), encoder)
    return StoredJob(posting.model_dump_json(), features.requirements, vectors, packed(features))


def _with_vectors(derive: Callable[[Embed], F], encoder: Encoder) -> tuple[F, dict[str, bytes]]:
    """The features, and the vectors by the texts that were embedded for them."""
    embedded: list[str] = []

    def embed(texts: Sequence[str]) -> Embedding:
        embedded.extend(texts)
        return encoder.embed(texts)

    features = derive(embed)
    return features, _by_text(embedded, features.embedding)


def _by_text(texts: Sequence[str], embedding: Embedding) -> dict[str, bytes]:
    width = len(embedding.vectors) // max(len(texts), 1)
    return {text: embedding.vectors[row * width : (row + 1) * width] for row, text in enumerate(texts)}


def _found_in(vectors: dict[str, bytes]) -> Callable[[Sequence[str]], Embedding]:
    return lambda texts: Embedding(MODEL, b"".join(vectors[text] for text in texts))


def _report(pairs: Sequence[Pair], before: Way, now: Way) -> list[str]:
    ratios = [slow / fast for slow, fast in zip(before.milliseconds, now.milliseconds, strict=True)]
    lines = [len(unpacked(pair.candidate.features, CandidateFeatures).lines) for pair in pairs]
    asked = [len(pair.job.requirements) for pair in pairs]
    return [
        f"{len(pairs)} pairs of the demo, {ROUNDS} rounds; median (lowest-highest round), processor time of one core",
        f"a pair has {median(lines):.0f} lines of a career and {median(asked):.0f} requirements (medians)",
        "",
        f"{'':42} {'ms per pair':>20} {'pairs per second':>18}",
        *(
            f"{way.name:42} {_span(way.milliseconds):>20} {1000 / median(way.milliseconds):>18.0f}"
            for way in (before, now)
        ),
        f"{'ratio':42} {_span(ratios):>20}",
        "",
        "both ways give equal scores and evidence for every pair",
    ]


def _row(way: Way) -> str:
    return f"{way.name:42} {_span(way.milliseconds):>20} {1000 / median(way.milliseconds):>18.0f}"


def _span(values: Sequence[float]) -> str:
    return f"{median(values):.2f} ({min(values):.2f}-{max(values):.2f})"


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.ranking",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--model", type=Path, default=MODEL_DIRECTORY, help="where the sentence model is (%(default)s)")
    options = parser.parse_args()
    print("embedding the people and postings of the demo ...", flush=True)
    pairs = pairs_of_the_demo(Encoder.load(options.model))
    before = Way("all features derived again for each pair", derived_again, [])
    now = Way("stored features compared", compared, [])
    for _ in range(ROUNDS):
        if before.run(pairs) != now.run(pairs):
            print("the two ways give different scores")
            return 1
    print("\n".join(_report(pairs, before, now)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
