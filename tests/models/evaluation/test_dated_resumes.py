from datetime import date

import pytest

from models.evaluation.dated_resumes import resume
from models.evaluation.reading import UNNAMED

TODAY = date(2026, 11, 1)
BAKER = """HEAD BAKER
Summary
Bakes since childhood.
Highlights
Sourdough, stone ovens
Knows from many years of early mornings in three countries how a dough behaves in summer and in winter alike
Experience
Head Baker 08/2014 to Current Company Name City , State
Leads a shift of nine.
Buys flour, and keeps the books of the stock
March 2011 - June 2013
Baker, Company Name - City , State
Baked rye from 2011 to 2013, and wheat.
Accomplishments
Second prize for rye
Apprentice
January 2008 to February 2011 Company Name
City , State
Swept the floor.
Education
Bachelor of Science : Food Chemistry , 2007 Rye College
Night school
Affiliations
Bakers' choir, singer 2009 to present"""


def spans(read):
    return [(job.role, job.dateFrom, job.dateTo) for job in read.career.experience]


def test_titles_stand_before_the_dates_below_or_above_them():
    assert spans(resume(BAKER, TODAY)) == [
        ("Head Baker", "2014-08", None),
        ("Baker", "2011-03", "2013-06"),
        ("Apprentice", "2008-01", "2011-02"),
    ]


def test_lines_belong_to_the_job_above_them():
    assert [job.description.splitlines() for job in resume(BAKER, TODAY).career.experience] == [
        ["Leads a shift of nine.", "Buys flour, and keeps the books of the stock"],
        ["Baked rye from 2011 to 2013, and wheat."],
        ["Swept the floor."],
    ]


def test_degrees_and_skills_are_read_out_and_the_rest_is_kept():
    read = resume(BAKER, TODAY)
    assert [(degree.level, degree.major) for degree in read.career.education] == [
        ("Bachelor of Science", "Food Chemistry")
    ]
    assert read.career.skills == ["Sourdough", "stone ovens"]
    assert read.rest.splitlines() == [
        "HEAD BAKER",
        "Bakes since childhood.",
        "Knows from many years of early mornings in three countries how a dough behaves in summer and in winter alike",
        "Second prize for rye",
        "Bachelor of Science : Food Chemistry , 2007 Rye College",
        "Night school",
        "Bakers' choir, singer 2009 to present",
    ]


def test_an_old_resume_is_read_as_if_written_today():
    read = resume("Experience\nMiller\n06/2009 to 05/2012\nMilled.\nCarter 2007 to 2008", TODAY)
    assert spans(read) == [("Miller", "2023-12", "2026-11"), ("Carter", "2021-07", "2023-06")]


def test_dates_stay_where_a_job_is_still_held():
    assert spans(resume("Experience\nMiller 06/2009 to now\nCarter 2027 to 2028", TODAY))[1] == (
        "Carter",
        "2027-01",
        "2028-12",
    )


@pytest.mark.parametrize(
    ("lines", "roles"),
    [
        ("Miller\n2010 to 2012\nCarter\n2008 to 2009", ["Miller", "Carter"]),
        ("2010 to 2012\nMiller\n2008 to 2009\nCarter", ["Miller", "Carter"]),
        ("2010 to 2012\nMiller Company Name\n2008 to 2009\nSales Manager Company Name", ["Miller", "Sales Manager"]),
        ("Clerk 2012 to 2014\nHelped the manager\n2010 to 2012\nCook Company Name", ["Clerk", "Cook"]),
        ("Ovens Limited 2010 to 2012\nAccountant\nKept books.", ["Accountant"]),
        ("Company Name 2010 to 2012\nKept the books of two mills and of the bakery beside them both", [UNNAMED]),
    ],
)
def test_where_titles_stand(lines, roles):
    assert [role for role, _, _ in spans(resume(f"Experience\n{lines}", TODAY))] == roles


def test_what_stands_before_the_work_is_no_part_of_it():
    read = resume("Summary\nMills 2001 to 2003\nSales manager\nExperience\n2010 to now\nMilled.", TODAY)
    assert spans(read) == [(UNNAMED, "2010-01", None)]
    assert read.rest == "Mills 2001 to 2003\nSales manager"


def test_without_dated_jobs_there_is_one():
    read = resume("Clinical nurse\nSummary\n4 years of nights\nExperience\nDressed wounds.\nTaught juniors.", TODAY)
    assert spans(read) == [("Clinical nurse", "2022-11", None)]
    assert read.career.experience[0].description == "Dressed wounds.\nTaught juniors."
    assert read.rest == "Clinical nurse\n4 years of nights"


def test_months_that_a_skill_was_used_tell_how_long_the_only_job_took():
    read = resume("Java Developer\nSkill Details\nJAVA- Experience - 6 months\nSQL- Experience - 18 months", TODAY)
    assert spans(read) == [("Java Developer", "2025-05", None)]
    assert read.career.skills == ["JAVA", "SQL"]


def test_nothing_is_still_a_resume():
    assert spans(resume("", TODAY)) == [(UNNAMED, "2023-11", None)]
