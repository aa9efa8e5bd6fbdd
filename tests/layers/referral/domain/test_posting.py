import json
from typing import Any

import pytest
from pydantic import ValidationError

from referral.domain.posting import Posting, revision_id

BODY = {
    "link": "https://X.org/job?utm_source=mail",
    "company": "Moody's",
    "role": "Engineer",
    "description": "Runs engines.",
    "requiredQualifications": "Python",
    "preferredQualifications": "Go",
}


def posting(body: dict[str, Any]) -> Posting:
    return Posting.model_validate_json(json.dumps(body))


def test_a_posting():
    assert posting(BODY).model_dump() == BODY | {"link": "https://x.org/job"}


def test_equal_postings_are_one_revision_and_every_difference_makes_another():
    assert revision_id(posting(BODY)) == revision_id(posting(BODY | {"link": "https://x.org/job#top"}))
    others = [BODY | {field: f"x{text}"} for field, text in BODY.items() if field != "link"]
    others += [BODY | {"link": "https://x.org/job/x"}]
    others += [BODY | {"role": BODY["company"], "company": BODY["role"]}]
    others += [BODY | {"description": "Runs", "requiredQualifications": "engines.\nPython"}]
    assert len({revision_id(posting(body)) for body in [BODY, *others]}) == len(others) + 1


def test_both_names_of_the_qualifications_and_both_shapes():
    body = {field: value for field, value in BODY.items() if not field.endswith("Qualifications")}
    other = posting(body | {"required": ["Python"], "preferred": ["Go"]})
    assert other == posting(BODY)


def test_unknown_fields_are_dropped():
    assert posting(BODY | {"score": 100}) == posting(BODY)


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"link": "javascript:alert(1)"}, {"link"}),
        ({"link": "https://x.org/" + "a" * 3000}, {"link"}),
        ({"link": 4711, "company": 1.5, "role": [], "description": {}}, {"link", "company", "role", "description"}),
        (dict.fromkeys(BODY), {"link", "company", "role", "requiredQualifications"}),
        ({"requiredQualifications": ["Python", None]}, {"requiredQualifications"}),
        ({"preferredQualifications": 3.5}, {"preferredQualifications"}),
        ({"company": " ", "role": ""}, {"company", "role"}),
        ({"description": "\x08"}, {"description"}),
        ({"description": "", "requiredQualifications": " "}, {"requiredQualifications"}),
    ],
)
def test_every_wrong_field_is_named(changes, wrong):
    with pytest.raises(ValidationError) as caught:
        posting(BODY | changes)
    assert {error["loc"][0] for error in caught.value.errors()} == wrong


@pytest.mark.parametrize("field", ["link", "company", "role"])
def test_what_every_posting_has(field):
    with pytest.raises(ValidationError) as caught:
        posting({name: value for name, value in BODY.items() if name != field})
    assert [(error["loc"], error["type"]) for error in caught.value.errors()] == [((field,), "missing")]


@pytest.mark.parametrize("body", ["null", "[]", '"text"', "7", "", "{", '{"link": "\\ud800"}'])
def test_anything_but_an_object_is_refused(body):
    with pytest.raises(ValidationError):
        Posting.model_validate_json(body)


@pytest.mark.parametrize("blank", ["description", "requiredQualifications", "preferredQualifications"])
def test_one_text_may_be_blank_or_absent(blank):
    rest = {name: value for name, value in BODY.items() if name != blank}
    assert all(getattr(posting(body), blank) == "" for body in (rest, rest | {blank: "  "}, rest | {blank: None}))


def test_a_posting_says_what_it_is_about():
    with pytest.raises(ValidationError) as caught:
        posting({name: BODY[name] for name in ("link", "company", "role")})
    assert [error["loc"] for error in caught.value.errors()] == [("requiredQualifications",)]
