"""Features as the stores keep them: facts compressed, and vectors in a few bits a number."""

from dataclasses import replace
from typing import TypeVar

from referral.domain.embedding import DIMENSIONS, Embedding
from referral.matching import vector_codes
from referral.matching.facts_codec import StoredFeatures, packed_facts, without_vectors
from referral.matching.features import CandidateFeatures, JobFeatures

F = TypeVar("F", CandidateFeatures, JobFeatures)
# Bits of each number of a vector. A posting is compared with many careers, and there are fewer of them.
_BITS = {CandidateFeatures: 3, JobFeatures: 4}


def packed(features: F) -> StoredFeatures:
    """The features, with vectors that are rounded."""
    vectors = vector_codes.coded(features.embedding.vectors, DIMENSIONS, _BITS[type(features)])
    return StoredFeatures(packed_facts(features), vectors)


def unpacked(stored: StoredFeatures, kind: type[F]) -> F:
    """The features that were packed, with rounded vectors; ValueError where the data does not have this version's
    form."""
    features, bits = without_vectors(stored, kind), _BITS[kind]
    if len(stored.vectors) != len(features.terms) * DIMENSIONS * bits // 8:
        raise ValueError("the vectors do not fit the lines")
    vectors = vector_codes.decoded(stored.vectors, DIMENSIONS, bits)
    return replace(features, embedding=Embedding(features.embedding.model, vectors))
