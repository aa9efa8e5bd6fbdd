"""The fields of work (software, nursing, law …) that texts speak of, from their sentence vectors.

A linear classifier over the vectors of one sentence model; learned by models/occupations/train.py.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

_FILE = Path(__file__).with_name("fields_of_work.npz")

# A field that a posting speaks of a quarter as much as of its main one counts half: jobs stand between fields.
_GENEROSITY = 0.5


@dataclass(frozen=True)
class _Classifier:
    model: str
    fields: tuple[str, ...]
    weights: np.ndarray
    offsets: np.ndarray


@cache
def _classifier() -> _Classifier:
    with np.load(_FILE) as stored:
        return _Classifier(
            str(stored["model"]),
            tuple(map(str, stored["fields"])),
            stored["weights"].astype(np.float32),
            stored["offsets"].astype(np.float32),
        )


def reads(model: str) -> bool:
    """True for the vectors of the sentence model that the classifier was learned from."""
    return model == _classifier().model


def fields_of_work(vectors: np.ndarray) -> np.ndarray:
    """(texts, d) vectors to (texts, fields): how likely each text belongs to each field."""
    if not len(vectors):
        return np.empty((0, len(_classifier().fields)), np.float32)
    exponents = vectors @ _classifier().weights + _classifier().offsets
    likely = np.exp(exponents - exponents.max(axis=1, keepdims=True))
    return likely / likely.sum(axis=1, keepdims=True)


def main_fields(texts: np.ndarray) -> np.ndarray:
    """(texts, fields) to (fields,): what the texts speak of together, those with a clear field above the others."""
    clear = texts.max(axis=1) ** 2
    return clear @ texts / clear.sum()


def affinity(job: np.ndarray, career: np.ndarray) -> float:
    """How far (0..1) somebody works in the fields of a job; both are (fields,), and each adds up to 1."""
    return float((job / job.max()) ** _GENEROSITY @ career)


def name(fields: np.ndarray) -> str:
    """The field that stands out."""
    return _classifier().fields[int(fields.argmax())]
