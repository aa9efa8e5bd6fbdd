"""Nearness of a requirement to the parts of a career: in meaning and in words."""

from dataclasses import dataclass

import numpy as np

from referral.extraction.text import terms
from referral.matching.encoding import Encoding
from referral.matching.vectors import rows
from referral.matching.weights import COSINE_RANGE, TERM_SHARE


@dataclass(frozen=True)
class Nearness:
    """`value` in 0..1; `quote` is the part that comes nearest, None where a career has no parts."""

    value: float
    quote: str | None


def nearness(asked: Encoding, career: Encoding) -> dict[str, Nearness]:
    """For each text of `asked`, how near the career comes to it: not at all if it has no parts, for leaving all out
    must not pay. Both encodings must be of one model."""
    if not asked.texts or not career.texts:
        return dict.fromkeys(asked.texts, Nearness(0.0, None))
    cosines = rows(asked) @ rows(career).T
    part_terms = [terms(part) for part in career.texts]
    all_terms = frozenset().union(*part_terms)
    return {
        text: _nearest(terms(text), row, career.texts, part_terms, all_terms)
        for text, row in zip(asked.texts, cosines, strict=True)
    }


def _nearest(
    wanted: frozenset[str],
    cosines: np.ndarray,
    parts: tuple[str, ...],
    part_terms: list[frozenset[str]],
    all_terms: frozenset[str],
) -> Nearness:
    meanings = np.clip((cosines - COSINE_RANGE[0]) / (COSINE_RANGE[1] - COSINE_RANGE[0]), 0, 1)
    in_part = np.array([_share(wanted, there) for there in part_terms])
    best = int(np.argmax((1 - TERM_SHARE) * meanings + TERM_SHARE * in_part))
    value = (1 - TERM_SHARE) * float(meanings.max()) + TERM_SHARE * _share(wanted, all_terms)
    return Nearness(value, parts[best])


def _share(wanted: frozenset[str], there: frozenset[str]) -> float:
    return len(wanted & there) / len(wanted) if wanted else 0.0
