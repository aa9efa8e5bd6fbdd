"""Rated sheets as numbers: what the line judge reads, computed by the code that ships, and what it should answer."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from models.evaluation.reading import posting
from models.judge.sheets import Rated, Sheet, same_line
from referral.domain.embedding import Embedding
from referral.domain.qa import Answers
from referral.domain.requirements import (
    DegreeRequirement,
    QualificationRequirement,
    Requirement,
    RoleRequirement,
    SeniorityRequirement,
    SkillsRequirement,
    YearsRequirement,
)
from referral.extraction.qualifications import read
from referral.extraction.requirements import requirements
from referral.matching import kind_of_work, line_facts, line_judge
from referral.matching.candidate import Candidate
from referral.matching.comparison import Comparison
from referral.matching.job import Job
from referral.matching.job_features import features_of
from referral.matching.score_table import judge
from referral.matching.vectors import Matrix

Embed = Callable[[Sequence[str]], Embedding]
Numbers = NDArray[np.float32]

PARTS = ("field", "words of jobs", "degree", "years", "level", "skills")


@dataclass(frozen=True)
class Person:
    """One candidate beside the requirements of a sheet. `verdicts` are -1 where there is none; `proofs` are the lines
    that may prove each requirement; `parts` is what rules say of the pair, in the order of PARTS."""

    vectors: Matrix
    facts: line_facts.Facts
    own: list[int]
    full: NDArray[np.bool_]
    verdicts: NDArray[np.int64]
    proofs: Mapping[int, list[int]]
    parts: Numbers
    rank: float


@dataclass(frozen=True)
class Example:
    """`read` marks the requirements that the product itself reads in the posting, `role` the one for the kind of work;
    `matters` is how much each matters to the reader (0 to 3), NaN where that is unknown."""

    job: str
    vectors: Matrix
    traits: Numbers
    read: NDArray[np.bool_]
    role: NDArray[np.bool_]
    matters: Numbers
    people: Sequence[Person]


def example(sheet: Sheet, candidates: Mapping[str, Candidate], embed: Embed, answers: Answers, today: date) -> Example:
    advertised = posting(sheet.job, sheet.text, sheet.title)
    asked = tuple(requirements(advertised, answers))
    own, others = set(asked), [one for one in sheet.requirements if one not in set(asked)]
    job = Job(features_of(advertised, (*asked, *others), embed))
    compared = list(job.compared)
    people = [_person(rated, Comparison(candidates[rated.person], job, today), compared) for rated in sheet.people]
    return Example(
        job=sheet.job,
        vectors=job.vectors[job.compared_rows],
        traits=np.array([line_judge.traits(one) for one in compared], np.float32),
        read=np.array([one in own for one in compared]),
        role=np.array([isinstance(one, RoleRequirement) for one in compared]),
        matters=np.array([sheet.weights.get(one, np.nan) for one in compared], np.float32),
        people=people,
    )


def _person(rated: Rated, comparison: Comparison, compared: Sequence[Requirement]) -> Person:
    verdicts, proofs = np.full(len(compared), -1), {}
    lines = [line.text for line in comparison.candidate.features.lines]
    for place, requirement in enumerate(compared):
        verdict = rated.verdicts.get(requirement)
        if verdict is None or _is_a_degree(requirement):
            continue
        verdicts[place] = verdict.value
        if verdict.line is not None and (rows := [r for r, line in enumerate(lines) if same_line(line, verdict.line)]):
            proofs[place] = rows
    return Person(
        vectors=comparison.candidate.vectors,
        facts=line_facts.of(comparison.job, comparison.candidate),
        own=comparison.own_lines,
        full=comparison.full,
        verdicts=verdicts,
        proofs=proofs,
        parts=np.array(_parts(comparison), np.float32),
        rank=rated.rank,
    )


def _is_a_degree(requirement: Requirement) -> bool:
    """Degrees are judged by rules; no line of a career says that somebody has one."""
    return isinstance(requirement, QualificationRequirement) and read(requirement.text, wishes=True).level is not None


def _parts(comparison: Comparison) -> list[float]:
    def mean(kind: type) -> float:
        asked = [one for one in comparison.job.features.requirements if isinstance(one, kind)]
        values = [value for one in asked if (value := judge(one, comparison).value) is not None]
        return sum(values) / len(values) if values else 0.0

    return [
        comparison.field_affinity or 0.0,
        kind_of_work.words_of_jobs(comparison),
        mean(DegreeRequirement),
        mean(YearsRequirement),
        mean(SeniorityRequirement),
        mean(SkillsRequirement),
    ]
