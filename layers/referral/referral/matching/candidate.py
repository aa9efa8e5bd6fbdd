"""A candidate as the score sees one: features, and what is derived from them once for all jobs."""

from datetime import date
from functools import cached_property

from referral.matching import fields_of_work
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
    def prose(self) -> list[int]:
        """The lines that may be copied: all but titles and entries of the list of skills."""
        named = (LineSource.TITLE, LineSource.SKILL)
        return [row for row, line in enumerate(self.features.lines) if line.source not in named]

    @cached_property
    def passage(self) -> Passage:
        return Passage(self.features.words[row] for row in self.prose)

    def jobs(self, today: date) -> list[CandidateJob]:
        """The jobs that have begun, from the latest to the first."""
        return [job for job in self.features.jobs if job.start <= today]
