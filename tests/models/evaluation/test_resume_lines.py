import pytest

from models.evaluation.resume_lines import Span, degree_in, heading, skills_in, span_in, title_in


@pytest.mark.parametrize(
    ("line", "opened"),
    [
        ("Work History", ("work", "")),
        ("PROFESSIONAL EXPERIENCE:", ("work", "")),
        ("Company Details company - Ovens & Sons description - Baked rye.", ("work", "Baked rye.")),
        ("Core Qualifications", ("skills", "")),
        ("Skills: rye, wheat", ("skills", "rye, wheat")),
        ("Education and Training", ("education", "")),
        ("Professional Summary", ("other", "")),
        ("Affiliations", ("aside", "")),
        ("Experience with stone ovens", None),
        ("Skills are what I bring", None),
    ],
)
def test_headings(line, opened):
    assert heading(line) == opened


@pytest.mark.parametrize(
    ("line", "span"),
    [
        ("Baker 08/2014 to Current", Span(2014 * 12 + 7, None, "Baker ", "")),
        ("March 2011 - June 2013 Baker", Span(2011 * 12 + 2, 2013 * 12 + 5, "", " Baker")),
        ("Sept. 2011 – present", Span(2011 * 12 + 8, None, "", "")),
        ("2009-2011", Span(2009 * 12, 2011 * 12 + 11, "", "")),
        ("06/2013 to 03/2011", Span(2011 * 12 + 2, 2013 * 12 + 5, "", "")),
        ("13/2012 to 00/2014", Span(2012 * 12 + 11, 2014 * 12, "", "")),
        ("In 2012 we baked 2000 loaves", None),
    ],
)
def test_dates(line, span):
    assert span_in(line) == span


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Head Baker , Company Name – City , State", "Head Baker"),
        ("Company Name City , State Head Baker", "Head Baker"),
        ("Company Name - City , State", ""),
        ("City", ""),
        ("City Planner", "City Planner"),
        ("7", ""),
        ("Baked " * 20, ""),
    ],
)
def test_a_title_has_no_employer_or_place(text, title):
    assert title_in(text) == title


@pytest.mark.parametrize(
    ("line", "level", "major"),
    [
        ("Bachelor of Science : Food Chemistry , May 2008 Rye College", "Bachelor of Science", "Food Chemistry"),
        ("Master's degree in History, 2012", "Master's degree", "History"),
        ("MBA 2012 Rye University", "MBA", None),
        ("B.S. Biology Crumb University", "B.S.", "Biology"),
        ("High School Diploma June 1999", "High School Diploma", None),
    ],
)
def test_degrees(line, level, major):
    degree = degree_in(line)
    assert (degree.level, degree.major) == (level, major)


def test_a_line_without_a_degree():
    assert degree_in("Ms Office course, Rye College") is None


def test_skills_are_the_parts_of_a_list():
    assert skills_in("• Rye, wheat; night shifts | SQL- Experience - 24 months") == [
        "Rye",
        "wheat",
        "night shifts",
        "SQL",
    ]
    assert skills_in(f"Rye, {'a sentence about ovens ' * 5}") == []
