import pytest

from referral.scoring.education import Level, experience_will_do, level_of, levels, sufficient_level

NONE, SCHOOL, ASSOCIATE, BACHELOR, MASTER, DOCTORATE = Level


def test_levels_are_ordered():
    assert NONE < SCHOOL < ASSOCIATE < BACHELOR < MASTER < DOCTORATE


@pytest.mark.parametrize(
    ("level", "statements"),
    [
        (DOCTORATE, ["PhD", "Ph.D. in Physics", "ph. d", "DPhil", "Doctorate", "Doctor of Medicine", "M.D.", "JD"]),
        (
            MASTER,
            ["Master", "master's", "Master’s degree", "Masters in Data", "Master of Science", "Master Informatik"],
        ),
        (MASTER, ["M.Sc.", "msc", "MS", "ms", "M.S.", "MBA", "M. Eng.", "MTech", "M.Tech", "Bachelor and Master"]),
        (
            BACHELOR,
            ["Bachelor", "bachelor's", "Bachelors of Arts", "BSc (Hons)", "bs", "B.A.", "BA", "B.Tech", "B. Sc"],
        ),
        (BACHELOR, ["College", "University degree", "Licenciatura", "4-year degree", "Undergraduate degree"]),
        (ASSOCIATE, ["Associate", "associates", "Associate's degree", "Associate of Science", "AAS", "as"]),
        (
            SCHOOL,
            ["High School", "high-school diploma", "GED", "A levels", "A-Level", "Abitur", "Some college", "Bootcamp"],
        ),
        (SCHOOL, ["Apprenticeship", "Trade school", "Certificate"]),
        (NONE, ["None", "no degree", "Self-taught"]),
        (None, ["", "Wizard", "博士", "🎓", "42", "Scrum Master"]),
    ],
)
def test_the_level_of_an_entry(level, statements):
    assert {statement: level_of(statement) for statement in statements} == dict.fromkeys(statements, level)


@pytest.mark.parametrize(
    ("level", "requirement"),
    [
        (BACHELOR, "BS/MS in Computer Science"),
        (BACHELOR, "Bachelor or Master in Informatics"),
        (BACHELOR, "Degree in Economics or similar"),
        (BACHELOR, "B.S., M.S. or Ph.D."),
        (MASTER, "MS or PhD in Statistics"),
        (MASTER, "Advanced degree preferred"),
        (DOCTORATE, "PhD required"),
        (ASSOCIATE, "2-year degree"),
        (SCHOOL, "High school diploma or GED; Bachelor's preferred"),
        *(
            (None, trap)
            for trap in (
                *("Supports customers as needed", "Latency below 5 ms", "Works with a level of detail", "Master data"),
                *("Proficient in MS Office", "MS SQL Server", "Certified Scrum Master", "Ability to master new tools"),
                *(
                    "Must live in Boston, MA",
                    "Bethesda, MD",
                    "Jackson, MS",
                    "Jenkins master/agent",
                    "Master electrician",
                ),
                *(
                    "Sales associate",
                    "Associate product manager",
                    "A high degree of autonomy",
                    "360 degree feedback",
                    "",
                ),
            )
        ),
    ],
)
def test_the_level_that_is_enough(level, requirement):
    assert sufficient_level(requirement) == level


def test_all_levels_of_a_text():
    assert levels("BS, MS or PhD") == {BACHELOR, MASTER, DOCTORATE}
    assert levels("Python") == set()


@pytest.mark.parametrize(
    ("will_do", "requirement"),
    [
        (True, "Bachelor's degree or equivalent practical experience"),
        (True, "Bachelor's degree in CS, a related field, or equivalent experience"),
        (True, "BA/BS degree (or equivalent work experience)"),
        (True, "PhD or equivalent combination of education and experience"),
        (True, "Degree or 4 years of related experience"),
        (True, "Bachelor's degree or at least 5 years in the field"),
        (True, "BS or equivalent"),
        (True, "BS, experience accepted in lieu of a degree"),
        (False, "Bachelor's degree"),
        (False, "Bachelor's degree in CS or a related field"),
        (False, "Bachelor's degree in CS or a related field and 3+ years of related experience"),
        (False, "BS in CS or related technical field, with 5 years of relevant work experience"),
        (False, "Bachelor's or Master's degree and 5 years of relevant experience"),
        (False, "BS or equivalent degree"),
        (False, "BS and 3 or 4 years of experience"),
        (False, ""),
    ],
)
def test_whether_experience_will_do(will_do, requirement):
    assert experience_will_do(requirement) is will_do
