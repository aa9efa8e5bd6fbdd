import pytest

from models.evaluation import regex_reader, requirement_fields
from models.evaluation.facts import Facts
from models.evaluation.requirement_fields import readers, table
from models.evaluation.sources import Qualifications
from referral.domain.degree_level import Level


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


def test_the_model_reads_alone_and_adds_what_the_rules_did_not_find(monkeypatch, tmp_path):
    asked = []

    def spans(texts, _model):
        asked.append(texts)
        return [{"level": "master's degree", "years": "six years"} for _ in texts]

    monkeypatch.setattr(requirement_fields, "read_by_model", spans)
    monkeypatch.setattr(requirement_fields, "assemble", lambda directory: None)
    monkeypatch.setattr(requirement_fields.inference, "model_fn", lambda directory: None)
    named = readers(tmp_path)
    texts = ["Bachelor's or master's degree in Physics\nsix years"]
    assert named["qa"](texts) == [Facts(Level.MASTER, "", 6)]
    assert named["rules_and_qa"](texts) == [Facts(Level.BACHELOR, "Physics", 6)]
    assert asked == [tuple(texts)]


def test_each_reader_has_its_figures():
    rows = [Qualifications("a", "bachelor", "Physics", 3), Qualifications("b", "", "", None)]
    said = {
        "right": [Facts(Level.BACHELOR, "Physics", 3.0), Facts(None, "", None)],
        "silent": [Facts(None, "", None)] * 2,
    }
    figures = table(rows, {name: lambda _, facts=facts: facts for name, facts in said.items()})
    assert {name: of["level"]["exact_match"].value for name, of in figures.items()} == {"right": 1, "silent": 1 / 2}
