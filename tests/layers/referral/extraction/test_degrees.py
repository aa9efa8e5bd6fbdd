import pytest

from referral.domain.degree_level import Level
from referral.extraction.degrees import degrees_in, sufficient_level
from referral.extraction.stated_degree import level_of

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
        (None, ["", "Wizard", "高温", "🎓", "42", "Scrum Master"]),
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
        (None, "Advanced degree preferred"),
        (DOCTORATE, "PhD required"),
        (BACHELOR, "BSN from an accredited program"),
        (BACHELOR, "Bachelor's or better"),
        (BACHELOR, "Technical degree or equivalent; Master's degree desired"),
        (BACHELOR, "Graduation from a four year college or university"),
        (ASSOCIATE, "trade school diploma"),
        (BACHELOR, "4 yrs of college"),
        (BACHELOR, "llb, 3 yrs"),
        (BACHELOR, "bach's deg. or equiv."),
        (BACHELOR, "BE Computers"),
        (ASSOCIATE, "2-year deg."),
        (SCHOOL, "high-school dipolma"),
        (MASTER, "mfa a must; 3 yrs"),
        (SCHOOL, "two yr degree, or HS + 2 yrs in a lab"),
        (None, "Bachelor's degree = big plus"),
        (None, "5 years of experience, or 3 years with a Master's"),
        (SCHOOL, "Bachelor's and 2 years of experience, or 6 years with a high school diploma"),
        (None, "We pay for your Master's degree"),
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
                    "to the highest degree",
                    "MUST BE 21 OR OLDER",
                    "knows BSA and AML rules",
                    "the master's touch",
                    "Work to BS EN 1090",
                    "the BA process",
                    "360 degree feedback",
                    "",
                ),
            )
        ),
    ],
)
def test_the_level_that_is_enough(level, requirement):
    assert sufficient_level(requirement) == level


@pytest.mark.parametrize("unit", ["ms", "bs", "ba", "ma", "md", "mA"])
@pytest.mark.parametrize(
    "sentence",
    [
        "240 {}", "- Cut the p99 from 900 {0} to 240 {0}", "at least 5 {}", "has 1,250.5 {} or better", "5-10 {}",
        "Minimum 20 {} required", "240 {} in physics engines", "3 {0} or 5 {0}", "500k {}; Python",
    ],
)  # fmt: skip
def test_a_number_makes_a_unit_of_an_abbreviation_in_small_letters(unit, sentence):
    assert degrees_in(sentence.format(unit)) == []


@pytest.mark.parametrize("words", ["latency: ms", "minimum ms latency", "has ms resolution", "p99 latency (ms)"])
def test_words_of_time_make_a_unit_of_it(words):
    assert degrees_in(words) == []


@pytest.mark.parametrize(
    ("level", "statement"),
    [
        (MASTER, "ms in physics"), (MASTER, "1. ms in physics"), (BACHELOR, "2) bs"), (BACHELOR, "5+ bs in CS"),
        (MASTER, "2014 ms computer science"), (BACHELOR, "2010-2014 ba in history"), (MASTER, "2 MS degrees"),
        (BACHELOR, "BS; answers within 5 ms"), (BACHELOR, "bs/ms"),
    ],
)  # fmt: skip
def test_a_year_or_the_number_of_a_line_makes_none(level, statement):
    assert sufficient_level(statement) is level


def test_a_wish_counts_where_it_is_asked_for():
    assert sufficient_level("Advanced degree preferred", wishes=True) is MASTER


def test_multi_factor_authentication_is_no_degree():
    assert sufficient_level("Knows multi-factor authentication (MFA) and PAM") is None
    assert sufficient_level("MFA/SSO rollouts") is None
    assert sufficient_level("MFA in Sculpture") is Level.MASTER


def test_a_degree_that_is_not_there_yet_counts_as_what_its_studies_begin_with():
    assert level_of("PhD candidate") is Level.MASTER
    assert level_of("BSc, in progress") is Level.SCHOOL
    assert level_of("did not finish PhD") is Level.NONE
    assert level_of("No degree, Bachelor planned") is Level.NONE
