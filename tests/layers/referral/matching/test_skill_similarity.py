import pytest
from hypothesis import given
from hypothesis import strategies as st

from referral.extraction.skill_vocabulary import Kind, kind_of, skills
from referral.matching.skill_similarity import BESIDE, BROADER, NARROWER, is_silent, nearness

ANY = st.sampled_from(sorted(skills()))


@pytest.mark.parametrize(
    ("asked", "held", "value"),
    [
        ("Python", "Python", 1.0),
        ("Python", "Django", NARROWER),
        ("SQL", "MySQL", NARROWER),
        ("relational databases", "PostgreSQL", NARROWER),
        ("CPR", "ACLS", NARROWER),
        ("cloud computing", "Amazon S3", NARROWER),
        ("Django", "Python", BROADER),
        ("PostgreSQL", "MySQL", 0.7),
        ("React", "Vue.js", 0.6),
        ("TIG welding", "MIG welding", 0.6),
        ("English", "German", 0.0),
        ("bachelor's degree", "master's degree", 0.0),
        ("welding", "PostgreSQL", 0.0),
        ("registered nurse license", "nursing", BROADER),
    ],
)
def test_nearness(asked, held, value):
    assert nearness(asked, held).value == value


def test_the_reason_says_what_is_common():
    assert nearness("PostgreSQL", "MySQL").reason == "both are relational databases"
    assert nearness("Python", "Django").reason == "Django goes with Python"


@pytest.mark.parametrize(("asked", "held"), [("payroll", "ADP"), ("information security", "CISSP")])
def test_where_the_vocabulary_is_silent_use_in_texts_speaks(asked, held):
    near = nearness(asked, held)
    assert 0 < near.value < BESIDE
    assert near.reason == f"{held} is often used beside {asked}"


@given(ANY, ANY)
def test_use_in_texts_counts_less_than_any_family(asked, held):
    near = nearness(asked, held).value
    assert near == 0 or near < BESIDE if is_silent(asked, held) else near == 0 or near >= BESIDE


@given(st.sampled_from([name for name in sorted(skills()) if kind_of(name) is Kind.LANGUAGE]), ANY)
def test_a_language_stands_for_nothing_else(language, other):
    assert nearness(language, other).value in (0, 1)


@given(ANY, ANY)
def test_only_the_same_skill_is_as_good_as_the_same(asked, held):
    near = nearness(asked, held)
    assert 0 <= near.value <= 1
    assert near.reason
    assert (near.value == 1) == (asked == held)
