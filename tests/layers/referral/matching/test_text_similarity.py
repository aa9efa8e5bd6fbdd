import pytest
from hypothesis import given
from hypothesis import strategies as st

from referral.matching.text_similarity import Nearness, nearness
from referral.matching.weights import COSINE_RANGE, TERM_SHARE
from tests.layers.referral.matching.build import NOTHING, encoding

angles = st.floats(0, 180)
texts = st.sampled_from(["Kafka streams", "welding steel", "Python", "Go and Rust", "team lead", "of the and"])
encodings = st.dictionaries(texts, angles, min_size=1).map(encoding)


def near(wanted: tuple[str, float], parts: dict[str, float]):
    return nearness(encoding(dict([wanted])), encoding(parts))[wanted[0]]


def test_same_meaning_and_same_words_is_all():
    found = near(("Kafka streams", 0), {"Kafka streams": 0, "welding": 90})
    assert (found.value, found.quote) == (1, "Kafka streams")


def test_neither_meaning_nor_words_is_nothing():
    assert near(("Kafka streams", 0), {"welding": 90}).value == 0


def test_meaning_and_words_have_their_shares():
    assert near(("Kafka", 0), {"streaming": 0}).value == pytest.approx(1 - TERM_SHARE)
    assert near(("Kafka", 0), {"Kafka": 90}).value == pytest.approx(TERM_SHARE)
    assert near(("Kafka welding", 0), {"Kafka": 90}).value == pytest.approx(TERM_SHARE / 2)


def test_words_may_come_from_several_parts():
    assert near(("Kafka welding", 0), {"Kafka": 90, "welding": 90}).value == pytest.approx(TERM_SHARE)


def test_cosines_outside_the_range_are_nothing_or_all():
    just_below, just_above = 82, 56
    assert near(("Kafka", 0), {"welding": just_below}).value == 0
    assert near(("Kafka", 0), {"welding": just_above}).value == pytest.approx(1 - TERM_SHARE)
    assert COSINE_RANGE[0] < COSINE_RANGE[1]


def test_the_quote_is_the_nearest_part():
    assert near(("Kafka", 0), {"welding": 60, "streams": 30, "steel": 90}).quote == "streams"


def test_a_career_without_parts_is_near_to_nothing():
    assert nearness(encoding({"Go": 0, "Rust": 90}), NOTHING) == dict.fromkeys(["Go", "Rust"], Nearness(0, None))
    assert nearness(NOTHING, encoding({"Go": 0})) == {}


@given(encodings, encodings)
def test_values_are_shares_and_quotes_are_parts(asked, parts):
    found = nearness(asked, parts)
    assert list(found) == list(asked.texts)
    for one in found.values():
        assert 0 <= one.value <= 1
        assert one.quote in parts.texts
    assert nearness(asked, parts) == found


@given(st.dictionaries(texts, angles, min_size=1), st.dictionaries(texts, angles, min_size=1), texts, angles)
def test_one_more_part_never_takes_away(asked, parts, text, angle):
    more = parts if text in parts else {**parts, text: angle}
    before, after = (nearness(encoding(asked), encoding(career)) for career in (parts, more))
    for wanted in asked:
        assert after[wanted].value >= before[wanted].value - 1e-6
