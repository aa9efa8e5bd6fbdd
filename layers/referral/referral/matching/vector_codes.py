"""Unit vectors in a few bits a number, as the stores keep them.

The numbers of a unit vector are spread like a normal distribution, so each is stored as the nearest of the levels that
suit that distribution best (J. Max, "Quantizing for minimum distortion", 1960). Levels are a little further out than
what they stand for, so that products of vectors come out right on average.
"""

from functools import cache

import numpy as np
from numpy.typing import NDArray

_GROUP = 12  # bits that are looked up at once
# By bits a number: the upper half of the levels for a standard deviation of 1, and the mean squared error.
_MAX = {
    3: ((0.2451, 0.7560, 1.3439, 2.1519), 0.03454),
    4: ((0.1284, 0.3881, 0.6568, 0.9424, 1.2562, 1.6181, 2.0690, 2.7326), 0.009497),
}


def coded(vectors: bytes, width: int, bits: int) -> bytes:
    """Rows of `width` half-precision numbers, in 3 or 4 `bits` a number; `width` is a multiple of 8."""
    levels = _levels(bits)
    numbers = np.frombuffer(vectors, "<f2").astype(np.float32) * np.float32(width**0.5)
    codes = np.searchsorted((levels[1:] + levels[:-1]) / 2, numbers)
    held = _GROUP // bits
    groups = codes.reshape(-1, held) @ (1 << bits * np.arange(held))
    first, second = groups.reshape(-1, 2).T
    return np.stack([first & 255, first >> 8 | (second & 15) << 4, second >> 4], axis=1).astype(np.uint8).tobytes()


def decoded(codes: bytes, width: int, bits: int) -> bytes:
    """The half-precision numbers that stand for those that were coded."""
    low, middle, high = np.frombuffer(codes, np.uint8).reshape(-1, 3).T.astype(np.uint16)
    groups = np.empty((len(low), 2), np.uint16)
    groups[:, 0] = low | (middle & 15) << 8
    groups[:, 1] = middle >> 4 | high << 4
    return _numbers(width, bits).take(groups).tobytes()


@cache
def _numbers(width: int, bits: int) -> NDArray[np.void]:
    """(4096,): the numbers, side by side, that each group of codes stands for."""
    _, error = _MAX[bits]
    held = _GROUP // bits
    codes = np.arange(1 << _GROUP)[:, None] >> bits * np.arange(held) & (1 << bits) - 1
    numbers = (_levels(bits) / (1 - error) / width**0.5)[codes].astype("<f2")
    groups_of_numbers: NDArray[np.void] = numbers.view(f"V{2 * held}")[:, 0]
    return groups_of_numbers


def _levels(bits: int) -> NDArray[np.float64]:
    upper = np.array(_MAX[bits][0])
    return np.concatenate([-upper[::-1], upper])
