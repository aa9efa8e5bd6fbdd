import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from referral.matching.version import MODEL

from referral.matching import fields_of_work as work

FIELDS = 36


def shares(*numbers: float) -> np.ndarray:
    return np.array(numbers) / sum(numbers)


def test_it_reads_the_vectors_of_the_model_that_we_serve_and_no_others():
    assert work.reads(MODEL)
    assert not work.reads("another/model")
    assert not work.reads("")


def test_no_texts_have_no_fields():
    assert work.fields_of_work(np.zeros((0, 384), np.float32)).shape == (0, FIELDS)
    assert work.fields_of_work(np.zeros((0, 0), np.float32)).shape == (0, FIELDS)


def test_texts_with_a_clear_field_say_most_of_what_many_speak_of():
    clear, vague = shares(0.98, 0.01, 0.01), shares(0.3, 0.36, 0.34)
    together = work.main_fields(np.array([clear, vague, vague, vague]))
    assert together.argmax() == 0
    assert together.sum() == pytest.approx(1)


def test_a_second_field_of_a_job_counts_by_the_root_of_its_share():
    job = shares(0.8, 0.2, 0)
    assert work.affinity(job, np.array([1, 0, 0])) == pytest.approx(1)
    assert work.affinity(job, np.array([0, 1, 0])) == pytest.approx(0.5)
    assert work.affinity(job, np.array([0, 0, 1])) == 0


numbers = st.lists(st.floats(0.001, 1), min_size=FIELDS, max_size=FIELDS).map(lambda numbers: shares(*numbers))
vectors = st.lists(st.floats(-1, 1, width=16), min_size=384, max_size=384)


@given(numbers, numbers)
def test_affinity_is_a_share(job, career):
    assert 0 <= work.affinity(job, career) <= 1 + 1e-9


@given(st.lists(vectors, min_size=1, max_size=3))
def test_the_fields_of_each_text_add_up_to_one(rows):
    fields = work.fields_of_work(np.array(rows, dtype=np.float32))
    assert fields.shape == (len(rows), FIELDS)
    assert fields.sum(axis=1) == pytest.approx(1, abs=1e-4)
    assert (fields >= 0).all()
