"""A candidate as the score sees one: features, and what is derived from them once for all jobs."""

from datetime import date
from functools import cached_property
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from referral.domain.dates import DAYS_PER_YEAR
from referral.matching import fields_of_work, line_judge, word_weights
from referral.matching.copying import Passage
from referral.matching.features import CandidateFeatures, CandidateJob, LineSource, NoFeatures
from referral.matching.vectors import Matrix, matrix

_UNDATED = (LineSource.SKILL, LineSource.RESUME)


class Candidate:
    def __init__(self, features: CandidateFeatures) -> None:
        self.features = features

    @classmethod
    def of(cls, features: CandidateFeatures | NoFeatures) -> "Candidate | NoFeatures":
        return features if isinstance(features, NoFeatures) else cls(features)

    @cached_property
    def vectors(self) -> Matrix:
        """(lines, d)."""
        return matrix(self.features.embedding, len(self.features.lines))

    @cached_property
    def fields(self) -> Matrix:
        """(lines, fields): how likely each line belongs to each field of work."""
        return fields_of_work.of(self.vectors)

    @cached_property
    def clarity(self) -> list[float]:
        """How likely (0..1) each line belongs to its likeliest field of work."""
        clarity: list[float] = self.fields.max(axis=1).tolist()
        return clarity

    @cached_property
    def projected(self) -> Matrix:
        """(lines, k): the lines as the line judge compares them."""
        return line_judge.told(self.vectors)

    @cached_property
    def stems(self) -> NDArray[np.uint32]:
        """The stems of all lines, line by line."""
        return np.fromiter(chain.from_iterable(self.features.terms), np.uint32)

    @cached_property
    def line_of_stem(self) -> NDArray[np.intp]:
        """(stems,): the line that has each of `stems`."""
        lines = self.features.terms
        return np.repeat(np.arange(len(lines)), [len(stems) for stems in lines])

    @cached_property
    def term_weights(self) -> NDArray[np.float32]:
        """(lines,): how much the words of each line tell together."""
        lines = len(self.features.terms)
        return np.bincount(self.line_of_stem, word_weights.of(self.stems), lines).astype(np.float32)

    @cached_property
    def lines_of_skill(self) -> dict[str, list[int]]:
        """For each known skill, the lines that name it."""
        found: dict[str, list[int]] = {}
        for row, line in enumerate(self.features.lines):
            for skill in {mention.skill for mention in line.skills}:
                found.setdefault(skill, []).append(row)
        return found

    @cached_property
    def job_of_line(self) -> dict[int, CandidateJob]:
        """For each line that belongs to jobs, the one of them that ended last."""
        by_end = sorted(self.features.jobs, key=lambda job: job.end or date.max)
        return {row: job for job in by_end for row in job.lines}

    @cached_property
    def titles(self) -> NDArray[np.intp]:
        """(lines,): the line that is the occupation of each line's job; -1 where there is none."""
        titles = np.full(len(self.features.lines), -1)
        for row, job in self.job_of_line.items():
            titles[row] = -1 if job.occupation is None else job.occupation
        return titles

    @cached_property
    def is_undated(self) -> NDArray[np.bool_]:
        """(lines,): whether a line stands outside of jobs, in a list of skills or in a resume."""
        lines, in_a_job = self.features.lines, self.job_of_line
        undated = (line.source in _UNDATED and row not in in_a_job for row, line in enumerate(lines))
        return np.fromiter(undated, bool, len(lines))

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
