from itertools import product

from referral.extraction.requirements import Kind, Need
from referral.matching import weights
from referral.matching.weights import MET, NEARLY_EDUCATED, PARTIAL, section

SHARED_BY_LINES = (Kind.QUALIFICATION, Kind.EDUCATION, Kind.YEARS)


def test_every_requirement_has_a_share_and_all_sections_share_the_whole():
    assert all(section(kind, need) > 0 for kind, need in product(Kind, Need))
    apart = [section(kind, Need.REQUIRED) for kind in Kind if kind not in SHARED_BY_LINES]
    assert sum(apart) + sum(section(Kind.QUALIFICATION, need) for need in Need) == 100
    assert all(section(kind, need) == section(Kind.QUALIFICATION, need) for kind in SHARED_BY_LINES for need in Need)


def test_what_is_required_decides():
    assert section(Kind.QUALIFICATION, Need.REQUIRED) > section(Kind.QUALIFICATION, Need.PREFERRED)


def test_every_line_is_heavy_enough_to_be_seen_and_facts_are_heavier_than_judgements():
    assert set(weights.LINE) == {*SHARED_BY_LINES, Kind.RESPONSIBILITY}
    assert all(weight > 0 for weight in weights.LINE.values())
    assert min(weights.LINE[Kind.EDUCATION], weights.LINE[Kind.YEARS]) >= weights.LINE[Kind.QUALIFICATION]


def test_further_from_the_level_never_counts_for_more_and_below_weighs_more_than_above():
    for steps in (weights.BELOW, weights.ABOVE):
        assert steps[0] == 1
        assert list(steps) == sorted(steps, reverse=True)
        assert steps[-1] > 0
    assert all(below <= above for below, above in zip(weights.BELOW, weights.ABOVE, strict=True))


def test_thresholds_are_in_order():
    assert 0 < PARTIAL < MET <= 1
    assert PARTIAL <= NEARLY_EDUCATED < MET
    assert -1 < weights.COSINE_RANGE[0] < weights.COSINE_RANGE[1] <= 1
    assert 0 <= weights.CLOSEST_RANGE[0] < weights.CLOSEST_RANGE[1] <= 1


def test_shares_are_shares():
    names = "LATEST_SHARE NO_JOB CLOSEST_SHARE CLOSEST_LINES TITLE_SHARE NEAR_SKILL NAMED_SKILLS_SHARE TERM_SHARE"
    for name in (*names.split(), "OTHER_FIELD", "RELEVANT_FIELD", "UNKNOWN_SKILL"):
        assert 0 < getattr(weights, name) < 1, name
