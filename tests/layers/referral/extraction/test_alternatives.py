import pytest

from referral.domain.degree_level import Level
from referral.domain.requirements import YearsWithDegree
from referral.extraction.alternatives import alternatives_in, with_alternatives

NONE, SCHOOL, ASSOCIATE, BACHELOR, MASTER, DOCTORATE = Level


@pytest.mark.parametrize(
    ("line", "ways"),
    [
        ("PhD, or MS with 3 years, or BS with 6", [(BACHELOR, 6), (MASTER, 3), (DOCTORATE, 0)]),
        ("BS + 7 yrs; MS + 4 yrs; PhD + 1 yr", [(BACHELOR, 7), (MASTER, 4), (DOCTORATE, 1)]),
        ("Bachelor's in Law or a related field and 6 years, or Master's and 4 years", [(BACHELOR, 6), (MASTER, 4)]),
        ("6+ years of experience (or 4+ years with a Master's degree)", [(NONE, 6), (MASTER, 4)]),
        ("6 years, or 4 with a Master's", [(NONE, 6), (MASTER, 4)]),
        ("Bachelor's degree or 6 years of experience", [(NONE, 6), (BACHELOR, 0)]),
        ("HS diploma and 4 years, or an associate degree and 2 years", [(SCHOOL, 4), (ASSOCIATE, 2)]),
    ],
)  # fmt: skip
def test_each_way_to_qualify(line, ways):
    assert alternatives_in(line) == [YearsWithDegree(level, years) for level, years in ways]


@pytest.mark.parametrize(
    "line",
    [
        "Bachelor's or Master's degree and 5 years",
        "MS or BS with 3+ years",
        "BS, MS or PhD in CS, 5+ years",
        "3 or 4 years of Java and a BS or MS",
        "Master's with 5 years, or Bachelor's with 2 years",  # a higher degree never needs more
        "Python or Go, 3 years, Bachelor's",
        "BS or MS",
        "3 years",
        "",
    ],
)
def test_years_that_are_the_same_whatever_the_degree(line):
    assert alternatives_in(line) == []


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["BS with 6 years.", "or MS with 3 years", "Go"], ["BS with 6 years, or MS with 3 years", "Go"]),
        (["- BS with 6 years", "- OR", "- MS with 3 years"], ["- BS with 6 years, OR MS with 3 years"]),
        (["6", "or more years", "Oracle"], ["6", "or more years", "Oracle"]),
        (["or Go"], ["or Go"]),
        ([], []),
    ],
)
def test_a_line_that_goes_on_with_or_is_part_of_the_one_before(lines, joined):
    assert [*with_alternatives(lines)] == joined
