from datetime import date

import pytest

from models.evaluation.reading import mentioned, posting, resume, role_of

TODAY = date(2026, 11, 1)
LABELLED = """Title: Baker
Skills: bread, ovens; night shifts
Experience: Baker, 2020-03 to present: Sourdough for two shops; Apprentice, 2017 to 2019
Education: bachelor in Food Science"""


def test_labelled_lines_become_fields():
    career = resume(LABELLED, TODAY).career
    assert career.skills == ["bread", "ovens", "night shifts"]
    assert [(job.role, job.dateFrom, job.dateTo) for job in career.experience] == [
        ("Baker", "2020-03", None),
        ("Apprentice", "2017-01", "2019-12"),
    ]
    assert career.experience[0].description == "Sourdough for two shops"
    assert [(entry.level, entry.major) for entry in career.education] == [("bachelor", "Food Science")]


def test_undated_jobs_follow_each_other_up_to_today():
    jobs = resume("Title: A\nExperience: A; B", TODAY).career.experience
    assert [(job.dateFrom, job.dateTo) for job in jobs] == [("2023-11", None), ("2020-11", "2023-11")]


def test_a_free_text_keeps_its_words_and_gives_the_name_away():
    read = resume("Ada L.\nData engineer\n- 4 yrs of sql and spark", TODAY)
    assert read.person.firstName == "Ada"
    assert read.career.experience[0].role == "Data engineer"
    assert read.career.experience[0].dateFrom == "2022-11"
    assert "Ada" not in read.rest
    assert "spark" in read.rest


def test_a_posting_falls_into_its_sections():
    read = posting(
        "x", "Title: Cook\nWhat you do\n- cook\nRequirements:\n- knives\nNice to have\n- French\nBenefits\n- food"
    )
    assert read.role == "Cook"
    assert "cook" in read.description
    assert read.requiredQualifications == "- knives"
    assert read.preferredQualifications == "- French"


def test_headings_may_stand_inside_a_line():
    read = posting("x", "Analyst role. Required: SQL, Excel. Preferred: R. Responsibilities: write reports.")
    assert read.requiredQualifications.strip() == "SQL, Excel."
    assert read.preferredQualifications.strip() == "R."
    assert "write reports" in read.description


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Job Title: Head of Ovens\nText", "Head of Ovens"),
        ("Senior Data Engineer\n\nAbout us", "Senior Data Engineer"),
        ("About us\nWe bake. The Bread Technician knows ovens. A Bread Technician starts at four.", "Bread Technician"),
    ],
)
def test_role(text, role):
    assert role_of(text) == role


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Cook\n- 4 yrs on a line", {"years"}),
        ("BS or equivalent, a decade of sales", {"degree", "field", "years"}),
        ("College graduates welcome", {"degree", "field"}),
        ("You own a van and like mornings", set()),
    ],
)
def test_a_word_of_the_kind_may_be_asking(text, kinds):
    assert mentioned(text) == kinds
