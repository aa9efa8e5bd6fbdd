import numpy as np
import pytest

from referral.matching.vector_codes import coded, decoded

WIDTH = 384
MOST_ERROR = {3: 0.04, 4: 0.012}  # squared, of a unit vector


def unit_vectors(rows: int) -> np.ndarray:
    vectors = np.random.default_rng(7).standard_normal((rows, WIDTH))
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def rounded(vectors: np.ndarray, bits: int) -> np.ndarray:
    stored = coded(vectors.astype("<f2").tobytes(), WIDTH, bits)
    assert len(stored) == vectors.size * bits // 8
    return np.frombuffer(decoded(stored, WIDTH, bits), "<f2").astype(np.float64).reshape(vectors.shape)


@pytest.mark.parametrize("bits", MOST_ERROR)
def test_a_vector_stays_near_to_what_it_was(bits):
    vectors = unit_vectors(50)
    assert np.square(rounded(vectors, bits) - vectors).sum(axis=1).mean() < MOST_ERROR[bits]


@pytest.mark.parametrize("bits", MOST_ERROR)
def test_products_come_out_right_on_average(bits):
    vectors = unit_vectors(200)
    assert (rounded(vectors, bits) * vectors).sum(axis=1).mean() == pytest.approx(1, abs=0.005)


@pytest.mark.parametrize("bits", MOST_ERROR)
def test_what_is_rounded_is_not_rounded_again(bits):
    once = rounded(unit_vectors(20), bits)
    assert (rounded(once, bits) == once).all()


@pytest.mark.parametrize("bits", MOST_ERROR)
def test_no_vectors_take_no_room(bits):
    assert coded(b"", WIDTH, bits) == decoded(b"", WIDTH, bits) == b""
