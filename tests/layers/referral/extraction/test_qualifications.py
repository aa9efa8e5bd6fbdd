import pytest
from hypothesis import given
from hypothesis import strategies as st

from referral.domain.degree_level import Level
from referral.extraction.asked_study import asked_study, held_study
from referral.extraction.degree_substitutes import experience_will_do
from referral.extraction.qualifications import Qualification, completed, read
from referral.extraction.study_mentions import without_related


@pytest.mark.parametrize(
    ("text", "level", "field", "years"),
    [
        ("BS/MS in CS or related, 3+ yrs", Level.BACHELOR, "CS", 3),
        ("Bachelor's degree or equivalent practical experience.\n4 years in sales.", Level.BACHELOR, "", 4),
        ("PhD, or Master's degree and 4+ years of ML experience", Level.MASTER, "", 4),
        ("BS in Physics required, PhD a plus. min. 5yrs exp", Level.BACHELOR, "Physics", 5),
        ("HS diploma/GED", Level.SCHOOL, "", None),
        ("Graduate of an accredited nursing program", Level.ASSOCIATE, "nursing", None),
        ("B.Tech in Computer Science or a related field.\n3+ years overall", Level.BACHELOR, "Computer Science", 3),
        ("Degree in Design, Human-Computer Interaction (HCI), or similar", Level.BACHELOR,
         "Design, Human-Computer Interaction (HCI)", None),
        ("4 yr degree", Level.BACHELOR, "", None),
        ("No degree required. two years on a busy line", None, "", 2),
        ("Must be 18 years of age. MS SQL Server. a high degree of accuracy", None, "", None),
        ("", None, "", None),
    ],
)  # fmt: skip
def test_what_a_line_asks_for(text, level, field, years):
    found = read(text)
    assert (found.level, without_related(found.field), found.years) == (level, field, years)


def test_wishes_count_on_request():
    text = "MBA preferred, 3 years a plus"
    assert read(text) == Qualification(text)
    assert read(text, wishes=True) == Qualification(text, Level.MASTER, years=3)


# ------------------------------------------------------------ the answers of a model


def facts(text: str, **answers: str) -> list[tuple[str, Level | None, str, float | None]]:
    lines = completed([read(line) for line in text.split("\n")], answers)
    return [(line.text, line.level, line.field, line.years) for line in lines if line.level or line.years]


def test_no_answer_changes_nothing():
    assert facts("BS in Law\n3 years") == [("BS in Law", Level.BACHELOR, "Law", None), ("3 years", None, "", 3)]


def test_an_empty_answer_takes_nothing_away_but_a_field():
    assert facts("BS in Law\n3 years\n2 years of Go", level="", years="") == facts("BS in Law\n3 years\n2 years of Go")
    assert facts("BS in Law", field="") == [("BS in Law", Level.BACHELOR, "", None)]


def test_an_answer_that_agrees_leaves_all_lines_as_they_are():
    text = "BSc in Physics\n5+ years of Python\n2+ years of Kafka"
    assert facts(text, level="BSc", field="Physics", years="5+ years") == facts(text)


def test_an_answer_adds_what_the_rules_did_not_find_in_its_line():
    answered = facts("Typing\nthre yrs office work, some collage", level="collage", years="thre yrs")
    assert answered == [("thre yrs office work, some collage", Level.BACHELOR, "", 3)]


def test_no_answer_overrules_a_figure():
    assert facts("4 years of Go", years="7 years") == [("4 years of Go", None, "", 4)]
    assert facts("0-1 yr of Go", years="8 yrs") == []


def test_an_answer_names_a_lower_alternative_but_never_a_higher_one():
    text = "PhD, or MS with 3 years, or BS with 6"
    assert facts(text, level="MS", years="3 years") == facts(text) == [(text, Level.BACHELOR, "", 6)]
    assert facts("Master's. A bach will do", level="bach") == [
        ("Master's. A bach will do", Level.BACHELOR, "", None),
    ]


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        ("We have 60 years of experience", {"years": "60 years"}),
        ("3 winters as a guide", {"years": "3 winters"}),
        ("$8/year", {"years": "8/year"}),
        ("NVQ-like papers", {"level": "papers"}),
        ("MBA preferred", {"level": "MBA"}),
    ],
)
def test_an_answer_that_the_rules_know_better_adds_nothing(text, answers):
    assert facts(text, **answers) == []


def test_years_from_0_on_demand_nothing():
    assert facts("0-1 yr of calls\nNot above 28 years in age", years="0-1 yr") == []


def test_an_answer_across_lines_stands_where_it_begins_and_one_of_no_line_by_itself():
    assert facts("thre\nyeras on a roof", years="thre\nyeras") == [("thre", None, "", 3)]
    assert facts("Friendly", years="sevn yrs") == [("sevn yrs", None, "", 7)]


def test_a_word_is_not_found_inside_another():
    assert facts("Banana bread\nA baa or so", level="MBA") == [("MBA", Level.MASTER, "", None)]


def test_the_rules_word_a_field_that_both_name():
    assert facts("BS in Physics, 3", field="Physics, 3") == [("BS in Physics, 3", Level.BACHELOR, "Physics", None)]
    assert facts("BS (by March) in Law", field="Law")[0][2] == "Law"


PIECES = [
    "a ",
    "degree ",
    "\n",
    "BS/MS, ",
    "BS equivalent or ",
    "5 years or ",
    "graduate of a/b ",
    "diploma ",
    "(",
    "field: ",
    "or BS with 5 years ",
    "with 3, ",
]


@pytest.mark.parametrize("piece", PIECES)
def test_hostile_text_ends(piece):
    text = (piece * 60_000)[:60_000]
    read(text)
    experience_will_do(text)
    asked_study(text)
    held_study(text)


@given(
    st.lists(st.sampled_from([*PIECES, "Physics", "preferred", "or a related field", "B.S. in ", ".", "🚀"])).map(
        "".join
    )
)
def test_facts_are_words_of_the_text_and_always_the_same(text):
    found = read(text)
    assert found == read(text)
    assert found.field in text
