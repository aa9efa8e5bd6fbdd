"""Rated sheets: one posting, several people, and what a reader said of each of them and of each requirement.

A folder holds jobs, people, pairs, requirements, lines, verdicts and grades as JSON lines (README.md).
"""

import json
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from referral.domain.requirements import DutyRequirement, Need, QualificationRequirement, Requirement
from referral.extraction.patterns.documents import DOCUMENTED
from referral.extraction.qualifications import read

VERDICTS = {"u": 0, "p": 1, "m": 2}
SAME_LINE = 0.75  # of the words of the shorter of two lines


@dataclass(frozen=True)
class Verdict:
    """0 not met, 1 partly, 2 met; and the line of the resume that proves it, as text."""

    value: int
    line: str | None


@dataclass(frozen=True)
class Rated:
    """What readers said of one person: verdicts by requirement, the mean rank (1 is the first) and the mean grade."""

    person: str
    verdicts: Mapping[Requirement, Verdict]
    rank: float
    grade: float


@dataclass(frozen=True)
class Sheet:
    """`weights` says how much requirements matter (0 not at all, 3 decisive), where the reader said so."""

    job: str
    title: str
    text: str
    requirements: Sequence[Requirement]
    weights: Mapping[Requirement, int]
    people: Sequence[Rated]


def sheets(folder: Path) -> list[Sheet]:
    asked = {row["job_id"]: row["requirements"] for row in _rows(folder, "requirements")}
    lines = {row["resume_id"]: row["lines"] for row in _rows(folder, "lines")}
    said = {(row["job_id"], row["resume_id"]): _codes(row["verdicts"]) for row in _rows(folder, "verdicts")}
    grades: defaultdict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for row in _rows(folder, "grades"):
        grades[row["job_id"], row["resume_id"]].append(row)
    people: defaultdict[str, list[str]] = defaultdict(list)
    for row in _rows(folder, "pairs"):
        people[row["job_id"]].append(row["resume_id"])
    return [
        _sheet(job, asked[job["job_id"]], people[job["job_id"]], lines, said, grades) for job in _rows(folder, "jobs")
    ]


def texts(folder: Path) -> dict[str, str]:
    """The resume of each person."""
    return {row["person_id"]: row["text"] for row in _rows(folder, "people")}


def postings(folder: Path) -> dict[str, str]:
    """The text of each job."""
    return {row["job_id"]: row["text"] for row in _rows(folder, "jobs")}


def same_line(one: str, other: str) -> bool:
    """Whether one of two lines has most words of the other, as cut and whole forms of a line do."""
    words = [set(re.findall(r"[a-z0-9]+", line.lower())) for line in (one, other)]
    fewest = min(map(len, words))
    return fewest > 0 and len(words[0] & words[1]) >= SAME_LINE * fewest


def _sheet(
    job: Mapping[str, Any],
    asked: Sequence[Mapping[str, Any]],
    people: Sequence[str],
    lines: Mapping[str, Sequence[str]],
    said: Mapping[tuple[str, str], Mapping[str, tuple[str, int | None]]],
    grades: Mapping[tuple[str, str], Sequence[Mapping[str, Any]]],
) -> Sheet:
    requirements = {row["id"]: _requirement(row["text"], row["need"]) for row in asked}
    rated = []
    for person in people:
        verdicts = {
            requirements[key]: Verdict(VERDICTS[code], None if line is None else lines[person][line - 1])
            for key, (code, line) in said[job["job_id"], person].items()
        }
        given = grades[job["job_id"], person]
        rank, grade = (sum(row[what] for row in given) / len(given) for what in ("rank", "grade"))
        rated.append(Rated(person, verdicts, rank, grade))
    weights = {requirements[row["id"]]: row["weight"] for row in asked if "weight" in row}
    return Sheet(job["job_id"], job["title"], job["text"], list(requirements.values()), weights, rated)


def _requirement(text: str, need: str) -> Requirement:
    line = read(text, wishes=True)
    if need == "duty":
        return DutyRequirement(text, line.skills)
    return QualificationRequirement(text, Need(need), line.skills, bool(DOCUMENTED.compiled.search(text)))


def _codes(text: str) -> dict[str, tuple[str, int | None]]:
    """ "R1:m12 R2:u" as {"R1": ("m", 12), "R2": ("u", None)}."""
    pairs = (pair.split(":") for pair in text.split())
    return {key: (code[0], int(code[1:]) if code[1:] else None) for key, code in pairs}


def _rows(folder: Path, name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines() if line]
