import pytest

from models.evaluation import regex_reader, requirement_fields
from models.evaluation.requirement_fields import comparable_field, readers, table
from models.evaluation.sources import Qualifications
from referral.reading.facts import Facts
from referral.reading.levels import Level

ROWS = [
    Qualifications("a", "bachelor", "Physics", 3),
    Qualifications("b", "", "", None),
    Qualifications("c", "", "", 0),
    Qualifications("d", "master", "Law", None),
]


def test_each_fact_is_counted_by_itself():
    said = [
        Facts(Level.BACHELOR, "physics.", 3.0),
        Facts(None, "", None),
        Facts(Level.MASTER, "", None),
        Facts(None, "Law", None),
    ]
    figures = table(ROWS, {"reader": lambda texts: said})["reader"]
    values = {fact: {name: ratio.value for name, ratio in measures.items()} for fact, measures in figures.items()}
    assert values == {
        "level": {"exact_match": 2 / 4, "null_precision": 1 / 2, "null_recall": 1 / 2},
        "field": {"exact_match": 1, "null_precision": 1, "null_recall": 1},
        "years": {"exact_match": 3 / 4, "null_precision": 2 / 3, "null_recall": 1},
    }


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


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("Bachelor's degree in Biology or a related field.\n3+ years in a lab", Facts(Level.BACHELOR, "Biology", 3)),
        ("BS or MS in Law, and five to seven years of practice", Facts(Level.BACHELOR, "Law", 5)),
        ("High school diploma or GED.\nA degree is a plus.\nAt least 18 years old", Facts(Level.SCHOOL, "", None)),
        ("PhD in Physics preferred. Two years of optics", Facts(None, "", 2)),
        ("Friendly and on time", Facts(None, "", None)),
    ],
)
def test_the_baseline_reads_what_is_tidy(text, facts):
    assert regex_reader.read(text) == facts


def test_the_model_reads_alone_and_overrules_the_rules_where_it_is_sure(monkeypatch, tmp_path):
    asked = []

    def spans(texts, _model):
        asked.append(texts)
        return [{"level": "master's degree", "years": "six years"} for _ in texts]

    monkeypatch.setattr(requirement_fields, "read_by_model", spans)
    monkeypatch.setattr(requirement_fields, "assemble", lambda directory: None)
    monkeypatch.setattr(requirement_fields.inference, "model_fn", lambda directory: None)
    named = readers(tmp_path)
    texts = ["Bachelor's degree in Physics"]
    assert named["qa"](texts) == [Facts(Level.MASTER, "", 6)]
    assert named["rules_and_qa"](texts) == [Facts(Level.MASTER, "Physics", 6)]
    assert asked == [tuple(texts)]
