from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from referral.domain.anonymous_career import AnonymousCareer
from referral.domain.degree_level import Level
from referral.domain.embedding import NO_TEXTS
from referral.domain.profile import Career, Experience
from referral.domain.seniority import Seniority
from referral.extraction.fingerprints import term_fingerprints, word_fingerprints
from referral.extraction.limits import MAX_CAREER_LINES, MAX_LINE
from referral.extraction.titles import occupation
from referral.matching.candidate_features import candidate_features
from referral.matching.features import CandidateFeatures, CareerLine, LineSource, ListedSkill, SkillMention
from referral.matching.vectors import matrix
from tests.layers.referral.matching.build import at_angles, career, features_of, job, studies
from tests.layers.referral.matching.sentences import embed

WHOLE = career(
    job("2010-01", "2012-01", role="Apprentice", description="Swept."),
    job("2015-01", None, role="Head", description="- Led.\n- Hired."),
    job("2012-02", "2020-01", role="Welder", description="Welded."),
    studies("BSc", major="Physics", school="MIT", description="On lasers."),
    skills=["Steel"],
)


def texts(features: CandidateFeatures) -> list[str]:
    return [line.text for line in features.lines]


def of_resume(resume: str) -> list[str]:
    return texts(features_of(Career(), resume))


# ------------------------------------------------------------ lines


def test_the_latest_job_comes_first_then_skills_education_and_the_resume():
    features = features_of(WHOLE, "Likes steel.")
    assert [(line.text, line.source) for line in features.lines] == [
        ("Head", LineSource.TITLE),
        ("Led.", LineSource.JOB),
        ("Hired.", LineSource.JOB),
        ("Welder", LineSource.TITLE),
        ("Welded.", LineSource.JOB),
        ("Apprentice", LineSource.TITLE),
        ("Swept.", LineSource.JOB),
        ("Steel", LineSource.SKILL),
        ("On lasers.", LineSource.EDUCATION),
        ("Likes steel.", LineSource.RESUME),
    ]
    assert features.omitted == 0


def test_an_occupation_is_a_line_of_its_own():
    assert texts(features_of(career(job(role="Senior Welder", description="-")))) == ["Senior Welder", "Welder"]


def test_whose_office_it_is_says_nothing_of_the_work():
    assert texts(features_of(career(job(role="Intern - Office of the Chief Actuary", description="-")))) == ["Intern"]


def test_degrees_are_no_lines_for_rules_alone_compare_them():
    assert texts(features_of(career(studies("BSc", major="Physics", school="MIT")))) == []


def test_where_nothing_is_said_there_is_no_line():
    assert features_of(Career()) == CandidateFeatures((), (), (), (), 0, (), (), NO_TEXTS)
    assert of_resume(" \n-\n•\n🚀") == []


def test_a_line_that_stands_in_several_places_is_there_once_with_the_most_telling_place():
    features = features_of(career(job(role="Nurse", description="Python"), skills=["Python"]), "Go\nNurse\nGo")
    assert [(line.text, line.source) for line in features.lines] == [
        ("Nurse", LineSource.TITLE),
        ("Python", LineSource.SKILL),
        ("Go", LineSource.RESUME),
    ]


def test_a_line_has_its_stems_its_words_and_the_skills_that_it_names():
    features = features_of(Career(), "Ran k8s and Kafka")
    assert features.lines == (
        CareerLine(
            text="Ran k8s and Kafka",
            source=LineSource.RESUME,
            skills=(SkillMention("Kubernetes", "k8s"), SkillMention("Apache Kafka", "Kafka")),
        ),
    )
    assert features.terms == (term_fingerprints("Ran k8s and Kafka"),)
    assert features.words == (word_fingerprints("Ran k8s and Kafka"),)


def test_a_vector_stands_in_the_row_of_its_line():
    features = features_of(career(skills=["Steel"]), "Kafka\nRust", at_angles({"Steel": 0, "Kafka": 60, "Rust": 90}))
    rows = matrix(features.embedding, len(features.lines))
    assert rows[:, :3] == pytest.approx(np.array([[1, 0, 0], [0.5, 0.866, 0], [0, 1, 0]]), abs=1e-3)


# ------------------------------------------------------------ the limit of lines

LONG = career(
    *[
        job(
            f"{1950 + n}-01",
            f"{1950 + n}-12",
            role=f"Senior Role{n}",
            description="\n".join(f"Did {n} {m}" for m in range(50)),
        )
        for n in range(20)
    ],
    skills=["Steel"],
)


def test_more_lines_than_the_limit_are_omitted_and_counted():
    features = features_of(LONG, "Likes steel.")
    assert len(features.lines) == MAX_CAREER_LINES
    assert features.omitted == 20 * (2 + 50) + 2 - MAX_CAREER_LINES
    assert features == features_of(LONG, "Likes steel.")


def test_the_occupation_of_every_job_is_kept():
    features = features_of(LONG)
    assert [features.lines[one.occupation].text for one in features.jobs] == [f"Role{n}" for n in range(19, -1, -1)]


def test_the_lines_that_are_kept_stand_in_their_order():
    kept, every = texts(features_of(LONG)), texts(features_of(career(*LONG.experience[-2:])))
    assert kept[: len(every)] == every


# ------------------------------------------------------------ jobs


def test_a_job_has_its_level_its_time_and_the_rows_of_its_lines():
    features = features_of(career(job("2015-02", "2019-02", role="Senior Welder", description="Welded.\nHired.")))
    (one,) = features.jobs
    assert (one.title, one.seniority) == ("Senior Welder", Seniority.SENIOR)
    assert (one.start, one.end) == (date(2015, 2, 1), date(2019, 2, 28))
    assert features.lines[one.occupation].text == "Welder"
    assert [features.lines[row].text for row in one.lines] == ["Senior Welder", "Welder", "Welded.", "Hired."]


def test_a_title_that_says_nothing_has_no_line():
    (one,) = features_of(career(job(role="-", description="-"))).jobs
    assert (one.seniority, one.occupation, one.lines) == (None, None, ())


def test_jobs_that_say_the_same_share_its_line():
    first, second = features_of(career(job("2010-01", "2012-01"), job("2013-01"))).jobs
    assert (first.occupation, first.lines) == (second.occupation, second.lines)


# ------------------------------------------------------------ skills and degrees


@pytest.mark.parametrize(
    ("entry", "names", "is_one_skill", "has_terms"),
    [
        ("React", ("React",), True, True),
        ("k8s", ("Kubernetes",), True, True),
        ("C++ and Python", ("C++", "Python"), False, True),
        ("react to alarms", (), False, True),
        ("Wizardry", (), False, True),
        ("of the and", (), False, False),
    ],
)
def test_an_entry_of_the_list_of_skills(entry, names, is_one_skill, has_terms):
    (listed,) = features_of(career(skills=[entry])).skills
    assert listed == ListedSkill(entry, names, is_one_skill, has_terms, word_fingerprints(entry))


def test_an_empty_entry_is_none():
    assert candidate_features(AnonymousCareer((), (), ("", "Go"), ""), at_angles({})).skills[0].text == "Go"


def test_a_degree_has_its_level_and_field():
    (degree,) = features_of(career(studies("Master", major="Physics", dateTo="2014-06"))).degrees
    assert (degree.title, degree.level) == ("Master in Physics", Level.MASTER)
    assert (degree.end, degree.until) == (date(2014, 6, 30), "2014-06")
    assert degree.study.is_known


def test_a_degree_says_when_it_began_and_whether_it_is_under_way():
    begun, going_on = features_of(career(studies("BSc", dateFrom="2025-09"), studies("PhD (in progress)"))).degrees
    assert (begun.start, begun.since, begun.under_way) == (date(2025, 9, 1), "2025-09", False)
    assert (going_on.level, going_on.under_way) == (Level.DOCTORATE, True)


def test_a_degree_without_a_field_and_one_of_an_unknown_level():
    plain, invented = features_of(career(studies("BSc"), studies("Wizard"))).degrees
    assert (plain.title, plain.level, plain.study) == ("BSc", Level.BACHELOR, None)
    assert invented.level is None


# ------------------------------------------------------------ what always holds

roles = st.sampled_from(["Nurse", "Senior nurse", "CTO", "-", "Kafka developer", "Director of Sales"])
told = st.lists(st.sampled_from(["Ran Kafka.", "Nurse", "-", "word " * 100, "Python"]), max_size=3).map("\n".join)
jobs = st.lists(
    st.builds(
        lambda year, role, told: job(f"{year}-01", role=role, description=told or "-"),
        st.integers(2000, 2020),
        roles,
        told,
    ),
    max_size=3,
)
skills = st.lists(st.sampled_from(["Python", "Wizardry", "🚀", "Ran Kafka."]), max_size=3)


@given(jobs, skills, told)
def test_rows_lines_and_vectors_belong_together(jobs: list[Experience], skills: list[str], resume: str):
    features = features_of(career(*jobs, skills=skills), resume, embed)
    found = texts(features)
    assert len(set(found)) == len(found)
    assert all(0 < len(text) <= MAX_LINE for text in found)
    rows = matrix(features.embedding, len(found))
    assert rows.tolist() == matrix(embed(found), len(found)).tolist()
    for one in features.jobs:
        rest = occupation(one.title)
        assert (one.occupation is None) == (rest not in found)
        assert one.occupation is None or found[one.occupation] == rest
        assert all(0 <= row < len(found) for row in one.lines)
