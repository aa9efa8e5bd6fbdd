import pytest
from hypothesis import given
from hypothesis import strategies as st

from referral.domain.profile import Career
from referral.matching.text_similarity import similarities
from referral.matching.weights import COSINE_RANGE, TERM_SHARE
from tests.layers.referral.matching.build import candidate, job_asking, wants

angles = st.floats(0, 180)
texts = st.sampled_from(["Kafka streams", "welding steel", "Python", "Go and Rust", "team lead", "of the and"])
careers = st.dictionaries(texts, angles, min_size=1)


def found(asked: dict[str, float], career: dict[str, float]) -> list[tuple[float, str | None]]:
    """For each line that is asked for its similarity to a career of these lines, and the line that is nearest."""
    job, person = job_asking(*map(wants, asked), angles=asked), candidate(Career(), career)
    result = similarities(job, person, list(range(len(career))))
    lines = person.features.lines
    return [
        (float(value), lines[row].text if row >= 0 else None)
        for value, row in zip(result.values, result.nearest, strict=True)
    ]


def near(asked: tuple[str, float], career: dict[str, float]) -> float:
    ((value, _),) = found(dict([asked]), career)
    return value


def test_same_meaning_and_same_words_is_all():
    assert found({"Kafka streams": 0}, {"Kafka streams": 0, "welding": 90}) == [(1, "Kafka streams")]


def test_neither_meaning_nor_words_is_nothing():
    assert near(("Kafka streams", 0), {"welding": 90}) == 0


def test_meaning_and_words_have_their_shares():
    assert near(("Kafka", 0), {"streaming": 0}) == pytest.approx(1 - TERM_SHARE)
    assert near(("Kafka", 0), {"Kafka": 90}) == pytest.approx(TERM_SHARE)
    assert near(("Kafka welding", 0), {"Kafka": 90}) == pytest.approx(TERM_SHARE / 2)


def test_words_may_come_from_several_lines():
    assert near(("Kafka welding", 0), {"Kafka": 90, "welding": 90}) == pytest.approx(TERM_SHARE)


def test_cosines_outside_the_range_are_nothing_or_all():
    just_below, just_above = 82, 56
    assert near(("Kafka", 0), {"welding": just_below}) == 0
    assert near(("Kafka", 0), {"welding": just_above}) == pytest.approx(1 - TERM_SHARE)
    assert COSINE_RANGE[0] < COSINE_RANGE[1]


def test_the_quote_is_the_nearest_line():
    ((_, quote),) = found({"Kafka": 0}, {"welding": 60, "streams": 30, "steel": 90})
    assert quote == "streams"


def test_only_the_given_lines_of_a_career_count():
    job, person = job_asking(wants("Kafka"), angles={"Kafka": 0}), candidate(Career(), {"Kafka": 0, "welding": 90})
    assert similarities(job, person, [1]).values.tolist() == [0]
    assert similarities(job, person, [1]).nearest.tolist() == [1]


def test_a_career_without_lines_is_similar_to_nothing():
    assert found({"Go": 0, "Rust": 90}, {}) == [(0, None), (0, None)]
    assert found({}, {"Go": 0}) == []


def test_a_line_without_words_that_carry_meaning_is_compared_by_meaning_alone():
    assert near(("of the and", 0), {"of the and": 0}) == pytest.approx(1 - TERM_SHARE)


@given(careers, careers)
def test_values_are_shares_and_quotes_are_lines(asked, career):
    result = found(asked, career)
    assert len(result) == len(asked)
    for value, quote in result:
        assert 0 <= value <= 1
        assert quote in career
    assert found(asked, career) == result


@given(careers, careers, texts, angles)
def test_one_more_line_never_takes_away(asked, career, text, angle):
    more = career if text in career else {**career, text: angle}
    for (before, _), (after, _) in zip(found(asked, career), found(asked, more), strict=True):
        assert after >= before - 1e-6
