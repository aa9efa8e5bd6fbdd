"""A candidate as the score sees one: features, and what is derived from them once for all jobs."""

from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from referral.domain.dates import DAYS_PER_YEAR
from referral.matching import fields_of_work, line_judge, word_weights
from referral.matching.copying import Passage
from referral.matching.features import CandidateFeatures, CandidateJob, LineSource
from referral.matching.vectors import Matrix, matrix


class Candidate:
    def __init__(self, features: CandidateFeatures) -> None:
        self.features = features

    @cached_property
    def vectors(self) -> Matrix:
        """(lines, d)."""
        return matrix(self.features.embedding, len(self.features.lines))

    @cached_property
    def fields(self) -> Matrix:
        """(lines, fields): how likely each line belongs to each field of work."""
        return fields_of_work.of(self.vectors)

    @cached_property
    def projected(self) -> Matrix:
        """(lines, k): the lines as the line judge compares them."""
        return line_judge.told(self.vectors)

    @cached_property
    def term_weights(self) -> NDArray[np.float32]:
        """(lines,): how much the words of each line tell together."""
        return np.array([word_weights.of(stems).sum() for stems in self.features.terms], np.float32)

    @cached_property
    def job_of_line(self) -> dict[int, CandidateJob]:
        """For each line that belongs to jobs, the one of them that ended last."""
        by_end = sorted(self.features.jobs, key=lambda job: job.end or date.max)
        return {row: job for job in by_end for row in job.lines}

    @cached_property
    def title_vectors(self) -> Matrix:
        """(lines, d): the vector of the occupation of each line's job, zero where there is none."""
        titles = np.zeros_like(self.vectors)
        for row, job in self.job_of_line.items():
            if job.occupation is not None:
                titles[row] = self.vectors[job.occupation]
        return titles

    @cached_property
    def prose(self) -> list[int]:
        """The lines that may be copied: all but titles and entries of the list of skills."""
        named = (LineSource.TITLE, LineSource.SKILL)
        return [row for row, line in enumerate(self.features.lines) if line.source not in named]

    @cached_property
    def passage(self) -> Passage:
        return Passage(self.features.words[row] for row in self.prose)

    def years_before_last_date(self, job: CandidateJob, today: date) -> float:
        """How many years before the last job that has ended this one ended; 0 for a present one.

        The career's own last date counts and not today, because a resume may be old.
        """
        if job.end is None or not job.has_ended(today):
            return 0.0
        last = max(other.end for other in self.features.jobs if other.end and other.has_ended(today))
        return (last - job.end).days / DAYS_PER_YEAR

    def jobs(self, today: date) -> list[CandidateJob]:
        """The jobs that have begun, from the latest to the first."""
        return [job for job in self.features.jobs if job.start <= today]
