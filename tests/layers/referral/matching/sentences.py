"""A sentence model small enough for tests, whose vectors the real classifier of fields of work reads.

The vector of a text is the sum of its words' directions. Every word has one of its own, that says nothing of a field;
words of a trade lean towards its field as well.
"""

import re
from collections.abc import Sequence
from functools import cache
from zlib import crc32

import numpy as np

from referral.domain.embedding import NO_TEXTS, Embedding
from referral.domain.evidence import Score
from referral.domain.posting import Posting
from referral.domain.profile import Career, Person
from referral.domain.versions import MODEL
from referral.matching import fields_of_work
from referral.matching.assessment import assess
from referral.matching.candidate import Candidate
from referral.matching.comparison import Comparison
from referral.matching.job import Job
from referral.matching.job_features import job_features
from tests.layers.referral.matching.build import NOBODY, TODAY, features_of

TRADES = {
    "software": "software developer python django kafka kubernetes services programming code",
    "healthcare": "nurse nursing patients ward hospital medication",
    "finance": "accountant accounting ledger audits bookkeeping",
    "construction and trades": "welder welding steel bricks",
}
_FIELD_OF = {word: field for field, words in TRADES.items() for word in words.split()}


def embed(texts: Sequence[str]) -> Embedding:
    """As the model's adapter gives it: nothing has no model."""
    return Embedding.of(MODEL, map(_vector, texts)) if texts else NO_TEXTS


def compare(career: Career, posting: Posting, resume: str = "", person: Person = NOBODY) -> Comparison:
    candidate = Candidate(features_of(career, resume, embed, person))
    return Comparison(candidate, Job(job_features(posting, embed)), TODAY)


def ranked(career: Career, posting: Posting, resume: str = "", person: Person = NOBODY) -> Score:
    """The score that the ranker gives, from the features that the encoders would have stored."""
    comparison = compare(career, posting, resume, person)
    result = assess(comparison.candidate, comparison.job, TODAY)
    assert isinstance(result, Score)
    return result


def _vector(text: str) -> np.ndarray:
    total = sum(map(_direction, re.findall(r"\w+", text.lower())), _direction(""))
    return total / np.linalg.norm(total)


@cache
def _direction(word: str) -> np.ndarray:
    towards, blank = _directions()
    own = np.random.default_rng(crc32(word.encode())).normal(size=len(blank))
    own = blank @ own
    own /= np.linalg.norm(own)
    return own + towards[_FIELD_OF[word]] if word in _FIELD_OF else own


@cache
def _directions() -> tuple[dict[str, np.ndarray], np.ndarray]:
    """For each field the unit vector that speaks most clearly of it, and the projection on what speaks of none."""
    classifier = fields_of_work._classifier()
    readings = classifier.weights.T.astype(float)
    inverse = np.linalg.pinv(readings)
    apart = inverse @ (np.eye(len(readings)) - 1 / len(readings))
    apart /= np.linalg.norm(apart, axis=0)
    return dict(zip(classifier.fields, apart.T, strict=True)), np.eye(len(inverse)) - inverse @ readings
