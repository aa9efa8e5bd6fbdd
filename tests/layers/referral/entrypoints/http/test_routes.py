import pytest
from pydantic import BaseModel

from referral.domain.errors import Invalid
from referral.domain.identifiers import UserId
from referral.domain.referral import MyReferralsPage, Withdrawal
from referral.entrypoints.http.answers import Accepted
from referral.entrypoints.http.bodies import Logout
from referral.entrypoints.http.request import Request
from referral.entrypoints.http.routes import Route


class Said(BaseModel):
    words: str


def route(function) -> Route:
    return Route.declared("GET", "/x", function, 200, ())


def request(query: dict[str, list[str]] | None = None) -> Request:
    claims = {"claims": {"sub": "ada"}}
    return Request(
        {"multiValueQueryStringParameters": query, "requestContext": {"requestId": "1", "authorizer": claims}},
        lambda user_id: user_id == "ada",
        lambda user_id: user_id == "disabled",
    )


def test_a_function_gets_the_parameters_that_it_declares():
    def say_who(caller: UserId, query: MyReferralsPage) -> Said:
        return Said(words=f"{caller} {query.limit}")

    declared = route(say_who)
    assert (declared.operation_id, declared.answers) == ("sayWho", {200: Said})
    assert declared.serve(request({"limit": ["3"]})) == (200, Said(words="ada 3"))


def test_a_function_may_answer_without_a_body():
    def withdraw(query_or_body: Withdrawal) -> None:
        assert query_or_body.link == "https://x.org/"

    declared = route(withdraw)
    assert declared.answers == {200: None}
    assert declared.serve(request({"link": ["https://x.org/"]})) == (200, None)


def test_a_route_without_a_query_takes_no_parameters():
    def say() -> Said:
        return Said(words="so")

    assert route(say).serve(request()) == (200, Said(words="so"))
    with pytest.raises(Invalid):
        route(say).serve(request({"limit": ["3"]}))


def test_an_unknown_parameter_stops_the_function_at_its_start():
    def say(header: MyReferralsPage) -> Said: ...

    with pytest.raises(TypeError, match="say has a parameter that is none of caller, token_owner, query"):
        route(say)


class Later(Accepted):
    words: str


def test_what_is_only_accepted_has_a_status_of_its_own():
    def say(query: MyReferralsPage) -> Later | None:
        return Later(words="soon") if query.limit > 1 else None

    declared = Route.declared("PUT", "/x", say, 204, ())
    assert declared.answers == {202: Later, 204: None}
    assert declared.serve(request({"limit": ["2"]})) == (202, Later(words="soon"))
    assert declared.serve(request({"limit": ["1"]})) == (204, None)


def test_a_body_may_be_left_out_where_it_is_optional():
    def end(optional_body: Logout) -> None:
        ended.append(optional_body.refreshToken)

    ended: list[str | None] = []
    for body in (None, "", " ", "{}", '{"refreshToken": "x"}'):
        declared = Route.declared("POST", "/x", end, 204, ())
        declared.serve(Request({"body": body, "requestContext": {"requestId": "1"}}, lambda _: True, lambda _: False))
    assert ended == [None, None, None, None, "x"]
