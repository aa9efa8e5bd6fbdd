from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from referral.domain.dates import first_day, last_day, lasting, likely_end, within_reach, years_covered

TODAY = date(2026, 6, 15)
days = st.dates(date(1950, 1, 1), TODAY + timedelta(days=2000))
spans = st.lists(st.tuples(days, days), max_size=8)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024-02-29", date(2024, 2, 29), date(2024, 2, 29)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28)),
        ("1900-02", date(1900, 2, 1), date(1900, 2, 28)),
        ("2024-12", date(2024, 12, 1), date(2024, 12, 31)),
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
    ],
)
def test_days_and_months(text, first, last):
    assert (first_day(text), last_day(text)) == (first, last)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("2023-02-29", "does not exist"),
        ("2024-04-31", "does not exist"),
        ("2024-13", "does not exist"),
        ("2024-00-10", "does not exist"),
        ("2024-01-00", "does not exist"),
        ("1899-12", "before 1900"),
        ("0000-00-00", "before 1900"),
        *(
            (text, "YYYY-MM")
            for text in ("", "202", "2024-1", "24-01-01", "2024/01/01", "2024-01-01T00:00", " 2024-01")
        ),
        *((text, "YYYY-MM") for text in ("today", "-2024-01", "2024-+1", "２０２４-01", "2024-01-01-01", "2024-0x")),
    ],
)
def test_anything_but_a_date_is_refused(text, complaint):
    with pytest.raises(ValueError, match=complaint):
        first_day(text)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2015", "2020", 5),
        ("2015", "2015", 1),
        ("2015-07", "2016", 1),
        ("2015-11", "2015", 2 / 12),
        ("2015", "2016-06", 1),
        ("2016", None, 10.46),
    ],
)
def test_a_year_alone_is_its_middle_where_both_ends_are_known(start, end, expected):
    first, last = lasting(start, end)
    assert years_covered([(first, last or TODAY)], TODAY) == pytest.approx(expected, abs=0.01)


def test_studies_end_in_the_middle_of_their_last_year():
    assert (likely_end("2019"), likely_end("2019-09")) == (date(2019, 6, 30), date(2019, 9, 30))


def test_nobody_knows_a_date_far_ahead():
    assert within_reach("2046-12", TODAY) == "2046-12"
    with pytest.raises(ValueError, match="must not be after 2046"):
        within_reach("2047", TODAY)


def years(*ranges: tuple[str, str]) -> float:
    return years_covered([(first_day(start), last_day(end)) for start, end in ranges], TODAY)


@pytest.mark.parametrize(
    ("ranges", "expected"),
    [
        ([], 0),
        ([("2015-01", "2019-12")], 5),
        ([("2021-01", "2023-12")], 3),
        ([("2023-01", "2023-12")], 1),
        ([("2015-01", "2016-12"), ("2017-01", "2019-12")], 5),  # one job after the other, no day lost between
        ([("2015-01", "2019-12"), ("2016-01", "2017-12")], 5),  # one inside the other
        ([("2015-01", "2018-06"), ("2018-01", "2019-12")], 5),  # overlapping
        ([("2015-01", "2019-12")] * 3, 5),
        ([("2015-01", "2015-12"), ("2019-01", "2019-12")], 2),  # with a gap
        ([("2026-06-15", "2030-01")], 1 / 365),  # the future does not count
        ([("2027-01", "2030-01")], 0),
        ([("2020-01", "2019-01")], 0),
    ],
)
def test_years(ranges, expected):
    assert years(*ranges) == pytest.approx(expected, abs=0.006)


@given(st.integers(1990, 2010), st.integers(1, 15))
def test_whole_years_are_never_counted_short(start, count):
    assert years((f"{start}-01", f"{start + count - 1}-12")) == count


@given(spans, st.randoms())
def test_overlaps_count_once_and_order_is_irrelevant(spans, random):
    covered = years_covered(spans, TODAY)
    shuffled = random.sample(spans, len(spans))
    assert years_covered(shuffled, TODAY) == covered
    assert years_covered(spans * 2, TODAY) == covered
    past = [(start, min(end, TODAY)) for start, end in spans if start <= min(end, TODAY)]
    hull = (max(end for _, end in past) - min(start for start, _ in past)).days + 1 if past else 0
    total = sum((end - start).days + 1 for start, end in past)
    assert 0 <= covered <= min(hull, total) / 365.25 + 0.005
    assert covered >= max(((end - start).days + 1 for start, end in past), default=0) / 365.25 - 0.005


@given(spans, st.tuples(days, days))
def test_one_more_span_never_makes_it_less(spans, another):
    assert years_covered([*spans, another], TODAY) >= years_covered(spans, TODAY)
