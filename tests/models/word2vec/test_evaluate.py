import pytest

from models.word2vec.evaluate import Pair, Rule, area, halves, judged, quality
from referral.extraction.skill_vocabulary import skills

NEAR = Pair("MySQL", "PostgreSQL", True, 0.7, False, 0.1)
BESIDE = Pair("QuickBooks", "bookkeeping", True, 0.0, True, 0.8)
FAR = Pair("welding", "payroll", False, 0.0, True, 0.2)
SHARED_FIELD = Pair("Java", "HTML", False, 0.3, False, 0.8)


def test_judged_pairs_are_pairs_of_known_skills_and_judged_once():
    pairs = list(judged())
    assert len(pairs) >= 200
    assert {skill for pair in pairs for skill in (pair.first, pair.second)} <= skills().keys()
    assert len({frozenset((pair.first, pair.second)) for pair in pairs}) == len(pairs)


def test_the_halves_share_no_pair_and_lose_none():
    pairs = list(judged())
    choosing, checking = halves(pairs)
    assert set(choosing).isdisjoint(checking)
    assert set(choosing) | set(checking) == set(pairs)
    assert abs(sum(p.near for p in choosing) - sum(p.near for p in checking)) <= 1


@pytest.mark.parametrize(
    ("rule", "found"),
    [
        (Rule(family=0.5), [NEAR]),
        (Rule(cosine=0.5, vectors_alone=True), [BESIDE, SHARED_FIELD]),
        (Rule(family=0.5, cosine=0.5), [NEAR, BESIDE]),
    ],
)
def test_vectors_speak_alone_or_where_families_say_nothing(rule, found):
    assert [pair for pair in (NEAR, BESIDE, FAR, SHARED_FIELD) if rule(pair)] == found


def test_quality():
    pairs = [NEAR, BESIDE, FAR, SHARED_FIELD]
    both_words = quality(Rule(cosine=0.5, vectors_alone=True), pairs)
    assert (both_words.precision, both_words.recall, both_words.f1) == (0.5, 0.5, 0.5)
    assert quality(Rule(), pairs).f1 == 0


def test_area_is_the_share_of_pairs_in_the_right_order():
    assert area([NEAR, BESIDE, FAR]) == 0.5
    assert area([BESIDE, SHARED_FIELD]) == 0.5
    assert area([BESIDE, FAR]) == 1
