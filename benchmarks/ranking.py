"""Rows about ranking: comparing a pair, a large one beside a typical one, and scores that are stored.

Two ways to compare take turns on the pairs of the demo. The first compares stored features, as the ranker does. The
second derives everything about both sides again for each pair, as the ranker of version 0.1 did: it reads the stored
profile and the lines of the posting, and has only the vectors and the requirements from the encoders.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from statistics import median
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from benchmarks.comparison import Row, Samples, in_turns, sides
from local.story.cast import Cast
from models.evaluation.production import Encoder
from referral.domain.embedding import DIMENSIONS, Embedding
from referral.domain.evidence import Score
from referral.domain.posting import Posting
from referral.domain.profile import Profile, Registration
from referral.domain.requirements import Requirement
from referral.domain.versions import MODEL
from referral.extraction.anonymisation import anonymise
from referral.matching.assessment import Unscorable, Waiting, assess
from referral.matching.candidate import Candidate
from referral.matching.candidate_features import Embed, candidate_features
from referral.matching.codec import packed, unpacked
from referral.matching.facts_codec import StoredFeatures
from referral.matching.features import CandidateFeatures, JobFeatures
from referral.matching.job import Job
from referral.matching.job_features import features_of, job_features

TODAY = date(2026, 11, 1)  # fixed, so that every run compares the same careers
LARGE_CAREER, LARGE_POSTING = 128, 76  # lines and requirements

Outcome = Score | Waiting | Unscorable

F = TypeVar("F", CandidateFeatures, JobFeatures)
T = TypeVar("T")
Matrix = NDArray[np.float32]


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
    """The features, and the vectors as they are stored, by the texts that were embedded for them."""
    embedded: list[str] = []

    def embed(texts: Sequence[str]) -> Embedding:
        embedded.extend(texts)
        return encoder.embed(texts)

    features = derive(embed)
    return features, _by_text(embedded, unpacked(packed(features), type(features)).embedding)


def _by_text(texts: Sequence[str], embedding: Embedding) -> dict[str, bytes]:
    width = len(embedding.vectors) // max(len(texts), 1)
    return {text: embedding.vectors[row * width : (row + 1) * width] for row, text in enumerate(texts)}


def _found_in(vectors: dict[str, bytes]) -> Callable[[Sequence[str]], Embedding]:
    return lambda texts: Embedding(MODEL, b"".join(vectors[text] for text in texts))


def compare_rows(pairs: Sequence[Pair], rounds: int) -> list[Row]:
    """RuntimeError where the two ways give different scores. Rounds take turns on a part of the pairs."""
    if [compared(pair) for pair in pairs] != [derived_again(pair) for pair in pairs]:
        raise RuntimeError("comparing stored features gives other scores than deriving them again")
    some = pairs[::4]
    vectors = [_vectors(pair) for pair in some]
    columns = sides(
        rounds,
        ours=lambda: _milliseconds(compared, some),
        naive=lambda: _milliseconds(derived_again, some),
        limit=lambda: _milliseconds(_multiplied, vectors),
    )
    return [
        Row(
            "rank",
            f"compare a typical pair ({_size(pairs)})",
            "ms of processor",
            *columns,
            beside="both sides derived again for each pair | the products of the vectors",
        ),
        _large_row(pairs, rounds),
    ]


def _milliseconds(work: Callable[[T], object], pairs: Sequence[T]) -> float:
    """The processor time for one pair."""
    started = time.process_time()
    for pair in pairs:
        work(pair)
    return 1000 * (time.process_time() - started) / len(pairs)


def _size(pairs: Sequence[Pair]) -> str:
    lines = [len(unpacked(pair.candidate.features, CandidateFeatures).lines) for pair in pairs]
    asked = [len(pair.job.requirements) for pair in pairs]
    return f"{median(lines):.0f} lines, {median(asked):.0f} requirements"


def _vectors(pair: Pair) -> tuple[Matrix, Matrix]:
    return _matrix(unpacked(pair.candidate.features, CandidateFeatures)), _matrix(
        unpacked(pair.job.features, JobFeatures)
    )


def _matrix(features: CandidateFeatures | JobFeatures) -> Matrix:
    return np.frombuffer(features.embedding.vectors, np.float16).reshape(-1, DIMENSIONS).astype(np.float32)


def _multiplied(vectors: tuple[Matrix, Matrix]) -> Matrix:
    theirs, asked = vectors
    return asked @ theirs.T


def _large_row(pairs: Sequence[Pair], rounds: int) -> Row:
    """How much longer than a typical pair one takes that has as many lines and requirements as there can be."""
    people = [unpacked(pair.candidate.features, CandidateFeatures) for pair in pairs]
    jobs = [unpacked(pair.job.features, JobFeatures) for pair in pairs]
    career, posting = _joined_people(people), _joined_jobs(jobs)
    typical = [(people[place], jobs[place]) for place in range(0, len(pairs), 7)]
    times = in_turns(
        rounds,
        {
            "typical": lambda: _shortest(typical) / len(typical),
            "large": lambda: _shortest([(career, posting)]),
        },
    )
    lines = len(career.lines) / median(len(person.lines) for person, _ in typical)
    asked = len(posting.requirements) / median(len(job.requirements) for _, job in typical)
    return Row(
        "rank",
        f"rank a large pair ({len(career.lines)} lines, {len(posting.requirements)} requirements)",
        "times a typical one",
        _divided(times["large"], times["typical"]),
        (lines * asked,) * rounds,
        ((lines + asked) / 2,) * rounds,
        goal="≤ 6",
        beside="each line with each requirement | the text alone",
    )


def _shortest(pairs: Sequence[tuple[CandidateFeatures, JobFeatures]]) -> float:
    """The shortest processor time of some comparisons, because others use the machine."""
    times = []
    for _ in range(5):
        started = time.process_time()
        for person, posting in pairs:
            assess(Candidate(person), Job(posting), TODAY)
        times.append(time.process_time() - started)
    return min(times)


def _divided(above: Samples, below: Samples) -> Samples:
    return tuple(one / other for one, other in zip(above, below, strict=True))


def _joined_people(people: Sequence[CandidateFeatures]) -> CandidateFeatures:
    """One career with the lines of several, without their jobs but the first one's."""
    chosen = list({id(person.lines): person for person in people}.values())
    first = chosen[0]
    lines = tuple(line for person in chosen for line in person.lines)[:LARGE_CAREER]
    terms = tuple(row for person in chosen for row in person.terms)[:LARGE_CAREER]
    words = tuple(row for person in chosen for row in person.words)[:LARGE_CAREER]
    width = len(first.embedding.vectors) // len(first.lines)
    vectors = b"".join(person.embedding.vectors for person in chosen)[: width * LARGE_CAREER]
    return replace(first, lines=lines, terms=terms, words=words, embedding=replace(first.embedding, vectors=vectors))


def _joined_jobs(jobs: Sequence[JobFeatures]) -> JobFeatures:
    """One posting with the requirements of several."""
    requirements: list[Requirement] = []
    rows: list[int | None] = []
    start = 0
    chosen = list({job.words: job for job in jobs}.values())
    for job in chosen:
        requirements += job.requirements
        rows += [None if row is None else start + row for row in job.rows]
        start += len(job.terms)
    return replace(
        chosen[0],
        requirements=tuple(requirements[:LARGE_POSTING]),
        rows=tuple(rows[:LARGE_POSTING]),
        terms=tuple(row for job in chosen for row in job.terms),
        words=tuple(row for job in chosen for row in job.words),
        embedding=replace(chosen[0].embedding, vectors=b"".join(job.embedding.vectors for job in chosen)),
    )
