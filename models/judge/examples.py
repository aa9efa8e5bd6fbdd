"""Rated pairs as numbers: what the line judge reads, computed by the code that ships, and what it should answer."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.evaluation.dated_resumes import resume
from models.evaluation.production import Scorer
from models.evaluation.progress import progressing
from models.evaluation.reading import posting
from models.evaluation.within_job import Asked, WithinJob
from referral.domain.evidence import Verdict
from referral.domain.requirements import DegreeRequirement, DutyRequirement, Kind, QualificationRequirement, Requirement
from referral.matching import line_facts, line_judge
from referral.matching.comparison import Comparison
from referral.matching.job_features import compared_text
from referral.matching.score_table import judge
from referral.matching.vectors import Matrix

Numbers = NDArray[np.float32]

# What else the order of people rests on: two signs of the kind of work, and what is judged by rules.
RULES = (Kind.EDUCATION, Kind.YEARS, Kind.SENIORITY, Kind.SKILLS)
PARTS = ("field", "words of jobs", *RULES)

_VERDICTS = (Verdict.UNMET, Verdict.PARTIAL, Verdict.MET)
_SAME_LINE = 0.75  # of the words of the shorter of two lines


@dataclass(frozen=True)
class Person:
    """One candidate beside the requirements of a sheet. `titles` is the row of the title of each line's job, -1 where
    there is none; `verdicts` are -1 where there is none; `proofs` are the lines that may prove each requirement;
    `parts` is what rules say of the pair, in the order of PARTS."""

    lines: Sequence[str]
    titles: NDArray[np.int64]
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
    """`read` marks the requirements that the product reads in the posting itself, `role` the one for the kind of work;
    `matters` is how much each matters to the reader (0 to 3), NaN where that is unknown."""

    job: str
    asked: Sequence[str]
    vectors: Matrix
    traits: Numbers
    read: NDArray[np.bool_]
    role: NDArray[np.bool_]
    matters: Numbers
    people: Sequence[Person]


def examples(data: WithinJob, scorer: Scorer) -> list[Example]:
    return [_example(data, job, scorer) for job in progressing(list(data.asking), "jobs read")]


def _example(data: WithinJob, job: str, scorer: Scorer) -> Example:
    advertised = posting(job, data.jobs[job], data.titles[job])
    lines = {name: line for name, asked in data.requirements[job].items() if (line := _line(asked))}
    plain, wanted = scorer.job(advertised), scorer.job(advertised, tuple(lines.values()))
    compared, own = list(wanted.compared), set(plain.compared)
    matters = {lines[name]: asked.weight for name, asked in data.requirements[job].items() if name in lines}
    people = []
    for person in data.asking[job]:
        candidate = scorer.candidate(resume(data.people[person], scorer.today))
        said = {
            lines[name]: (
                _VERDICTS.index(reading.verdict),
                data.lines[person][reading.line - 1] if reading.line else None,
            )
            for name, reading in data.readings[job, person].items()
            if name in lines
        }
        ranks = [ratings[person].rank for ratings in data.ratings[job].values()]
        people.append(
            _person(
                Comparison(candidate, wanted, scorer.today),
                said,
                _parts(Comparison(candidate, plain, scorer.today)),
                sum(ranks) / len(ranks),
            )
        )
    return Example(
        job=job,
        asked=[compared_text(one) or "" for one in compared],
        vectors=wanted.vectors[wanted.compared_rows],
        traits=np.array([line_judge.traits(one) for one in compared], np.float32),
        read=np.array([one in own for one in compared]),
        role=np.array([one.kind is Kind.ROLE for one in compared]),
        matters=np.array([_number(matters.get(one)) for one in compared], np.float32),
        people=people,
    )


def _line(asked: Asked) -> Requirement | None:
    """The requirement whose lines are compared; none for a degree, which no line of a career proves."""
    read = asked.requirements()
    if any(isinstance(one, DegreeRequirement) for one in read):
        return None
    return next((one for one in read if isinstance(one, QualificationRequirement | DutyRequirement)), None)


def _number(weight: int | None) -> float:
    return float("nan") if weight is None else float(weight)


def _person(
    comparison: Comparison, said: Mapping[Requirement, tuple[int, str | None]], parts: list[float], rank: float
) -> Person:
    compared, lines = comparison.job.compared, [line.text for line in comparison.candidate.features.lines]
    verdicts, proofs = np.full(len(compared), -1), {}
    for requirement, (verdict, proof) in said.items():
        place = compared[requirement]
        verdicts[place] = verdict
        if proof and (rows := [row for row, line in enumerate(lines) if same_line(line, proof)]):
            proofs[place] = rows
    return Person(
        lines=lines,
        titles=comparison.candidate.titles,
        vectors=comparison.candidate.vectors,
        facts=line_facts.of(comparison.job, comparison.candidate, comparison.shared_stems, comparison.today),
        own=comparison.own_lines,
        full=comparison.full,
        verdicts=verdicts,
        proofs=proofs,
        parts=np.array(parts, np.float32),
        rank=rank,
    )


def same_line(one: str, other: str) -> bool:
    """Whether one of two lines has most words of the other, as cut and whole forms of a line do."""
    words = [set(re.findall(r"[a-z0-9]+", line.lower())) for line in (one, other)]
    fewest = min(map(len, words))
    return fewest > 0 and len(words[0] & words[1]) >= _SAME_LINE * fewest


def _parts(comparison: Comparison) -> list[float]:
    def values(kind: Kind) -> Iterator[float]:
        for asked in comparison.job.features.requirements:
            if asked.kind is kind and (value := judge(asked, comparison).value) is not None:
                yield value

    judged = [list(values(kind)) for kind in RULES]
    means = [sum(found) / len(found) if found else 0.0 for found in judged]
    return [comparison.field_affinity or 0.0, comparison.words_of_jobs, *means]
