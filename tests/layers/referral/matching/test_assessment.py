import re
from itertools import product

import pytest
from referral.matching.encoding import Encoding
from referral.matching.evidence import Score, Verdict
from referral.matching.subjects import Job, User

from referral.domain.profile import Career, Person, Profile
from referral.extraction.requirements import Kind, requirements
from referral.matching.assessment import Unscorable, Waiting, assess
from tests.layers.referral.matching.build import NOTHING, TODAY, career, encoding, posting
from tests.layers.referral.matching.build import job as built

ENCODED = encoding({"Tames lions": 0, "Kept big cats for years": 0})


def user(encoding: Encoding | None = ENCODED, failure: str | None = None) -> User:
    person = Person(email="ada@x.org", firstName="Ada", lastName="King")
    return User(Profile(person=person, career=Career()), encoding, failure, "{}")


def job(encoding: Encoding | None = ENCODED, failure: str | None = None, asks_for: str = "Tames lions") -> Job:
    asked = posting(required=asks_for)
    return Job(asked, requirements(asked) if encoding else [], encoding, failure, "{}")


def test_two_encodings_are_scored():
    score = assess(user(), job(), TODAY)
    (line,) = (evidence for evidence in score.evidence if evidence.kind is Kind.QUALIFICATION)
    assert (line.verdict, line.quote) == (Verdict.PARTIAL, "Kept big cats for years")


def test_who_somebody_is_never_reaches_the_score():
    ada = Person(email="ada@x.org", firstName="Ada", lastName="King")
    jobs = career(built("2020-01", company="Kafka & Sons", role="King's welder, Ada's team"))
    score = assess(User(Profile(person=ada, career=jobs), ENCODED, None, "{}"), job(), TODAY)
    quotes = " ".join(evidence.quote or "" for evidence in score.evidence)
    assert "welder" in quotes
    assert not {"Ada", "King", "Sons"} & set(re.findall(r"\w+", quotes))


@pytest.mark.parametrize("encoded", [ENCODED, None])
def test_who_or_what_is_not_there_can_not_be_scored(encoded):
    assert assess(None, job(encoded), TODAY) == Unscorable("The profile is missing.")
    assert assess(user(encoded), None, TODAY) == Unscorable("The posting is missing.")
    assert assess(None, None, TODAY) == Unscorable("The profile is missing.")


states = list(product([None, ENCODED], [None, "refused"]))


@pytest.mark.parametrize(("seeker", "posting"), list(product(states, states)))
def test_every_combination_of_encodings_and_failures(seeker, posting):
    (encoded, failure), (job_encoded, job_failure) = seeker, posting
    outcome = assess(user(encoded, failure), job(job_encoded, job_failure), TODAY)
    user_lacks, job_lacks = not encoded, not job_encoded
    if not user_lacks and not job_lacks:
        assert isinstance(outcome, Score)  # an old failure is no matter where there is an encoding
    elif (user_lacks and failure) or (job_lacks and job_failure):
        assert outcome == Unscorable("refused")
    else:
        assert outcome == Waiting(user_lacks, job_lacks)


def test_an_encoding_without_texts_is_one():
    assert not isinstance(assess(user(NOTHING), job(), TODAY), Waiting)
    assert not isinstance(assess(user(), job(NOTHING), TODAY), Waiting)


def test_where_a_posting_asks_for_nothing_the_reason_says_so():
    blank = Job(posting(), [], NOTHING, None, "{}")
    assert assess(user(), blank, TODAY) == Unscorable("The profile or the posting says too little to compare the two.")
