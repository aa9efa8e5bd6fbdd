from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from models.evaluation.complete_profiles import complete_cases
from models.evaluation.sources import Qualifications
from referral.domain.dates import years_covered

TODAY = date(2026, 11, 1)


def only(row):
    (case,) = complete_cases([row], TODAY)
    return case


@given(st.integers(1, 40))
def test_somebody_has_just_what_is_asked_for(years):
    case = only(Qualifications("Master's in Law", "master", "Law", years))
    (degree,) = case.resume.career.education
    assert (degree.level, degree.major) == ("master", "Law")
    covered = years_covered((job.span(TODAY) for job in case.resume.career.experience), TODAY)
    assert abs(covered - years) < 0.1
    assert case.asks == {"degree", "field", "years"}


def test_what_the_label_leaves_open_is_not_asked_for():
    assert only(Qualifications("A driving licence", "", "", None)).asks == frozenset()
    assert only(Qualifications("Our school has taught for years", "", "", None)).asks == frozenset()


def test_a_text_with_wishes_may_ask_for_all_that_it_mentions():
    assert only(Qualifications("A degree is a plus", "", "", None)).asks == {"degree", "field"}


def test_a_school_diploma_has_a_field_only_if_one_is_asked_for():
    assert only(Qualifications("HS diploma", "high_school", "", None)).resume.career.education[0].major is None


def test_the_title_of_the_job_is_the_title_of_the_person():
    case = only(Qualifications("Two years", "", "", 2, title="Baker"))
    assert case.posting.role == case.resume.career.experience[0].role == "Baker"
