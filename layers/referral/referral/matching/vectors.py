"""Encodings as matrices."""

from collections.abc import Sequence

import numpy as np

from referral.matching.encoding import Encoding


def rows(encoding: Encoding) -> np.ndarray:
    """(texts, d) float32."""
    flat = np.frombuffer(encoding.vectors, dtype="<f2").astype(np.float32)
    return flat.reshape(len(encoding.texts), -1) if encoding.texts else flat.reshape(0, 0)


def rows_of(encoding: Encoding, texts: Sequence[str]) -> np.ndarray:
    """The rows of those of the texts that were encoded, in their order."""
    place = {text: i for i, text in enumerate(encoding.texts)}
    return rows(encoding)[[place[text] for text in texts if text in place]]


def only(encoding: Encoding, keep: Sequence[bool]) -> Encoding:
    """The encoding of the texts that are kept."""
    texts = tuple(text for text, kept in zip(encoding.texts, keep, strict=True) if kept)
    kept = rows(encoding)[np.array(keep, dtype=bool)] if encoding.texts else rows(encoding)
    return Encoding(encoding.model, texts, kept.astype("<f2").tobytes())
