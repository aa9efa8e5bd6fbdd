import pytest

from referral.extraction.years import years_asked


@pytest.mark.parametrize(
    ("years", "texts"),
    [
        (
            3,
            [
                "3 years",
                "3+ yrs",
                "3+ years",
                "3+years",
                "three years",
                "Three (3) years",
                "3 (three) years",
                "3 or more years",
            ],
        ),
        (
            3,
            [
                "three to five years",
                "3-5 years",
                "3 – 5+ years",
                "between 3 and 5 years",
                "3 plus years",
                "min. 3 yrs. of C",
            ],
        ),
        (3, ["3 full years", "3 years of C, then 5 years of Go"]),
        (10, ["10+ years", "ten years"]),
        (20, ["20 years in nursing"]),
        (1.5, ["1.5 years"]),
        (0, ["0-2 years"]),
        (None, ["at least 18 years of age", "Must be 18 years or older", "18 yrs. old", "21 years and over"]),
        (None, ["founded 25 years ago", "100 years of trust", "within the last 5 years", "the past three years"]),
        (None, ["four year degree", "4-year degree", "years of experience", "a few years", "Python 3", ""]),
    ],
)
def test_the_years_that_a_line_asks_for(years, texts):
    assert {text: years_asked(text) for text in texts} == dict.fromkeys(texts, years)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("three to five years of experience", 3),
        ("five (5) years", 5),
        ("5 years, or 3 with a Master's", 5),
        ("a decade of sales", 10),
        ("0-3 years of experience", 0),
        ("Over 5 years of experience", 5),
        ("at least half a decade", 5),
        ("10y in sales", 10),
        ("founded 20 years ago", None),
        ("Family owned, 70 years of experience in roofing! We want 2 yrs", 2),
        ("You will report to someone with 5 years of experience", None),
        ("our team has 2 years of experience", None),
        ("toddlers 0-3 years", None),
        ("no accidents in 3 yrs", None),
        ("currently enrolled in a 4-year BA/BS program", None),
        ("5 years of experience preferred", None),
        ("within the last 5 years", None),
    ],
)
def test_the_first_required_figure_counts(text, years):
    assert years_asked(text) == years


def test_a_wish_counts_where_it_is_asked_for():
    assert years_asked("5 years of experience preferred", wishes=True) == 5
