"""Similarity of each line of a job to the lines of a career: in meaning and in words."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from referral.matching.candidate import Candidate
from referral.matching.job import Job
from referral.matching.weights import COSINE_RANGE, TERM_SHARE


@dataclass(frozen=True, slots=True)
class Similarities:
    """For each line of a job: its similarity, 0 to 1, and the nearest line of the career, -1 where there is none."""

    values: NDArray[np.float64]
    nearest: NDArray[np.intp]


def similarities(job: Job, candidate: Candidate, rows: list[int]) -> Similarities:
    """Against these lines of the career. Without lines nothing is similar, so leaving everything out does not pay."""
    count = len(job.features.terms)
    if not count or not rows:
        return Similarities(np.zeros(count), np.full(count, -1))
    cosines = job.vectors @ candidate.vectors[rows].T
    meanings = np.clip((cosines - COSINE_RANGE[0]) / (COSINE_RANGE[1] - COSINE_RANGE[0]), 0, 1)
    has_term = _has_term(job, candidate, rows)
    shared = job.has_term @ has_term.T / job.term_counts[:, None]
    best = np.argmax((1 - TERM_SHARE) * meanings + TERM_SHARE * shared, axis=1)
    in_all = job.has_term @ has_term.max(axis=0) / job.term_counts
    values = (1 - TERM_SHARE) * meanings.max(axis=1).astype(np.float64) + TERM_SHARE * in_all
    return Similarities(values, np.array(rows)[best])


def _has_term(job: Job, candidate: Candidate, rows: list[int]) -> NDArray[np.float64]:
    """(rows, stems of the job): 1 where the line of the career has the stem."""
    found, columns = np.zeros((len(rows), len(job.columns))), job.columns
    for place, row in enumerate(rows):
        found[place, [columns[term] for term in candidate.features.terms[row] if term in columns]] = 1
    return found
