"""A plain resume as people write it, with headings and dated jobs, read into a profile.

Where all jobs have ended, all dates move so that the last one ends today: resumes of any year are read as if just
written.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from models.evaluation.reading import (
    MAX_ENTRIES,
    ROLE_NOUN,
    UNDATED_YEARS,
    UNNAMED,
    Resume,
    person_called,
    years_stated,
)
from models.evaluation.resume_lines import Span, bare, degree_in, has_mark, heading, skills_in, span_in, title_in
from referral.domain.profile import Career, Experience

_LONGEST_HEADING = 160
_WORDS_OF_A_TITLE = 10
MAX_SKILLS = 300

# The section of a line, and the line.
Line = tuple[str, str]


@dataclass
class _Job:
    """A job while its lines are collected; months count from year 0."""

    role: str
    start: int
    end: int | None
    lines: list[str] = field(default_factory=list)

    def moved(self, months: int) -> Experience:
        return Experience(
            company=UNNAMED,
            role=self.role,
            description="\n".join(self.lines)[:20_000],
            dateFrom=_written(self.start + months),
            dateTo=None if self.end is None else _written(self.end + months),
        )


def resume(text: str, today: date) -> Resume:
    """A resume without a dated job becomes one job, as long as it says, up to today."""
    lines = list(_in_sections([line.strip() for line in text.splitlines() if line.strip()]))
    this_month = today.year * 12 + today.month - 1
    jobs, other = _jobs(lines)
    if not jobs:
        jobs, other = [_only_job(lines, this_month)], [(section, line) for section, line in other if section != "work"]
    degrees = [degree for section, line in other if section == "education" and (degree := degree_in(line))]
    skills = [skill for section, line in other if section == "skills" for skill in skills_in(line)]
    career = Career(
        experience=[job.moved(_months_ago(jobs, this_month)) for job in jobs[:MAX_ENTRIES]],
        education=degrees[:MAX_ENTRIES],
        skills=list(dict.fromkeys(skills))[:MAX_SKILLS],
    )
    rest = [line for section, line in other if section != "skills" or not skills_in(line)]
    return Resume(career, "\n".join(rest), person_called(""))


def _months_ago(jobs: list[_Job], this_month: int) -> int:
    """How long ago the last job ended; 0 where one is still held."""
    ends = [job.end for job in jobs if job.end is not None]
    return this_month - max(ends) if len(ends) == len(jobs) else 0


def _in_sections(lines: list[str]) -> Iterator[Line]:
    """The lines without the headings; what stands before the first is "other"."""
    section = "other"
    for line in lines:
        section, said = heading(line) or (section, line)
        if said:
            yield section, said


def _jobs(lines: list[Line]) -> tuple[list[_Job], list[Line]]:
    """The dated jobs with the lines below them, and all other lines."""
    spans = _spans(lines)
    roles = _roles(lines, spans)
    titles = {place for place, _ in roles.values()}
    jobs: list[_Job] = []
    other = []
    inside = False
    for place, (section, line) in enumerate(lines):
        inside = place in spans or (inside and section == lines[place - 1][0])
        if place in spans:
            jobs.append(_Job(roles[place][1], spans[place].start, spans[place].end))
        elif place in titles or not bare(line):
            continue
        elif inside:
            jobs[-1].lines.append(line)
        else:
            other.append((section, line))
    return jobs, other


def _spans(lines: list[Line]) -> dict[int, Span]:
    """The dates of the lines that open a job, by place: those among work, and behind it among accomplishments."""
    start = next((place for place, (section, _) in enumerate(lines) if section == "work"), 0)
    dated = {
        place: span_in(line)
        for place, (section, line) in enumerate(lines)
        if place >= start and section in ("work", "other") and len(line) <= _LONGEST_HEADING
    }
    return {
        place: span
        for place, span in dated.items()
        if span and not (bare(span.before) and lines[place][1].endswith("."))  # a sentence that names years
    }


def _roles(lines: list[Line], spans: dict[int, Span]) -> dict[int, tuple[int, str]]:
    """For each job its title and where that stands; a line between two jobs is the title of one."""
    roles: dict[int, tuple[int, str]] = {}
    for place, span in spans.items():
        taken = spans.keys() | {at for at, _ in roles.values()}
        beside = [at for at in (place - 1, place + 1) if at in range(len(lines)) and at not in taken]
        near = [at for at in beside if lines[at][0] == lines[place][0] and _may_be_title(lines[at][1])]
        near.sort(key=lambda at: not has_mark(lines[at][1]))
        roles[place] = _role([(place, span.before), (place, span.behind), *((at, lines[at][1]) for at in near)], place)
    return roles


def _role(texts: list[tuple[int, str]], place: int) -> tuple[int, str]:
    """The first title that names an occupation, else the first."""
    titles = [(at, title) for at, text in texts if (title := title_in(text))]
    named = (entry for entry in titles if ROLE_NOUN.search(entry[1]))
    return next(named, next(iter(titles), (place, UNNAMED)))


def _may_be_title(line: str) -> bool:
    return len(title_in(line).split()) <= _WORDS_OF_A_TITLE and not line.endswith((".", ","))


def _only_job(lines: list[Line], this_month: int) -> _Job:
    """The months that somebody has used a skill for count as time at work."""
    texts = [line for _, line in lines]
    titles = [title for line in texts if (title := title_in(line))]
    role = next((title for title in titles if ROLE_NOUN.search(title)), next(iter(titles), UNNAMED))
    years = next((years for line in texts if (years := years_stated(line))), UNDATED_YEARS)
    of_skills = [int(months) for line in texts for months in re.findall(r"Experience - (\d+) months", line)]
    months = max(of_skills, default=round(12 * years))
    return _Job(role, this_month - months, None, [line for section, line in lines if section == "work"])


def _written(month: int) -> str:
    return f"{month // 12}-{month % 12 + 1:02}"
