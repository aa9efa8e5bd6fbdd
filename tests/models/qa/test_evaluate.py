import math

import pytest

from models.qa.evaluate import FILES, by_field, comparable, figures, labelled
from referral.reading.facts import Facts
from referral.reading.levels import Level


def test_figures_count_what_is_exact_and_what_is_rightly_nothing():
    found = figures(["a", "b", None, None], ["a", None, None, "c"])
    assert (found.exact, found.null_precision, found.null_recall) == (0.5, 0.5, 0.5)


def test_where_nothing_is_empty_there_is_no_share_of_it():
    found = figures(["a"], ["a"])
    assert math.isnan(found.null_precision)
    assert math.isnan(found.null_recall)


def test_each_field_has_its_figures():
    facts = [Facts(Level.BACHELOR, "Law", 3.0), Facts(None, "", None)]
    read = [Facts(Level.BACHELOR, "law or a related field", 3.0), Facts(Level.MASTER, "", None)]
    assert [figure.exact for figure in by_field(facts, read)] == [0.5, 1, 1]


def test_capitals_and_a_last_dot_make_no_other_field():
    assert comparable(Facts(None, "Elem. Ed.", None)) == comparable(Facts(None, "elem. ed", None))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_labelled_field_is_a_piece_of_its_text(file):
    rows = labelled(file)
    assert rows
    assert all(facts.field in text for text, facts in rows.items())
