"""The fields of work (software, nursing, law …) that texts speak of, from their sentence vectors.

A linear classifier over the vectors of one sentence model; learned by models/occupations/train.py.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from referral.matching.vectors import Matrix
from referral.matching.weights import FIELD_GENEROSITY

_FILE = Path(__file__).with_name("fields_of_work.npz")


@dataclass(frozen=True)
class _Classifier:
    model: str
    fields: tuple[str, ...]
    weights: Matrix
    offsets: Matrix


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
    """True for vectors of the sentence model that the classifier was trained on."""
    return model == _classifier().model


def of(vectors: Matrix) -> Matrix:
    """(texts, d) vectors to (texts, fields): how likely each text belongs to each field."""
    if not len(vectors):
        return np.empty((0, len(_classifier().fields)), np.float32)
    exponents = vectors @ _classifier().weights + _classifier().offsets
    likely = np.exp(exponents - exponents.max(axis=1, keepdims=True))
    shares: Matrix = likely / likely.sum(axis=1, keepdims=True)
    return shares


def main(texts: Matrix) -> Matrix:
    """(texts, fields) to (fields,): the fields of all texts together; a text with a clear field counts more."""
    clear = texts.max(axis=1) ** 2
    weighted: Matrix = clear @ texts / clear.sum()
    return weighted


def affinities(job: Matrix, texts: Matrix) -> Matrix:
    """How far (0..1) each of the texts, (texts, fields), is in the fields of a job, (fields,)."""
    affinity: Matrix = texts @ (job / job.max()) ** FIELD_GENEROSITY
    return affinity


def name(fields: Matrix) -> str:
    """The field that stands out."""
    return _classifier().fields[int(fields.argmax())]
