from referral.application.summary import MOST_SKILLS, summary_of
from referral.domain.summary import Summary
from tests.layers.referral.matching.build import TODAY, career, features_of, job, studies


def test_a_summary_tells_what_somebody_can_do():
    whole = career(
        job("2020-01", None, role="Senior Engineer", description="Ran Kafka."),
        job("2012-01", "2013-12", role="Engineer"),
        studies("Bachelor of Science", major="Physics"),
        studies("PhD"),
        studies("Course"),
        skills=["python", "Quillcraft", "Python"],
    )
    assert summary_of(features_of(whole), TODAY) == Summary(
        skills=("Python", "Quillcraft", "Apache Kafka"),
        years=8.46,
        seniority="senior",
        education=("doctorate", "bachelor"),
    )


def test_nobody_has_an_empty_summary():
    assert summary_of(features_of(career()), TODAY) == Summary((), 0.0, None, ())


def test_overlapping_jobs_count_once_and_future_ones_not_at_all():
    whole = career(job("2020-01", "2021-12"), job("2021-01", "2021-12"), job("2027-01", None, role="Lead Engineer"))
    assert summary_of(features_of(whole), TODAY) == Summary((), 2.0, None, ())


def test_a_long_list_of_skills_is_cut():
    many = career(skills=[f"Trick {number}" for number in range(MOST_SKILLS + 1)])
    assert len(summary_of(features_of(many), TODAY).skills) == MOST_SKILLS


def test_a_skill_names_no_firm():
    assert summary_of(features_of(career(skills=["Acme Widgets Inc. press"])), TODAY).skills == ("… press",)
