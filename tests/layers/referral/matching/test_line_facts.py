import numpy as np

from referral.matching import line_facts
from tests.layers.referral.matching.build import career, job, posting
from tests.layers.referral.matching.sentences import compare

COMPARISON = compare(
    career(
        job("2020-01", None, role="Nurse", description="Cared for patients."),
        job("2010-01", "2014-12", role="Baker", description="Baked bread."),
        job("2015-01", "2019-12", role="Clerk", description="Filed letters."),
        skills=["Kafka"],
    ),
    posting(required="Kafka services in production\nBaked bread", role="Nurse"),
)
TEXTS = [line.text for line in COMPARISON.candidate.features.lines]
FACTS = line_facts.of(COMPARISON.job, COMPARISON.candidate, COMPARISON.shared_stems, COMPARISON.today)


def asked(text: str) -> int:
    return next(place for one, place in COMPARISON.job.compared.items() if one.text == text)


def test_each_requirement_has_facts_on_each_line():
    assert FACTS.shape == (len(COMPARISON.job.compared), len(TEXTS), 14)
    assert np.isfinite(FACTS).all()


def test_a_line_belongs_to_a_job_that_ended_some_years_before_the_last_that_ended():
    rows = {text: FACTS[0, TEXTS.index(text)] for text in TEXTS}
    in_a_job, ago = 5, 6
    assert rows["Kafka"][in_a_job] == 0
    assert rows["Baked bread."][in_a_job] == rows["Cared for patients."][in_a_job] == 1
    assert rows["Cared for patients."][ago] == rows["Filed letters."][ago] == 0
    assert 0.8 < rows["Baked bread."][ago] < 0.9


def test_words_and_skills_that_a_line_has_in_common_with_a_requirement():
    of_words, of_skills = 8, 10
    assert FACTS[asked("Baked bread"), TEXTS.index("Baked bread."), of_words] == 1
    assert FACTS[asked("Baked bread"), TEXTS.index("Kafka"), of_words] == 0
    kafka = asked("Kafka services in production")
    assert 0 < FACTS[kafka, TEXTS.index("Kafka"), of_words] < 1
    assert FACTS[kafka, TEXTS.index("Kafka"), of_skills] == 1
