import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from referral.matching.vectors import only, rows, rows_of
from tests.layers.referral.matching.build import NOTHING, encoding

ABC = encoding({"a": 0, "b": 60, "c": 90})


def test_an_encoding_is_a_row_for_each_text():
    assert rows(ABC) == pytest.approx(np.array([[1, 0], [0.5, 0.866], [0, 1]]), abs=1e-3)
    assert rows(ABC).dtype == np.float32
    assert len(rows(NOTHING)) == 0


def test_rows_of_some_texts_in_their_order_and_none_for_a_text_without_a_vector():
    assert rows_of(ABC, ["c", "z", "a"]) == pytest.approx(np.array([[0, 1], [1, 0]]), abs=1e-3)
    assert len(rows_of(ABC, ["z"])) == len(rows_of(NOTHING, ["a"])) == 0


@given(st.lists(st.booleans(), min_size=3, max_size=3))
def test_what_is_kept_has_the_vectors_that_it_had(keep):
    kept = only(ABC, keep)
    assert kept.texts == tuple(text for text, stays in zip("abc", keep, strict=True) if stays)
    assert kept.model == ABC.model
    assert rows_of(kept, kept.texts).tolist() == rows_of(ABC, kept.texts).tolist()


def test_nothing_can_be_kept_of_nothing():
    assert only(NOTHING, []) == NOTHING
