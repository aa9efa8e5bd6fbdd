"""What does not end by itself ends before Lambda ends it."""

import time
from types import SimpleNamespace
from typing import Any, NoReturn

import pytest

from referral.adapters.secrets import PENDING
from referral.entrypoints.http.api import Api
from referral.entrypoints.rotation import rotating
from referral.entrypoints.schedule import Unfinished, scheduled
from referral.entrypoints.time_limit import LAST_S
from tests.functions.conftest import Context, event_of

CONTEXT = Context(LAST_S + 0.1)


def never_ends(*_: Any) -> NoReturn:
    while True:
        time.sleep(0.01)


def test_a_schedule():
    with pytest.raises(Unfinished, match="OutOfTime"):
        scheduled(never_ends)({}, CONTEXT)


def test_a_rotation():
    secret: Any = SimpleNamespace(arn="arn", stages=lambda: {"version": [PENDING]})
    event = {"SecretId": "arn", "ClientRequestToken": "version", "Step": "setSecret"}
    with pytest.raises(Unfinished, match="OutOfTime"):
        rotating(secret, {"setSecret": never_ends})(event, CONTEXT)


def test_a_route(monkeypatch):
    monkeypatch.setenv("ALLOWED_ORIGIN", "*")
    api = Api()

    @api.route("POST", "/register")
    def register() -> None:
        never_ends()

    answer = api.handler(event_of("register"), CONTEXT)
    assert answer["statusCode"] == 503
    assert '"unavailable"' in answer["body"]
