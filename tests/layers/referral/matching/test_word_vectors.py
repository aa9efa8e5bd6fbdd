import pytest
from hypothesis import given
from hypothesis import strategies as st

from referral.extraction.skill_vocabulary import skills
from referral.matching.word_vectors import cosine, unpack

ANY = st.one_of(
    st.sampled_from(sorted(skills())), st.sampled_from(["teacher", "lawyer", "Nurse"]), st.text(max_size=20)
)


@given(ANY, ANY)
def test_it_is_symmetric_and_between_nothing_and_the_same(a, b):
    assert 0 <= cosine(a, b) <= 1
    assert cosine(a, b) == cosine(b, a)


def test_nearly_every_skill_has_a_vector():
    """One that was added after the training has none, and is similar to its family alone."""
    known = [skill for skill in skills() if cosine(skill, skill) == pytest.approx(1)]
    assert len(known) > 0.75 * len(skills())


@pytest.mark.parametrize(
    ("near", "to", "far"),
    [
        ("MySQL", "PostgreSQL", "wound care"),
        ("lawyer", "attorney", "welder"),
        ("QuickBooks", "bookkeeping", "Kubernetes"),
        ("MIG welding", "metal fabrication", "email marketing"),
    ],
)
def test_what_is_used_alike_is_nearer(near, to, far):
    assert cosine(near, to) > cosine(near, far)


def test_capitals_of_words_do_not_matter():
    assert cosine("Teacher", "school") == cosine("teacher", "school")


def test_what_is_unknown_is_near_nothing():
    assert cosine("zorblax", "Python") == 0
    assert cosine("", "") == 0


def test_the_file_s_form():
    vectors = unpack(b"2 3\nmachine learning\nteacher\n\x01\x02\x03\xff\x0a\x7f")
    assert vectors.places == {"machine learning": 0, "teacher": 1}
    assert vectors.numbers.tolist() == [1, 2, 3, -1, 10, 127]
    assert vectors.dimensions == 3
