"""Vectors of words and skills that are used alike, learned by `models/word2vec/train.py`."""

from array import array
from functools import cache, lru_cache
from math import sqrt
from operator import mul
from pathlib import Path
from typing import NamedTuple

_FILE = Path(__file__).with_name("word_vectors.bin")


class Vectors(NamedTuple):
    """Where each word stands in `numbers`, which hold `dimensions` signed bytes for every word."""

    places: dict[str, int]
    numbers: "array[int]"
    dimensions: int


def cosine(a: str, b: str) -> float:
    """The cosine of two vectors, at least 0: skills by canonical name, words in any case; 0 where one is unknown."""
    first, second = _vector(a), _vector(b)
    if not (first and second):
        return 0.0
    product: float = sum(map(mul, first, second)) / (_length(first) * _length(second))
    return min(max(product, 0.0), 1.0)


def unpack(content: bytes) -> Vectors:
    """The file's form: "count dimensions", a line for each word, then all numbers."""
    head, rest = content.split(b"\n", 1)
    count, dimensions = map(int, head.split())
    numbers = array("b", rest[-count * dimensions :])
    words = rest[: -count * dimensions].decode().split("\n")[:-1]
    return Vectors({word: i for i, word in enumerate(words)}, numbers, dimensions)


@cache
def _vectors() -> Vectors:
    return unpack(_FILE.read_bytes())


@lru_cache(maxsize=5_000)
def _vector(word: str) -> tuple[int, ...]:
    places, numbers, dimensions = _vectors()
    place = places.get(word, places.get(word.lower()))
    return () if place is None else tuple(numbers[place * dimensions : (place + 1) * dimensions])


@lru_cache(maxsize=5_000)
def _length(vector: tuple[int, ...]) -> float:
    return sqrt(sum(map(mul, vector, vector)))
