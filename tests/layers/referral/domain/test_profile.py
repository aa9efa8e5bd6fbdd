import json
from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from referral.domain.profile import Career, Experience, Profile, Registration

PERSON = {"email": "Ada@X.org", "password": "Correct-Horse-7", "firstName": "Ada", "lastName": "King"}
SCHOOL = {"level": "Bachelor", "major": "Mathematics", "school": "Home", "dateFrom": "2010-09", "dateTo": "2013-06"}
JOB = {
    "company": "Engines",
    "role": "Analyst",
    "description": "Notes A to G",
    "dateFrom": "2014-01",
    "dateTo": "2016-02",
}


def registration(**changes: Any) -> Registration:
    body = {"personalInformation": PERSON, "education": [SCHOOL], "experience": [JOB], "skills": ["Python"]}
    return Registration.model_validate_json(json.dumps(body | changes))


def wrong_fields(**changes: Any) -> set[str]:
    with pytest.raises(ValidationError) as caught:
        registration(**changes)
    return {"/".join(map(str, error["loc"])) for error in caught.value.errors()}


def test_a_whole_registration():
    whole = registration(resume="  I count.  ")
    assert whole.personalInformation.email == "ada@x.org"
    assert whole.resume == "I count."
    assert whole.experience[0].span(date(2026, 1, 1)) == (date(2014, 1, 1), date(2016, 2, 29))


def test_a_job_without_an_end_goes_on_until_today():
    current = Experience(**JOB | {"dateTo": None})
    assert current.span(date(2026, 1, 1)) == (date(2014, 1, 1), date(2026, 1, 1))


def test_the_smallest_registration():
    least = registration(education=[], experience=[], skills=None)
    assert (least.education, least.experience, least.skills, least.resume) == ([], [], [], None)


def test_an_export_is_taken_as_it_is():
    given = JOB | {"description": None, "dateFrom": "2014", "dateTo": "Present"}
    kept = registration(experience=[given], skills=[{"name": "Sums", "keywords": []}])
    assert kept.experience[0].model_dump() == JOB | {"description": "", "dateFrom": "2014", "dateTo": None}
    assert kept.skills == ["Sums"]


def test_some_people_have_one_name():
    one = registration(personalInformation=PERSON | {"lastName": " "})
    assert Profile.of(one, None).name == "Ada"


def test_both_names_of_the_person():
    body = json.dumps({"personalInfo": PERSON, "education": [], "experience": []})
    assert Registration.model_validate_json(body).personalInformation.firstName == "Ada"


def test_unknown_fields_are_dropped():
    kept = registration(isAdmin=True, personalInformation=PERSON | {"userId": "root"}).model_dump()
    assert "isAdmin" not in kept
    assert "userId" not in kept["personalInformation"]


@pytest.mark.parametrize("blank", ["", "  ", "\n", None])
def test_blank_optional_fields_are_absent(blank):
    kept = registration(
        personalInformation=PERSON | {"company": blank, "headline": blank},
        resume=blank,
        education=[SCHOOL | dict.fromkeys(["major", "school", "description", "dateFrom", "dateTo"], blank)],
        experience=[JOB | {"dateTo": blank}],
    )
    optional = [kept.personalInformation.company, kept.personalInformation.headline, kept.resume]
    optional += [kept.education[0].major, kept.education[0].dateTo, kept.experience[0].dateTo]
    assert optional == [None] * 6


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"personalInformation": None}, {"personalInformation"}),
        ({"personalInformation": []}, {"personalInformation"}),
        ({"personalInformation": PERSON | {"email": "' OR '1'='1"}}, {"personalInformation/email"}),
        ({"personalInformation": PERSON | {"email": 7.5}}, {"personalInformation/email"}),
        ({"personalInformation": PERSON | {"password": "short"}}, {"personalInformation/password"}),
        ({"personalInformation": PERSON | {"password": 12345678}}, {"personalInformation/password"}),
        ({"personalInformation": PERSON | {"company": 3}}, {"personalInformation/company"}),
        (
            {"personalInformation": {}},
            {f"personalInformation/{field}" for field in ("email", "password", "firstName")},
        ),
        ({"education": None}, {"education"}),
        ({"experience": "ten years"}, {"experience"}),
        ({"experience": [JOB, None]}, {"experience/1"}),
        ({"experience": [{}]}, {f"experience/0/{field}" for field in ("company", "role", "dateFrom")}),
        ({"experience": [JOB | {"role": 1.5, "description": 3}]}, {"experience/0/role", "experience/0/description"}),
        ({"experience": [JOB, JOB | {"dateFrom": "2017-01"}]}, {"experience/1/dateTo"}),
        ({"experience": [JOB | {"dateFrom": "2014-02-30"}]}, {"experience/0/dateFrom"}),
        ({"experience": [JOB | {"dateFrom": 2014.5}]}, {"experience/0/dateFrom"}),
        ({"education": [SCHOOL | {"dateTo": "2010-08"}]}, {"education/0/dateTo"}),
        ({"experience": [JOB | {"dateTo": "2999-12"}]}, {"experience/0/dateTo"}),
        ({"experience": [JOB | {"dateFrom": "Present"}]}, {"experience/0/dateFrom"}),
        ({"education": [SCHOOL | {"level": " "}]}, {"education/0/level"}),
        ({"education": [SCHOOL] * 41}, {"education"}),
        ({"experience": [JOB] * 81}, {"experience"}),
        ({"skills": ["Python", 3, "\x07"]}, {"skills/1", "skills/2"}),
        ({"skills": "Python"}, {"skills"}),
        ({"resume": 1.0}, {"resume"}),
        ({"resume": "x" * 60_001}, {"resume"}),
    ],
)
def test_every_wrong_field_is_named(changes, wrong):
    assert wrong_fields(**changes) == wrong


@pytest.mark.parametrize(
    ("start", "end"), [("2014-02-29", "2014-02"), ("2014-02-28", "2014-02"), ("2014-02", "2014-02-01")]
)
def test_a_month_is_not_before_a_day_in_it(start, end):
    if start == "2014-02-29":
        assert wrong_fields(experience=[JOB | {"dateFrom": start, "dateTo": end}]) == {"experience/0/dateFrom"}
    else:
        assert registration(experience=[JOB | {"dateFrom": start, "dateTo": end}])


def test_what_is_wrong_is_never_quoted():
    with pytest.raises(ValidationError) as caught:
        registration(personalInformation=PERSON | {"password": "hunter2"})
    assert "hunter2" not in str(caught.value)


def test_a_profile_keeps_no_password_and_survives_its_store():
    profile = Profile.of(registration(resume="I count."), "resumes/1")
    stored = profile.model_dump_json()
    assert PERSON["password"] not in stored
    assert "I count." not in stored
    assert Profile.model_validate_json(stored) == profile
    assert profile.name == "Ada King"


@pytest.mark.parametrize(
    ("headline", "jobs", "expected"),
    [
        ("I count", [JOB], "I count"),
        (None, [], None),
        (None, [JOB, JOB | {"role": "Poet", "dateTo": "2015-01"}], "Analyst, Engines"),
        (None, [JOB, JOB | {"role": "Poet", "dateFrom": "2001-01", "dateTo": None}], "Poet, Engines"),
        (
            None,
            [JOB | {"dateTo": None}, JOB | {"role": "Poet", "dateFrom": "2015-01", "dateTo": None}],
            "Poet, Engines",
        ),
    ],
)
def test_the_headline_is_the_person_s_own_or_the_latest_job(headline, jobs, expected):
    whole = registration(personalInformation=PERSON | {"headline": headline}, experience=jobs)
    assert Profile.of(whole, None).headline == expected


def test_a_career_says_nothing_about_who_somebody_is():
    assert set(Career.model_fields) == {"education", "experience", "skills"}
