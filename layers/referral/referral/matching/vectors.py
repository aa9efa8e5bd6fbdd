"""Embeddings as matrices."""

import numpy as np
from numpy.typing import NDArray

from referral.domain.embedding import Embedding

Matrix = NDArray[np.float32]


def matrix(embedding: Embedding, rows: int) -> Matrix:
    """(rows, d) float32."""
    if not rows:
        return np.zeros((0, 0), dtype=np.float32)
    return np.frombuffer(embedding.vectors, dtype="<f2").astype(np.float32).reshape(rows, -1)
