import pytest

from referral.domain.degree_level import Level
from referral.extraction.qa_answers import field_meant, level_meant, years_meant


@pytest.mark.parametrize(
    ("level", "spans"),
    [
        (Level.SCHOOL, ["HS diploma", "h.s. or g.e.d.", "high skool diploma", "12th pass", "grade 12", "HS or BA"]),
        (Level.ASSOCIATE, ["2 yr degree", "AAS", "a.a.", "trade school", "assoc or bach", "diploma", "dip.", "AS"]),
        (Level.BACHELOR, ["bs/ms", "4 yr deg", "batchelors", "bchelors, masters or phd", "grads", "uni", "grad/PG"]),
        (Level.MASTER, ["MS or PhD", "advanced degree", "grad deg", "mastesr", "post-grad", "MBA", "m. sc."]),
        (Level.DOCTORATE, ["ph d", "PharmD", "J.D.", "docotrate", "DPT", "terminal degree"]),
        (None, ["Doctor", "Doctor of record", "A-levels", "papers"]),
    ],
)  # fmt: skip
def test_the_lowest_level_that_a_span_means(level, spans):
    assert {span: level_meant(span) for span in spans} == dict.fromkeys(spans, level)


@pytest.mark.parametrize(
    ("years", "spans"),
    [
        (1, ["a year", "an yr", "1"]),
        (1.5, ["1.5 years"]),
        (2, ["cuople of years", "2-4", "two-three yrs"]),
        (6, ["half a dozen yrs", "six"]),
        (10, ["a decade"]),
        (14, ["fouteen yrs"]),
        (0.5, ["six months", "6 mos"]),
        (None, ["some months", "ages of it", "two summers", "12 wks", "5/year"]),
    ],
)
def test_the_first_figure_that_a_span_means(years, spans):
    assert {span: years_meant(span) for span in spans} == dict.fromkeys(spans, years)


@pytest.mark.parametrize(
    ("span", "field"),
    [
        ("Mech. Engr.", "Mech. Engr."),
        (" CS/EE, or related", "CS/EE"),
        ("HCI (or Design)", "HCI (or Design)"),
        ("Computer\n  Science", "Computer Science"),
    ],
)
def test_a_field_is_as_worded(span, field):
    assert field_meant(span) == field
