import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from referral.domain.embedding import NO_TEXTS, Embedding

MODEL = "model/1"
numbers = st.floats(-1, 1, width=16)
matrices = st.integers(1, 8).flatmap(
    lambda width: st.lists(st.lists(numbers, min_size=width, max_size=width), max_size=6)
)


@given(matrices)
def test_vectors_are_numpy_s_half_precision_rows(matrix):
    embedding = Embedding.of(MODEL, matrix)
    assert embedding == Embedding(MODEL, np.array(matrix, dtype="<f2").tobytes())
    back = np.frombuffer(embedding.vectors, "<f2")
    assert [float(number) for number in back] == [number for row in matrix for number in row]


def test_a_number_takes_two_bytes():
    assert len(Embedding.of(MODEL, [[0.1] * 384] * 3).vectors) == 3 * 384 * 2


def test_no_texts_have_neither_vectors_nor_a_model():
    assert Embedding.of("", []) == NO_TEXTS
