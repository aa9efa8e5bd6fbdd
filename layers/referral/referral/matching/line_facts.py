"""What is known about a line of a career beside a line of a posting, apart from what the two mean."""

from datetime import date

import numpy as np
from numpy.typing import NDArray

from referral.matching.candidate import Candidate
from referral.matching.features import LineSource
from referral.matching.job import Job
from referral.matching.vectors import Matrix

Facts = NDArray[np.float32]

_SOURCES = list(LineSource)
LONGEST_AGO = 12.0  # years; more of them tell nothing more


def of(job: Job, candidate: Candidate, today: date) -> Facts:
    """(compared, lines, 14): the facts of `of_career`, followed by those of `of_pairs`."""
    pairs, career = of_pairs(job, candidate), of_career(candidate, today)
    return np.concatenate([np.broadcast_to(career, (len(pairs), *career.shape)), pairs], axis=2)


def of_career(candidate: Candidate, today: date) -> Facts:
    """(lines, 8): the source of each line; whether it belongs to a job, and how many years before the career's last
    date that job ended; and the length of the line. How long the job took is for the years that a posting asks for."""
    lines, held = candidate.features.lines, candidate.job_of_line
    facts = np.zeros((len(lines), len(_SOURCES) + 3), np.float32)
    for row, line in enumerate(lines):
        job = held.get(row)
        ago = min(candidate.years_before_last_date(job, today), LONGEST_AGO) if job else 0.0
        facts[row, _SOURCES.index(line.source)] = 1
        facts[row, len(_SOURCES) :] = (job is not None, ago / 6, len(line.text) / 200)
    return facts


def of_pairs(job: Job, candidate: Candidate) -> Facts:
    """(compared, lines, 6): for each requirement that is compared and each line of the career: what share of the
    requirement's words the line has, what share of its own words that is, and which share of the skills that the
    requirement names; how near the title of the line's job comes to the requirement and to the title of the posting;
    and how near the line itself comes to that title."""
    rows = job.compared_rows
    common = job.term_weights @ _has_term(job, candidate).T
    of_requirement = common / np.maximum(job.term_weights.sum(axis=1), 1e-6)[:, None]
    of_line = common / np.maximum(candidate.term_weights, 1e-6)[None]
    vectors, titles = candidate.vectors, candidate.title_vectors
    asked = job.vectors[rows]
    role = job.role_vector
    shape = (len(rows), len(vectors))
    return np.stack(
        [
            of_requirement[rows],
            of_line[rows],
            _shares_of_skills(job, candidate),
            asked @ titles.T,
            np.broadcast_to(titles @ role, shape),
            np.broadcast_to(vectors @ role, shape),
        ],
        axis=2,
    ).astype(np.float32)


def _has_term(job: Job, candidate: Candidate) -> Matrix:
    """(lines, stems of the job): 1 where the line of the career has the stem."""
    columns = job.columns
    found = np.zeros((len(candidate.features.lines), len(columns)), np.float32)
    for row, stems in enumerate(candidate.features.terms):
        found[row, [columns[stem] for stem in stems if stem in columns]] = 1
    return found


def _shares_of_skills(job: Job, candidate: Candidate) -> Facts:
    """(compared, lines): the share of the skills that a requirement names, among those that a line names."""
    named = [{mention.skill for mention in line.skills} for line in candidate.features.lines]
    shares = np.zeros((len(job.compared), len(named)), np.float32)
    for place, requirement in enumerate(job.compared):
        asked = set(getattr(requirement, "skills", ()))
        if asked:
            shares[place] = [len(asked & skills) / len(asked) for skills in named]
    return shares
