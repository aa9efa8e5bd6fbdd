from pathlib import Path

from models.score_page import page
from referral.domain.requirements import Kind
from referral.matching.score_table import FEATURES

PAGE = Path(__file__).parents[2] / "docs/scoring.md"


def test_the_page_is_what_the_program_prints():
    assert PAGE.read_text() == page(), "python -m models.score_page > docs/scoring.md"


def test_every_kind_of_requirement_is_in_the_table():
    assert FEATURES.keys() == set(Kind)
    for kind in Kind:
        assert f"| `{kind}` |" in page()


def test_every_way_to_judge_is_described():
    for feature in FEATURES.values():
        assert feature.judge.__name__ in page()
        assert feature.judge.__doc__
