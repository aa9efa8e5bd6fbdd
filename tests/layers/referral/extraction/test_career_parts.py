import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from referral.extraction.career_parts import MAX_PARTS, career_parts, latest_first, studied

from referral.domain.profile import Career, Person
from tests.layers.referral.matching.build import NOBODY, career, job, studies

ADA = Person(email="ada@x.org", firstName="Ada", lastName="King")


def parts(career: Career, resume: str = "", person: Person = NOBODY) -> list[str]:
    return career_parts(career, resume, person)


def prose(resume: str, person: Person = NOBODY) -> list[str]:
    return parts(Career(), resume, person)


def test_the_latest_job_comes_first_then_skills_education_and_the_resume():
    whole = career(
        job("2010-01", "2012-01", role="Apprentice", description="Swept."),
        job("2015-01", None, role="Head", description="- Led.\n- Hired."),
        job("2012-02", "2020-01", role="Welder", description="Welded."),
        studies("BSc", major="Physics", school="MIT", description="On lasers."),
        skills=["Steel"],
    )
    expected = ["Head", "Led.", "Hired.", "Welder", "Welded.", "Apprentice", "Swept."]
    assert parts(whole, "Likes steel.") == [*expected, "Steel", "On lasers.", "Likes steel."]


def test_a_role_has_its_occupation_as_a_part_of_its_own():
    assert parts(career(job(role="Senior Welder", description="-"))) == ["Senior Welder", "Welder"]


def test_degrees_are_no_parts_for_rules_alone_compare_them():
    assert parts(career(studies("BSc", major="Physics", school="MIT"))) == []


def test_the_latest_job_is_the_one_that_goes_on_and_then_the_one_that_ended_last():
    past, recent, current = job("2001-01", "2018-01"), job("2010-01", "2019-01"), job("2000-01", None)
    assert latest_first(career(past, recent, current)) == [current, recent, past]


@pytest.mark.parametrize(
    ("entry", "words"), [(studies("BSc", major="Physics", school="MIT"), "BSc in Physics"), (studies("BSc"), "BSc")]
)
def test_what_somebody_studied_in_words(entry, words):
    assert studied(entry) == words


def test_nothing_makes_no_part():
    assert parts(Career()) == []
    assert prose(" \n-\n•\n🚀") == []


def test_a_part_is_there_once():
    assert parts(career(skills=["Go", "Go"]), "Go\nRust\nGo") == ["Go", "Rust"]


def test_there_is_an_end_to_parts():
    many = career(*[job(role=f"Role {n}", description="\n".join(f"Did {n} {m}" for m in range(50))) for n in range(20)])
    assert len(parts(many)) == MAX_PARTS
    assert parts(many) == parts(many)


@pytest.mark.parametrize(
    ("resume", "expected"),
    [
        ("ada@x.org", []),
        ("Ada King, +1 (415) 555-2671, ada.king+jobs@mail.example.co.uk", []),
        ("Call 0711 123456-78 or +49 2015 123456 today", ["Call or today"]),
        ("https://ada.dev/me www.ada.me linkedin.com/in/ada github.com/ada", []),
        ("Scaled it to 1,000,000 users, see https://x.org/talk", ["Scaled it to 1,000,000 users, see"]),
        ("Engineer 2015 - 2019, 05.2015-06.2019, 2019-05-01", ["Engineer 2015 - 2019, 05.2015-06.2019, 2019-05-01"]),
        ("ASP.NET/C#, Node.js/Express, socket.io", ["ASP.NET/C#, Node.js/Express, socket.io"]),
        ("Ada King built it. ADA leads. King's idea", ["built it. leads.", "'s idea"]),
        ("Adapted Kingston's breaking news", ["Adapted Kingston's breaking news"]),
    ],
)
def test_contacts_and_the_name_go_and_what_was_done_stays(resume, expected):
    assert prose(resume, ADA) == expected


@pytest.mark.parametrize(
    ("first", "last", "resume"),
    [
        ("josé", "núñez", "José Núñez built it"),
        ("José", "Núñez", "Jose\u0301 NU\u0301N\u0303EZ built it"),
        ("Anne-Marie", "O'Brien", "Anne-Marie O'Brien and ANNE-MARIE built it"),
        ("Ann", "Ann-Marie", "Ann-Marie built it"),
        ("J", "Smith Jr.", "J Smith Jr. built it"),
        ("龙", "李", "李龙 built it"),
        ("علي", "حسن", "علي حسن built it"),
        ("Q.", "(x)", "Q. (x) built it"),
        ("a.*", "[", "a.* [ built it"),
    ],
)
def test_names_as_people_write_them(first, last, resume):
    (part,) = prose(resume, Person(email="a@x.org", firstName=first, lastName=last))
    assert part.removeprefix("and ") == "built it"


def test_companies_and_schools_go_from_prose_but_a_skill_keeps_its_words():
    whole = career(
        job(company="SAP", role="SAP consultant", description="Introduced SAP at Lakeshore College."),
        studies("BSc", school="Lakeshore College", description="Best of LAKESHORE COLLEGE."),
        skills=["SAP"],
    )
    assert parts(whole, "I joined SAP.") == [
        "SAP consultant",
        "Introduced at .",
        "SAP",
        "Best of .",
        "I joined .",
    ]


names = st.from_regex(r"[A-ZÄÖÜ][a-zäöüß]{3,9}", fullmatch=True)
people = st.builds(
    lambda first, last: Person(email="somebody@example.org", firstName=first, lastName=last), names, names
)
RESUME = "{first} {last}\n{first}@mail.org, +49 711 {phone}\n{first} designs 42 engines.\nPraised by all as {LAST}."


def resume_of(person: Person) -> str:
    return RESUME.format(
        first=person.firstName, last=person.lastName, LAST=person.lastName.upper(), phone=len(person.lastName) + 1234567
    )


@given(people, names, names)
def test_swapping_names_changes_nothing(person, company, school):
    def seen_by_the_model(person: Person, company: str, school: str) -> list[str]:
        whole = career(job(company=company, description=f"At {company}, 4711."), studies("BSc", school=school))
        return career_parts(whole, resume_of(person) + f"\nFrom {school}, 0815.", person)

    assert seen_by_the_model(person, company, school) == seen_by_the_model(NOBODY, "Xqxq", "Zqzq")


@given(
    people, st.lists(st.sampled_from(["designs", "{first}", "{last}", "{LAST}", "a@b.org", "+49 711 1234567", "\n"]))
)
def test_no_part_says_who_somebody_is(person, words):
    resume = " ".join(words).format(first=person.firstName, last=person.lastName, LAST=person.lastName.upper())
    known = {person.firstName, person.lastName, person.lastName.upper()}
    for part in prose(resume, person):
        assert not known & set(re.findall(r"\w+", part))
        assert "@" not in part
        assert "711" not in part
