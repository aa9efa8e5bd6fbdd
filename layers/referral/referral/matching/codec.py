"""Features as the stores keep them: compressed JSON for the facts, and the vectors as they are."""

import zlib
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter

from referral.domain.embedding import Embedding
from referral.matching.features import CandidateFeatures, JobFeatures

F = TypeVar("F", CandidateFeatures, JobFeatures)


@dataclass(frozen=True, slots=True)
class StoredFeatures:
    """`facts` are all features but the vectors."""

    facts: bytes
    vectors: bytes


def packed(features: CandidateFeatures | JobFeatures) -> StoredFeatures:
    facts = replace(features, embedding=Embedding(features.embedding.model, b""))
    return StoredFeatures(zlib.compress(_adapter(type(features)).dump_json(facts), 9), features.embedding.vectors)


def unpacked(stored: StoredFeatures, kind: type[F]) -> F:
    """The features again; ValueError where they are not of this version's form."""
    try:
        features: F = _adapter(kind).validate_json(zlib.decompress(stored.facts))
    except zlib.error as error:
        raise ValueError("the features are not compressed JSON") from error
    return replace(features, embedding=Embedding(features.embedding.model, stored.vectors))


@cache
def _adapter(kind: type) -> TypeAdapter[Any]:
    return TypeAdapter(kind)
