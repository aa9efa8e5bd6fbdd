"""Whether the time of reading a text grows with its length, and not with the square of it."""

from collections.abc import Callable
from time import process_time
from typing import Any

_LENGTH = 20_000
_RUNS = 3  # the quickest counts, because a busy machine makes any of them slower
_SHORTEST_S = 0.02  # less is noise
_MOST = 10  # times as long for four times the text: in proportion it is 4, with the square 16


def is_linear(read: Callable[[str], Any], piece: str) -> bool:
    """Reads the piece again and again in a long text, and in a quarter of it."""
    text = (piece * _LENGTH)[:_LENGTH]
    return _quickest(read, text) < _MOST * max(_quickest(read, text[: _LENGTH // 4]), _SHORTEST_S)


def _quickest(read: Callable[[str], Any], text: str) -> float:
    """The processor time in seconds. Each run reads another text, because readers keep what they have read."""
    return min(_seconds(read, text[: len(text) - run]) for run in range(_RUNS))


def _seconds(read: Callable[[str], Any], text: str) -> float:
    began = process_time()
    read(text)
    return process_time() - began
