"""How often a judge of single requirements agrees with a reader, and whether it quotes the line that proves it."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from models.evaluation.metrics import F1, Figure, MacroF1, Ratio, share_by_job
from models.evaluation.reading import Resume
from models.evaluation.within_job import CODES, Asked, Reading, WithinJob
from referral.domain.evidence import Verdict

# The verdict on a requirement (its text and need), and the words of the resume that it rests on.
Judge = Callable[[str, str, Resume], tuple[Verdict, str | None]]
_SHOWN = (Verdict.MET, Verdict.PARTIAL)
_FEWEST_WORDS = 3
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Judged:
    """One requirement of a job as a reader and a judge see it in a resume of these lines."""

    job: str
    asked: Asked
    read: Reading
    said: Verdict
    quote: str | None
    lines: Sequence[str]


def judged(data: WithinJob, resumes: Mapping[str, Resume], judge: Judge) -> list[Judged]:
    """Every requirement of every pair; the resumes {person: resume} are what the judge gets to see."""
    return [
        Judged(job, asked, reading, *judge(asked.text, asked.need, resumes[person]), data.lines[person])
        for (job, person), readings in data.readings.items()
        for name, reading in readings.items()
        for asked in [data.requirements[job][name]]
    ]


def agreement(cases: Sequence[Judged]) -> dict[str, Figure]:
    """Accuracy and macro-F1 over the three verdicts of a reader; a judge's "unknown" is never right.

    `quoted`: where both see a requirement shown, how often the quote is the reader's line or one next to it.
    """
    both = [case for case in cases if case.said in _SHOWN and case.read.verdict in _SHOWN]
    return {
        "accuracy": share_by_job((case.job, case.said == case.read.verdict) for case in cases),
        "macro_f1": MacroF1(tuple(_f1(cases, verdict) for verdict in CODES.values())),
        "quoted": share_by_job((case.job, quotes(case.quote, case.lines, case.read.line)) for case in both),
    }


def confusion(cases: Iterable[Judged]) -> dict[str, dict[str, int]]:
    """{verdict of the reader: {verdict of the judge: how often}}."""
    counts = Counter((case.read.verdict, case.said) for case in cases)
    return {read: {said: counts[read, said] for said in Verdict} for read in CODES.values()}


def quotes(quote: str | None, lines: Sequence[str], number: int | None) -> bool:
    """Whether a quote is of this line (from 1) or one next to it: all words of one stand in the other, as a phrase.

    A line of fewer than three words is too common to be found in a quote.
    """
    said = _phrase(quote or "")
    if not said.strip() or number is None:
        return False
    near = [_phrase(line) for line in lines[max(0, number - 2) : number + 1]]
    return any(said in line or (len(line.split()) >= _FEWEST_WORDS and line in said) for line in near)


def _phrase(text: str) -> str:
    """The words in small letters, with a space around each."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "


def _f1(cases: Sequence[Judged], verdict: Verdict) -> F1:
    """Of one verdict, over the jobs of the cases."""
    by_job: dict[str, list[Judged]] = {}
    for case in cases:
        by_job.setdefault(case.job, []).append(case)

    def counts(holds: Callable[[Judged], bool]) -> np.ndarray:
        return np.array([sum(map(holds, of_job)) for of_job in by_job.values()], dtype=float)

    right = counts(lambda case: case.said == case.read.verdict == verdict)
    return F1(
        precision=Ratio(right, counts(lambda case: case.said == verdict)),
        recall=Ratio(right, counts(lambda case: case.read.verdict == verdict)),
    )
