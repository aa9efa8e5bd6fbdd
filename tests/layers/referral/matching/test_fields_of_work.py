import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from referral.domain.versions import MODEL
from referral.matching import fields_of_work

FIELDS = 36


def shares(*numbers: float) -> np.ndarray:
    return np.array(numbers) / sum(numbers)


def test_it_reads_the_vectors_of_the_model_that_we_serve_and_no_others():
    assert fields_of_work.reads(MODEL)
    assert not fields_of_work.reads("another/model")
    assert not fields_of_work.reads("")


def test_no_texts_have_no_fields():
    assert fields_of_work.of(np.zeros((0, 384), np.float32)).shape == (0, FIELDS)
    assert fields_of_work.of(np.zeros((0, 0), np.float32)).shape == (0, FIELDS)


def test_texts_with_a_clear_field_say_most_of_what_many_speak_of():
    clear, vague = shares(0.98, 0.01, 0.01), shares(0.3, 0.36, 0.34)
    together = fields_of_work.main(np.array([clear, vague, vague, vague]))
    assert together.argmax() == 0
    assert together.sum() == pytest.approx(1)


def test_a_second_field_of_a_job_counts_by_the_root_of_its_share():
    job = shares(0.8, 0.2, 0)
    assert fields_of_work.affinities(job, np.eye(3)) == pytest.approx(np.array([1, 0.5, 0]))


numbers = st.lists(st.floats(0.001, 1), min_size=FIELDS, max_size=FIELDS).map(lambda numbers: shares(*numbers))
vectors = st.lists(st.floats(-1, 1, width=16), min_size=384, max_size=384)


@given(numbers, st.lists(numbers, min_size=1, max_size=3))
def test_affinities_are_shares(job, texts):
    found = fields_of_work.affinities(job, np.array(texts))
    assert found.shape == (len(texts),)
    assert ((found >= 0) & (found <= 1 + 1e-9)).all()


@given(st.lists(vectors, min_size=1, max_size=3))
def test_the_fields_of_each_text_add_up_to_one(rows):
    fields = fields_of_work.of(np.array(rows, dtype=np.float32))
    assert fields.shape == (len(rows), FIELDS)
    assert fields.sum(axis=1) == pytest.approx(1, abs=1e-4)
    assert (fields >= 0).all()


def test_the_field_that_stands_out_has_a_name():
    for place, field in enumerate(fields_of_work._classifier().fields):
        assert fields_of_work.name(np.eye(FIELDS)[place]) == field
