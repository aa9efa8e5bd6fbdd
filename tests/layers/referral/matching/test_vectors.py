import numpy as np
import pytest

from referral.domain.embedding import NO_TEXTS, Embedding
from referral.matching.vectors import matrix


def test_an_embedding_has_a_row_for_each_text():
    rows = matrix(Embedding.of("model/1", [(1, 0), (0.5, 0.866), (0, 1)]), 3)
    assert rows == pytest.approx(np.array([[1, 0], [0.5, 0.866], [0, 1]]), abs=1e-3)
    assert rows.dtype == np.float32


def test_no_texts_have_no_rows():
    assert matrix(NO_TEXTS, 0).shape == (0, 0)


def test_vectors_that_are_not_of_so_many_texts_are_refused():
    with pytest.raises(ValueError, match="reshape"):
        matrix(Embedding.of("model/1", [(1, 0), (0, 1)]), 3)
