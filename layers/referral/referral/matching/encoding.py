"""An encoding: texts and a vector for each, with the model that made the vectors; stored as half-precision numbers."""

import hashlib
import json
import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

# Goes up when the way to cut people and postings into texts changes, so that what was encoded before is encoded again.
CUT_VERSION = "2"


@dataclass(frozen=True)
class Encoding:
    """`vectors` is len(texts) x d little-endian float16, row by row."""

    model: str
    texts: tuple[str, ...]
    vectors: bytes


def pack(vectors: Iterable[Sequence[float]]) -> bytes:
    """Vectors of unit length as little-endian half-precision numbers, row by row."""
    return b"".join(struct.pack(f"<{len(vector)}e", *vector) for vector in vectors)


def fingerprint(*contents: str) -> str:
    """SHA-256, in hex, of contents and of the way they are cut: says whether what was encoded is what is there."""
    return hashlib.sha256(json.dumps([CUT_VERSION, *contents]).encode()).hexdigest()
