"""Sentence vectors as they are compared."""

import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

DIMENSIONS = 384
_NUMBER_BYTES = 2


@dataclass(frozen=True, slots=True)
class Embedding:
    """Unit vectors of one model, one row per text: rows x DIMENSIONS little-endian half-precision numbers."""

    model: str
    vectors: bytes

    @classmethod
    def of(cls, model: str, vectors: Iterable[Sequence[float]]) -> "Embedding":
        return cls(model, b"".join(struct.pack(f"<{len(vector)}e", *vector) for vector in vectors))

    def of_rows(self, rows: Sequence[int]) -> "Embedding":
        """The vectors of these rows; NO_TEXTS if there are none."""
        width = DIMENSIONS * _NUMBER_BYTES
        vectors = (self.vectors[row * width : (row + 1) * width] for row in rows)
        return Embedding(self.model, b"".join(vectors)) if rows else NO_TEXTS


NO_TEXTS = Embedding("", b"")
