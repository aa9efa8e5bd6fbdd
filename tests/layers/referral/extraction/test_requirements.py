import pytest
from hypothesis import given
from hypothesis import strategies as st

from referral.domain.degree_level import Level
from referral.domain.posting import Posting
from referral.domain.requirements import (
    DegreeRequirement,
    Kind,
    Need,
    Requirement,
    RoleRequirement,
    SeniorityRequirement,
    YearsRequirement,
)
from referral.domain.seniority import Seniority
from referral.extraction.limits import MAX_LINES_PER_SECTION, MAX_SKILLS
from referral.extraction.requirements import requirements
from referral.extraction.skill_vocabulary import is_hard, skills
from tests.layers.referral.matching.build import posting

OF_THE_WHOLE = (Kind.ROLE, Kind.SENIORITY, Kind.SKILLS)


def by_line(posting: Posting) -> list[Requirement]:
    return [requirement for requirement in requirements(posting) if requirement.kind not in OF_THE_WHOLE]


def of_the_whole(posting: Posting) -> list[Requirement]:
    return [requirement for requirement in requirements(posting) if requirement.kind in OF_THE_WHOLE]


def kinds(required: str) -> list[Kind]:
    return [requirement.kind for requirement in by_line(posting(required=required))]


def duties(description: str) -> list[str]:
    return [requirement.text for requirement in by_line(posting(description))]


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
    degree, years = by_line(posting(required="Master's degree in Physics or equivalent experience, 4 years"))
    assert (degree.level, degree.experience_will_do, degree.need) == (Level.MASTER, True, Need.REQUIRED)
    assert degree.study.wording == "Physics"
    assert years.years == 4


def test_a_line_knows_the_hard_skills_that_it_names():
    (line,) = by_line(posting(required="Kafka and Python, good communication, fluent Spanish"))
    assert line.skills == ("Apache Kafka", "Python")


# ------------------------------------------------------------ what a posting asks for as a whole


def test_a_posting_asks_for_a_role_its_level_and_all_the_skills_that_it_names():
    found = of_the_whole(posting("Runs Kafka", "Python", "Python or Django", role="Senior Engineer"))
    assert [(r.kind, r.text, r.need) for r in found] == [
        (Kind.ROLE, "Senior Engineer", Need.REQUIRED),
        (Kind.SENIORITY, "senior level", Need.REQUIRED),
        (Kind.SKILLS, "Python, Django, Apache Kafka", Need.REQUIRED),
    ]
    assert found[2].skills == ("Python", "Django", "Apache Kafka")


def test_a_posting_that_names_no_hard_skill_asks_for_none():
    assert Kind.SKILLS not in [r.kind for r in of_the_whole(posting("Good communication and punctuality"))]


@pytest.mark.parametrize(
    ("role", "required", "preferred", "level"),
    [
        ("Junior Engineer", "10 years of experience", "", Seniority.ENTRY),
        ("Engineer", "10 years of experience", "", Seniority.MID),
        ("Engineer", "1 year of experience", "", Seniority.ENTRY),
        ("Engineer", "1 year of Kafka\n5 years of Python", "", Seniority.MID),
        ("Engineer", "", "10 years of experience", Seniority.MID),
        ("Staff Accountant", "", "", Seniority.MID),
    ],
)
def test_the_level_is_the_title_s_else_that_of_the_years_required_else_a_professional_s(
    role, required, preferred, level
):
    found = of_the_whole(posting(required=required, preferred=preferred, role=role))
    assert [r.level for r in found if isinstance(r, SeniorityRequirement)] == [level]


def test_the_role_is_called_without_its_level():
    (role,) = (r for r in requirements(posting(role="Senior Engineer")) if isinstance(r, RoleRequirement))
    assert (role.text, role.occupation) == ("Senior Engineer", "Engineer")


def test_a_posting_asks_for_so_many_skills_at_most():
    named = list(filter(is_hard, skills()))[: 2 * MAX_SKILLS]
    (found,) = (r for r in of_the_whole(posting("\n".join(named))) if r.kind is Kind.SKILLS)
    assert len(found.skills) == MAX_SKILLS


@pytest.mark.parametrize(
    ("line", "any_work"),
    [("3+ years of experience", True), ("3+ years of experience with Kafka", False), ("3+ years as a welder", False)],
)
def test_years_are_of_any_work_where_the_line_does_not_say_of_which(line, any_work):
    (years,) = (r for r in by_line(posting(required=line)) if isinstance(r, YearsRequirement))
    assert years.any_work is any_work


# ------------------------------------------------------------ what it asks for line by line


def test_required_qualifications_come_first_then_duties_then_what_is_preferred():
    found = by_line(posting("- Repair robots", "- Welding", "- Spanish"))
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
    assert len(by_line(posting(many, many, many))) == 3 * MAX_LINES_PER_SECTION


def test_an_empty_posting_asks_for_its_role_and_nothing_else():
    assert [r.kind for r in requirements(posting())] == [Kind.ROLE, Kind.SENIORITY]


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
def test_requirements_are_the_same_each_time_and_say_something(description, required, preferred):
    found = requirements(posting(description, required, preferred))
    assert requirements(posting(description, required, preferred)) == found
    for requirement in found:
        assert requirement.text
        match requirement:
            case DegreeRequirement():
                assert requirement.level > Level.NONE
                assert requirement.study is None or requirement.study.wording
            case YearsRequirement():
                assert requirement.years > 0


def required_facts(text: str, **answers: str) -> list[tuple[Kind, str, Level | float]]:
    facts: list[tuple[Kind, str, Level | float]] = []
    for requirement in requirements(posting(required=text), answers):
        match requirement:
            case DegreeRequirement():
                facts.append((requirement.kind, requirement.text, requirement.level))
            case YearsRequirement():
                facts.append((requirement.kind, requirement.text, requirement.years))
    return facts


def test_a_model_that_is_sure_overrules_the_rules():
    text = "finished skool a must\nask for two summers on a roof"
    assert required_facts(text) == []
    assert required_facts(text, level="finished skool", field="", years="two summers") == [
        (Kind.EDUCATION, "finished skool a must", Level.SCHOOL),
        (Kind.YEARS, "ask for two summers on a roof", 2.0),
    ]
    assert required_facts("5 years of baking", years="") == []


def test_a_model_that_agrees_or_is_not_sure_changes_nothing():
    text = "BSc in Physics\n5+ years of Python\n2+ years of Kafka"
    alone = required_facts(text)
    assert [fact for *_, fact in alone] == [Level.BACHELOR, 5.0, 2.0]
    assert required_facts(text, level="BSc", field="Physics", years="5+ years") == alone
    assert required_facts(text, field="Physics") == alone


def test_what_stands_under_a_heading_for_wishes_is_not_required():
    assert required_facts("BSc in Physics\nNice to have:\nPhD\n9 years of Python") == [
        (Kind.EDUCATION, "BSc in Physics", Level.BACHELOR)
    ]


def test_a_model_adds_the_field_that_the_rules_missed():
    (degree,) = [
        r
        for r in requirements(posting(required="BSc, the subject being Physics"), {"field": "Physics"})
        if r.kind is Kind.EDUCATION
    ]
    assert degree.study.wording == "Physics"


def test_years_that_nobody_can_read_in_the_answer_overrule_nothing():
    assert required_facts("5 years of baking", years="ages of it") == required_facts("5 years of baking")
