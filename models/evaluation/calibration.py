"""How well the level of a score says the grade: what raters give to those of each band of the score."""

from collections.abc import Callable

import numpy as np

from models.evaluation.metrics import Ratio, Scores
from models.evaluation.within_job import Ratings, mean_grade

BANDS = ((0, 20), (20, 40), (40, 60), (60, 80), (80, 100))
GOOD = 3


def calibration(ratings: Ratings, scores: Scores) -> dict[str, dict[str, Ratio]]:
    """{band of the score: {measure: figure}}; a band holds its lower end, the last one also 100."""
    return {f"{low}-{high}": _of_band(ratings, scores, low, high) for low, high in BANDS}


def _of_band(ratings: Ratings, scores: Scores, low: int, high: int) -> dict[str, Ratio]:
    grades = [
        [
            mean_grade(raters, person)
            for person, score in scores[job].items()
            if low <= score and (score < high or high == BANDS[-1][1])
        ]
        for job, raters in ratings.items()
    ]

    def per_pair(counted: Callable[[float], float]) -> Ratio:
        above = np.array([sum(map(counted, of_job)) for of_job in grades], dtype=float)
        return Ratio(above, np.array([len(of_job) for of_job in grades], dtype=float))

    return {"mean_grade": per_pair(lambda grade: grade), "good": per_pair(lambda grade: float(grade >= GOOD))}
