"""What is known about a line of a career beside a line of a posting, apart from what the two mean."""

from datetime import date

import numpy as np
from numpy.typing import NDArray

from referral.matching.candidate import Candidate
from referral.matching.features import LineSource
from referral.matching.job import Job, SharedStems
from referral.matching.vectors import Matrix

Facts = NDArray[np.float32]

_SOURCES = list(LineSource)
_PLACES = {source: place for place, source in enumerate(_SOURCES)}
LONGEST_AGO = 12.0  # years; more of them tell nothing more
_LEAST = 1e-6  # of what is divided by


def of(job: Job, candidate: Candidate, shared: SharedStems, today: date) -> Facts:
    """(compared, lines, 14): the facts of `of_career`, followed by those of each requirement beside each line.

    What share of the requirement's words the line has, what share of its own words that is, and which share of the
    skills that the requirement names; how near the title of the line's job comes to the requirement and to the title
    of the posting; and how near the line itself comes to that title.
    """
    career, rows = of_career(candidate, today), job.compared_rows
    common = (job.term_weights @ _has_term(job, candidate, shared).T)[rows]
    cosines = job.vectors @ candidate.vectors.T
    of_titles = np.where(candidate.titles >= 0, cosines[:, candidate.titles], 0) if cosines.size else cosines
    facts = np.empty((len(rows), *career.shape[:1], career.shape[1] + 6), np.float32)
    facts[:, :, :-6] = career
    facts[:, :, -6] = common / np.maximum(job.line_weights, _LEAST)[rows, None]
    facts[:, :, -5] = common / np.maximum(candidate.term_weights, _LEAST)
    facts[:, :, -4] = _shares_of_skills(job, candidate)
    facts[:, :, -3] = of_titles[rows]
    facts[:, :, -2] = 0 if job.role is None else of_titles[job.role]
    facts[:, :, -1] = 0 if job.role is None else cosines[job.role]
    return facts


def of_career(candidate: Candidate, today: date) -> Facts:
    """(lines, 8): the source of each line; whether it belongs to a job, and how many years before the career's last
    date that job ended; and the length of the line. How long the job took is for the years that a posting asks for."""
    lines, sources = candidate.features.lines, len(_SOURCES)
    ago = {id(job): candidate.years_before_last_date(job, today) for job in candidate.features.jobs}
    facts = np.zeros((len(lines), sources + 3), np.float32)
    facts[np.arange(len(lines)), [_PLACES[line.source] for line in lines]] = 1
    for row, job in candidate.job_of_line.items():
        facts[row, sources] = 1
        facts[row, sources + 1] = min(ago[id(job)], LONGEST_AGO) / 6
    facts[:, sources + 2] = [len(line.text) / 200 for line in lines]
    return facts


def _has_term(job: Job, candidate: Candidate, shared: SharedStems) -> Matrix:
    """(lines, stems of the job): 1 where the line of the career has the stem."""
    found = np.zeros((len(candidate.features.lines), len(job.stems)), np.float32)
    found[shared] = 1
    return found


def _shares_of_skills(job: Job, candidate: Candidate) -> Facts:
    """(compared, lines): the share of the skills that a requirement names, among those that a line names."""
    has_skill = np.zeros((len(job.column_of_skill), len(candidate.features.lines)), np.float32)
    for skill in job.column_of_skill.keys() & candidate.lines_of_skill.keys():
        has_skill[job.column_of_skill[skill], candidate.lines_of_skill[skill]] = 1
    named: Facts = np.maximum(job.names_skill.sum(axis=1), 1)
    return job.names_skill @ has_skill / named[:, None]
