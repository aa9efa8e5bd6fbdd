import pytest
from hypothesis import given
from hypothesis import strategies as st

from referral.domain.evidence import Verdict
from referral.domain.profile import Career
from referral.domain.seniority import Seniority
from referral.matching.comparison import Comparison
from referral.matching.finding import Finding
from referral.matching.role import judge_role, judge_seniority, seniority_gate
from referral.matching.weights import ABOVE, BELOW, FIELD_SHARE, WITHOUT_JOB
from tests.layers.referral.matching.build import (
    ANOTHER_MODEL,
    TODAY,
    candidate,
    career,
    compared,
    job,
    job_asking,
    posting,
    studies,
    wants,
    wants_level,
    wants_role,
)
from tests.layers.referral.matching.sentences import compare

ENTRY, MID, SENIOR, LEAD, EXECUTIVE = Seniority
ASKS_FOR_DEVELOPERS = posting("Responsibilities:\nWrite code for services", "Python", role="Software developer")
DEVELOPER = {"role": "Software developer", "description": "Programming of payments in Python."}
NURSE = {"role": "Nurse", "description": "Cared for patients on a ward."}
TITLES = {ENTRY: "Junior Engineer", MID: "Engineer", SENIOR: "Senior Engineer", LEAD: "Director", EXECUTIVE: "CTO"}


def level(person: Career, asked: Seniority) -> tuple[Finding, float]:
    comparison = compared(person, wants_level(asked))
    return judge_seniority(wants_level(asked), comparison), seniority_gate(comparison)


# ------------------------------------------------------------ the level


@pytest.mark.parametrize(
    ("role", "asked", "factor"),
    [
        ("Senior Engineer", SENIOR, 1),
        ("Engineer II", MID, 1),
        ("Engineer III", SENIOR, 1),
        ("Engineer III", MID, 1),
        ("Junior Engineer", MID, BELOW[1]),
        ("Junior Engineer", SENIOR, BELOW[2]),
        ("Junior Engineer", EXECUTIVE, BELOW[4]),
        ("Vice President", ENTRY, ABOVE[4]),
        ("Director", MID, ABOVE[2]),
        ("Associate General Counsel", LEAD, 1),
        ("Staff Accountant", MID, 1),
        ("Executive Assistant", MID, 1),
        ("Lead Generation Specialist", MID, 1),
    ],
)
def test_the_latest_role_against_the_level_asked_for(role, asked, factor):
    finding, whole = level(career(job(role=role)), asked)
    assert finding.value == whole == factor
    assert (finding.verdict is Verdict.MET) == (factor == 1)
    assert finding.quote.startswith(role)
    assert ("all points count" in finding.quote) == (factor < 1)


def test_it_is_the_latest_job_that_says_the_level():
    grown = career(job("2010-01", "2015-01", role="Junior Engineer"), job("2015-02", None, role="Director"))
    assert level(grown, LEAD)[0].value == 1


def test_nobody_starts_above_entry():
    assert level(career(studies("PhD")), ENTRY)[1] == 1
    finding, whole = level(career(), MID)
    assert whole == BELOW[1]
    assert finding.quote == f"no job in the profile (entry level); all points count {BELOW[1]:.0%}"


def test_where_no_level_is_asked_for_all_points_count():
    assert seniority_gate(compared(career(job(role="CTO")), wants("Kafka"))) == 1


@given(st.sampled_from(Seniority), st.sampled_from(Seniority), st.sampled_from(Seniority))
def test_nearer_to_the_level_never_counts_for_less(asked, one, other):
    if (one - asked) * (other - asked) < 0:
        return
    near, far = sorted((one, other), key=lambda held: abs(held - asked))
    assert level(career(job(role=TITLES[near])), asked)[1] >= level(career(job(role=TITLES[far])), asked)[1]


# ------------------------------------------------------------ the kind of work


def kind_of_work(comparison: Comparison) -> Finding:
    return judge_role(next(iter(comparison.job.features.requirements)), comparison)


def work(*entries, skills=(), resume: str = "") -> Finding:
    return kind_of_work(compare(career(*entries, skills=skills), ASKS_FOR_DEVELOPERS, resume))


def test_the_same_work_is_met_and_other_work_is_not():
    same, other = work(job(**DEVELOPER)), work(job(**NURSE))
    assert (same.verdict, same.quote) == (Verdict.MET, "Software developer")
    assert (other.verdict, other.quote) == (Verdict.UNMET, None)
    assert other.value < 0.1


def test_the_latest_job_says_most_and_the_others_something():
    first, then = {"start": "2010-01", "end": "2015-01"}, {"start": "2015-02"}
    into = work(job(**first, **NURSE), job(**then, **DEVELOPER)).value
    out_of = work(job(**first, **DEVELOPER), job(**then, **NURSE)).value
    assert work(job(**NURSE)).value < out_of < into < work(job(**DEVELOPER)).value


def test_without_a_job_the_rest_of_the_profile_says_less():
    finding = work(skills=["Python", "Django", "Kafka"], resume="Programming as a hobby.\nKubernetes at home.")
    assert 0.1 < finding.value <= WITHOUT_JOB * FIELD_SHARE + (1 - FIELD_SHARE)


def test_an_empty_profile_is_in_no_field():
    assert work() == Finding(0.0, Verdict.UNMET, None)
    assert work(studies("PhD", major="Computer Science")) == Finding(0.0, Verdict.UNMET, None)


def test_a_title_that_says_nothing_leaves_it_to_the_rest_of_the_profile():
    vague = {"role": "Bringer of joy"}
    coding = work(
        job(**vague, description="Wrote Python code.\nDjango services.\nRan Kafka.\nProgramming.\nA developer.")
    )
    caring = work(job(**vague, description="Cared for patients.\nLed the ward.\nNursing.\nGave medication."))
    assert coding.value > caring.value + 0.3


def test_the_vectors_of_another_model_tell_no_field():
    role = wants_role("Engineer")
    other = job_asking(role, angles={}, model=ANOTHER_MODEL)
    assert judge_role(role, Comparison(candidate(career(job()), {}), other, TODAY)) == Finding.unknown()


def test_three_roles_are_quoted_at_most():
    roles = ["developer", "programmer", "software developer", "python developer"]
    jobs = [job(f"20{10 + n}-01", f"20{10 + n}-12", role=role) for n, role in enumerate(roles)]
    assert work(*jobs).quote == "python developer; software developer; programmer"
