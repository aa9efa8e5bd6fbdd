import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from referral.records.posting import Posting
from referral.scoring.education import Level
from referral.scoring.requirements import (
    MAX_LINES_PER_SECTION,
    Kind,
    Need,
    Requirement,
    requirements,
    texts_to_compare,
    years_asked,
)


def posting(description: str = "", required: str = "", preferred: str = "") -> Posting:
    fields = {"description": description, "requiredQualifications": required, "preferredQualifications": preferred}
    return Posting.model_construct(link="https://x.org/", company="Engines", role="Engineer", **fields)


def kinds(required: str) -> list[Kind]:
    return [requirement.kind for requirement in requirements(posting(required=required))]


def duties(description: str) -> list[str]:
    return [requirement.text for requirement in requirements(posting(description))]


@pytest.mark.parametrize(
    ("years", "texts"),
    [
        (
            3,
            [
                "3 years",
                "3+ yrs",
                "3+ years",
                "3+years",
                "three years",
                "Three (3) years",
                "3 (three) years",
                "3 or more years",
            ],
        ),
        (
            3,
            [
                "three to five years",
                "3-5 years",
                "3 – 5+ years",
                "between 3 and 5 years",
                "3 plus years",
                "min. 3 yrs. of C",
            ],
        ),
        (3, ["3 full years", "3 years of C, then 5 years of Go"]),
        (10, ["10+ years", "ten years"]),
        (20, ["20 years in nursing"]),
        (1.5, ["1.5 years"]),
        (0, ["0-2 years"]),
        (None, ["at least 18 years of age", "Must be 18 years or older", "18 yrs. old", "21 years and over"]),
        (None, ["founded 25 years ago", "100 years of trust", "within the last 5 years", "the past three years"]),
        (None, ["four year degree", "4-year degree", "years of experience", "a few years", "Python 3", ""]),
    ],
)
def test_the_years_that_a_line_asks_for(years, texts):
    assert {text: years_asked(text) for text in texts} == dict.fromkeys(texts, years)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Experience with Kafka", [Kind.QUALIFICATION]),
        ("5+ years of experience", [Kind.YEARS]),
        ("5+ years of experience with Kafka", [Kind.YEARS, Kind.QUALIFICATION]),
        ("Bachelor's degree", [Kind.EDUCATION]),
        ("Bachelor's degree in Computer Science", [Kind.EDUCATION]),
        ("BS in CS and 5 years", [Kind.EDUCATION, Kind.YEARS]),
        (
            "BS in CS and 5 years of distributed systems, Kafka, PostgreSQL, Kubernetes and Terraform",
            [Kind.EDUCATION, Kind.YEARS, Kind.QUALIFICATION],
        ),
        ("0-2 years of experience with Kafka", [Kind.QUALIFICATION]),
        ("Requirements:", []),
        ("- \n•", []),
    ],
)
def test_what_a_line_is_checked_against(line, expected):
    assert kinds(line) == expected


def test_facts_of_a_line():
    degree, years = requirements(posting(required="Master's degree or equivalent experience, 4 years"))
    assert (degree.level, degree.experience_will_do, degree.need) == (Level.MASTER, True, Need.REQUIRED)
    assert years.years == 4


def test_required_qualifications_come_first_then_duties_then_what_is_preferred():
    found = requirements(posting("- Repair robots", "- Welding", "- Spanish"))
    assert [(r.text, r.kind, r.need) for r in found] == [
        ("Welding", Kind.QUALIFICATION, Need.REQUIRED),
        ("Repair robots", Kind.RESPONSIBILITY, Need.REQUIRED),
        ("Spanish", Kind.QUALIFICATION, Need.PREFERRED),
    ]


@pytest.mark.parametrize(
    ("description", "expected"),
    [
        ("We bake.\nResponsibilities:\n- Repair robots", ["Repair robots"]),
        ("We bake.\n\nWhat you’ll do\n1. Repair robots", ["Repair robots"]),
        ("We bake.\nKey Responsibilities\nRepair robots.\nBenefits\n- Cake", ["Repair robots."]),
        ("Your role:\n- Repair robots\nAbout us\nWe bake.", ["Repair robots"]),
        ("The job\nRepair robots.\nWhat you will do\n- Weld steel", ["Repair robots.", "Weld steel"]),
        ("Design APIs\nTake responsibility for uptime", ["Design APIs", "Take responsibility for uptime"]),
        ("Weld steel\n- Perform duties as assigned\n- Paint", ["Weld steel", "Perform duties as assigned", "Paint"]),
        ("Responsibilities:", []),
        ("Repair robots. Weld steel.", ["Repair robots.", "Weld steel."]),
    ],
)
def test_duties_are_read_without_the_company_s_prose(description, expected):
    assert duties(description) == expected


def test_no_section_is_longer_than_its_limit():
    many = "\n".join(f"Skill{chr(97 + n % 26)}{chr(97 + n // 26)}" for n in range(100))
    assert len(requirements(posting(many, many, many))) == 3 * MAX_LINES_PER_SECTION


def test_an_empty_posting_asks_for_nothing():
    assert requirements(posting()) == []


def test_texts_to_compare_are_those_that_no_other_check_reads():
    found = requirements(posting("Weld", "Weld\nBachelor's degree\n5 years of experience", "Paint"))
    assert texts_to_compare(found) == ["Weld", "Paint"]


words = st.sampled_from(
    [
        "5+ years",
        "Bachelor's degree",
        "or equivalent experience",
        "Kafka",
        "Welding.",
        "\n- ",
        "\nDuties:\n",
        "🚀",
        "MS",
        ";",
    ]
)
texts = st.lists(words, max_size=12).map(" ".join)


@given(texts, texts, texts)
def test_requirements_survive_their_store_and_are_the_same_each_time(description, required, preferred):
    found = requirements(posting(description, required, preferred))
    assert requirements(posting(description, required, preferred)) == found
    assert [Requirement.from_dict(facts) for facts in json.loads(json.dumps([r.as_dict() for r in found]))] == found
    for requirement in found:
        assert (requirement.kind is Kind.EDUCATION) == (requirement.level is not None)
        assert (requirement.kind is Kind.YEARS) == bool(requirement.years)
        assert not requirement.experience_will_do or requirement.kind is Kind.EDUCATION
