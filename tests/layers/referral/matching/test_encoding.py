import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from referral.matching.encoding import fingerprint, pack

numbers = st.floats(-1, 1, width=16)
matrices = st.integers(1, 8).flatmap(
    lambda width: st.lists(st.lists(numbers, min_size=width, max_size=width), max_size=6)
)


@given(matrices)
def test_packed_vectors_are_numpy_s_half_precision_rows(matrix):
    packed = pack(matrix)
    assert packed == np.array(matrix, dtype="<f2").tobytes()
    assert [float(number) for number in np.frombuffer(packed, "<f2")] == [number for row in matrix for number in row]


def test_an_encoding_is_two_bytes_a_number():
    assert len(pack([[0.1] * 384] * 3)) == 3 * 384 * 2
    assert pack([]) == b""


@given(st.text(), st.text())
def test_a_fingerprint_tells_contents_apart(one, other):
    assert (fingerprint(one) == fingerprint(other)) == (one == other)
    assert fingerprint(one + other, "") != fingerprint(one, other) or not other


def test_a_fingerprint_is_the_same_in_every_process():
    assert fingerprint("a", "ü🚀") == "add7887f10d6bb41a0c961783ce695244c364bd0848c99d8f1a387d3ee33e695"
