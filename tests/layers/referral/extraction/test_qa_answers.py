import pytest

from referral.domain.degree_level import Level
from referral.extraction.facts import Facts, fields
from referral.extraction.qa_answers import facts_of, level_meant, read

NOTHING = Facts(None, "", None)


@pytest.mark.parametrize(
    ("level", "spans"),
    [
        (Level.SCHOOL, ["HS diploma", "h.s. or g.e.d.", "high skool diploma", "12th pass", "grade 12", "HS or BA"]),
        (Level.ASSOCIATE, ["2 yr degree", "AAS", "a.a.", "trade school", "assoc or bach", "diploma", "dip.", "AS"]),
        (Level.BACHELOR, ["bs/ms", "4 yr deg", "batchelors", "bchelors, masters or phd", "grads", "uni", "grad/PG"]),
        (Level.MASTER, ["MS or PhD", "advanced degree", "grad deg", "mastesr", "post-grad", "MBA", "m. sc."]),
        (Level.DOCTORATE, ["ph d", "PharmD", "J.D.", "docotrate", "DPT", "terminal degree"]),
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
    ],
)
def test_the_first_figure_that_a_span_means(years, spans):
    assert {span: facts_of({"years": span}).years for span in spans} == dict.fromkeys(spans, years)


@pytest.mark.parametrize(
    ("span", "field"),
    [("Mech. Engr.", "Mech. Engr."), (" CS/EE, or related", "CS/EE"), ("HCI (or Design)", "HCI (or Design)")],
)
def test_a_field_is_as_worded(span, field):
    assert facts_of({"field": span}).field == field


def test_no_answer_is_no_fact():
    assert facts_of({}) == facts_of({"level": "", "field": "", "years": ""}) == NOTHING


CLEAR = "BS in Physics, 3+ yrs"
UNCLEAR = "u studied smth w/ numbers"


@pytest.mark.parametrize("text", [CLEAR, UNCLEAR])
def test_without_an_answer_the_rules_read_alone(text):
    assert read(text, {}) == fields(text)


def test_an_answer_goes_before_what_the_rules_read():
    assert read(UNCLEAR, {"level": "studied", "field": "numbers"}) == Facts(Level.BACHELOR, "numbers", None)
    assert read(CLEAR, {"level": "MBA", "years": ""}) == Facts(Level.MASTER, "Physics", None)


def test_where_both_find_a_field_the_rules_word_it():
    assert read(CLEAR, {"field": "Physics, 3"}) == fields(CLEAR)
    assert read(CLEAR, {"field": ""}).field == ""
