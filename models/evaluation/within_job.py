"""Several people who ask for the same job, graded, put in order and judged: a folder of files, read and checked.

Formats: README.md.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from models.evaluation import sources
from models.evaluation.sources import Ranking, Row, WrongInput, rows_of
from referral.domain.evidence import Verdict
from referral.domain.requirements import DutyRequirement, Need, Requirement
from referral.extraction.qualifications import hard_skills, read
from referral.extraction.requirements import asked_by

SHIPPED = sources.SHIPPED / "within_job"
CODES = {"m": Verdict.MET, "p": Verdict.PARTIAL, "u": Verdict.UNMET}
DUTY = "duty"
NEEDS = (*Need, DUTY)
HEAVIEST = 3
_READING = re.compile(r"(?P<requirement>\w+):(?P<code>[mpu])(?P<line>(?<!u)[1-9]\d*|(?<=u))")


@dataclass(frozen=True)
class Rating:
    """How well somebody fits (0 to 4), and their place among those who ask for the job (1: the first)."""

    grade: int
    rank: int


@dataclass(frozen=True)
class Asked:
    """A requirement in the words of the posting, its need, one of NEEDS, and how much it matters to a reader.

    `weight` is 0 to 3, decisive; at 0 the line asks nothing of a person, and is not judged. None: no reader said so.
    """

    text: str
    need: str
    weight: int | None = None

    def requirements(self) -> list[Requirement]:
        """What the product reads in these words: a degree, years, the line itself."""
        if self.need == DUTY:
            return [DutyRequirement(self.text, hard_skills(self.text))]
        return list(asked_by(read(self.text, wishes=True), Need(self.need)))


@dataclass(frozen=True)
class Reading:
    """A reader's verdict on a requirement, and the number of the line that proves it, from 1; None where none does."""

    verdict: Verdict
    line: int | None


# {job: {rater: {person: rating}}}
Ratings = dict[str, dict[str, dict[str, Rating]]]
Pair = tuple[str, str]


@dataclass(frozen=True)
class WithinJob:
    """Texts and titles of jobs, texts of people, who asks for which job, and what raters and readers say.

    `requirements` {job: {its name: what is asked}}; `readings` {(job, person): {name of a requirement: reading}};
    `lines` {person: the lines that readings number}.
    """

    jobs: dict[str, str]
    titles: dict[str, str]
    people: dict[str, str]
    asking: dict[str, list[str]]
    ratings: Ratings
    requirements: dict[str, dict[str, Asked]]
    readings: dict[Pair, dict[str, Reading]]
    lines: dict[str, list[str]]

    def ranking(self) -> Ranking:
        """The texts as the baselines take them, with the raters' mean grades."""
        grades = {
            job: {person: mean_grade(self.ratings[job], person) for person in people}
            for job, people in self.asking.items()
        }
        return Ranking(self.jobs, self.titles, self.people, grades, asks={})


def mean_grade(raters: dict[str, dict[str, Rating]], person: str) -> float:
    return sum(ratings[person].grade for ratings in raters.values()) / len(raters)


def given_or_shipped(folder: Path | None) -> WithinJob | None:
    """What is in this folder, or else in the shipped one; None where there is neither."""
    return within_job(folder or SHIPPED) if folder or SHIPPED.is_dir() else None


def within_job(folder: Path) -> WithinJob:
    """What the files of this folder say; each pair is rated by every rater of its job, and read once."""
    jobs = {row.text("job_id"): row for row in rows_of(folder / "jobs.jsonl")}
    people = {row.text("person_id"): row.text("text") for row in rows_of(folder / "people.jsonl")}
    asking: dict[str, list[str]] = {}
    for row in rows_of(folder / "pairs.jsonl"):
        asking.setdefault(row.one_of("job_id", jobs), []).append(row.one_of("resume_id", people))
    requirements = {row.text("job_id"): dict(_asked(row)) for row in rows_of(folder / "requirements.jsonl")}
    lines = {row.text("resume_id"): row.list_of("lines") for row in rows_of(folder / "lines.jsonl")}
    return WithinJob(
        jobs={job: jobs[job].text("text") for job in asking},
        titles={job: jobs[job].text("title") for job in asking},
        people={person: people[person] for asked in asking.values() for person in asked},
        asking=asking,
        ratings=_ratings(folder / "grades.jsonl", asking),
        requirements=requirements,
        readings=_readings(folder / "verdicts.jsonl", asking, requirements, lines),
        lines=lines,
    )


def _ratings(path: Path, asking: dict[str, list[str]]) -> Ratings:
    found: Ratings = {}
    for row in rows_of(path):
        job = row.one_of("job_id", asking)
        rated = found.setdefault(job, {}).setdefault(row.text("rater"), {})
        rank = row.whole_number("rank", least=1)
        if any(rank == rating.rank for rating in rated.values()):
            raise row.wrong(f"'rank' {rank} of this rater is given twice for {job}")
        rated[row.one_of("resume_id", asking[job])] = Rating(row.whole_number("grade"), rank)
    for job, people in asking.items():
        if job not in found or any(ratings.keys() != set(people) for ratings in found[job].values()):
            raise WrongInput(f"{path}: not everybody who asks for {job} is rated by every rater of it")
    return found


def _readings(
    path: Path, asking: dict[str, list[str]], requirements: dict[str, dict[str, Asked]], lines: dict[str, list[str]]
) -> dict[Pair, dict[str, Reading]]:
    found: dict[Pair, dict[str, Reading]] = {}
    for row in rows_of(path):
        job = row.one_of("job_id", asking)
        person = row.one_of("resume_id", asking[job])
        readings = dict(_read(row, len(lines.get(person, []))))
        if readings.keys() != {name for name, asked in requirements.get(job, {}).items() if asked.weight != 0}:
            raise row.wrong(f"'verdicts' are not one for each requirement of {job}")
        found[job, person] = readings
    for job, people in asking.items():
        for person in people:
            if (job, person) not in found:
                raise WrongInput(f"{path}: {person} is not read for {job}")
    return found


def _asked(row: Row) -> Iterator[tuple[str, Asked]]:
    for entry in row.list_of("requirements"):
        if not isinstance(entry, dict):
            raise row.wrong("'requirements' holds what is no object")
        one = Row(row.place, entry)
        weight = one.whole_number("weight") if one.has("weight") else None
        if weight is not None and weight > HEAVIEST:
            raise one.wrong(f"'weight' is {weight}, not a whole number from 0 to {HEAVIEST}")
        yield one.text("id"), Asked(one.text("text"), one.one_of("need", NEEDS), weight)


def _read(row: Row, lines: int) -> Iterator[tuple[str, Reading]]:
    for word in row.text("verdicts").split():
        match = _READING.fullmatch(word)
        if not match:
            raise row.wrong(f"'verdicts' has {word!r}, not like R1:m12, R2:p7 or R3:u")
        line = int(match["line"]) if match["line"] else None
        if line and line > lines:
            raise row.wrong(f"'verdicts' has {word!r}, but the resume has {lines} lines")
        yield match["requirement"], Reading(CODES[match["code"]], line)
