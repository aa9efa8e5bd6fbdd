"""Each store of each route and schedule hangs: the answer comes before the function's timeout, and the same request
succeeds once the store answers again.

Time is simulated: a call that hangs lasts for as long as the adapter allows it.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from enum import Enum
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import botocore.endpoint
import pymysql
import pytest
from botocore.exceptions import ReadTimeoutError
from opensearchpy import ConnectionTimeout, Urllib3HttpConnection

from referral.adapters import aws, deadline, documents, search
from referral.entrypoints.http.openapi_file import openapi_document
from referral.entrypoints.schedule import Unfinished
from referral.entrypoints.time_limit import LAST_S
from tests.conftest import logical_id
from tests.functions.conftest import (
    Answer,
    body_of,
    email_of,
    event_of,
    module,
    prove_employment,
)
from tests.functions.work_addresses import named_address
from tests.mails import code_in_mail

OPENSEARCH_S = search._USUAL_S  # as it ships: the stack of the tests is given longer
PASSWORD, NEW = body_of("login")["password"], "Another-Horse-10"
SCHEDULES = ("encode_users", "encode_jobs", "rank_referrals", "company_domains", "reconcile")
WITHOUT_STORES = {"GET /openapi.json", "GET /health"}
# What is asked for comfort only, or told or queued after everything is stored.
DISPENSABLE = {
    "register": {"sqs"},
    "confirm": {"sqs"},
    "ask_for_referral": {"sqs"},
    "replace_me": {"sqs", "opensearch"},
    "change_me": {"sqs", "opensearch"},
    "change_address": {"ses"},
    "open_inbox": {"opensearch"},
    "decide": {"opensearch"},
}


class Fate(Enum):
    """What becomes of a call."""

    ANSWERED = "as always"
    LATE = "answered in the last moment of its time"
    UNANSWERED = "done, but never answered"
    LOST = "neither done nor answered"


Fates = Callable[[str, int], Fate]  # of a store's call with this number


def nothing_hangs(*_: Any) -> Fate:
    return Fate.ANSWERED


def all_is_slow(*_: Any) -> Fate:
    return Fate.LATE


def never_answers(store: str) -> Fates:
    return lambda called, _: Fate.LOST if called == store else Fate.ANSWERED


def loses_answer(store: str, number: int) -> Fates:
    """The call is done without an answer, and from then on the store hangs."""

    def fate(called: str, at: int) -> Fate:
        if called != store or at < number:
            return Fate.ANSWERED
        return Fate.UNANSWERED if at == number else Fate.LOST

    return fate


@dataclass
class Simulation:
    """Time, and the calls of stores and services."""

    fates: Fates
    now: float = 0.0
    called: Counter[str] = field(default_factory=Counter)

    def sleep(self, seconds: float) -> None:
        self.now += seconds

    def call(self, store: str) -> Fate:
        self.called[store] += 1
        return self.fates(store, self.called[store])


def store_of(request: Any) -> str:
    """The service that a request to AWS is signed for."""
    if "Cognito" in str(request.headers.get("X-Amz-Target", "")):
        return "cognito"
    return str(request.headers["Authorization"]).split("/")[3]


class Hanging:
    """Puts a simulation between the adapters and the stores."""

    def __init__(self, simulation: Simulation, monkeypatch: pytest.MonkeyPatch):
        self._simulation = simulation
        clock = SimpleNamespace(sleep=simulation.sleep, time=time.time)
        monkeypatch.setattr(deadline, "_now", lambda: simulation.now)
        monkeypatch.setattr(botocore.endpoint, "time", clock)
        monkeypatch.setattr(documents, "time", clock)
        self._of_aws(monkeypatch)
        self._of_mysql(monkeypatch)
        self._of_opensearch(monkeypatch)

    def _of_aws(self, monkeypatch: pytest.MonkeyPatch) -> None:
        simulation, real = self._simulation, aws._session

        def session(limit: float, host: str) -> Any:
            def send(request: Any) -> Any:
                fate = simulation.call(store_of(request))
                simulation.now += limit if fate is not Fate.ANSWERED else 0
                answer = real(limit, host).send(request) if fate is not Fate.LOST else None
                if fate in (Fate.LOST, Fate.UNANSWERED):
                    raise ReadTimeoutError(endpoint_url=request.url)
                return answer

            return SimpleNamespace(send=send)

        monkeypatch.setattr(aws, "_session", session)

    def _of_mysql(self, monkeypatch: pytest.MonkeyPatch) -> None:
        simulation, connection = self._simulation, pymysql.Connection
        write, read = connection._write_bytes, connection._read_packet
        fate = Fate.ANSWERED

        def written(self: Any, data: bytes) -> None:
            nonlocal fate
            fate = simulation.call("mysql")
            if fate is not Fate.LOST:
                write(self, data)

        def answer(self: Any, *kind: Any) -> Any:
            simulation.now += self._read_timeout if fate is not Fate.ANSWERED else 0
            packet = read(self, *kind) if fate is not Fate.LOST else None
            if fate in (Fate.LOST, Fate.UNANSWERED) or self._read_timeout < 0.1:
                self._force_close()
                raise pymysql.OperationalError(2013, "")
            return packet

        monkeypatch.setattr(connection, "_write_bytes", written)
        monkeypatch.setattr(connection, "_read_packet", answer)

    def _of_opensearch(self, monkeypatch: pytest.MonkeyPatch) -> None:
        simulation, perform = self._simulation, Urllib3HttpConnection.perform_request
        monkeypatch.setattr(search, "_USUAL_S", OPENSEARCH_S)

        def performed(self: Any, method: str, url: str, params: Any, body: Any, timeout: float, *more: Any) -> Any:
            fate = simulation.call("opensearch")
            simulation.now += timeout if fate is not Fate.ANSWERED else 0
            if fate in (Fate.LOST, Fate.UNANSWERED):
                raise ConnectionTimeout("TIMEOUT", "", Exception())
            return perform(self, method, url, params, body, 10.0, *more)

        monkeypatch.setattr(Urllib3HttpConnection, "perform_request", performed)


@contextmanager
def simulated(fates: Fates) -> Iterator[Simulation]:
    with pytest.MonkeyPatch.context() as monkeypatch:
        simulation = Simulation(fates)
        Hanging(simulation, monkeypatch)
        yield simulation


def disturbances(called: Counter[str]) -> Iterator[tuple[str, Fates]]:
    """Each store never answers, or loses its last answer."""
    for store, number in called.items():
        yield store, never_answers(store)
        yield store, loses_answer(store, number)


# ---------------------------------------------------------------- routes

Request = Callable[..., Answer]


class World:
    """Makes what a request needs, anew for each try. Every method named like a route gives the request."""

    def __init__(self, call: Any, person: Any, ask: Any, settle: Any, place: Any, monkeypatch: pytest.MonkeyPatch):
        self.call, self.encoded_person, self.ask, self.settle = call, person, ask, settle
        self.place, self.monkeypatch = place, monkeypatch
        self.verify_email(False)  # registering takes one request then

    def request(self, function: str, body: Any = None, **options: Any) -> Request:
        return lambda seconds=60.0: self.call(function, body, seconds=seconds, **options)

    def verify_email(self, verifies: bool) -> None:
        self.monkeypatch.setattr(module("register"), "verifies_email", verifies)

    def fresh(self) -> str:
        return f"hung-{uuid4().hex[:12]}@example.org"

    def registration(self) -> dict[str, Any]:
        body = body_of("register")
        body["personalInformation"]["email"] = self.fresh()
        return body

    def company(self) -> str:
        """A company of its own, because only so many mails an hour go to each."""
        return f"Hung{uuid4().hex[:10]}"

    def person(self, company: str | None = None) -> str:
        """Somebody who is not queued for encoding, because most routes don't need that, and it takes long."""
        with pytest.MonkeyPatch.context() as monkeypatch:
            monkeypatch.setattr(module("register").queue, "send", lambda _: None)
            return self.encoded_person(company)

    def employee(self) -> str:
        user_id = self.person(self.place.company)
        prove_employment(user_id, self.place.company)
        return user_id

    def waiting(self) -> dict[str, Any]:
        """An ask that is queued."""
        asked = self.ask(self.encoded_person())
        self.settle()
        return asked

    # Each of these is named in ROUTES.

    def register(self) -> Request:
        self.verify_email(False)
        return self.request("register", self.registration())

    def ask_for_code(self) -> Request:
        self.verify_email(True)
        return self.request("register", self.registration())

    def confirm(self) -> Request:
        self.verify_email(True)
        registration = self.registration()
        personal = registration["personalInformation"]
        assert self.call("register", registration).status == 202
        named = {"email": personal["email"], "code": code_in_mail(personal["email"]), "password": personal["password"]}
        return self.request("register", named, path="/register/confirm")

    def log_in(self) -> Request:
        return self.request("login", {"email": email_of(self.person()), "password": PASSWORD})

    def renew(self) -> Request:
        session = self.call("login", {"email": email_of(self.person()), "password": PASSWORD}).body
        return self.request("login", {"refreshToken": session["refreshToken"]})

    def log_out(self) -> Request:
        user_id = self.person()
        session = self.call("login", {"email": email_of(user_id), "password": PASSWORD}).body
        return self.request("login", {"refreshToken": session["refreshToken"]}, path="/logout", caller=user_id)

    def ask_for_referral(self) -> Request:
        posting = body_of("ask_referral") | {"company": self.place.company}
        posting["link"] = f"https://jobs.example.com/{uuid4().hex}"
        return self.request("ask_referral", posting, caller=self.person())

    def list_asks(self) -> Request:
        seeker = self.person()
        self.ask(seeker)
        return self.request("my_referral", caller=seeker, method="GET")

    def withdraw(self) -> Request:
        seeker = self.person()
        asked = self.ask(seeker)
        return self.request("my_referral", caller=seeker, method="DELETE", query={"link": asked["link"]})

    def appeal(self) -> Request:
        seeker = self.encoded_person()
        asked = self.ask(seeker)
        self.settle()
        decision = {"referralId": asked["referralId"], "decision": "deny", "reason": "no"}
        assert self.call("give_referral", decision, caller=self.employee(), method="PUT").status == 200
        return self.request("my_referral", {"link": asked["link"], "appeal": True}, caller=seeker, method="POST")

    def open_inbox(self) -> Request:
        self.waiting()
        return self.request("give_referral", caller=self.employee(), method="GET")

    def decide(self) -> Request:
        decision = {"referralId": self.waiting()["referralId"], "decision": "refer", "reason": "good"}
        return self.request("give_referral", decision, caller=self.employee(), method="PUT")

    def list_revisions(self) -> Request:
        asked = self.ask(self.person())
        return self.request("posting", caller=self.employee(), method="GET", query={"link": asked["link"]})

    def confirm_revision(self) -> Request:
        asked, referrer = self.ask(self.person()), self.employee()
        found = self.call("posting", caller=referrer, method="GET", query={"link": asked["link"]}).body["revisions"]
        body = {"link": asked["link"], "revision": found[0]["revision"]}
        return self.request("posting", body, caller=referrer, method="PUT")

    def show_employment(self) -> Request:
        return self.request("employment", caller=self.employee(), method="GET")

    def mail_work_code(self) -> Request:
        company = self.company()
        return self.request("employment_code", {"workEmail": named_address(company)}, caller=self.person(company))

    def prove(self) -> Request:
        company = self.company()
        user_id, address = self.person(company), named_address(company)
        assert self.call("employment_code", {"workEmail": address}, caller=user_id).status == 202
        return self.request("employment", {"code": code_in_mail(address)}, caller=user_id, method="PUT")

    def end_employment(self) -> Request:
        return self.request("employment", caller=self.employee(), method="DELETE")

    def show_me(self) -> Request:
        return self.request("me", caller=self.person(), method="GET", path="/me")

    def change_me(self) -> Request:
        user_id = self.person()
        (tag,) = self.call("me", caller=user_id, method="GET", path="/me").headers["ETag"]
        patch = {"personalInformation": {"firstName": "Other"}, "resume": f"Another resume. {uuid4()}"}
        return self.request("me", patch, caller=user_id, method="PATCH", path="/me", if_match=tag)

    def replace_me(self) -> Request:
        user_id = self.person()
        shown = self.call("me", caller=user_id, method="GET", path="/me")
        (tag,) = shown.headers["ETag"]
        body = {**shown.body, "skills": ["welding"]}
        return self.request("me", body, caller=user_id, method="PUT", path="/me", if_match=tag)

    def export_me(self) -> Request:
        seeker = self.person()
        self.ask(seeker)
        return self.request("me", caller=seeker, method="GET", path="/me/export")

    def erase_me(self) -> Request:
        seeker = self.person()
        self.ask(seeker)
        return self.request("me", caller=seeker, method="DELETE", path="/me")

    def ask_to_reset(self) -> Request:
        return self.request("password", {"email": email_of(self.person())}, path="/password/reset")

    def reset(self) -> Request:
        email = email_of(self.person())
        assert self.call("password", {"email": email}).status == 202
        body = {"email": email, "code": code_in_mail(email), "password": NEW}
        return self.request("password", body, path="/password/confirm")

    def change_password(self) -> Request:
        body = {"oldPassword": PASSWORD, "newPassword": NEW}
        return self.request("password", body, caller=self.person(), method="PUT", path="/me/password")

    def ask_for_address(self) -> Request:
        return self.request("password", {"email": self.fresh()}, caller=self.person(), method="PUT", path="/me/email")

    def change_address(self) -> Request:
        user_id, email = self.person(), self.fresh()
        options = {"caller": user_id, "method": "PUT", "path": "/me/email"}
        assert self.call("password", {"email": email}, **options).status == 202
        return self.request("password", {"email": email, "code": code_in_mail(email)}, **options)


ROUTES = {
    "register": "POST /register", "ask_for_code": "POST /register", "confirm": "POST /register/confirm",
    "log_in": "POST /login", "renew": "POST /login", "log_out": "POST /logout",
    "ask_for_referral": "POST /askreferral", "list_asks": "GET /myreferral", "withdraw": "DELETE /myreferral",
    "appeal": "POST /myreferral", "open_inbox": "GET /givereferral", "decide": "PUT /givereferral",
    "list_revisions": "GET /posting", "confirm_revision": "PUT /posting", "show_employment": "GET /employment",
    "mail_work_code": "POST /employment", "prove": "PUT /employment", "end_employment": "DELETE /employment",
    "show_me": "GET /me", "change_me": "PATCH /me", "replace_me": "PUT /me", "export_me": "GET /me/export",
    "erase_me": "DELETE /me", "ask_to_reset": "POST /password/reset", "reset": "POST /password/confirm",
    "change_password": "PUT /me/password", "ask_for_address": "PUT /me/email", "change_address": "PUT /me/email",
}  # fmt: skip
FUNCTION_OF = {
    "/register": "register", "/login": "login", "/logout": "login", "/askreferral": "ask_referral",
    "/myreferral": "my_referral", "/givereferral": "give_referral", "/posting": "posting", "/me": "me",
    "/me/export": "me", "/register/confirm": "register", "/password/reset": "password",
    "/password/confirm": "password", "/me/password": "password", "/me/email": "password",
}  # fmt: skip


@pytest.fixture
def world(call, person, ask, settle, place, monkeypatch) -> World:
    return World(call, person, ask, settle, place, monkeypatch)


@pytest.fixture
def timeout_of(stack) -> Callable[[str], float]:
    return lambda function: stack.functions[logical_id(function)].timeout_s


def function_of(route: str) -> str:
    method, path = route.split()
    if path == "/employment":
        return "employment_code" if method == "POST" else "employment"
    return FUNCTION_OF[path]


def test_every_route_is_looked_at():
    paths = openapi_document().root["paths"]
    declared = {f"{method.upper()} {path}" for path, of_path in paths.items() for method in of_path}
    assert declared - WITHOUT_STORES == set(ROUTES.values())


@pytest.mark.parametrize("name", ROUTES)
def test_a_route_answers_in_time_whatever_hangs_and_can_be_repeated(world, timeout_of, name):
    timeout = timeout_of(function_of(ROUTES[name]))
    request = getattr(world, name)()
    with simulated(nothing_hangs) as undisturbed:
        usual = request().status
    assert usual < 300
    assert undisturbed.called
    for store, fates in disturbances(undisturbed.called):
        if not ROUTES[name].startswith("GET"):
            request = getattr(world, name)()
        with simulated(fates) as simulation:
            answer = request(seconds=timeout)
        where = (store, simulation.called)
        assert answer.status in ({usual} if store in DISPENSABLE.get(name, ()) else {usual, 503}), where
        assert simulation.now <= timeout - LAST_S, where
        assert request().status == usual, where


@pytest.mark.parametrize("name", ROUTES)
def test_the_worst_cases_of_all_calls_of_a_route_sum_to_less_than_its_timeout(world, timeout_of, name):
    timeout = timeout_of(function_of(ROUTES[name]))
    request = getattr(world, name)()
    with simulated(all_is_slow) as simulation:
        answer = request(seconds=timeout)
    assert answer.status < 300 or answer.status == 503
    assert 0 < simulation.now <= timeout - LAST_S, simulation.called


# ---------------------------------------------------------------- schedules


@dataclass(frozen=True)
class Running:
    """Lambda's context in simulated time."""

    simulation: Simulation
    seconds: float
    function_name: str = "function"
    memory_limit_in_mb: int = 512
    invoked_function_arn: str = "arn:aws:lambda:eu-central-1:123456789012:function:function"
    aws_request_id: str = "request"

    def get_remaining_time_in_millis(self) -> int:
        return int((self.seconds - self.simulation.now) * 1000)


@pytest.mark.parametrize("function", SCHEDULES)
def test_a_schedule_ends_in_time_whatever_hangs(world, timeout_of, function):
    timeout = timeout_of(function)
    world.settle()

    def run(fates: Fates) -> Simulation:
        world.ask(world.encoded_person(), link=f"https://jobs.example.com/{uuid4().hex}")
        with simulated(fates) as simulation, suppress(Unfinished):
            module(function).handler(event_of(function), Running(simulation, timeout))
        assert simulation.now <= timeout - LAST_S, simulation.called
        return simulation

    called = run(nothing_hangs).called
    assert called
    for _, fates in disturbances(called):
        run(fates)
    assert run(all_is_slow).now > 0
