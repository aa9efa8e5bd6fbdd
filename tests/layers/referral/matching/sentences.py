"""A sentence model small enough for tests, whose vectors the real classifier of fields of work reads.

The vector of a text is the sum of its words' directions. Every word has one of its own, that says nothing of a field;
words of a trade lean towards its field as well.
"""

import re
from collections.abc import Iterable
from functools import cache
from zlib import crc32

import numpy as np
from referral.extraction.career_parts import career_parts
from referral.matching.encoding import Encoding, pack
from referral.matching.evidence import Score
from referral.matching.subjects import Job, User
from referral.matching.version import MODEL

from referral.domain.posting import Posting
from referral.domain.profile import Career, Person, Profile
from referral.extraction.anonymisation import anonymous
from referral.extraction.requirements import requirements, texts_to_compare
from referral.matching import fields_of_work as work
from referral.matching.assessment import assess
from referral.matching.comparison import Comparison
from tests.layers.referral.matching.build import NOBODY, NOTHING, TODAY

TRADES = {
    "software": "software developer python django kafka kubernetes services programming code",
    "healthcare": "nurse nursing patients ward hospital medication",
    "finance": "accountant accounting ledger audits bookkeeping",
    "construction and trades": "welder welding steel bricks",
}
_FIELD_OF = {word: field for field, words in TRADES.items() for word in words.split()}


def encoded(texts: Iterable[str]) -> Encoding:
    """As the encoders store it: nothing has no model."""
    texts = tuple(texts)
    return Encoding(MODEL, texts, pack(map(_vector, texts))) if texts else NOTHING


def compare(career: Career, posting: Posting, resume: str = "", person: Person = NOBODY) -> Comparison:
    asked = requirements(posting)
    parts = encoded(career_parts(career, resume, person))
    return Comparison(anonymous(career, person), parts, posting, asked, encoded(texts_to_compare(asked)))


def ranked(career: Career, posting: Posting, resume: str = "", person: Person = NOBODY) -> Score:
    """The score that the ranker gives, from what the encoders would have stored."""
    asked = requirements(posting)
    user = User(Profile(person=person, career=career), encoded(career_parts(career, resume, person)), None, "")
    return assess(user, Job(posting, asked, encoded(texts_to_compare(asked)), None, ""), TODAY)


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
    classifier = work._classifier()
    readings = classifier.weights.T.astype(float)
    inverse = np.linalg.pinv(readings)
    apart = inverse @ (np.eye(len(readings)) - 1 / len(readings))
    apart /= np.linalg.norm(apart, axis=0)
    return dict(zip(classifier.fields, apart.T, strict=True)), np.eye(len(inverse)) - inverse @ readings
