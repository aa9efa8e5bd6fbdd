from itertools import product

from referral.scoring.requirements import Kind, Need
from referral.scoring.weights import COSINE_RANGE, KIND, MET, NEARLY_EDUCATED, PARTIAL, SECTION, TERM_SHARE


def test_every_requirement_has_a_weight_and_all_sections_share_the_whole():
    assert set(KIND) == set(Kind)
    assert set(SECTION) == set(product(Need, (False, True))) - {(Need.PREFERRED, True)}
    assert sum(SECTION.values()) == 100
    assert all(weight > 0 for weight in [*KIND.values(), *SECTION.values()])


def test_what_is_required_decides():
    required, preferred = (sum(share for (need, _), share in SECTION.items() if need is one) for one in Need)
    assert required > preferred


def test_thresholds_are_in_order():
    assert 0 < PARTIAL < MET <= 1
    assert PARTIAL <= NEARLY_EDUCATED < MET
    assert 0 < TERM_SHARE < 1
    assert -1 < COSINE_RANGE[0] < COSINE_RANGE[1] <= 1
