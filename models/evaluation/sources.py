"""Labelled files, read and checked. Formats: README.md."""

import csv
import json
from collections.abc import Container, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from models.qa.evaluate import LEVELS
from models.skills.evaluate import Sentence

SHIPPED = Path(__file__).parent / "shipped"
ASKABLE = frozenset({"degree", "field", "years"})


class WrongInput(ValueError):
    """A file that is missing or not of its format; the message says where."""


@dataclass(frozen=True)
class Row:
    """One row of a file, and the place to name when something is wrong with it."""

    place: str
    values: dict[str, Any]

    def has(self, name: str) -> bool:
        return self.values.get(name) is not None

    def text(self, *names: str) -> str:
        """The first of these fields that the row has."""
        value = next((self.values[name] for name in names if self.has(name)), None)
        if value is None:
            raise self.wrong(" or ".join(f"'{name}'" for name in names) + " is missing")
        return str(value)

    def whole_number(self, name: str, least: int = 0) -> int:
        number = self.text(name)
        if not number.isdecimal() or int(number) < least:
            raise self.wrong(f"'{name}' is {number!r}, not a whole number from {least}")
        return int(number)

    def one_of(self, name: str, known: Container[str]) -> str:
        value = self.text(name)
        if value not in known:
            raise self.wrong(f"'{name}' is {value!r}, which is not known")
        return value

    def list_of(self, name: str) -> list[Any]:
        value = self.values.get(name)
        if not isinstance(value, list):
            raise self.wrong(f"'{name}' is missing or not a list")
        return value

    def wrong(self, what: str) -> WrongInput:
        return WrongInput(f"{self.place}: {what}")


@dataclass(frozen=True)
class Ranking:
    """Texts of jobs and people, how well each asked-for pair fits, and what jobs ask for, where a file says it."""

    jobs: dict[str, str]
    titles: dict[str, str]
    people: dict[str, str]
    grades: dict[str, dict[str, float]]
    asks: dict[str, frozenset[str]]


@dataclass(frozen=True)
class Qualifications:
    """A text of qualifications and what it asks for: a level of LEVELS, a field as worded ("" for none), years.

    `title` is what the posting calls the job, "" where the file doesn't say.
    """

    text: str
    level: str
    field: str
    years: float | None
    title: str = ""


@dataclass(frozen=True)
class Sets:
    """What an evaluation runs on."""

    ranking: Ranking
    requirements: list[Qualifications]
    skills: list[Sentence]


def sets(
    pairs: Path | None = None,
    jobs: Path | None = None,
    people: Path | None = None,
    requirement_rows: Path | None = None,
    sentences: Path | None = None,
) -> Sets:
    """From these files, and the shipped ones in the place of those that are not given."""
    if (pairs is None) != (jobs is None) or (people and not pairs):
        raise WrongInput("ranking and jobs are given together, people only with them")
    return Sets(
        ranking(pairs or SHIPPED / "ranking.jsonl", jobs or SHIPPED / "jobs.jsonl", people),
        requirements(requirement_rows or SHIPPED / "requirements.jsonl"),
        skills(sentences or SHIPPED / "skills.jsonl"),
    )


def ranking(pairs: Path, jobs: Path, people: Path | None = None) -> Ranking:
    """Pairs are JSON lines or CSV; the texts of the people stand in them or in a file of their own."""
    postings = {row.text("job_id"): row for row in rows_of(jobs)}
    texts = _texts(people) if people else {}
    grades: dict[str, dict[str, float]] = {}
    for row in rows_of(pairs):
        job, person = row.text("job_id"), row.text("resume_id", "candidate_id")
        if job not in postings:
            raise row.wrong(f"'job_id' {job} is not in {jobs}")
        if not people:
            texts[person] = row.text("resume_neutral", "cv_text")
        elif person not in texts:
            raise row.wrong(f"'candidate_id' {person} is not in {people}")
        grades.setdefault(job, {})[person] = row.whole_number("grade")
    return Ranking(
        jobs={job: _posting_text(postings[job]) for job in grades},
        titles={job: postings[job].values.get("job_title", "") for job in grades},
        people=texts,
        grades=grades,
        asks={job: _asks(postings[job]) for job in grades if postings[job].has("asks")},
    )


def requirements(path: Path) -> list[Qualifications]:
    return [_qualifications(row) for row in rows_of(path)]


def skills(path: Path) -> list[Sentence]:
    """Sentences in SkillSpan's form. One that names no document is a document of its own."""
    return [_sentence(row, number) for number, row in enumerate(rows_of(path))]


def _texts(people: Path) -> dict[str, str]:
    return {row.text("candidate_id", "resume_id"): row.text("cv_text", "resume_neutral") for row in rows_of(people)}


def _posting_text(row: Row) -> str:
    return row.text("text") if row.has("text") else f"{row.text('job_title')}\n{row.text('job_description')}"


def _asks(row: Row) -> frozenset[str]:
    asks = row.values["asks"]
    if not isinstance(asks, list) or not ASKABLE.issuperset(asks):
        raise row.wrong(f"'asks' is not a list of {', '.join(sorted(ASKABLE))}")
    return frozenset(asks)


def _qualifications(row: Row) -> Qualifications:
    level = row.text("degree_level")
    if level not in LEVELS:
        raise row.wrong(f"'degree_level' is {level!r}, not one of {', '.join(filter(None, LEVELS))} or empty")
    if "years" not in row.values:
        raise row.wrong("'years' is missing")
    years = row.values["years"]
    if years is not None and not isinstance(years, int | float):
        raise row.wrong(f"'years' is {years!r}, not a number or null")
    return Qualifications(
        text=row.text("context"),
        level=level,
        field=row.text("field_span"),
        years=None if years == -1 else years,
        title=row.values.get("title") or "",
    )


def _sentence(row: Row, number: int) -> Sentence:
    tokens, spans = row.list_of("tokens"), row.list_of("knowledge_spans")
    if not all(isinstance(span, list) and len(span) >= 2 and 0 <= span[0] < span[1] <= len(tokens) for span in spans):
        raise row.wrong("'knowledge_spans' are not [first token, after the last, …] inside 'tokens'")
    return Sentence(
        source=row.text("source"),
        document=row.values.get("doc", -1 - number),
        tokens=tokens,
        spans=frozenset((first, after) for first, after, *_ in spans),
    )


def rows_of(path: Path) -> list[Row]:
    """The rows of a file of JSON lines, or of a CSV with a head; at least one."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(_csv_rows(path, file) if path.suffix == ".csv" else _json_rows(path, file))
    except OSError as error:
        raise WrongInput(f"{path}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise WrongInput(f"{path}: is not UTF-8") from None
    if not rows:
        raise WrongInput(f"{path}: holds no row")
    return rows


def _json_rows(path: Path, lines: Iterator[str]) -> Iterator[Row]:
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                values = json.loads(line)
            except ValueError as error:
                raise WrongInput(f"{path}:{number}: {error}") from None
            if not isinstance(values, dict):
                raise WrongInput(f"{path}:{number}: is no JSON object")
            yield Row(f"{path}:{number}", values)


def _csv_rows(path: Path, lines: Iterator[str]) -> Iterator[Row]:
    rows = csv.DictReader(lines)
    for values in rows:
        yield Row(f"{path}:{rows.line_num}", values)
