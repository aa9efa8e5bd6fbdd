import pytest

from referral.matching.comparison import Comparison
from tests.layers.referral.matching.build import career, job, posting, studies
from tests.layers.referral.matching.sentences import compare

LINE = "Run Kafka services in production around the clock"
ASKED = posting(f"Responsibilities:\n{LINE}", "Python\nWrites clean code every day", role="Software developer")


def of(*entries, skills=(), resume: str = "") -> Comparison:
    return compare(career(*entries, skills=skills), ASKED, resume)


def test_what_is_copied_from_the_posting_is_no_part_of_the_career():
    comparison = of(job(role="Nurse", description=f"{LINE}.\nCared for patients."), resume="Python")
    assert comparison.own_parts.texts == ("Nurse", "Cared for patients.")


def test_a_job_s_own_words_are_its_role_and_what_is_not_copied():
    comparison = of(job(role="Software developer", description=f"{LINE}\nCared for patients."))
    assert comparison.own_words(comparison.jobs[0]) == "Software developer\nCared for patients."


def test_short_names_of_skills_and_roles_can_not_be_told_from_copies_and_stay():
    comparison = of(job(role="Senior software developer", description="-"), skills=["Python", LINE])
    assert comparison.own_parts.texts == ("Senior software developer", "software developer", "Python")
    assert comparison.skills == {"Python": "Python"}


def test_skills_are_read_from_what_is_the_person_s_own():
    assert of(job(role="Nurse", description=f"{LINE}\nWrote Django apps.")).skills.keys() == {"Django"}


def test_the_latest_job_comes_first():
    assert [one.role for one in of(job("2010-01", "2012-01", role="Nurse"), job(role="Baker")).jobs] == [
        "Baker",
        "Nurse",
    ]


def test_a_job_is_in_the_field_of_its_title():
    latest, earlier = {"role": "Python developer", "start": "2013-01"}, {"role": "Nurse", "start": "2010-01"}
    comparison = of(job(**latest, description="-"), job(**earlier, end="2012-12", description="-"))
    developer, nurse = map(comparison.job_affinity, comparison.jobs)
    assert developer > 0.9
    assert nurse < 0.1
    assert nurse < comparison.field_affinity < developer


def test_the_career_comes_close_to_the_lines_that_it_is_nearest_to():
    near = of(job(description="Kept Kafka services of a bank in production."))
    far = of(job(description="Baked bread for a school."))
    assert 0 <= far.closest < near.closest <= 1


@pytest.mark.parametrize("entries", [(), (studies("PhD", major="Computer Science"),)])
def test_a_career_without_texts_is_near_to_nothing(entries):
    comparison = of(*entries)
    assert comparison.field_affinity == comparison.closest == 0
    assert {near.value for near in comparison.near.values()} == {0}
    assert comparison.skills == {}


def test_a_career_that_is_all_copied_is_near_to_nothing():
    comparison = of(skills=[LINE], resume="Writes clean code every day")
    assert comparison.own_parts.texts == ()
    assert comparison.field_affinity == comparison.closest == 0
    assert {near.value for near in comparison.near.values()} == {0}
