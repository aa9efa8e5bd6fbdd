"""A token outlives its account: whoever is disabled or deleted is out at once, whatever they ask for."""

import pytest

from local.openapi import api_functions
from referral.adapters import aws
from referral.entrypoints.http.api import Api
from referral.entrypoints.http.routes import Route
from tests.functions.conftest import module


def guarded() -> list[tuple[str, Route]]:
    """The routes that take a caller, with their functions."""
    return [(name, route) for name in api_functions() for route in module(name).api.routes if "caller" in route.inputs]


@pytest.mark.parametrize("end", ["admin_disable_user", "admin_delete_user"])
def test_a_token_is_worth_nothing_without_its_account(call, person, stack, end):
    user_id = person()
    assert call("my_referral", caller=user_id).status == 200
    getattr(aws.client("cognito-idp"), end)(UserPoolId=stack.resources["UserPool"].id, Username=user_id)
    routes = guarded()
    assert len(routes) >= 8
    for function, route in routes:
        of_route = {"method": route.method, "path": route.path}
        answer, stranger = call(function, caller=user_id, **of_route), call(function, **of_route)
        assert answer.status == stranger.status == 401, route.path
        assert {**answer.body, "requestId": ""} == {**stranger.body, "requestId": ""}


def test_a_route_with_a_caller_needs_to_know_who_counts(stack):
    def look(caller: str) -> None: ...

    with pytest.raises(TypeError, match="look takes a caller"):
        Api().route("GET", "/x", status=204)(look)
