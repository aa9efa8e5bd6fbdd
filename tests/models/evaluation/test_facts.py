import math

import pytest

from models.evaluation.facts import agreement, comparable_field
from referral.domain.degree_level import Level
from referral.extraction.facts import Facts

NOTHING = Facts(None, "", None)


def values(wanted: list[Facts], said: list[Facts]) -> dict[str, dict[str, float]]:
    figures = agreement(wanted, said)
    return {fact: {name: ratio.value for name, ratio in measures.items()} for fact, measures in figures.items()}


def test_each_fact_is_counted_by_itself():
    wanted = [Facts(Level.BACHELOR, "Physics", 3), NOTHING, Facts(None, "", 0), Facts(Level.MASTER, "Law", None)]
    said = [Facts(Level.BACHELOR, "physics.", 3.0), NOTHING, Facts(Level.MASTER, "", None), Facts(None, "Law", None)]
    assert values(wanted, said) == {
        "level": {"exact_match": 2 / 4, "null_precision": 1 / 2, "null_recall": 1 / 2},
        "field": {"exact_match": 1, "null_precision": 1, "null_recall": 1},
        "years": {"exact_match": 3 / 4, "null_precision": 2 / 3, "null_recall": 1},
    }


def test_where_nothing_is_empty_there_is_no_share_of_it():
    found = values([Facts(Level.MASTER, "Law", 2)], [Facts(Level.MASTER, "Law", 2)])["level"]
    assert found["exact_match"] == 1
    assert math.isnan(found["null_precision"])
    assert math.isnan(found["null_recall"])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Computer Science", "computer  science,"),
        ("an analytical field", "analytical field"),
        ("Finance, Law", "Finance, Law, or a related field"),
        ("Arts &amp; Media", "Arts & Media"),
    ],
)
def test_fields_that_say_the_same(one, other):
    assert comparable_field(one) == comparable_field(other)


def test_other_fields_are_others():
    assert comparable_field("Law or Finance") != comparable_field("Law")
