"""How much a stem tells: the fewer careers and postings have it, the more (inverse document frequency).

Counted by models/judge/words.py. Stems are fingerprints (extraction.fingerprints).
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

FILE = Path(__file__).with_name("word_weights.npz")


@cache
def _table() -> tuple[NDArray[np.uint32], NDArray[np.float32]]:
    """Stems in ascending order, and the weight of each; one weight more for every stem that is not among them."""
    with np.load(FILE) as stored:
        return stored["stems"], stored["weights"].astype(np.float32)


def of(stems: Sequence[int] | NDArray[np.uint32]) -> NDArray[np.float32]:
    """(stems,): above 0. A stem that the table does not have is rare, and weighs as much as the rarest ones."""
    known, weights = _table()
    asked = np.array(stems, dtype=np.uint32)
    place = np.minimum(np.searchsorted(known, asked), len(known) - 1)
    found: NDArray[np.float32] = np.where(known[place] == asked, weights[place], weights[-1])
    return found
