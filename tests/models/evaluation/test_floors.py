"""One evaluation of the shipped sets, and every figure of it against its floor."""

import sys

import pytest

from models.evaluation import __main__ as program
from models.evaluation import floors, report, sources, tables
from models.evaluation.production import Encoder, Reader, Scorer
from models.evaluation.within_job import given_or_shipped

OURS = (
    "ranking.scorers.smart_score",
    "requirements.readers.rules",
    "requirements.readers.qa",
    "requirements.readers.rules_and_qa",
    "skills.sources",
    "counterfactuals",
    "complete_profiles",
    "fairness",
    "within_job.orders.smart_score",
    "within_job.verdicts",
    "gaming",
    "stability",
)
WITHOUT_GOAL = {"cases", "falls_where_asked"}


@pytest.fixture(scope="module")
def figures(model_directory):
    scorer = Scorer(Encoder.load(model_directory), Reader.load(), program.TODAY)
    return tables.of_all(sources.sets(), given_or_shipped(None), scorer)


@pytest.mark.parametrize("path", floors.floors())
def test_floor(figures, path):
    assert list(floors.broken(figures, {path: floors.floors()[path]})) == []


def paths(figures, path):
    """The paths of all figures below this one that can be better or worse, and that anything counts for."""
    inner = figures
    for key in path.split("."):
        inner = inner[key]
    for key, found in inner.items():
        if isinstance(found, dict) and "value" not in found:
            yield from paths(figures, f"{path}.{key}")
        elif key not in WITHOUT_GOAL and floors.figure_at(figures, f"{path}.{key}") is not None:
            yield f"{path}.{key}"


def test_every_figure_of_ours_has_a_floor(figures):
    assert {path for ours in OURS for path in paths(figures, ours)} <= floors.floors().keys()


def test_the_score_is_held_against_every_baseline(figures):
    scorers = figures["ranking"]["scorers"]
    assert list(scorers) == [
        *("majority", "bm25", "tf_idf", "minilm", "predecessor"),
        *("its_role_alone", "its_skills_alone", "its_lines_alone", "smart_score"),
    ]
    assert scorers["majority"]["auc"]["value"] == 0.5


def test_the_tables_name_every_figure(figures):
    text = "\n".join(report.lines(figures, floors.floors()))
    for name in (
        "smart score",
        "level, rules",
        "tech, known names, strict",
        "lower the degree",
        "photo link",
        "asked again",
    ):
        assert name in text
    blocks = [block.splitlines() for block in text.split("\n\n")]
    assert all(len({len(line) for line in block}) == 1 for block in blocks)


def test_a_floor_that_does_not_hold_is_told():
    figures = {"a": {"b": {"value": 0.5, "low": 0.4, "high": 0.6}, "c": 7}}
    limits = {"a.b": {"min": 0.6}, "a.c": {"max": 6}, "a.d": {"min": 0}}
    assert list(floors.broken(figures, limits)) == [
        "a.b is 0.5000, below 0.6",
        "a.c is 7.0000, above 6",
        "a.d is missing",
    ]
    assert list(floors.broken(figures, {"a.b": {"min": 0.5}, "a.c": {"min": 7, "max": 7}})) == []


def test_the_program_names_a_missing_file(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "argv", ["evaluation", "--skills", str(tmp_path / "none.jsonl")])
    with pytest.raises(SystemExit, match=r"none\.jsonl: No such file"):
        program.main()


def test_the_program_reads_the_folder_of_those_who_ask_for_the_same_job(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "argv", ["evaluation", "--within-job", str(tmp_path)])
    with pytest.raises(SystemExit, match=r"jobs\.jsonl: No such file"):
        program.main()
