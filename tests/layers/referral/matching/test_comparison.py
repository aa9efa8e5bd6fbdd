import numpy as np
import pytest

from referral.domain.evidence import Verdict
from referral.matching import line_facts
from referral.matching.comparison import Comparison
from referral.matching.finding import Finding
from tests.layers.referral.matching.build import TODAY, career, job, posting, studies
from tests.layers.referral.matching.sentences import compare

LINE = "Run Kafka services in production around the clock"
OTHER_LINE = "Writes clean code with tests every single day"
ASKED = posting(f"Responsibilities:\n{LINE}", f"Python\n{OTHER_LINE}", role="Software developer")


def of(*entries, skills=(), resume: str = "") -> Comparison:
    return compare(career(*entries, skills=skills), ASKED, resume)


def own_lines(comparison: Comparison) -> list[str]:
    return [comparison.candidate.features.lines[row].text for row in comparison.own_lines]


def test_what_is_copied_from_the_posting_is_no_part_of_the_career():
    comparison = of(job(role="Nurse", description=f"{LINE}.\nCared for patients."), resume="Python")
    assert own_lines(comparison) == ["Nurse", "Cared for patients.", "Python"]


def test_short_names_of_skills_and_roles_can_not_be_told_from_copies_and_stay():
    comparison = of(job(role="Senior software developer", description="-"), skills=["Python", LINE])
    assert own_lines(comparison) == ["Senior software developer", "software developer", "Python"]
    assert [entry.text for entry in comparison.own_skills] == ["Python"]
    assert comparison.known_skills == {"Python": "Python"}


def test_skills_are_read_from_what_is_the_person_s_own():
    assert of(job(role="Nurse", description=f"{LINE}\nWrote Django apps.")).known_skills.keys() == {"Django"}


def test_a_job_that_has_not_begun_is_none():
    begun, to_come = job("2020-01", "2026-12", role="Nurse"), job("2026-07", role="Software developer")
    comparison = of(begun, to_come)
    assert [one.title for one in comparison.jobs] == ["Nurse"]
    assert comparison.latest == comparison.jobs[0]


def test_of_several_present_jobs_the_latest_is_the_one_nearest_to_the_posting():
    comparison = of(job("2021-01", role="Nurse"), job("2019-01", role="Software developer"))
    assert [one.title for one in comparison.jobs] == ["Nurse", "Software developer"]
    assert comparison.latest.title == "Software developer"


def test_a_job_whose_end_is_still_to_come_is_a_present_one():
    coach = job("2019-01", role="Football coach", description="Trained children.")
    developer = {"role": "Software developer", "description": "Wrote code."}
    until = of(job("2018-01", "2028-12", **developer), coach)
    assert until.latest.title == "Software developer"
    assert of(job("2018-01", "2020-12", **developer), coach).latest.title == "Football coach"
    facts = [line_facts.of_career(one.candidate, TODAY) for one in (until, of(job("2018-01", **developer), coach))]
    assert np.array_equal(np.sort(facts[0], axis=0), np.sort(facts[1], axis=0))


def test_a_finding_quotes_the_line_that_proves_most():
    comparison = of(job(role="Nurse", description="Kept Kafka services of a bank in production.\nBaked bread."))
    asked = next(one for one in comparison.job.features.requirements if one.text == LINE)
    place = comparison.job.compared[asked]
    comparison.proofs.partly[place] = comparison.proofs.met[place] = 0.9
    assert comparison.finding(asked) == Finding(0.9, Verdict.MET, "Kept Kafka services of a bank in production.")


def test_words_count_where_they_stand_in_a_job():
    told = of(job(role="Software developer", description="Runs Kafka services with Python."))
    listed = of(job(role="Nurse", description="Bread."), skills=["Python", "Kafka"])
    assert 0 == of().words_of_jobs == listed.words_of_jobs < told.words_of_jobs <= 1


def test_what_stands_outside_a_job_proves_nothing_in_full_but_what_a_document_proves():
    asked = posting(required="Runs Kafka\nA driving licence")
    comparison = compare(career(job(description="Ran Kafka."), skills=["Kafka"]), asked, "Driving licence")
    lines = [line.text for line in comparison.candidate.features.lines]
    full = {
        (one.text, lines[row])
        for one, place in comparison.job.compared.items()
        for row in range(len(lines))
        if comparison.full[place, row]
    }
    assert {("Runs Kafka", "Ran Kafka."), ("A driving licence", "Driving licence")} <= full
    assert not {("Runs Kafka", "Kafka"), ("Runs Kafka", "Driving licence")} & full


def test_listed_skills_that_the_vocabulary_lacks_count_where_the_posting_says_them():
    asked = posting(required="Knows Flux9 and the Frobnicator")
    comparison = compare(career(skills=["flux9", "Flux9", "Frob", "Python", "the"]), asked)
    assert comparison.unknown_skills == ["Flux9"]


def test_the_latest_job_comes_first():
    assert [one.title for one in of(job("2010-01", "2012-01", role="Nurse"), job(role="Baker")).jobs] == [
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


@pytest.mark.parametrize("entries", [(), (studies("PhD", major="Computer Science"),)])
def test_a_career_without_texts_is_near_to_nothing(entries):
    comparison = of(*entries)
    assert comparison.field_affinity == 0
    assert not comparison.proofs.partly.any()
    assert comparison.known_skills == {}


def test_a_career_that_is_all_copied_is_near_to_nothing():
    comparison = of(skills=[LINE], resume=OTHER_LINE)
    assert own_lines(comparison) == []
    assert comparison.field_affinity == 0
    assert not comparison.proofs.partly.any()
