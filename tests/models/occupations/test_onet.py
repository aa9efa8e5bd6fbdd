import pytest

from models.occupations.onet import _FIELDS, field_of
from models.occupations.train import titles


@pytest.mark.parametrize(
    ("code", "field"),
    [
        ("15-1252.00", "software"),
        ("15-1255.00", "design"),
        ("15-1255.01", "games"),
        ("29-1141.00", "healthcare"),
        ("13-2011.00", "finance"),
        ("41-2031.00", "retail"),
        ("41-9022.00", "real estate"),
        ("99-9999.00", None),
        ("", None),
    ],
)
def test_the_longest_prefix_of_a_code_decides(code, field):
    assert field_of(code) == field


def test_every_field_of_onet_is_one_that_titles_are_learned_for():
    assert set(_FIELDS.values()) <= {field for _, field in titles()}
