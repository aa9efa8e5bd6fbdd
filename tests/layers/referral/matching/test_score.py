"""How findings add up to a score: hand-made careers, and what must hold for every career and posting."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from referral.domain.degree_level import Level
from referral.domain.evidence import Evidence, Score, Verdict
from referral.domain.profile import Career, Experience
from referral.domain.requirements import DegreeRequirement, Kind, Need, Requirement, YearsRequirement
from referral.domain.seniority import Seniority
from referral.domain.versions import MODEL, score_version
from referral.matching.comparison import Comparison
from referral.matching.score import score
from referral.matching.weights import BELOW, EDUCATION, LINES, PARTIAL, SENIORITY, YEARS
from tests.layers.referral.matching.build import (
    ANOTHER_MODEL,
    TODAY,
    candidate,
    career,
    compared,
    job,
    job_asking,
    studies,
    wants,
    wants_degree,
    wants_duty,
    wants_level,
    wants_role,
    wants_skills,
    wants_years,
)

ANGLES = {"Runs Kafka": 0.0, "Leads a team": 40.0}
CENT = Decimal("0.01")
LEVELS = ("none", "High school", "Associate degree", "Bachelor", "Master", "PhD")


def scored(person: Career, *asked: Requirement, angles: Mapping[str, float] = ANGLES, angle: float = 0) -> Score | None:
    return score(compared(person, *asked, angles=angles, angle=angle))


def only(person: Career, asked: Requirement, **how: Any) -> Evidence:
    return scored(person, asked, **how).evidence[0]


# ------------------------------------------------------------ one requirement


@pytest.mark.parametrize(
    ("asked", "verdict", "points"),
    [
        (wants_degree(Level.MASTER), Verdict.PARTIAL, 50),
        (wants_years(10), Verdict.PARTIAL, 50),
        (wants_skills("Python", "Apache Kafka"), Verdict.PARTIAL, 50),
        (wants_level(Seniority.MID), Verdict.MET, 100),
    ],
)
def test_every_kind_of_requirement_is_held_against_its_own_side_of_a_career(asked, verdict, points):
    evidence = only(career(studies("Bachelor"), job("2015-01", "2019-12")), asked)
    assert (evidence.kind, evidence.verdict, evidence.points) == (asked.kind, verdict, points)


def test_what_nobody_can_tell_has_no_weight():
    asked = job_asking(wants_role("Engineer"), wants_years(3), angles={}, model=ANOTHER_MODEL)
    role, years = score(Comparison(candidate(career(job()), {}), asked, TODAY)).evidence
    assert (role.verdict, role.weight, role.points) == (Verdict.UNKNOWN, 0, 0)
    assert years.weight == 100


# ------------------------------------------------------------ all of them


def test_leaving_all_out_does_not_pay():
    texts = [wants("streaming"), wants_duty("leading"), wants_degree(Level.BACHELOR)]
    blank = scored(career(studies("PhD")), *texts, angles={})
    assert [evidence.verdict for evidence in blank.evidence] == [Verdict.UNMET, Verdict.UNMET, Verdict.MET]
    assert blank.value <= scored(career(studies("PhD")), *texts, angle=140).value
    assert scored(career(), *texts, angles={}).value == 0


def test_where_nothing_is_asked_for_there_is_no_score():
    assert scored(career(job())) is None


def test_a_section_that_is_missing_leaves_its_share_to_the_others():
    def shares(*asked: Requirement) -> list[float]:
        return [float(evidence.weight) for evidence in scored(career(), *asked).evidence]

    facts = EDUCATION + YEARS
    assert shares(wants_degree(Level.MASTER), wants_years(3)) == [
        pytest.approx(100 * share / facts, abs=0.01) for share in (EDUCATION, YEARS)
    ]
    assert shares(wants_duty("b")) == [100]
    line, _ = shares(wants("a"), wants_years(3))
    assert line == pytest.approx(100 * LINES / (LINES + YEARS), abs=0.01)
    assert sum(shares(wants("a"), wants_duty("b"), wants("c", Need.PREFERRED), wants_years(3))[:3]) == pytest.approx(
        line
    )


def test_what_is_preferred_counts_as_far_as_what_is_required_is_there():
    person = career(studies("Bachelor"), job("2015-01", "2019-12"))
    asked = [wants_years(10), wants_degree(Level.BACHELOR, Need.PREFERRED)]
    half, gated = scored(person, *asked).evidence
    assert abs(half.points - half.weight / 2) < CENT
    assert gated.verdict is Verdict.MET
    assert abs(gated.points - gated.weight / 2) < CENT
    assert scored(career(studies("Bachelor")), *asked).value == 0


def test_preferred_alone_is_not_held_back():
    assert scored(career(studies("PhD")), wants_degree(Level.BACHELOR, Need.PREFERRED)).value == 100


def test_whoever_stands_levels_below_gets_less_of_everything():
    level = wants_level(Seniority.SENIOR)
    junior = scored(career(job(role="Junior Engineer"), studies("Master")), wants_degree(Level.MASTER), level)
    degree, seniority = junior.evidence
    assert (degree.verdict, seniority.verdict) == (Verdict.MET, Verdict.PARTIAL)
    assert float(degree.points) == pytest.approx(float(degree.weight) * BELOW[2], abs=0.01)
    assert float(seniority.points) == pytest.approx(float(seniority.weight) * BELOW[2] ** 2, abs=0.01)
    assert float(seniority.weight) == pytest.approx(100 * SENIORITY / (SENIORITY + EDUCATION), abs=0.01)


def test_a_score_names_the_rules_and_the_model_that_made_it():
    assert scored(career(), wants("a")).version == score_version(MODEL)
    assert scored(career(), wants("a"), angles={}).version == score_version("")


# ------------------------------------------------------------ what always holds

TEXTS = ("streaming", "leading people", "Kafka", "welding", "a team")
angles = st.floats(0, 120)
needs = st.sampled_from(Need)
qualifications = st.builds(wants, st.sampled_from(TEXTS), needs)
duties = st.builds(wants_duty, st.sampled_from(TEXTS))
fields = st.sampled_from(["", "Computer Science", "Nursing or a related field"])
degrees = st.builds(wants_degree, st.sampled_from(list(Level)[1:]), needs, st.booleans(), fields)
years = st.builds(wants_years, st.integers(1, 20), needs)
levels = st.builds(wants_level, st.sampled_from(Seniority))
roles = st.just(wants_role("Engineer"))
named = st.lists(st.sampled_from(["Python", "welding", "Apache Kafka"]), min_size=1, unique=True)
skills = named.map(lambda names: wants_skills(*names))
postings = st.lists(qualifications | duties | degrees | years | levels | roles | skills, max_size=12)
text_postings = st.lists(qualifications | duties | skills, max_size=12)

starts = st.tuples(st.integers(1995, 2027), st.integers(1, 12))
jobs = st.builds(
    lambda start, length, role: job(
        f"{start[0]}-{start[1]:02}", f"{start[0] + length}-{start[1]:02}" if length is not None else None, role=role
    ),
    starts,
    st.none() | st.integers(0, 12),
    st.sampled_from(["Engineer", "Junior Engineer", "Director"]),
)
ranks = st.lists(st.integers(0, 5), max_size=3)
ends = st.sampled_from([None, "2020-06", "2028-06"])
resumes = st.dictionaries(st.sampled_from(("Kafka", "welding", "cooks")), angles)


def result_of(entries: list, asked: list[Requirement], resume: Mapping[str, float], angle: float) -> Score | None:
    return scored(career(*entries), *asked, angles=resume, angle=angle)


def points(result: Score | None) -> Decimal:
    return result.value if result else Decimal(0)


def entries_of(ranks: list[int], end: str | None) -> list:
    return [studies(LEVELS[rank], major="Physics", dateTo=end) for rank in ranks]


def _needs_years(asked: Requirement) -> bool:
    return isinstance(asked, YearsRequirement) or (isinstance(asked, DegreeRequirement) and asked.experience_will_do)


def shortened(one: Experience) -> Experience:
    """The same job, ending as before; it began a year before its end, or before today, at the earliest."""
    end = min(one.dateTo or "2026-06", "2026-06")
    year_before = f"{int(end[:4]) - 1}{end[4:]}"
    return one.model_copy(update={"dateFrom": max(one.dateFrom, year_before)})


@given(
    st.lists(jobs, max_size=4), st.lists(st.sampled_from((*LEVELS, "Wizard")), max_size=3), postings, resumes, angles
)
def test_evidence_adds_up(jobs, levels, asked, resume, angle):
    result = result_of([*jobs, *map(studies, levels)], asked, resume, angle)
    if result is None:
        return
    evidence = result.evidence
    assert sum(e.points for e in evidence) == result.value
    assert sum(e.weight for e in evidence) == 100
    assert 0 <= result.value <= 100
    assert [(e.requirement, e.kind, e.need) for e in evidence] == [(r.text, r.kind, r.need) for r in asked]
    for e in evidence:
        assert 0 <= e.points <= e.weight
        assert e.points == round(e.points, 2)
        assert e.weight == round(e.weight, 2)
        assert e.weight > 0 or e.verdict is Verdict.UNKNOWN
        assert e.weight == 0 or e.verdict is not Verdict.UNKNOWN or e.quote
        assert e.quote or e.verdict in (Verdict.UNKNOWN, Verdict.UNMET)


@given(st.lists(jobs, max_size=4, unique_by=lambda one: (one.dateTo, one.dateFrom)), ranks, ends, postings, resumes)
def test_a_score_is_the_same_each_time_and_in_any_order(jobs, ranks, end, asked, resume):
    entries = [*jobs, *entries_of(ranks, end)]
    result = result_of(entries, asked, resume, angle=30)
    assert result_of(entries, asked, resume, angle=30) == result
    assert points(result_of(entries[::-1], asked, resume, angle=30)) == points(result)


@given(st.lists(jobs, max_size=3), ranks, ends, postings, resumes, angles, st.integers(1, 5))
def test_a_lower_degree_never_raises_the_score(jobs, ranks, end, asked, resume, angle, steps):
    lower = [max(0, rank - steps) for rank in ranks]
    before = result_of([*jobs, *entries_of(ranks, end)], asked, resume, angle)
    after = result_of([*jobs, *entries_of(lower, end)], asked, resume, angle)
    assert points(after) <= points(before)
    if not any(requirement.kind is Kind.EDUCATION for requirement in asked):
        assert after == before


@given(st.lists(jobs, max_size=3), ranks, postings, resumes, angles)
def test_an_invented_degree_earns_no_more_than_a_partial_one(jobs, ranks, asked, resume, angle):
    entries = [*jobs, *entries_of(ranks, None)]
    invented, unfinished = (studies(level, major="Computer Science") for level in ("Grand Wizard", "PhD in progress"))
    result = result_of([*entries, invented], asked, resume, angle)
    assert points(result) <= points(result_of([*entries, unfinished], asked, resume, angle))
    for e in result.evidence if result else ():
        assert float(e.points) <= PARTIAL * float(e.weight) + 0.01 or e.quote != "Grand Wizard in Computer Science"


@given(
    st.lists(jobs, min_size=1, max_size=4, unique_by=lambda one: one.dateTo),
    ranks,
    postings,
    resumes,
    angles,
    st.data(),
)
def test_fewer_years_never_raise_the_score(jobs, ranks, asked, resume, angle, data):
    fewer = [shortened(one) if data.draw(st.booleans()) else one for one in jobs]
    education = entries_of(ranks, None)
    before = result_of([*jobs, *education], asked, resume, angle)
    after = result_of([*fewer, *education], asked, resume, angle)
    assert points(after) <= points(before)
    if not any(_needs_years(requirement) for requirement in asked):
        assert points(after) == points(before)


@given(st.lists(jobs, max_size=3, unique_by=lambda one: one.dateTo), ranks, text_postings, resumes, angles)
def test_neither_degree_nor_years_move_a_score_that_does_not_ask_for_them(jobs, ranks, asked, resume, angle):
    with_facts = result_of([*jobs, *entries_of(ranks, None)], asked, resume, angle)
    without = result_of(list(map(shortened, jobs)), asked, resume, angle)
    assert (with_facts and with_facts.evidence) == (without and without.evidence)


@given(st.lists(jobs, max_size=3), ranks, postings, resumes, angles)
def test_what_is_preferred_never_counts_for_more_than_what_is_required(jobs, ranks, asked, resume, angle):
    result = result_of([*jobs, *entries_of(ranks, None)], asked, resume, angle)
    assume(result)
    required = [e for e in result.evidence if e.need is Need.REQUIRED and e.weight]
    possible = sum(e.weight for e in required)
    share = sum(e.points for e in required) / possible if possible else Decimal(1)
    for e in result.evidence:
        if e.need is Need.PREFERRED:
            assert e.points <= e.weight * share + 2 * CENT
