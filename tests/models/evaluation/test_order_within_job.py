import math
from types import SimpleNamespace

import numpy as np
import pytest

from models.evaluation import order_within_job
from models.evaluation.order_within_job import agreement, best_in_top, between_raters, pairs_in_order, scores, tau
from models.evaluation.within_job import Rating, within_job
from tests.models.evaluation.test_reading import TODAY


def rated(order, grades="43210"):
    return {person: Rating(int(grades[place]), place + 1) for place, person in enumerate(order)}


def scored(order):
    return {person: float(-place) for place, person in enumerate(order)}


def test_the_raters_order_is_worth_1_and_the_reverse_nothing():
    right = agreement({"j": {"A": rated("pqrst")}}, {"j": scored("pqrst")})
    assert {name: figure.value for name, figure in right.items()} == dict.fromkeys(right, 1)
    wrong = agreement({"j": {"A": rated("pqrst")}}, {"j": scored("tsrqp")})
    assert (wrong["pairs"].value, wrong["tau"].value, wrong["best_in_top_2"].value) == (0, -1, 0)


def test_only_pairs_that_all_raters_order_alike_count():
    raters = {"A": rated("pqr"), "B": rated("qpr")}
    assert pairs_in_order(raters, scored("prq")) == 1 / 2  # q before r is missed, whether p or q is better is open
    assert pairs_in_order({"A": rated("pq"), "B": rated("qp")}, scored("pq")) is None


def test_a_tie_is_half_right():
    assert pairs_in_order({"A": rated("pqr")}, {"p": 2, "q": 2, "r": 1}) == (0.5 + 1 + 1) / 3


def test_tau_is_to_the_mean_of_the_ranks():
    raters = {"A": rated("pqr"), "B": rated("qpr")}
    assert tau(raters, scored("prq")) == 0  # p before r, q not before r
    assert tau(raters, {"p": 2, "q": 1, "r": 1}) == 1 / 2
    assert tau({"A": rated("pq"), "B": rated("qp")}, scored("pq")) is None


def test_gains_are_of_the_mean_grades():
    raters = {"A": rated("pqr", "411"), "B": rated("pqr", "201")}
    values = agreement({"j": raters}, {"j": scored("qpr")})["ndcg_at_3"].value
    gains, at_2, at_3 = {"p": 7, "q": 2**0.5 - 1, "r": 1}, 1 / math.log2(3), 1 / 2
    assert values == pytest.approx(
        (gains["q"] + gains["p"] * at_2 + gains["r"] * at_3) / (7 + at_2 + gains["q"] * at_3)
    )


@pytest.mark.parametrize(
    ("held", "chance"),
    [
        ({"p": 1, "q": 2, "r": 3, "s": 0}, 0),
        ({"p": 2, "q": 1, "r": 3, "s": 0}, 1),
        ({"p": 1, "q": 1, "r": 3, "s": 1}, 1 / 3),
        ({"p": 1, "q": 1, "r": 1, "s": 1}, 1 / 2),
    ],
)
def test_ties_among_the_first_are_broken_by_lot(held, chance):
    assert best_in_top({"A": rated("pqrs")}, held) == chance


def test_raters_are_compared_where_there_are_two():
    ratings = {"j": {"A": rated("pqr"), "B": rated("qpr")}, "k": {"C": rated("pqr")}}
    figures = between_raters(ratings)
    assert figures["pairs"].value == 2 / 3
    assert figures["pairs"].jobs == 1
    assert figures["best_in_top_2"].value == 1


def test_grades_of_either_rater_count_between_them():
    ratings = {"j": {"A": rated("pqr", "400"), "B": rated("rqp", "411")}}
    last = 1 / math.log2(4)
    of_a, of_b = last, (1 + last * 15 + 1 / math.log2(3)) / (15 + last + 1 / math.log2(3))
    assert between_raters(ratings)["ndcg_at_3"].value == pytest.approx((of_a + of_b) / 2)


def test_raters_without_a_second_give_no_figure():
    assert math.isnan(between_raters({"k": {"C": rated("pqr")}})["pairs"].value)


def test_everybody_is_scored_by_score_and_baselines(asking_folder):
    data = within_job(asking_folder())
    encoder = SimpleNamespace(vectors=lambda texts: np.array([[len(text)] for text in texts]))
    scorer = SimpleNamespace(
        encoder=encoder, today=TODAY, value=lambda case: float(len(case.resume.career.experience[0].description))
    )
    found = scores(data, scorer)
    assert list(found) == ["bm25", "tf_idf", "minilm", "smart_score"]
    assert all(held.keys() == {"j"} and held["j"].keys() == {"p", "q"} for held in found.values())
    assert found["smart_score"] == {"j": {"p": len("Baked p."), "q": len("Baked q.")}}
    assert order_within_job.agreement(data.ratings, found["smart_score"])["pairs"].value == 0.5
