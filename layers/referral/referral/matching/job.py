"""A job as the score sees it: features, and what is derived from them once for all candidates."""

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from referral.domain.requirements import Requirement, RoleRequirement, SeniorityRequirement
from referral.domain.seniority import Seniority
from referral.matching import fields_of_work, line_judge, word_weights
from referral.matching.copying import Original
from referral.matching.features import JobFeatures
from referral.matching.vectors import Matrix, matrix
from referral.matching.weights import TITLE_SHARE


class Job:
    def __init__(self, features: JobFeatures) -> None:
        self.features = features

    @cached_property
    def vectors(self) -> Matrix:
        """(lines, d)."""
        return matrix(self.features.embedding, len(self.features.terms))

    @cached_property
    def original(self) -> Original:
        return Original(self.features.words)

    @cached_property
    def columns(self) -> dict[int, int]:
        """For each stem that the lines have, its column in `term_weights`."""
        stems = sorted({stem for line in self.features.terms for stem in line})
        return {stem: column for column, stem in enumerate(stems)}

    @cached_property
    def term_weights(self) -> NDArray[np.float32]:
        """(lines, stems): how much the stem tells where the line has it, 0 elsewhere."""
        found = np.zeros((len(self.features.terms), len(self.columns)), np.float32)
        for row, line in enumerate(self.features.terms):
            found[row, [self.columns[stem] for stem in line]] = word_weights.of(line)
        return found

    @cached_property
    def compared(self) -> dict[Requirement, int]:
        """The requirements that are compared with the lines of a career, each with its place among them."""
        asked = (
            one for one, row in zip(self.features.requirements, self.features.rows, strict=True) if row is not None
        )
        return {requirement: place for place, requirement in enumerate(dict.fromkeys(asked))}

    @cached_property
    def compared_rows(self) -> list[int]:
        """The line of each requirement in `compared`."""
        return [self._lines[requirement] for requirement in self.compared]

    @cached_property
    def asked(self) -> line_judge.Asked:
        return line_judge.asked(list(self.compared), self.vectors[self.compared_rows])

    @cached_property
    def role_vector(self) -> Matrix:
        """(d,): the vector of the occupation; zero where there is none."""
        roles = [row for requirement, row in self._lines.items() if isinstance(requirement, RoleRequirement)]
        zero: Matrix = np.zeros(self.vectors.shape[1], np.float32)
        return self.vectors[roles[0]] if roles else zero

    @cached_property
    def fields(self) -> Matrix | None:
        """(fields,): the fields of work of the job, by its title and its lines; None where there is no text."""
        roles = (row for requirement, row in self._lines.items() if isinstance(requirement, RoleRequirement))
        title, all_lines = next(roles, None), fields_of_work.of(self.vectors)
        if title is None or len(all_lines) < 2:
            return fields_of_work.main(all_lines) if len(all_lines) else None
        body = fields_of_work.main(np.delete(all_lines, title, axis=0))
        both: Matrix = TITLE_SHARE * all_lines[title] + (1 - TITLE_SHARE) * body
        return both

    @cached_property
    def _lines(self) -> dict[Requirement, int]:
        pairs = zip(self.features.requirements, self.features.rows, strict=True)
        return {requirement: row for requirement, row in pairs if row is not None}

    @property
    def seniority(self) -> Seniority | None:
        asked = (one.level for one in self.features.requirements if isinstance(one, SeniorityRequirement))
        return next(asked, None)
