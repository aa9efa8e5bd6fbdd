"""Wrong requests, and how they are reported."""

import base64
import json
from typing import Any

import pytest
from pydantic import BaseModel

from referral.domain.errors import Invalid, TooLarge, Unauthorized
from referral.domain.posting import Posting
from referral.domain.profile import Registration
from referral.domain.referral import Decision, InboxPage, MyReferralsPage, Withdrawal
from referral.domain.value_types import DATE, EMAIL
from referral.domain.wrong_value import FieldCode
from referral.entrypoints.http.bodies import Login
from referral.entrypoints.http.request import MAX_BODY, Request
from tests.functions.conftest import body_of

LINK = "https://jobs.example.com/1"
POSTING = body_of("ask_referral")
A_LINK = {"pattern": "^https?://"}
UUID = "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"
REGISTRATION = body_of("register")


def request(body: Any = None, query: dict[str, list[str]] | None = None, **event: Any) -> Request:
    text = body if body is None or isinstance(body, str) else json.dumps(body)
    parameters = {name: values[-1] for name, values in (query or {}).items()}
    return Request(
        {
            "body": text,
            "queryStringParameters": parameters or None,
            "multiValueQueryStringParameters": query,
            "requestContext": {"requestId": "1"},
        }
        | event,
        lambda user_id: user_id != "disabled",
        lambda user_id: user_id == "disabled",
    )


def errors_of(read: Any, *arguments: Any) -> list[tuple[str, str, str, dict[str, Any]]]:
    with pytest.raises(Invalid) as refused:
        read(*arguments)
    return [(error.pointer, error.code, error.detail, error.parameters) for error in refused.value.errors]


def registration(**personal: Any) -> dict[str, Any]:
    return REGISTRATION | {"personalInformation": REGISTRATION["personalInformation"] | personal}


@pytest.mark.parametrize(
    ("model", "body", "error"),
    [
        (Posting, POSTING | {"link": None}, ("/link", "not_text", "must be a text", {})),
        (
            Posting,
            POSTING | {"link": "ftp://x.org"},
            ("/link", "not_a_link", "must be an http or https link", A_LINK),
        ),
        (
            Posting,
            POSTING | {"link": LINK + "x" * 2048},
            ("/link", "too_long", "must have at most 2048 characters", {"maximum": 2048}),
        ),
        (
            Posting,
            POSTING | {"description": "x" * 60_001},
            ("/description", "too_long", "must have at most 60000 characters", {"maximum": 60_000}),
        ),
        (Posting, POSTING | {"company": " "}, ("/company", "blank", "must not be blank", {"minimum": 1})),
        (Posting, POSTING | {"company": "\u200b"}, ("/company", "blank", "must not be blank", {"minimum": 1})),
        (
            Posting,
            POSTING | {"company": "Acme\u202egnp"},
            (
                "/company",
                "invisible_characters",
                "must not contain invisible characters, or such that change the direction",
                {},
            ),
        ),
        (
            Posting,
            POSTING | {"role": "a\u0007"},
            ("/role", "control_characters", "must not contain control characters", {}),
        ),
        (Posting, {**POSTING, "role": ...}, ("/role", "required", "is required", {})),
        (
            Registration,
            registration(email="x"),
            ("/personalInformation/email", "not_an_email", "must be an e-mail address", {"pattern": EMAIL}),
        ),
        (
            Registration,
            registration(email="x" * 120 + "@example.org"),
            ("/personalInformation/email", "too_long", "must have at most 128 characters", {"maximum": 128}),
        ),
        (
            Registration,
            registration(password="short"),
            ("/personalInformation/password", "too_short", "must have at least 8 characters", {"minimum": 8}),
        ),
        (Registration, REGISTRATION | {"education": 1}, ("/education", "not_a_list", "must be a list", {})),
        (Registration, REGISTRATION | {"education": [1]}, ("/education/0", "not_an_object", "must be an object", {})),
        (
            Registration,
            REGISTRATION | {"skills": ["x"] * 301},
            ("/skills", "too_many", "must have at most 300 entries", {"maximum": 300}),
        ),
        (
            Registration,
            REGISTRATION | {"education": [{"level": "BSc", "dateTo": "2013-02-30"}]},
            ("/education/0/dateTo", "not_a_date", "is a date that does not exist", {}),
        ),
        (
            Registration,
            REGISTRATION | {"education": [{"level": "BSc", "dateTo": "soon"}]},
            ("/education/0/dateTo", "not_a_date", "must be a date, YYYY-MM-DD, YYYY-MM or YYYY", {"pattern": DATE}),
        ),
        (
            Registration,
            REGISTRATION | {"education": [{"level": "BSc", "dateTo": "1899-12"}]},
            ("/education/0/dateTo", "too_early", "must not be before 1900", {"minimum": 1900}),
        ),
        (
            Registration,
            REGISTRATION | {"education": [{"level": "BSc", "dateFrom": "2013-02", "dateTo": "2012-02"}]},
            ("/education/0/dateTo", "ends_before_start", "must not be before dateFrom", {}),
        ),
        (Decision, {"decision": "refer"}, ("", "incomplete", "must have referralId, or email and link", {})),
        (
            Decision,
            {"decision": "maybe", "referralId": "00000000-0000-5000-8000-000000000000"},
            (
                "/decision",
                "not_a_choice",
                "must be 'refer', 'deny' or 'undo'",
                {"choices": ["refer", "deny", "undo"]},
            ),
        ),
        (
            Decision,
            {"decision": "deny", "referralId": "x"},
            ("/referralId", "not_an_id", "must be the id of a referral", {"pattern": UUID}),
        ),
        (
            Decision,
            {"decision": "deny", "referralId": 1},
            ("/referralId", "not_an_id", "must be the id of a referral", {"pattern": UUID}),
        ),
        (Login, {"email": "a@example.org"}, ("", "incomplete", "must have email and password, or refreshToken", {})),
        (Login, "[]", ("", "not_an_object", "must be an object", {})),
        (Login, "{", ("", "not_json", "must be JSON", {})),
        (Login, '{"email": "\\ud800"}', ("", "not_json", "must be JSON", {})),
        (Login, " ", ("", "required", "must be a JSON object", {})),
    ],
)
def test_a_wrong_field_is_reported_with_its_code_and_the_limit_that_it_broke(model, body, error):
    if isinstance(body, dict):
        body = {name: value for name, value in body.items() if value is not ...}
    assert errors_of(request(body).body, model) == [error]


@pytest.mark.parametrize(
    ("model", "query", "error"),
    [
        (
            MyReferralsPage,
            {"limit": ["0"]},
            ("/limit", "out_of_range", "must be 1 to 100", {"minimum": 1, "maximum": 100}),
        ),
        (
            MyReferralsPage,
            {"limit": ["-1"]},
            ("/limit", "out_of_range", "must be 1 to 100", {"minimum": 1, "maximum": 100}),
        ),
        *(
            (
                MyReferralsPage,
                {"limit": [text]},
                ("/limit", "not_a_whole_number", "must be a whole number", {"pattern": "^-?[0-9]{1,9}$"}),
            )
            for text in ("1" * 5000, "2.5", "", "1_0", " 5 ", "5\n", "1.0", "+5", "٥", "0x5", "1e1")
        ),
        (MyReferralsPage, {"cursor": ["x"]}, ("/cursor", "not_a_cursor", "is not a cursor of this list", {})),
        (
            InboxPage,
            {"link": ["x"]},
            ("/link", "not_a_link", "must be an http or https link", A_LINK),
        ),
        (MyReferralsPage, {"offset": ["5"]}, ("/offset", "unknown_parameter", "is not a parameter of this path", {})),
        (MyReferralsPage, {"a/b~": ["5"]}, ("/a~1b~0", "unknown_parameter", "is not a parameter of this path", {})),
        (MyReferralsPage, {"limit": ["5", "6"]}, ("/limit", "repeated_parameter", "must be given once", {})),
    ],
)
def test_a_wrong_parameter_is_reported_in_the_same_way(model, query, error):
    assert errors_of(request(query=query).query, model) == [error]


class Everything(BaseModel):
    """Fields that no request has today, to see what is said of an error that has no words yet."""

    number: float


def test_an_unmapped_error_is_reported_without_pydantics_text():
    assert errors_of(request({"number": "x"}).body, Everything) == [("/number", "wrong", "is wrong", {})]


JUNK = [None, True, 0, -1.5, "", "\u0000", "x" * 100_000, [], [[]], {}, {"x": 1}, "\u200b"]


@pytest.mark.parametrize("model", [Decision, Login, Posting, Registration, Withdrawal])
def test_every_wrong_value_has_a_text_of_ours(model):
    valid = {Posting: POSTING, Registration: REGISTRATION}.get(model, {})
    codes = set()
    for name in model.model_fields:
        for junk in JUNK:
            try:
                request(valid | {name: junk}).body(model)
            except Invalid as refused:
                codes |= {error.code for error in refused.errors}
    assert codes
    assert FieldCode.WRONG not in codes


def test_unknown_fields_of_a_body_are_ignored():
    assert request({"link": LINK, "more": 1}).body(Withdrawal).link == LINK


@pytest.mark.parametrize("body", ['{"link": "%s", "link": "%s"}', '{"link": "%s", "more": {"a": 1, "a": "%s"}}'])
def test_a_duplicate_key_is_refused(body):
    error = ("", "duplicate_key", "must not have a key twice in one object", {})
    assert errors_of(request(body % (LINK, LINK)).body, Withdrawal) == [error]


@pytest.mark.parametrize(("digits", "is_read"), [(4300, True), (4301, False), (100_000, False)])
def test_a_number_of_any_length_is_read_or_refused(digits, is_read):
    body = json.dumps({"link": LINK, "more": 0}).replace("0", "1" * digits)
    if is_read:
        assert request(body).body(Withdrawal).link == LINK
    else:
        assert errors_of(request(body).body, Withdrawal) == [("", "not_json", "must be JSON", {})]


@pytest.mark.parametrize("depth", [100, 300, 60_000])
def test_a_body_of_any_depth_is_read_or_refused(depth):
    body = json.dumps({"link": LINK, "more": []}).replace("[]", "[" * depth + "]" * depth)
    if depth < 200:
        assert request(body).body(Withdrawal).link == LINK
    else:
        assert errors_of(request(body).body, Withdrawal) == [("", "not_json", "must be JSON", {})]


def test_a_body_in_base64_is_read():
    encoded = base64.b64encode(json.dumps({"link": LINK}).encode()).decode()
    assert request(encoded, isBase64Encoded=True).body(Withdrawal).link == LINK


@pytest.mark.parametrize("body", ["%", base64.b64encode(b"\xff{}").decode(), "\ud800"])
def test_a_body_that_is_not_text_is_refused(body):
    error = ("", "not_utf8", "must be UTF-8", {})
    assert errors_of(request(body, isBase64Encoded=True).body, Withdrawal) == [error]


@pytest.mark.parametrize("is_base64", [True, False])
@pytest.mark.parametrize(("extra", "fits"), [(0, True), (1, False), (5_000_000, False)])
def test_the_largest_body(extra, fits, is_base64):
    start = json.dumps({"link": LINK, "more": ""})
    text = start[:-2] + "x" * (MAX_BODY - len(start) + extra) + start[-2:]
    body = base64.b64encode(text.encode()).decode() if is_base64 else text
    read = request(body, isBase64Encoded=is_base64).body
    if fits:
        assert read(Withdrawal).link == LINK
    else:
        with pytest.raises(TooLarge):
            read(Withdrawal)


def test_the_limit_counts_bytes_and_not_characters():
    with pytest.raises(TooLarge):
        request(json.dumps({"link": LINK, "more": "語" * 60_000}, ensure_ascii=False)).body(Withdrawal)


def test_the_query_goes_before_the_body():
    assert request({"link": "x"}, query={"link": [LINK]}).query_or_body(Withdrawal).link == LINK
    assert request({"link": LINK}).query_or_body(Withdrawal).link == LINK


@pytest.mark.parametrize(
    "authorizer",
    [None, {}, {"claims": None}, {"claims": {}}, *({"claims": {"sub": sub}} for sub in ("", " ", None, 7, ["a"]))],
)
def test_without_verified_claims_there_is_no_caller(authorizer):
    with pytest.raises(Unauthorized):
        _ = request(requestContext={"authorizer": authorizer}).caller


@pytest.mark.parametrize(("sub", "allowed"), [("active", True), ("gone", True), ("disabled", False)])
def test_the_owner_of_a_token_may_be_gone_and_not_disabled(sub, allowed):
    event = {"authorizer": {"claims": {"sub": sub}}}
    if allowed:
        assert request(requestContext=event).token_owner == sub
    else:
        with pytest.raises(Unauthorized):
            _ = request(requestContext=event).token_owner
