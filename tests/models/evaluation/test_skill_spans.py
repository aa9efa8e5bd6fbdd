from models.evaluation.skill_spans import table
from models.skills.evaluate import Sentence


def marked(document, text, *spans, source="tech"):
    return Sentence(source=source, document=document, tokens=text.split(), spans=frozenset(spans))


def test_figures_come_by_source_finder_and_measure():
    rows = [
        marked(1, "Experience with Python and PostgreSQL", (2, 3), (4, 5)),
        marked(1, "We like lunch"),
        marked(2, "Knowledge of TIG welding", (2, 4), source="house"),
    ]
    figures = table(rows)
    assert list(figures) == ["tech", "house"]
    names = figures["tech"]["known_names"]
    assert {name: figure.value for name, figure in names["strict"].items()} == {"precision": 1, "recall": 1, "f1": 1}
    assert names["overlap"]["f1"].interval() == (1, 1)


def test_spans_of_other_ends_only_overlap():
    names = table([marked(1, "Experience with Python", (0, 3))])["tech"]["known_names"]
    assert (names["strict"]["f1"].value, names["overlap"]["f1"].value) == (0, 1)
