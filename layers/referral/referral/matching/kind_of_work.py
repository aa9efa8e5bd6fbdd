"""Signs that a career is of the same kind of work as a posting. Each is 0 to 1."""

import numpy as np

from referral.matching.comparison import Comparison
from referral.matching.features import CandidateJob, LineSource
from referral.matching.vectors import Matrix
from referral.matching.weights import HALF_AS_TELLING, NEAR

_DONE = (LineSource.TITLE, LineSource.JOB)


def nearest_job(comparison: Comparison) -> float:
    """How near in meaning the job that comes nearest is to what the posting asks for; the longer ago, the less."""
    asked = _direction(comparison.job.vectors)
    return max((_recency(job, comparison) * _near(job, asked, comparison) for job in comparison.jobs), default=0.0)


def nearest_title(comparison: Comparison) -> float:
    """How near in meaning the title that comes nearest is to that of the posting; the longer ago, the less."""
    role, vectors = comparison.job.role_vector, comparison.candidate.vectors
    titled = [(job, job.occupation) for job in comparison.jobs if job.occupation is not None]
    return max((_recency(job, comparison) * _stretched(float(vectors[row] @ role)) for job, row in titled), default=0.0)


def words_of_jobs(comparison: Comparison) -> float:
    """What share of the posting's words, by how much they tell, the titles and lines of jobs have."""
    lines = comparison.candidate.features.lines
    return _words(comparison, [row for row in comparison.own_lines if lines[row].source in _DONE])


def words_of_all(comparison: Comparison) -> float:
    """What share of the posting's words, by how much they tell, the career has."""
    return _words(comparison, comparison.own_lines)


def _words(comparison: Comparison, rows: list[int]) -> float:
    held = {stem for row in rows for stem in comparison.candidate.features.terms[row]}
    asked = comparison.job.term_weights.sum(axis=0)
    said = sum(asked[column] for stem, column in comparison.job.columns.items() if stem in held)
    return float(said / asked.sum()) if asked.sum() else 0.0


def _near(job: CandidateJob, asked: Matrix, comparison: Comparison) -> float:
    rows = [row for row in job.lines if row != job.occupation]
    return _stretched(float(_direction(comparison.candidate.vectors[rows]) @ asked)) if rows else 0.0


def _direction(vectors: Matrix) -> Matrix:
    """(d,): the unit vector of the mean; zero where there are none."""
    if not len(vectors):
        return np.zeros(vectors.shape[1], np.float32)
    mean: Matrix = vectors.mean(axis=0)
    return mean / max(float(np.linalg.norm(mean)), 1e-6)


def _stretched(cosine: float) -> float:
    low, high = NEAR
    return min(1.0, max(0.0, (cosine - low) / (high - low)))


def _recency(job: CandidateJob, comparison: Comparison) -> float:
    """1 for the career's last date, half for a job that ended `HALF_AS_TELLING` years before it."""
    return 1 / (1 + comparison.candidate.years_before_last_date(job) / HALF_AS_TELLING)
