from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from referral.domain.degree_level import Level
from referral.domain.evidence import Verdict
from referral.domain.profile import Experience
from referral.domain.requirements import YearsRequirement, YearsWithDegree
from referral.matching.experience import judge_years
from referral.matching.finding import Finding
from tests.layers.referral.matching.build import career, compared, job, posting, studies, wants_years
from tests.layers.referral.matching.sentences import compare

DEVELOPER = {"role": "Software developer", "description": "Wrote code."}
NURSE = {"role": "Nurse", "description": "Cared for patients on a ward."}
ASKS_FOR_DEVELOPERS = posting(
    "Responsibilities:\nWrite code for services",
    "5+ years of software development with Kafka in production",
    role="Developer",
)


def of_any_work(asked: float, *jobs: Experience) -> Finding:
    requirement = wants_years(asked)
    return judge_years(requirement, compared(career(*jobs), requirement))


def of_development(*jobs: Experience) -> Finding:
    comparison = compare(career(*jobs), ASKS_FOR_DEVELOPERS)
    (requirement,) = (one for one in comparison.job.features.requirements if isinstance(one, YearsRequirement))
    return judge_years(requirement, comparison)


@pytest.mark.parametrize(
    ("dates", "asked", "verdict", "value", "quote"),
    [
        ([("2015-01", "2019-12")], 5, Verdict.MET, 1, "5.0 years in 1 job"),
        ([("2015-01", "2019-12")], 10, Verdict.PARTIAL, 0.5, "5.0 years in 1 job"),
        ([("2015-01", "2015-12")], 4, Verdict.UNMET, 0.25, "1.0 years in 1 job"),
        ([("2015-01", "2019-12"), ("2015-01", "2019-12")], 10, Verdict.PARTIAL, 0.5, "5.0 years in 2 jobs"),
        ([("2015-01", "2017-06"), ("2017-07", "2019-12")], 5, Verdict.MET, 1, "5.0 years in 2 jobs"),
        ([("2021-06-16", None)], 5, Verdict.MET, 1, "5.0 years in 1 job"),
        ([("2026-06-16", "2040-01")], 5, Verdict.UNMET, 0, "no such job in the profile"),
        ([], 5, Verdict.UNMET, 0, "no such job in the profile"),
    ],
)
def test_overlaps_count_once_current_jobs_to_today_and_the_future_not_at_all(dates, asked, verdict, value, quote):
    finding = of_any_work(asked, *(job(*span) for span in dates))
    assert (finding.verdict, finding.value, finding.quote) == (verdict, value, quote)


def test_a_gap_costs_nothing():
    with_gap = of_any_work(6, job("2005-01", "2007-12"), job("2015-01", "2017-12"))
    without = of_any_work(6, job("2010-01", "2012-12"), job("2013-01", "2015-12"))
    assert with_gap.value == pytest.approx(without.value, abs=0.001) == 1


def test_only_the_years_of_jobs_in_the_field_count():
    developer, nurse = job("2018-01", "2020-12", **DEVELOPER), job("2010-01", "2017-12", **NURSE)
    finding = of_development(developer, nurse)
    assert finding.quote == "3.0 years in 1 job"
    assert finding.value == pytest.approx(3 / 5)
    assert of_development(nurse).quote == "no such job in the profile"


def test_a_job_with_a_skill_of_the_line_counts_whatever_its_field():
    nurse_with_kafka = job("2018-01", "2020-12", role="Nurse", description="Moved the ward's records onto Kafka.")
    assert of_development(nurse_with_kafka).quote == "3.0 years in 1 job"


def test_a_skill_that_is_pasted_from_the_posting_makes_no_job_count():
    pasted = job("2018-01", role="Nurse", description=ASKS_FOR_DEVELOPERS.requiredQualifications)
    assert of_development(pasted).quote == "no such job in the profile"


def test_where_years_of_nothing_in_particular_are_asked_any_job_counts():
    nurse = career(job("2018-01", "2020-12", **NURSE))
    asked = posting("Responsibilities:\nWrite code for services", "3+ years of experience", role="Developer")
    comparison = compare(nurse, asked)
    (requirement,) = (one for one in comparison.job.features.requirements if isinstance(one, YearsRequirement))
    assert judge_years(requirement, comparison).value == 1


@pytest.mark.parametrize(
    ("degree", "value", "quote"),
    [
        (studies("BS"), 0.4, "2.0 years in 1 job"),
        (studies("MS"), 1.0, "2.0 years in 1 job, 2 asked for with the degree"),
        (studies("PhD"), 1.0, "2.0 years in 1 job, 0 asked for with the degree"),
        (studies("PhD", dateTo="2030-01"), 1.0, "2.0 years in 1 job, 2 asked for with the degree"),
        (studies("MS", dateTo="2030-01"), 0.4, "2.0 years in 1 job"),
    ],
)
def test_the_way_that_asks_the_candidate_for_the_fewest_years_counts(degree, value, quote):
    ways = (YearsWithDegree(Level.MASTER, 2), YearsWithDegree(Level.DOCTORATE, 0))
    requirement = replace(wants_years(5), with_degree=ways)
    finding = judge_years(requirement, compared(career(job("2018-01", "2019-12"), degree), requirement))
    assert (finding.value, finding.quote) == (pytest.approx(value), quote)


spans = st.tuples(st.integers(1995, 2025), st.integers(0, 12)).map(lambda s: job(f"{s[0]}-01", f"{s[0] + s[1]}-12"))


@given(st.lists(spans, min_size=1, max_size=4), st.integers(1, 20), st.data())
def test_fewer_jobs_are_never_more_years(jobs, asked, data):
    fewer = data.draw(st.lists(st.sampled_from(jobs), unique_by=id, max_size=len(jobs)))
    assert of_any_work(asked, *fewer).value <= of_any_work(asked, *jobs).value
