"""A job as the score sees it: features, and what is derived from them once for all candidates."""

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from referral.domain.requirements import Requirement, RoleRequirement, SeniorityRequirement
from referral.domain.seniority import Seniority
from referral.matching import fields_of_work, line_judge, word_weights
from referral.matching.candidate import Candidate
from referral.matching.copying import Original
from referral.matching.features import JobFeatures, NoFeatures
from referral.matching.vectors import Matrix, matrix
from referral.matching.weights import TITLE_SHARE

SharedStems = tuple[NDArray[np.intp], NDArray[np.intp]]


class Job:
    def __init__(self, features: JobFeatures) -> None:
        self.features = features

    @classmethod
    def of(cls, features: JobFeatures | NoFeatures) -> "Job | NoFeatures":
        return features if isinstance(features, NoFeatures) else cls(features)

    @cached_property
    def vectors(self) -> Matrix:
        """(lines, d)."""
        return matrix(self.features.embedding, len(self.features.terms))

    @cached_property
    def original(self) -> Original:
        return Original(self.features.words)

    @cached_property
    def stems(self) -> NDArray[np.uint32]:
        """The stems that the lines have, in ascending order: the columns of `term_weights`."""
        return np.array(sorted({stem for line in self.features.terms for stem in line}), np.uint32)

    @cached_property
    def term_weights(self) -> NDArray[np.float32]:
        """(lines, stems): how much the stem tells where the line has it, 0 elsewhere."""
        found = np.zeros((len(self.features.terms), len(self.stems)), np.float32)
        for row, line in enumerate(self.features.terms):
            found[row, np.searchsorted(self.stems, np.array(line, np.uint32))] = word_weights.of(line)
        return found

    @cached_property
    def line_weights(self) -> NDArray[np.float32]:
        """(lines,): how much the stems of each line tell together."""
        weights: NDArray[np.float32] = self.term_weights.sum(axis=1)
        return weights

    @cached_property
    def stem_weights(self) -> NDArray[np.float32]:
        """(stems,): how much each stem tells in all lines together."""
        weights: NDArray[np.float32] = self.term_weights.sum(axis=0)
        return weights

    def shared_stems(self, candidate: Candidate) -> SharedStems:
        """Where the candidate's lines have stems of the posting: line and column of each."""
        if not len(self.stems):
            return np.empty(0, np.intp), np.empty(0, np.intp)
        columns = np.minimum(np.searchsorted(self.stems, candidate.stems), len(self.stems) - 1)
        is_shared = self.stems[columns] == candidate.stems
        return candidate.line_of_stem[is_shared], columns[is_shared]

    @cached_property
    def compared(self) -> dict[Requirement, int]:
        """The requirements that are compared with the lines of a career, each with its place among them."""
        asked = (
            one for one, row in zip(self.features.requirements, self.features.rows, strict=True) if row is not None
        )
        return {requirement: place for place, requirement in enumerate(dict.fromkeys(asked))}

    @cached_property
    def compared_rows(self) -> NDArray[np.intp]:
        """The line of each requirement in `compared`."""
        return np.array([self._lines[requirement] for requirement in self.compared], np.intp)

    @cached_property
    def asked(self) -> line_judge.Asked:
        return line_judge.asked(list(self.compared), self.vectors[self.compared_rows])

    @cached_property
    def importance(self) -> list[float]:
        """How much each requirement in `compared` matters beside the others, above 0."""
        importance: list[float] = self.asked.importance.tolist()
        return importance

    @cached_property
    def is_documented(self) -> NDArray[np.bool_]:
        """(compared,): whether a document proves the requirement."""
        return np.array([getattr(one, "documented", False) for one in self.compared], bool)

    @cached_property
    def column_of_skill(self) -> dict[str, int]:
        """The skills that the requirements in `compared` name, each with its place among them."""
        named = dict.fromkeys(skill for one in self.compared for skill in getattr(one, "skills", ()))
        return {skill: place for place, skill in enumerate(named)}

    @cached_property
    def names_skill(self) -> Matrix:
        """(compared, skills): 1 where the requirement names the skill."""
        names = np.zeros((len(self.compared), len(self.column_of_skill)), np.float32)
        for place, requirement in enumerate(self.compared):
            names[place, [self.column_of_skill[skill] for skill in getattr(requirement, "skills", ())]] = 1
        return names

    @cached_property
    def role(self) -> int | None:
        """The line of the occupation."""
        roles = (row for requirement, row in self._lines.items() if isinstance(requirement, RoleRequirement))
        return next(roles, None)

    @cached_property
    def fields(self) -> Matrix | None:
        """(fields,): the fields of work of the job, by its title and its lines; None where there is no text."""
        title, all_lines = self.role, fields_of_work.of(self.vectors)
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
