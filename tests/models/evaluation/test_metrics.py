import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.evaluation.metrics import F1, MacroF1, Ratio, auc, mean, ndcg, pairwise_accuracy, share, share_by_job

GRADES = {"a": {"p": 4, "q": 2, "r": 0}, "b": {"s": 3, "t": 1}}
IN_ORDER = {"a": {"p": 9, "q": 5, "r": 1}, "b": {"s": 8, "t": 2}}
MEASURES = (auc, pairwise_accuracy, ndcg)


@pytest.mark.parametrize("measure", MEASURES)
def test_the_right_order_is_worth_1(measure):
    assert measure(GRADES, IN_ORDER).value == 1


@pytest.mark.parametrize(("measure", "expected"), [(auc, 0), (pairwise_accuracy, 0)])
def test_the_reverse_order_is_worth_nothing(measure, expected):
    assert measure(GRADES, {j: {p: -s for p, s in people.items()} for j, people in IN_ORDER.items()}).value == expected


@pytest.mark.parametrize("measure", [auc, pairwise_accuracy])
def test_a_constant_score_is_worth_half(measure):
    assert measure(GRADES, {job: dict.fromkeys(people, 7) for job, people in GRADES.items()}).value == 0.5


def test_auc_compares_across_jobs_and_leaves_the_middle_out():
    scores = {"a": {"p": 9, "q": -99, "r": 1}, "b": {"s": 0, "t": -1}}
    assert auc(GRADES, scores).value == 3 / 4  # s scores below r of the other job; q does not count


def test_of_four_grades_only_the_lowest_is_poor():
    grades = {"a": {"p": 3, "q": 2, "r": 1, "s": 0}}
    assert auc(grades, {"a": {"p": 3, "q": 2, "r": 99, "s": 0}}).value == 1


def test_ndcg_by_hand():
    scores = {"a": {"p": 1, "q": 5, "r": 0}, "b": {"s": 1, "t": 1}}
    second = 1 / math.log2(3)
    of_a = (3 + 15 * second) / (15 + 3 * second)
    of_b = (7 + 1) * (1 + second) / 2 / (7 + second)  # the two share their places
    assert ndcg(GRADES, scores).value == pytest.approx((of_a + of_b) / 2)


def test_ndcg_does_not_count_jobs_whose_people_are_alike():
    assert ndcg({**GRADES, "c": {"x": 2, "y": 2}}, {**IN_ORDER, "c": {"x": 0, "y": 1}}).value == 1


@pytest.mark.parametrize("measure", MEASURES)
def test_an_interval_holds_the_value_and_is_the_same_again(measure):
    scores = {"a": {"p": 9, "q": 5, "r": 6}, "b": {"s": 2, "t": 3}}
    ratio = measure(GRADES, scores)
    low, high = ratio.interval()
    assert low <= ratio.value <= high
    assert ratio.interval() == (low, high)


def test_nothing_to_count_has_no_value():
    for nothing in (share([]), share([True], among=[False])):
        assert math.isnan(nothing.value)
        assert all(map(math.isnan, nothing.interval()))


def test_a_share_counts_those_that_it_is_among():
    assert share([True, False, True, True]).value == 3 / 4
    assert share([True, False, True, True], among=[True, True, False, False]).value == 1 / 2


def test_a_mean_leaves_out_the_jobs_that_have_no_value():
    assert mean([1.0, None, 0.0]).value == 1 / 2
    assert mean([1.0, None, 0.0]).jobs == 3
    assert math.isnan(mean([None]).value)


def test_every_class_counts_alike_in_a_macro_f1():
    often, seldom = Ratio(np.array([9.0, 9.0]), np.array([9.0, 9.0])), Ratio(np.array([0.0, 0.0]), np.array([1.0, 0.0]))
    macro = MacroF1((F1(often, often), F1(seldom, seldom)))
    assert macro.value == 1 / 2
    assert macro.interval() == (1 / 2, 1 / 2)


def test_cases_of_a_job_are_drawn_together():
    held = share_by_job([("a", True), ("a", True), ("b", False), ("a", False)])
    assert held.value == 2 / 4
    assert held.jobs == 2
    assert held.interval() == (0, 2 / 3)


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=8))
def test_f1_lies_between_precision_and_recall(documents):
    right, invented, missed = np.array(documents, dtype=float).T
    f1 = F1(Ratio(right, right + invented), Ratio(right, right + missed))
    total = 2 * right.sum() + invented.sum() + missed.sum()
    assert f1.value == pytest.approx(2 * right.sum() / total if total else 0)
    low, high = f1.interval(draws=200)
    assert 0 <= low <= high <= 1
