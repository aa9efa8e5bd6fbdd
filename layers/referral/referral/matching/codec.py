"""Features as the stores keep them: facts and fingerprints compressed, and the vectors as they are."""

import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter

from referral.domain.embedding import Embedding
from referral.matching.features import CandidateFeatures, Fingerprints, JobFeatures

F = TypeVar("F", CandidateFeatures, JobFeatures)
_LENGTH = struct.Struct("<I")


@dataclass(frozen=True, slots=True)
class StoredFeatures:
    """`facts` are all features but the vectors."""

    facts: bytes
    vectors: bytes


def packed(features: F) -> StoredFeatures:
    """Facts as JSON, followed by the fingerprints of terms and words as 32-bit numbers, which are quick to read."""
    facts = replace(features, embedding=Embedding(features.embedding.model, b""), terms=(), words=())
    parts = (_adapter(type(features)).dump_json(facts), _table(features.terms), _table(features.words))
    body = b"".join(_LENGTH.pack(len(part)) + part for part in parts)
    return StoredFeatures(zlib.compress(body, 9), features.embedding.vectors)


def unpacked(stored: StoredFeatures, kind: type[F]) -> F:
    """The inverse of `packed`; ValueError where the data does not have this version's form."""
    try:
        facts, terms, words = _parts(zlib.decompress(stored.facts))
        features: F = _adapter(kind).validate_json(facts)
        embedding = Embedding(features.embedding.model, stored.vectors)
        read = replace(features, embedding=embedding, terms=_rows(terms), words=_rows(words))
    except (zlib.error, struct.error) as error:
        raise ValueError("the features are not of this form") from error
    if not _fit(stored.vectors, len(read.terms)):
        raise ValueError("the vectors do not fit the lines")
    return read


def _fit(vectors: bytes, lines: int) -> bool:
    """One vector of half-precision numbers for each line, all of the same length."""
    if not lines:
        return not vectors
    return bool(vectors) and len(vectors) % (2 * lines) == 0


def _parts(body: bytes) -> list[bytes]:
    parts, start = [], 0
    while start < len(body):
        (length,) = _LENGTH.unpack_from(body, start)
        start += _LENGTH.size
        parts.append(body[start : start + length])
        start += length
    return parts


def _table(rows: Sequence[Fingerprints]) -> bytes:
    """The number of rows, the length of each, and their numbers."""
    numbers = [len(rows), *map(len, rows), *(number for row in rows for number in row)]
    return struct.pack(f"<{len(numbers)}I", *numbers)


def _rows(table: bytes) -> tuple[Fingerprints, ...]:
    count, *numbers = struct.unpack(f"<{len(table) // 4}I", table)
    rows, start = [], count
    for length in numbers[:count]:
        rows.append(tuple(numbers[start : start + length]))
        start += length
    return tuple(rows)


def _adapter(kind: type[F]) -> TypeAdapter[F]:
    return _adapters()[kind.__name__]


@cache
def _adapters() -> dict[str, TypeAdapter[Any]]:
    return {kind.__name__: TypeAdapter(kind) for kind in (CandidateFeatures, JobFeatures)}
