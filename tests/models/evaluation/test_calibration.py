import math

from models.evaluation.calibration import calibration
from models.evaluation.within_job import Rating

RATINGS = {
    "j": {"A": {"p": Rating(4, 1), "q": Rating(3, 2)}, "B": {"p": Rating(4, 1), "q": Rating(2, 2)}},
    "k": {"C": {"p": Rating(1, 1)}},
}


def test_each_band_has_the_grades_of_those_whose_score_is_in_it():
    bands = calibration(RATINGS, {"j": {"p": 100.0, "q": 80.0}, "k": {"p": 79.9}})
    assert list(bands) == ["0-20", "20-40", "40-60", "60-80", "80-100"]
    assert bands["80-100"]["mean_grade"].value == (4 + 2.5) / 2
    assert bands["80-100"]["good"].value == 1 / 2
    assert bands["60-80"]["mean_grade"].value == 1
    assert bands["60-80"]["good"].value == 0
    assert math.isnan(bands["0-20"]["mean_grade"].value)


def test_the_interval_is_over_jobs():
    figure = calibration(RATINGS, {"j": {"p": 90.0, "q": 90.0}, "k": {"p": 90.0}})["80-100"]["mean_grade"]
    assert figure.jobs == 2
    assert figure.interval() == (1, 3.25)
