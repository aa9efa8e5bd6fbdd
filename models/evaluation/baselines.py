"""Scorers that the product has to beat: each takes the texts of a ranking set and gives a score for every pair."""

import math
import re
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import numpy as np

from models.evaluation import regex_reader
from models.evaluation.metrics import Scores
from models.evaluation.production import Encoder
from models.evaluation.progress import progressing
from models.evaluation.reading import UNNAMED, Resume, posting, resume
from models.evaluation.sources import Ranking
from referral.domain.posting import Posting

K1, B = 1.2, 0.75
_WORD = re.compile(r"[a-z0-9]+")


def majority(data: Ranking) -> Scores:
    """Everybody alike."""
    return _each(data, lambda _job, _person: 0.0)


def bm25(data: Ranking) -> Scores:
    """Okapi BM25: the resumes are the documents, the different words of a posting the query."""
    people = {person: Counter(_words(text)) for person, text in data.people.items()}
    weight = _idf(people, lambda n, with_word: math.log(1 + (n - with_word + 0.5) / (with_word + 0.5)))
    length = {person: sum(counts.values()) for person, counts in people.items()}
    mean_length = sum(length.values()) / len(length)
    queries = {job: set(_words(text)) for job, text in data.jobs.items()}

    def score(job: str, person: str) -> float:
        counts, norm = people[person], K1 * (1 - B + B * length[person] / mean_length)
        common = sorted(queries[job] & counts.keys())
        return sum(weight[word] * counts[word] * (K1 + 1) / (counts[word] + norm) for word in common)

    return _each(data, score)


def tf_idf(data: Ranking) -> Scores:
    """Cosine of damped term frequency (1 + log) x inverse document frequency, over postings and resumes."""
    texts = {("job", job): Counter(_words(text)) for job, text in data.jobs.items()}
    texts |= {("person", person): Counter(_words(text)) for person, text in data.people.items()}
    weight = _idf(texts, lambda n, with_word: math.log((1 + n) / (1 + with_word)) + 1)
    vectors = {
        key: {word: (1 + math.log(n)) * weight[word] for word, n in counts.items()} for key, counts in texts.items()
    }
    norms = {key: math.sqrt(sum(x * x for x in vector.values())) or 1.0 for key, vector in vectors.items()}

    def score(job: str, person: str) -> float:
        of_job, of_person = vectors["job", job], vectors["person", person]
        dot = sum(x * of_job.get(word, 0.0) for word, x in of_person.items())
        return dot / norms["job", job] / norms["person", person]

    return _each(data, score)


def mini_lm(data: Ranking, encoder: Encoder) -> Scores:
    """Cosine of the sentence vectors of the whole texts (of which the model reads 256 tokens)."""
    jobs = dict(zip(data.jobs, encoder.vectors(data.jobs.values()), strict=True))
    people = dict(zip(data.people, encoder.vectors(data.people.values()), strict=True))
    return _each(data, lambda job, person: float(jobs[job] @ people[person]))


def predecessor(data: Ranking, encoder: Encoder, today: date) -> Scores:
    """Mean-and-max cosine x 100 + question-answering cosine x 10.

    The first is half the mean and half the maximum of the cosines between the lines of the posting and the parts of the
    profile; the second the cosine between the lines that answer "which degree, how many years?" and the nearest part.
    """
    lines, answers, parts = {}, {}, {}
    for job, text in progressing(list(data.jobs.items()), "jobs read for the predecessor"):
        asked = _lines_of(posting(job, text, data.titles[job]))
        lines[job] = encoder.vectors(asked)
        answers[job] = encoder.vectors(line for line in asked if _answers(line))
    for person, text in progressing(list(data.people.items()), "people read for the predecessor"):
        parts[person] = encoder.vectors(_parts_of(resume(text, today)))

    def score(job: str, person: str) -> float:
        cosines = lines[job] @ parts[person].T
        answered = answers[job] @ parts[person].T if len(answers[job]) else np.zeros((1, 1))
        return float((cosines.mean() + cosines.max()) / 2 * 100 + answered.max(axis=1).mean() * 10)

    return _each(data, score)


def _lines_of(read: Posting) -> list[str]:
    sections = (read.requiredQualifications, read.description, read.preferredQualifications)
    lines = (line.strip(" -*•\t") for section in sections for line in section.splitlines())
    return list(dict.fromkeys(filter(None, lines))) or [read.role]


def _answers(line: str) -> bool:
    facts = regex_reader.read(line)
    return facts.level is not None or facts.years is not None


def _parts_of(read: Resume) -> list[str]:
    career = read.career
    jobs = [text for job in career.experience for text in (job.role, *job.description.splitlines())]
    degrees = [f"{entry.level} in {entry.major}" if entry.major else entry.level for entry in career.education]
    parts = (text.strip() for text in (*jobs, *career.skills, *degrees, *read.rest.splitlines()))
    return list(dict.fromkeys(filter(None, parts))) or [UNNAMED]


def _each(data: Ranking, score: Callable[[str, str], float]) -> Scores:
    return {job: {person: score(job, person) for person in people} for job, people in data.grades.items()}


def _idf(texts: Mapping[Any, Counter[str]], formula: Callable[[int, int], float]) -> dict[str, float]:
    """The weight of each word by how many of the texts have it."""
    holders = Counter(word for counts in texts.values() for word in counts)
    return {word: formula(len(texts), n) for word, n in holders.items()}


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())
