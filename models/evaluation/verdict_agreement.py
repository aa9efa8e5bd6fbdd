"""How often a judge of single requirements agrees with a reader, and whether it quotes the line that proves it."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from models.evaluation.dated_resumes import resume
from models.evaluation.metrics import F1, Figure, MacroF1, Ratio, share_by_job
from models.evaluation.production import Scorer
from models.evaluation.progress import progressing
from models.evaluation.reading import posting
from models.evaluation.within_job import CODES, Asked, Reading, WithinJob
from referral.domain.evidence import Verdict
from referral.matching.comparison import Comparison
from referral.matching.finding import Finding
from referral.matching.score_table import judge

Said = tuple[Verdict, str | None]
# For a job and a person, what is said of a requirement: the verdict, and the words of the resume that it rests on.
Judge = Callable[[str, str], Callable[[Asked], Said]]
_FROM_WORST = (Verdict.UNMET, Verdict.PARTIAL, Verdict.MET)
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


def of_product(data: WithinJob, scorer: Scorer) -> Judge:
    """The judgement that the score rests on. Of a line that asks for several things, the worst verdict counts."""

    def judge_of(job: str, person: str) -> Callable[[Asked], Said]:
        asked = [one for entry in data.requirements[job].values() for one in entry.requirements()]
        wanted = scorer.job(posting(job, data.jobs[job], data.titles[job]), tuple(asked))
        comparison = Comparison(scorer.candidate(resume(data.people[person], scorer.today)), wanted, scorer.today)

        def said(entry: Asked) -> Said:
            findings = [judge(one, comparison) for one in entry.requirements()]
            known = [one for one in findings if one.verdict in _FROM_WORST]
            worst = min(known, key=lambda one: _FROM_WORST.index(one.verdict), default=Finding.unknown())
            return worst.verdict, worst.quote

        return said

    return judge_of


def judged(data: WithinJob, judge_of: Judge) -> list[Judged]:
    """Every requirement of every pair, by its reader and by a judge."""
    found = []
    for (job, person), readings in progressing(list(data.readings.items()), "pairs judged"):
        said = judge_of(job, person)
        for name, reading in readings.items():
            asked = data.requirements[job][name]
            found.append(Judged(job, asked, reading, *said(asked), data.lines[person]))
    return found


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
