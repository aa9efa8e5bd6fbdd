import re
from itertools import product

import pytest

from referral.domain.evidence import Score, Verdict
from referral.domain.profile import Career, Person
from referral.domain.requirements import Kind
from referral.matching.assessment import Unscorable, Waiting, assess
from referral.matching.candidate import Candidate
from referral.matching.features import NoFeatures
from referral.matching.job import Job
from referral.matching.job_features import job_features
from tests.layers.referral.matching.build import (
    TODAY,
    at_angles,
    candidate,
    career,
    features_of,
    job,
    job_asking,
    posting,
)

ANGLES = {"Tames lions": 0.0, "Kept big cats for years": 0.0}
SEEKER = candidate(Career(), {"Kept big cats for years": 0})
SILENT = candidate(Career(), {})
JOB = Job(job_features(posting(required="Tames lions"), at_angles(ANGLES)))


def test_features_of_both_sides_are_scored():
    score = assess(SEEKER, JOB, TODAY)
    assert isinstance(score, Score)
    (line,) = (evidence for evidence in score.evidence if evidence.kind is Kind.QUALIFICATION)
    assert (line.verdict, line.quote) == (Verdict.PARTIAL, "Kept big cats for years")


def test_who_somebody_is_never_reaches_the_score():
    ada = Person(email="ada@x.org", firstName="Ada", lastName="King")
    jobs = career(job("2020-01", company="Kafka & Sons", role="King's welder, Ada's team"))
    score = assess(Candidate(features_of(jobs, embed=at_angles(ANGLES), owner=ada)), JOB, TODAY)
    assert isinstance(score, Score)
    quotes = " ".join(evidence.quote or "" for evidence in score.evidence)
    assert "welder" in quotes
    assert not {"Ada", "King", "Sons"} & set(re.findall(r"\w+", quotes))


@pytest.mark.parametrize("has_features", [True, False])
def test_a_profile_or_posting_that_is_not_there_cannot_be_scored(has_features):
    seeker, asked = (SEEKER, JOB) if has_features else (NoFeatures(), NoFeatures())
    assert assess(None, asked, TODAY) == Unscorable("The profile is missing.")
    assert assess(seeker, None, TODAY) == Unscorable("The posting is missing.")
    assert assess(None, None, TODAY) == Unscorable("The profile is missing.")


WITHOUT = (NoFeatures(), NoFeatures("refused"))


@pytest.mark.parametrize(("seeker", "asked"), list(product([SEEKER, *WITHOUT], [JOB, *WITHOUT])))
def test_every_combination_of_features_and_failures(seeker, asked):
    outcome = assess(seeker, asked, TODAY)
    missing = [side for side in (seeker, asked) if isinstance(side, NoFeatures)]
    if not missing:
        assert isinstance(outcome, Score)
    elif any(side.failure for side in missing):
        assert outcome == Unscorable("refused")
    else:
        assert outcome == Waiting(seeker in missing, asked in missing)


def test_the_failure_of_the_profile_is_told_before_that_of_the_posting():
    assert assess(NoFeatures("refused"), NoFeatures("too long"), TODAY) == Unscorable("refused")
    assert assess(NoFeatures(), NoFeatures("too long"), TODAY) == Unscorable("too long")


GERMAN_JOB = Job(job_features(posting(required="Löwen für die Manege und den Zirkus zähmen"), at_angles({})))
GERMAN_SEEKER = candidate(Career(), {"Habe über viele Jahre die Löwen in der Manege gezähmt": 0})


@pytest.mark.parametrize(
    ("seeker", "asked", "said"),
    [
        (GERMAN_SEEKER, JOB, "The profile is not in English."),
        (SEEKER, GERMAN_JOB, "The posting is not in English."),
        (GERMAN_SEEKER, GERMAN_JOB, "The profile and the posting are not in English."),
    ],
)
def test_what_the_text_model_cannot_compare_has_no_score_and_says_why(seeker, asked, said):
    outcome = assess(seeker, asked, TODAY)
    assert isinstance(outcome, Unscorable)
    assert outcome.reason.startswith(said)


def test_features_without_lines_are_features():
    assert isinstance(assess(SILENT, JOB, TODAY), Score)
    assert not isinstance(assess(SEEKER, Job(job_features(posting(role="-"), at_angles({}))), TODAY), Waiting)


def test_where_a_posting_asks_for_nothing_the_reason_says_so():
    blank = job_asking(angles={})
    assert assess(SEEKER, blank, TODAY) == Unscorable("The profile or the posting says too little to compare the two.")
