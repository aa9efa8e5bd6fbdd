import pytest
from hypothesis import given
from hypothesis import strategies as st

from referral.extraction.skill_vocabulary import SkillKind, kind_of, skills
from referral.matching.skill_similarity import kinship, may_be_used_together, skill_similarity
from referral.matching.weights import BROADER, NARROWER, USED_TOGETHER

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
def test_what_the_vocabulary_says(asked, held, value):
    assert skill_similarity(asked, held) == value


@pytest.mark.parametrize(("asked", "held"), [("payroll", "ADP"), ("information security", "CISSP")])
def test_where_the_vocabulary_is_silent_use_in_texts_speaks(asked, held):
    assert kinship(asked, held) is None
    assert 0 < skill_similarity(asked, held) < USED_TOGETHER


@given(ANY, ANY)
def test_use_in_texts_counts_less_than_any_family(asked, held):
    similarity = skill_similarity(asked, held)
    assert similarity == 0 or (similarity < USED_TOGETHER) == may_be_used_together(asked, held)


@given(st.sampled_from([name for name in sorted(skills()) if kind_of(name) is SkillKind.LANGUAGE]), ANY)
def test_a_language_stands_for_nothing_else(language, other):
    assert skill_similarity(language, other) in (0, 1)


@given(ANY, ANY)
def test_only_the_same_skill_is_as_good_as_the_same(asked, held):
    similarity = skill_similarity(asked, held)
    assert 0 <= similarity <= 1
    assert (similarity == 1) == (asked == held)
