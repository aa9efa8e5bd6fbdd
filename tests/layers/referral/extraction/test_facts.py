import pytest
from hypothesis import given
from hypothesis import strategies as st

from referral.domain.degree_level import Level
from referral.extraction.asked_study import asked_study, held_study
from referral.extraction.degree_substitutes import experience_will_do
from referral.extraction.facts import Facts, fields
from referral.extraction.qa_answers import facts_of
from referral.extraction.years import years_said
from referral.matching.study_similarity import study_similarity


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
        ("Nice to have:\nMaster's degree\n5 years of experience", None, "", None),
        ("", None, "", None),
    ],
)  # fmt: skip
def test_what_a_text_asks_for(text, level, field, years):
    assert fields(text) == Facts(level, field, years)


def test_spans_become_facts():
    answers = {"level": "bs/ms", "field": "comp sci or related", "years": "two-three yrs"}
    assert facts_of(answers) == Facts(Level.BACHELOR, "comp sci", 2)
    assert facts_of(dict.fromkeys(answers, "")) == Facts(None, "", None)
    assert years_said("seven+") == 7


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
]


@pytest.mark.parametrize("piece", PIECES)
def test_hostile_text_ends(piece):
    text = (piece * 60_000)[:60_000]
    fields(text)
    experience_will_do(text)
    study_similarity(asked_study(text), held_study(text))


@given(
    st.lists(st.sampled_from([*PIECES, "Physics", "preferred", "or a related field", "B.S. in ", ".", "🚀"])).map(
        "".join
    )
)
def test_facts_are_words_of_the_text_and_always_the_same(text):
    found = fields(text)
    assert found == fields(text)
    assert found.field in text
