"""Sentence vectors as they are stored."""

import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

DIMENSIONS = 384


@dataclass(frozen=True, slots=True)
class Embedding:
    """Unit vectors of one model, one row per text, stored as rows x DIMENSIONS little-endian half-precision numbers."""

    model: str
    vectors: bytes

    @classmethod
    def of(cls, model: str, vectors: Iterable[Sequence[float]]) -> "Embedding":
        return cls(model, b"".join(struct.pack(f"<{len(vector)}e", *vector) for vector in vectors))


NO_TEXTS = Embedding("", b"")
