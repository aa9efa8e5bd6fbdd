from referral.matching import weights
from referral.matching.weights import MET, NEARLY_EDUCATED, PARTIAL


def test_further_from_the_level_never_counts_for_more_and_below_weighs_more_than_above():
    for steps in (weights.BELOW, weights.ABOVE):
        assert steps[0] == 1
        assert list(steps) == sorted(steps, reverse=True)
        assert steps[-1] > 0
    assert all(below <= above for below, above in zip(weights.BELOW, weights.ABOVE, strict=True))


def test_thresholds_are_in_order():
    assert 0 < PARTIAL < MET <= 1
    assert PARTIAL <= NEARLY_EDUCATED < MET
    assert 0 <= weights.WORDS_RANGE[0] < weights.WORDS_RANGE[1] <= 1


def test_shares_are_shares():
    names = "LATEST_JOB WITHOUT_JOB TITLE_SHARE SIMILAR_SKILL LIKELY"
    others = "OTHER_STUDY RELEVANT_FIELD UNKNOWN_SKILL COPIED_FROM USED_TOGETHER USED_TOGETHER_FROM FIELD_GENEROSITY"
    for name in f"{names} {others}".split():
        assert 0 < getattr(weights, name) < 1, name


def test_the_nearer_a_field_of_study_or_a_skill_the_more_it_counts():
    assert weights.SAME_STUDY == 1
    assert weights.SAME_STUDY > weights.STUDY_FAMILY > weights.STUDY_NEIGHBOUR > weights.LICENSED_STUDY > 0
    assert 1 > weights.NARROWER > weights.BROADER >= weights.SIMILAR_ENOUGH > weights.USED_TOGETHER > 0


def test_the_signs_of_the_kind_of_work_make_a_whole():
    signs = "FIELD_SHARE TITLE_PROOF_SHARE WORDS_SHARE".split()
    assert abs(sum(getattr(weights, sign) for sign in signs) - 1) < 1e-9
