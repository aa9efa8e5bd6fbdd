"""Calls functions in this process as Lambda does, with events made from their real ones."""

import importlib
import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from local.stack import Stack
from referral.application import erase_me
from referral.application.erase_me import SWEEP_S
from referral.domain.budgets import DAY_S
from referral.domain.company import company_key
from referral.domain.employment import Employment, ProvenAddress
from referral.domain.identifiers import UserId
from tests.api_document import check_answer
from tests.mails import code_in_mail

EVENTS = Path(__file__).parents[2] / "events"
_numbers = count(1)


@dataclass(frozen=True)
class Context:
    """The part of Lambda's context that the functions read; the clock stands still."""

    seconds: float = 60.0
    function_name: str = "function"
    memory_limit_in_mb: int = 512
    invoked_function_arn: str = "arn:aws:lambda:eu-central-1:123456789012:function:function"
    log_stream_name: str = "2026/11/23/[live]0123456789abcdef"
    aws_request_id: str = field(default_factory=lambda: str(uuid4()))

    def get_remaining_time_in_millis(self) -> int:
        return int(self.seconds * 1000)


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, Any]
    body: Any

    @property
    def pointers(self) -> set[str]:
        return {error["pointer"] for error in self.body["errors"]}


Call = Callable[..., Answer]


def event_of(function: str) -> dict[str, Any]:
    return json.loads((EVENTS / f"{function}.json").read_text())


def body_of(function: str) -> dict[str, Any]:
    """A fresh copy of the body of a function's event."""
    return json.loads(event_of(function)["body"])


def user_with(email: str) -> UserId | None:
    return module("register").users.with_email(email)


def email_of(user_id: UserId) -> str:
    return module("register").users.get(user_id).profile.person.email


def register(call: "Call", body: dict[str, Any]) -> "Answer":
    """Registers a person with the code from the mail. The answer to the last step."""
    asked = call("register", body)
    if asked.status != 202:
        return asked
    personal = body["personalInformation"]
    code = code_in_mail(personal["email"].lower())
    confirmation = {"email": personal["email"], "code": code, "password": personal["password"]}
    return call("register", confirmation, path="/register/confirm")


def noon() -> float:
    """Today at noon, where a clock stands still so that no hour ends in a test."""
    return time.time() // DAY_S * DAY_S + DAY_S / 2


@cache
def newcomer() -> UserId:
    """The user id of an account without a profile."""
    return UserId(module("login").accounts.create(f"{uuid4().hex}@example.org", "Correct-Horse-9"))


def module(function: str) -> Any:
    return importlib.import_module(function)


@pytest.fixture
def call(stack: Stack) -> Call:
    """call(function, body, caller=user id, …): `body` is text as it is, or an object to be sent as JSON. Method and
    path are those of the function's event, unless they are given. Every answer must be as the OpenAPI document says."""

    def call(
        function: str,
        body: Any = None,
        *,
        caller: str | None = None,
        method: str | None = None,
        path: str | None = None,
        query: dict[str, str | list[str]] | None = None,
        if_match: str | None = None,
        base64: bool = False,
        seconds: float = 60.0,
    ) -> Answer:
        event = event_of(function)
        event["multiValueHeaders"].pop("If-Match", None)
        event["multiValueHeaders"] |= {"if-match": [if_match]} if if_match else {}
        method, path = method or event["httpMethod"], path or event["resource"]
        event["httpMethod"] = event["requestContext"]["httpMethod"] = method
        event["resource"] = event["path"] = event["requestContext"]["resourcePath"] = path
        event["body"] = body if body is None or isinstance(body, str) else json.dumps(body)
        event["isBase64Encoded"] = base64
        values = {name: given if isinstance(given, list) else [given] for name, given in (query or {}).items()}
        event["queryStringParameters"] = {name: given[-1] for name, given in values.items()} or None
        event["multiValueQueryStringParameters"] = values or None
        event["requestContext"]["authorizer"] = {"claims": {"sub": caller}} if caller else None
        answer = module(function).handler(event, Context(seconds))
        status, headers = answer["statusCode"], answer["multiValueHeaders"]
        body = json.loads(answer["body"]) if answer.get("body") else None
        check_answer(path, method, status, *headers.get("Content-Type", [None]), body)
        return Answer(status, headers, body)

    return call


@pytest.fixture
def tick(stack: Stack) -> Callable[..., dict[str, int]]:
    """tick(function, seconds=60): one scheduled invocation."""
    return lambda function, event=None, seconds=60.0: module(function).handler(
        event or event_of(function), Context(seconds)
    )


@pytest.fixture
def settle(tick: Callable[..., dict[str, int]]) -> Callable[[], None]:
    """Runs encoders and ranker until there is nothing left to do."""

    def settle() -> None:
        for _ in range(50):
            if not any(tick(function) for function in ("encode_users", "encode_jobs", "rank_referrals")):
                return
        pytest.fail("encoders and ranker never run out of work")

    return settle


@pytest.fixture
def sweep(tick: Callable[..., dict[str, int]], monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """sweep(user, after=seconds): the encoder looks again at what an erased person has left, so long after that."""

    def sweep(user_id: UserId, after: float = SWEEP_S) -> None:
        module("me").queue.send(user_id, erased=True)
        with monkeypatch.context() as patch:
            patch.setattr(erase_me, "FORSAKEN_S", erase_me.FORSAKEN_S - after)
            while tick("encode_users"):
                pass

    return sweep


@pytest.fixture
def rows(stack: Stack) -> Callable[..., list[tuple[Any, ...]]]:
    """rows(query, *values), as the database's administrator sees them: the functions may not read everything."""

    def rows(query: str, *values: Any) -> list[tuple[Any, ...]]:
        with stack.database.connect(stack.administrator) as connection, connection.cursor() as cursor:
            cursor.execute(query, values)
            return list(cursor.fetchall())

    return rows


@dataclass(frozen=True)
class Place:
    """A company and a job of its own for one test."""

    company: str
    link: str


@pytest.fixture
def place() -> Place:
    number = next(_numbers)
    return Place(f"Company {number} of {uuid4().hex[:8]}", f"https://jobs.example.com/{uuid4().hex}/{number}")


@pytest.fixture
def person(call: Call) -> Callable[..., UserId]:
    """person(company=…, **changes to the registration) registers somebody new and gives the user id."""

    def person(company: str | None = None, **changes: Any) -> UserId:
        body = body_of("register") | changes
        email = f"someone-{uuid4().hex[:12]}@example.org"
        body["personalInformation"] |= {"email": email, "company": company}
        assert register(call, body).status == 201
        return user_with(email)

    return person


@pytest.fixture
def employee(person: Callable[..., UserId]) -> Callable[..., UserId]:
    """employee(company, **changes to the registration) registers somebody who has proven to work at the company."""

    def employee(company: str, **changes: Any) -> UserId:
        user_id = person(company, **changes)
        prove_employment(user_id, company)
        return user_id

    return employee


def prove_employment(user_id: UserId, company: str) -> Employment:
    """What a mailed code does, without the mail. A company has one domain, however it is spelled."""
    name = sha256(company_key(company).encode()).hexdigest()[:40]
    address = ProvenAddress(
        address_hash=uuid4().hex * 2, domain=f"{name}.example", name=company_key(company).replace(" ", "-")
    )
    return module("employment").employments.prove(user_id, company, address)


@pytest.fixture
def ask(call: Call, place: Place) -> Callable[..., dict[str, Any]]:
    """ask(seeker, **changes to the posting) asks for the job of this place and gives the referral."""

    def ask(seeker: UserId, **changes: Any) -> dict[str, Any]:
        posting = body_of("ask_referral") | {"link": place.link, "company": place.company} | changes
        answer = call("ask_referral", posting, caller=seeker)
        assert answer.status == 202, answer.body
        return answer.body["referral"]

    return ask
