from referral.matching.comparison import Comparison
from referral.matching.kind_of_work import words_of_jobs
from tests.layers.referral.matching.build import career, job, posting
from tests.layers.referral.matching.sentences import compare

ASKED = posting("Programming of Kafka services", "Python", role="Software developer")
LIKE = {"role": "Software developer", "description": "Kafka services. Python code. Programming daily."}


def of(*entries, skills=(), resume: str = "") -> Comparison:
    return compare(career(*entries, skills=skills), ASKED, resume)


def test_words_count_where_they_stand_in_a_job():
    assert words_of_jobs(of(job(**LIKE))) > 0.5
    assert words_of_jobs(of(job(role="Baker", description="Bread."), skills=["Python", "Kafka"])) == 0


def test_without_a_job_there_are_no_words():
    assert words_of_jobs(of()) == 0
