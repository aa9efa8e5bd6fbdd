import html

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
from referral.extraction.limits import MAX_COMPARED_LINES, MAX_FACT_LINES, MAX_SKILLS
from referral.extraction.requirements import required_text, requirements
from referral.extraction.skill_vocabulary import is_hard, skills
from tests.layers.referral.matching.build import posting
from tests.linear import is_linear

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


def test_lines_beyond_the_limit_are_counted_and_their_facts_are_read():
    many = [f"Machine{chr(97 + n % 26)}{chr(97 + n // 26)}" for n in range(MAX_COMPARED_LINES + 7)]
    *compared, degree, years, omitted = by_line(posting(required="\n".join([*many, "BSc", "6 years of experience"])))
    assert [line.text for line in compared] == many[:MAX_COMPARED_LINES]
    assert (degree.level, years.years) == (Level.BACHELOR, 6)
    assert (omitted.kind, omitted.lines) == (Kind.OMITTED, 7)
    assert omitted.text.startswith("7 more lines")


def test_degrees_and_years_beyond_the_limit_are_counted():
    many = [
        f"{years // 4 + 1} years as baker {'abcd'[years % 4] * (years // 4 + 1)}" for years in range(MAX_FACT_LINES + 9)
    ]
    *asked, omitted = requirements(posting(required="\n".join(many)))
    assert sum(one.kind is Kind.YEARS for one in asked) == MAX_FACT_LINES
    assert omitted.kind is Kind.OMITTED


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
            case DegreeRequirement(need=Need.REQUIRED):
                facts.append((requirement.kind, requirement.text, requirement.level))
            case YearsRequirement(need=Need.REQUIRED):
                facts.append((requirement.kind, requirement.text, requirement.years))
    return facts


def test_a_model_adds_what_the_rules_did_not_find_and_takes_no_figure_away():
    text = "finished skool a must\nask for thre yeras on a roof"
    assert required_facts(text) == []
    assert required_facts(text, level="finished skool", field="", years="thre yeras") == [
        (Kind.EDUCATION, "finished skool a must", Level.SCHOOL),
        (Kind.YEARS, "ask for thre yeras on a roof", 3.0),
    ]
    assert required_facts("5 years of baking", years="") == required_facts("5 years of baking") != []


@pytest.mark.parametrize(
    ("text", "seniority"),
    [
        ("0-2 years of experience\nBaking", Seniority.ENTRY),
        ("Freshers welcome\nBaking", Seniority.ENTRY),
        ("6 months of experience in a bakery", Seniority.ENTRY),
        ("0-2 years with dough\n4 years of baking", Seniority.MID),
        ("Baking", Seniority.MID),
    ],
)
def test_the_years_asked_for_tell_the_seniority_of_a_plain_title(text, seniority):
    found = requirements(posting(required=text, role="Baker"))
    assert [one.level for one in found if isinstance(one, SeniorityRequirement)] == [seniority]


@pytest.mark.parametrize(
    "text",
    [
        "PhD, or MS with 3 years, or BS with 6",
        "BS with 6 years; or MS with 3 years; or PhD",
        "- BS with 6 years\n- OR MS with 3 years\n- or PhD",
    ],
)
def test_alternatives_are_one_requirement_wherever_they_are_broken(text):
    found = requirements(posting(required=text))
    assert [one.level for one in found if isinstance(one, DegreeRequirement)] == [Level.BACHELOR]
    (years,) = (one for one in found if isinstance(one, YearsRequirement))
    ways = [(way.level, way.years) for way in years.with_degree]
    assert (years.years, ways) == (6, [(Level.MASTER, 3), (Level.DOCTORATE, 0)])


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


# ------------------------------------------------------------ wherever the posting says it

PARTS = (
    "Tasks:\n- Weld pipes",
    "- Diploma of a welding school\n- Bachelor's degree in Metallurgy\n- 6+ years of welding",
    "- Master's degree\n- Spanish",
)
BOARD = (
    "<p>We build ships.</p><h3>Tasks</h3><ul><li>Weld pipes</li></ul><p><strong>What you’ll need</strong></p>"
    "<ul><li>Diploma of a welding school</li><li>Bachelor's degree in Metallurgy</li><li>6+ years of welding</li></ul>"
    "<h3>What would delight us</h3><ul><li>Master's degree</li><li>Spanish</li></ul><h3>Our thanks</h3>"
    "<p>We offer cake.</p><p>Salary: $50,000 a year</p><p>We are an equal opportunity employer.</p>"
)


@pytest.mark.parametrize("board", [BOARD, html.escape(BOARD), html.escape(html.escape(BOARD))])
def test_a_job_board_s_description_asks_for_the_same_as_the_parts_that_it_is_made_of(board):
    assert by_line(posting(board)) == by_line(posting(*PARTS))


def test_a_description_in_markdown_asks_for_the_same():
    board = (
        "**Tasks**\n* Weld pipes\n\n## Requirements\n"
        + PARTS[1]
        + "\n\n__Nice to have__\n\n1. Master's degree\n2. Spanish"
    )
    assert by_line(posting(board)) == by_line(posting(*PARTS))


def test_a_description_without_headings_requires_the_degree_and_the_years_that_it_names():
    found = by_line(
        posting("Welds ships. Our yard is 50 years old. You hold a bachelor's degree and have 6 years of welding.")
    )
    assert [(r.kind, r.need) for r in found if r.kind in (Kind.EDUCATION, Kind.YEARS)] == [
        (Kind.EDUCATION, Need.REQUIRED),
        (Kind.YEARS, Need.REQUIRED),
    ]
    assert next(r.text for r in found if r.kind is Kind.RESPONSIBILITY) == "Welds ships."


@pytest.mark.parametrize(
    "line", ["Supervises students on a master's degree", "Mentors interns with a bachelor's degree"]
)
def test_the_degrees_of_others_are_not_required(line):
    assert duties(f"Duties:\n- {line}") == [line]


@pytest.mark.parametrize(
    ("line", "need"),
    [
        ("Knowledge of boilers is a plus", Need.PREFERRED),
        ("Boilers, pumps or valves would be nice", Need.PREFERRED),
        ("Ideally, you know boilers", Need.PREFERRED),
        ("Nice to have: boilers", Need.PREFERRED),
        ("Boiler licence preferred", Need.PREFERRED),
        ("Boiler licence (nice to have)", Need.PREFERRED),
        ("Basic knowledge of boilers is a plus", Need.PREFERRED),
        ("Boiler licence is a must, steam licence a plus", Need.REQUIRED),
        ("Boiler licence - a big plus", Need.PREFERRED),
        ("Boiler licence (steam licence preferred)", Need.REQUIRED),
        ("Boiler licence, steam licence preferred", Need.REQUIRED),
        ("Manages preferred suppliers", Need.REQUIRED),
        ("Boiler licence required, steam licence preferred", Need.REQUIRED),
        ("Boilers", Need.REQUIRED),
    ],
)
def test_a_line_that_only_wishes_is_preferred_among_what_is_required(line, need):
    found = by_line(posting(required=f"Welds\n{line}"))
    assert [r.need for r in found] == [Need.REQUIRED, need]


@pytest.mark.parametrize(
    "line", ["Boiler licence, which is not required", "We do not use boilers", "No boilers needed"]
)
def test_what_is_not_needed_is_no_requirement(line):
    assert [r.text for r in by_line(posting(required=f"Welds\n{line}"))] == ["Welds"]


def test_degrees_that_are_only_wished_for_are_preferred():
    (degree,) = by_line(posting(required="Master's degree preferred"))
    assert (degree.kind, degree.need, degree.level) == (Kind.EDUCATION, Need.PREFERRED, Level.MASTER)


def test_skills_of_benefits_and_notices_are_not_asked_for():
    found = of_the_whole(posting("Duties\nPython\nBenefits\nExcel lessons\nHow to apply\nA form in Java"))
    assert [r.skills for r in found if r.kind is Kind.SKILLS] == [("Python",)]


def test_a_model_reads_what_is_required_wherever_it_stands():
    asked = posting("Requirements\n- 3 years of welding\nPerks\n- Cake", "- Weld\nBonus\n- PhD")
    assert required_text(asked) == "- Weld\n- 3 years of welding"
    assert required_text(posting(required="Weld. Paint;\n\n* Drive")) == "Weld. Paint;\n* Drive"


def test_a_model_s_words_about_what_is_not_required_change_nothing():
    text = "Requirements\n- BSc\nNice to have\n- PhD\n- 9 years of welding"
    assert required_facts(text, level="PhD", years="9 years") == required_facts(text)


@pytest.mark.parametrize(
    "piece", ["5 years of Go, ", "Bachelor's degree or ", "preferred ", "we offer ", "$1 per hour. ", "a; "]
)
def test_no_hostile_posting_holds_the_reader_up(piece):
    assert is_linear(lambda text: requirements(posting(text, text, text)), piece)
