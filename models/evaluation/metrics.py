"""Measures over plain dicts: grades {job: {person: grade}} and scores {job: {person: score}}.

Every measure is a ratio of sums over jobs (or over pairs of jobs), so that its bootstrap over jobs is a weighting.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Grades = dict[str, dict[str, float]]
Scores = dict[str, dict[str, float]]
DRAWS = 2_000

Numbers = NDArray[np.float64]


class Figure:
    """A value with an interval over the jobs (or rows, or documents) that it rests on."""

    @property
    def jobs(self) -> int:
        raise NotImplementedError

    def values(self, drawn: Numbers) -> Numbers:
        """The figure for each draw, a row that says how often each job is in it; NaN where nothing is counted."""
        raise NotImplementedError

    @property
    def value(self) -> float:
        return float(self.values(np.ones((1, self.jobs)))[0])

    def interval(self, draws: int = DRAWS) -> tuple[float, float]:
        """95 % of the values if the jobs were drawn anew, with replacement."""
        if not self.jobs:
            return float("nan"), float("nan")
        drawn = np.random.default_rng(0).multinomial(self.jobs, np.full(self.jobs, 1 / self.jobs), size=draws)
        values = self.values(drawn.astype(float))
        counted = values[~np.isnan(values)]
        if not len(counted):
            return float("nan"), float("nan")
        low, high = np.quantile(counted, (0.025, 0.975))
        return float(low), float(high)


@dataclass(frozen=True)
class Ratio(Figure):
    """sum(above) / sum(below); both arrays run over jobs, or over jobs x jobs."""

    above: Numbers
    below: Numbers

    @property
    def jobs(self) -> int:
        return len(self.above)

    def values(self, drawn: Numbers) -> Numbers:
        return _divided(_weighted(self.above, drawn), _weighted(self.below, drawn))


@dataclass(frozen=True)
class F1(Figure):
    """The harmonic mean of precision and recall; 0 where nothing is right."""

    precision: Ratio
    recall: Ratio

    @property
    def jobs(self) -> int:
        return self.precision.jobs

    def values(self, drawn: Numbers) -> Numbers:
        precision, recall = (np.nan_to_num(part.values(drawn)) for part in (self.precision, self.recall))
        harmonic: Numbers = np.nan_to_num(_divided(2 * precision * recall, precision + recall))
        return harmonic


@dataclass(frozen=True)
class MacroF1(Figure):
    """The mean of the F1 of several classes, all over the same jobs."""

    classes: tuple[F1, ...]

    @property
    def jobs(self) -> int:
        return self.classes[0].jobs

    def values(self, drawn: Numbers) -> Numbers:
        mean_of_classes: Numbers = np.mean([of_class.values(drawn) for of_class in self.classes], axis=0)
        return mean_of_classes


Measure = Callable[[Grades, Scores], Ratio]


def auc(grades: Grades, scores: Scores) -> Ratio:
    """The chance that a good pair scores above a poor one, of any job: so a score must mean the same at every job.

    Good are the grades above the middle of the scale, poor those at least two below good; what is between is left out
    (0 to 4: 3 and 4 against 0 and 1; 0 to 3: 2 and 3 against 0).
    """
    good = max(grade for people in grades.values() for grade in people.values()) // 2 + 1
    of_good = [_scores_where(grades, scores, job, lambda grade: grade >= good) for job in grades]
    of_poor = [_scores_where(grades, scores, job, lambda grade: grade <= good - 2) for job in grades]
    won = np.array([[_wins(above, below) for below in of_poor] for above in of_good])
    return Ratio(won, np.array([[len(above) * len(below) for below in of_poor] for above in of_good]))


def pairwise_accuracy(grades: Grades, scores: Scores) -> Ratio:
    """The share of pairs of people with different grades for one job whose scores stand in the right order."""
    counts = [_ordered(list(grades[job].values()), [scores[job][person] for person in grades[job]]) for job in grades]
    return Ratio(np.array([right for right, _ in counts]), np.array([pairs for _, pairs in counts]))


def ndcg(grades: Grades, scores: Scores, k: int = 10) -> Ratio:
    """Mean over the jobs whose grades differ; a gain is 2^grade - 1, people of equal score share their places."""
    values: list[float | None] = []
    for job, people in grades.items():
        gains = np.array([2.0**grade - 1 for grade in people.values()])
        if len(set(gains)) > 1:
            held = np.array([scores[job][person] for person in people])
            values.append(_discounted(gains, held, k) / _discounted(gains, gains, k))
        else:
            values.append(None)
    return mean(values)


def mean(values: Iterable[float | None]) -> Ratio:
    """Of one value of each job; None where nothing is counted."""
    counted = list(values)
    above = np.array([value or 0.0 for value in counted])
    return Ratio(above, np.array([float(value is not None) for value in counted]))


def share(hits: Iterable[bool], among: Iterable[bool] | None = None) -> Ratio:
    """How many of the cases are hits, of all or of those that are `among`; each case is drawn by itself."""
    above = np.array(list(hits), dtype=float)
    below = np.ones_like(above) if among is None else np.array(list(among), dtype=float)
    return Ratio(above * below, below)


def share_by_job(hits: Iterable[tuple[str, bool]]) -> Ratio:
    """How many of the cases, each of a job, are hits; the cases of a job are drawn together."""
    by_job: dict[str, list[bool]] = {}
    for job, hit in hits:
        by_job.setdefault(job, []).append(hit)
    return Ratio(*(np.array(list(map(count, by_job.values())), dtype=float) for count in (sum, len)))


def _divided(above: Numbers, below: Numbers) -> Numbers:
    quotients: Numbers = np.divide(above, below, out=np.full(len(above), np.nan), where=below > 0)
    return quotients


def _weighted(sums: Numbers, drawn: Numbers) -> Numbers:
    weighted: Numbers = (drawn @ sums * drawn).sum(axis=1) if sums.ndim == 2 else drawn @ sums
    return weighted


def _scores_where(grades: Grades, scores: Scores, job: str, wanted: Callable[[float], bool]) -> Numbers:
    return np.array([scores[job][person] for person, grade in grades[job].items() if wanted(grade)])


def _wins(above: Numbers, below: Numbers) -> float:
    difference = above[:, None] - below[None, :]
    return float((difference > 0).sum() + (difference == 0).sum() / 2)


def _ordered(grades: Sequence[float], scores: Sequence[float]) -> tuple[float, int]:
    """How many pairs are in the right order, a tie being half right; and how many pairs there are."""
    grade, score = np.array(grades), np.array(scores)
    better = grade[:, None] > grade[None, :]
    difference = score[:, None] - score[None, :]
    return float((better & (difference > 0)).sum() + (better & (difference == 0)).sum() / 2), int(better.sum())


def _discounted(gains: Numbers, scores: Numbers, k: int) -> float:
    """Discounted gain of the first k places in the order of the scores; equal scores get the mean of their places."""
    order = np.argsort(-scores, kind="stable")
    discounts = np.where(np.arange(len(order)) < k, 1 / np.log2(np.arange(len(order)) + 2), 0)
    total = 0.0
    for score in np.unique(scores):
        tied = scores[order] == score
        total += gains[order][tied].sum() * discounts[tied].mean()
    return total
