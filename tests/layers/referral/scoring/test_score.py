"""The score of hand-made careers, and what must hold for every career and posting."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from referral.records.profile import Career
from referral.scoring.education import Level
from referral.scoring.encoding import Encoding
from referral.scoring.evidence import Evidence, Score, Verdict
from referral.scoring.requirements import Kind, Need, Requirement, texts_to_compare
from referral.scoring.score import score
from tests.layers.referral.scoring.build import (
    MODEL,
    NOTHING,
    TODAY,
    career,
    encoding,
    job,
    studies,
    wants,
    wants_degree,
    wants_years,
)

PARTS = encoding({"Runs Kafka": 0, "Leads a team": 40})
CENT = Decimal("0.01")
LEVELS = ("none", "High school", "Associate degree", "Bachelor", "Master", "PhD")


def scored(person: Career, *asked: Requirement, parts: Encoding = PARTS, angle: float = 0) -> Score | None:
    texts = encoding(dict.fromkeys(texts_to_compare(list(asked)), angle))
    return score(person, parts, asked, texts, TODAY)


def only(person: Career, asked: Requirement, **how: Any) -> Evidence:
    return scored(person, asked, **how).evidence[0]


def degree(*entries: str, level: Level = Level.BACHELOR, **changes: Any) -> Evidence:
    return only(career(*(studies(entry, **changes) for entry in entries)), wants_degree(level))


# ------------------------------------------------------------ one requirement


@pytest.mark.parametrize(
    ("entries", "level", "verdict", "points"),
    [
        (["Bachelor"], Level.BACHELOR, Verdict.MET, 100),
        (["PhD"], Level.BACHELOR, Verdict.MET, 100),
        (["High school", "Master", "Bachelor"], Level.MASTER, Verdict.MET, 100),
        (["Bachelor"], Level.MASTER, Verdict.PARTIAL, 50),
        (["Associate degree"], Level.MASTER, Verdict.UNMET, 0),
        (["High school"], Level.BACHELOR, Verdict.UNMET, 0),
        (["none"], Level.SCHOOL, Verdict.UNMET, 0),
        ([], Level.BACHELOR, Verdict.UNMET, 0),
        (["Wizard", "Bachelor"], Level.BACHELOR, Verdict.MET, 100),
    ],
)
def test_degrees(entries, level, verdict, points):
    evidence = degree(*entries, level=level)
    assert (evidence.verdict, evidence.points) == (verdict, points)


def test_a_degree_that_is_not_finished_is_nearly_one():
    assert degree("Bachelor", dateTo="2026-06-15").verdict is Verdict.MET
    unfinished = degree("Bachelor", dateTo="2027-07")
    assert (unfinished.verdict, unfinished.points) == (Verdict.PARTIAL, 50)
    assert "2027-07" in unfinished.quote


def test_the_words_that_a_degree_rests_on():
    assert degree("Master", major="Physics").quote == "Master in Physics"
    assert degree().quote == "no degree in the profile"


def test_a_level_that_nobody_can_read_is_unknown_and_has_no_weight():
    person = career(studies("High school"), studies("Wizard"), job())
    education, years = scored(person, wants_degree(Level.BACHELOR), wants_years(3)).evidence
    assert (education.verdict, education.weight, education.points) == (Verdict.UNKNOWN, 0, 0)
    assert years.weight == 100


@pytest.mark.parametrize(
    ("jobs", "years", "verdict", "points", "quote"),
    [
        ([("2015-01", "2019-12")], 5, Verdict.MET, 100, "5.0 years in 1 job"),
        ([("2015-01", "2019-12")], 10, Verdict.PARTIAL, 50, "5.0 years in 1 job"),
        ([("2015-01", "2015-12")], 4, Verdict.UNMET, 25, "1.0 years in 1 job"),
        ([("2015-01", "2019-12"), ("2015-01", "2019-12")], 10, Verdict.PARTIAL, 50, "5.0 years in 2 jobs"),
        ([("2015-01", "2017-06"), ("2017-07", "2019-12")], 5, Verdict.MET, 100, "5.0 years in 2 jobs"),
        ([("2021-06-16", None)], 5, Verdict.MET, 100, "5.0 years in 1 job"),
        ([("2026-06-16", "2040-01")], 5, Verdict.UNMET, 0, "0.0 years in 1 job"),
        ([], 5, Verdict.UNMET, 0, "no job in the profile"),
    ],
)
def test_years(jobs, years, verdict, points, quote):
    evidence = only(career(*(job(*dates) for dates in jobs)), wants_years(years))
    assert (evidence.verdict, evidence.points, evidence.quote) == (verdict, points, quote)


def test_experience_stands_for_a_degree_only_where_the_posting_says_so():
    person = career(job("2015-01", "2019-12"))
    evidence = only(person, wants_degree(Level.MASTER, experience_will_do=True))
    assert (evidence.verdict, evidence.points) == (Verdict.MET, 100)
    assert evidence.quote == "5.0 years in 1 job, in place of the degree"
    assert only(person, wants_degree(Level.MASTER)).verdict is Verdict.UNMET


@pytest.mark.parametrize(
    ("text", "angle", "verdict", "quote"),
    [
        ("Runs Kafka", 0, Verdict.MET, "Runs Kafka"),
        ("event streaming", 68, Verdict.PARTIAL, "Leads a team"),
        ("event streaming", 140, Verdict.UNMET, None),
    ],
)
def test_texts(text, angle, verdict, quote):
    evidence = only(career(), wants(text), angle=angle)
    assert (evidence.verdict, evidence.quote) == (verdict, quote)


# ------------------------------------------------------------ all of them


def test_an_empty_profile_is_not_compared_by_text():
    texts = [wants("streaming"), wants("leading", kind=Kind.RESPONSIBILITY)]
    assert scored(career(), *texts, parts=NOTHING) is None
    result = scored(career(), *texts, wants_years(5), parts=NOTHING)
    assert (result.value, [evidence.weight for evidence in result.evidence]) == (0, [0, 0, 100])


def test_a_posting_that_asks_for_nothing_has_no_score():
    assert scored(career(job())) is None


def test_a_section_that_is_missing_leaves_its_share_to_the_others():
    required, duty, preferred = wants("a"), wants("b", kind=Kind.RESPONSIBILITY), wants("c", Need.PREFERRED)

    def shares(*asked: Requirement) -> list[float]:
        return [float(evidence.weight) for evidence in scored(career(), *asked).evidence]

    assert shares(required, duty, preferred) == [65, 20, 15]
    assert shares(required, preferred) == [81.25, 18.75]
    assert shares(duty) == [100]
    assert shares(*(wants(text) for text in "abc")) == [33.34, 33.33, 33.33]


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


def test_a_score_names_the_rules_and_the_model_that_made_it():
    assert scored(career(), wants("a")).version.endswith(f"/{MODEL}")


def test_evidence_as_json():
    shown = only(career(studies("Bachelor")), wants_degree(Level.BACHELOR)).as_dict()
    assert shown == {
        "requirement": "a degree",
        "kind": "education",
        "need": "required",
        "verdict": "met",
        "quote": "Bachelor",
        "weight": 100.0,
        "points": 100.0,
    }


# ------------------------------------------------------------ what always holds

TEXTS = ("streaming", "leading people", "Kafka", "welding", "a team")
angles = st.floats(0, 120)
needs = st.sampled_from(Need)
qualifications = st.builds(wants, st.sampled_from(TEXTS), needs)
duties = st.builds(wants, st.sampled_from(TEXTS), kind=st.just(Kind.RESPONSIBILITY))
degrees = st.builds(wants_degree, st.sampled_from(list(Level)[1:]), needs, st.booleans())
years = st.builds(wants_years, st.integers(1, 20), needs)
postings = st.lists(qualifications | duties | degrees | years, max_size=12)
text_postings = st.lists(qualifications | duties, max_size=12)

starts = st.tuples(st.integers(1995, 2027), st.integers(1, 12))
jobs = st.builds(
    lambda start, length: job(
        f"{start[0]}-{start[1]:02}", f"{start[0] + length}-{start[1]:02}" if length is not None else None
    ),
    starts,
    st.none() | st.integers(0, 12),
)
ranks = st.lists(st.integers(0, 5), max_size=3)
ends = st.sampled_from([None, "2020-06", "2028-06"])
parts = st.just(NOTHING) | st.dictionaries(st.sampled_from(("Kafka", "welding", "cooks")), angles, min_size=1).map(
    encoding
)


def result_of(entries: list, asked: list[Requirement], parts: Encoding, angle: float) -> Score | None:
    return scored(career(*entries), *asked, parts=parts, angle=angle)


def points(result: Score | None) -> Decimal:
    return result.value if result else Decimal(0)


def entries_of(ranks: list[int], end: str | None) -> list:
    return [studies(LEVELS[rank], dateTo=end) for rank in ranks]


@given(st.lists(jobs, max_size=4), st.lists(st.sampled_from((*LEVELS, "Wizard")), max_size=3), postings, parts, angles)
def test_evidence_adds_up(jobs, levels, asked, parts, angle):
    result = result_of([*jobs, *map(studies, levels)], asked, parts, angle)
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
        assert (e.verdict is Verdict.UNKNOWN) == (e.weight == 0)
        assert e.quote or e.verdict in (Verdict.UNKNOWN, Verdict.UNMET)


@given(st.lists(jobs, max_size=4), ranks, ends, postings, parts, angles, st.randoms())
def test_a_score_is_the_same_each_time_and_in_any_order(jobs, ranks, end, asked, parts, angle, random):
    entries = [*jobs, *entries_of(ranks, end)]
    result = result_of(entries, asked, parts, angle)
    assert result_of(entries, asked, parts, angle) == result
    assert points(result_of(random.sample(entries, len(entries)), asked, parts, angle)) == points(result)


@given(st.lists(jobs, max_size=3), ranks, ends, postings, parts, angles, st.integers(1, 5))
def test_a_lower_degree_never_raises_the_score(jobs, ranks, end, asked, parts, angle, steps):
    lower = [max(0, rank - steps) for rank in ranks]
    before = result_of([*jobs, *entries_of(ranks, end)], asked, parts, angle)
    after = result_of([*jobs, *entries_of(lower, end)], asked, parts, angle)
    assert points(after) <= points(before)
    if not any(requirement.kind is Kind.EDUCATION for requirement in asked):
        assert after == before


@given(st.lists(jobs, min_size=1, max_size=4), ranks, postings, parts, angles, st.data())
def test_fewer_years_never_raise_the_score(jobs, ranks, asked, parts, angle, data):
    fewer = data.draw(st.lists(st.sampled_from(jobs), unique_by=id, max_size=len(jobs) - 1))
    education = entries_of(ranks, None)
    before = result_of([*jobs, *education], asked, parts, angle)
    after = result_of([*fewer, *education], asked, parts, angle)
    assert points(after) <= points(before)
    if not any(requirement.kind is Kind.YEARS or requirement.experience_will_do for requirement in asked):
        assert after == before


@given(st.lists(jobs, max_size=3), ranks, text_postings, parts, angles)
def test_neither_degree_nor_years_move_a_score_that_does_not_ask_for_them(jobs, ranks, asked, parts, angle):
    assert result_of([*jobs, *entries_of(ranks, None)], asked, parts, angle) == result_of([], asked, parts, angle)


@given(st.lists(jobs, max_size=3), ranks, postings, parts, angles)
def test_what_is_preferred_never_counts_for_more_than_what_is_required(jobs, ranks, asked, parts, angle):
    result = result_of([*jobs, *entries_of(ranks, None)], asked, parts, angle)
    if result is None:
        return
    required = [e for e in result.evidence if e.need is Need.REQUIRED and e.weight]
    possible = sum(e.weight for e in required)
    share = sum(e.points for e in required) / possible if possible else Decimal(1)
    for e in result.evidence:
        if e.need is Need.PREFERRED:
            assert e.points <= e.weight * share + 2 * CENT
