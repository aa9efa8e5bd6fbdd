import math

import pytest

from models.evaluation.facts import Facts, agreement, comparable_field, facts_said, read_by_product
from referral.domain.degree_level import Level

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
        "years": {"exact_match": 1, "null_precision": 1, "null_recall": 1},
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


def test_what_the_product_demands():
    text = "Master's degree in Law or a related field, or BA in History. 0-2 years in a court.\nThree years of practice"
    facts = Facts(Level.BACHELOR, "Law or a related field", 3)
    assert read_by_product(text, {}) == facts
    assert read_by_product(text, {"level": "", "years": "0-2 years"}) == facts, "a model takes nothing away"
    assert read_by_product("Friendly", {}) == NOTHING


def test_what_answers_mean_by_themselves():
    answers = {"level": "bs/ms", "field": "comp sci or related", "years": "two-three yrs"}
    assert facts_said(answers) == Facts(Level.BACHELOR, "comp sci", 2)
    assert facts_said(dict.fromkeys(answers, "")) == facts_said({}) == NOTHING
