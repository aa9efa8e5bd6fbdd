import json
from types import SimpleNamespace

import pytest

from models.evaluation import report, tables
from models.evaluation.edits import COUNTERFACTUALS, Delta
from models.evaluation.production import Case
from models.evaluation.reading import posting
from models.evaluation.within_job import within_job
from referral.domain.evidence import Verdict
from tests.models.evaluation.test_reading import LABELLED, TODAY, resume


def case(job, *asks):
    return Case(posting(job, "Baker\nRequirements\n- ovens"), resume(LABELLED, TODAY), frozenset(asks))


@pytest.fixture
def deltas(monkeypatch):
    """Counterfactuals give what the test puts in here."""
    found = []
    monkeypatch.setattr(tables.edits, "counterfactuals", lambda scorer, asked: found)
    return found


def test_never_rising_counts_everywhere_and_not_moving_only_where_nothing_is_asked(deltas):
    deltas += [
        Delta("cut_the_years", case("a", "years"), -2.5, asked=True),
        Delta("cut_the_years", case("a", "years"), 0.0, asked=True),
        Delta("cut_the_years", case("b"), 0.5, asked=False),
        Delta("cut_the_years", case("c"), 0.0, asked=False),
    ]
    held = tables._counterfactuals(SimpleNamespace(), [])["cut_the_years"]
    assert (held["does_not_rise"]["value"], held["does_not_rise"]["cases"]) == (3 / 4, 4)
    assert (held["falls_where_asked"]["value"], held["falls_where_asked"]["cases"]) == (1 / 2, 2)
    assert (held["does_not_move_where_not_asked"]["value"], held["does_not_move_where_not_asked"]["cases"]) == (
        1 / 2,
        2,
    )
    assert held["largest_rise"] == 0.5


def test_keys_are_there_even_where_nothing_counts(deltas):
    held = tables._counterfactuals(SimpleNamespace(), [])
    assert held.keys() == COUNTERFACTUALS.keys()
    assert held["drop_a_skill"]["does_not_rise"] == {"value": None, "low": None, "high": None, "cases": 0}


@pytest.fixture
def within(monkeypatch, asking_folder):
    """The figures of two who ask for a job, the better of whom scores 90 and the other 30."""
    held = {"bm25": {"j": {"p": 1.0, "q": 2.0}}, "smart_score": {"j": {"p": 90.0, "q": 30.0}}}
    monkeypatch.setattr(tables.order_within_job, "scores", lambda data, scorer: held)
    said = [(Verdict.MET, "Baker"), (Verdict.UNMET, None)]
    monkeypatch.setattr(
        tables, "of_product", lambda data, scorer: lambda job, person: lambda asked: said[person == "q"]
    )
    return tables.of_within_job(within_job(asking_folder()), SimpleNamespace())


def test_the_order_within_a_job_stands_beside_baselines_and_raters(within):
    found = within["within_job"]
    assert (found["jobs"], found["pairs"], found["jobs_rated_twice"]) == (1, 2, 1)
    assert list(found["orders"]) == ["bm25", "smart_score", "one_rater_to_another"]
    assert [found["orders"][name]["pairs"]["value"] for name in found["orders"]] == [0, 1, 1]
    assert json.loads(json.dumps(within)) == within


def test_the_level_of_the_score_has_its_grades(within):
    bands = within["within_job"]["calibration"]
    assert [row["pairs"] for row in bands.values()] == [0, 1, 0, 0, 1]
    assert bands["80-100"]["mean_grade"]["value"] == 3.5
    assert bands["20-40"]["good"]["value"] == 0
    assert bands["0-20"]["good"]["value"] is None


def test_verdicts_are_compared_with_the_reader_s(within):
    found = within["within_job"]
    assert found["verdicts"]["cases"] == 4
    assert found["verdicts"]["accuracy"]["value"] == 3 / 4
    assert found["confusion"]["partial"] == {"met": 1, "partial": 0, "unmet": 0, "unknown": 0}


def test_all_are_printed(within):
    printed = list(report.within_job_lines(within["within_job"]))
    assert printed[0].split() == "Order within a job: 1 jobs, 2 pairs pairs tau nDCG@3 best in top 2".split()
    assert any(line.split()[:3] == ["smart", "score", "1.000"] for line in printed)
    assert any(line.split()[:3] == ["80-100", "1", "3.500"] for line in printed)
    assert any(line.split() == ["0-20", "0", "-", "-"] for line in printed)
    assert any(line.split()[:2] == ["accuracy", "0.750"] for line in printed)
    assert any(line.split() == ["partial", "1", "0", "0", "0"] for line in printed)
