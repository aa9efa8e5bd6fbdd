from types import SimpleNamespace

import pytest

from models.evaluation import tables
from models.evaluation.edits import COUNTERFACTUALS, Delta
from models.evaluation.production import Case
from models.evaluation.reading import posting
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
