"""The people of the stack that is fuzzed, what is known of them, and the secrets that inputs carry."""

import json
import random
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode
from uuid import uuid4

from local.stack import Stack
from local.story.client import ApiClient
from tests.fuzz.inputs import Input, Kind, Operation

Known = dict[str, list[Any]]
_COMPANY = "Harbourline"
_DOMAIN = "harbourline.example"
_PASSWORD = "Correct-Horse-9"
_OTHERS = ("seeker", "colleague", "outsider")
_UNSIGNED = "eyJhbGciOiJub25lIn0"  # {"alg":"none"}
_NO_TOKENS = (None, "", " ", "a", "..", "a.b.c", "W10.W10.W10", "a" * 7_000, "é".encode(), b"\xff\xfe", "' OR 1=1")
# Who calls an operation: somebody who can, without taking the ground from under the others.
_CALLERS = {
    "replaceMe": ("editor1", "editor2", "editor3"),
    "changeMe": ("editor1", "editor2", "editor3"),
    "changeEmail": ("editor1", "editor2", "editor3"),
    "mailEmploymentCode": ("editor1", "editor2", "editor3", "seeker"),
    "proveEmployment": ("editor1", "editor2", "seeker"),
    "deleteEmployment": ("editor1", "editor2", "editor3"),
    "eraseMe": ("gone",),
    "changePassword": ("editor3",),
    "logout": ("editor3", "outsider"),
    "decideReferral": ("colleague", "colleague", "outsider"),
    "confirmRevision": ("colleague", "colleague", "outsider"),
    "listReceivedReferrals": ("colleague", "colleague", "outsider"),
    "listRevisions": ("colleague", "colleague", "outsider"),
    "appealDenial": ("seeker", "seeker", "outsider"),
    "withdrawReferral": ("seeker", "seeker", "outsider"),
}
# How often an input gets known values. A broken body stays as it is.
_KNOWING = {
    Kind.RIGHT: 0.8,
    Kind.WRONG: 0.5,
    Kind.BODY: 0.0,
    Kind.VALUE: 0.6,
    Kind.HEADER: 0.8,
    Kind.QUERY: 0.5,
}


@dataclass(frozen=True)
class Person:
    email: str
    secret: str
    refresh_token: str


@dataclass
class Cast:
    """Who is registered, and the values by the names of fields under which a request may use them."""

    people: dict[str, Person] = field(default_factory=dict)
    known: Known = field(default_factory=dict)

    def addressed(self, one: Input, operation: Operation | None, chance: random.Random) -> Input:
        """The input with a secret, and with known values in the place of some of its own."""
        if operation is None:
            return _with_header(one, "secret", self._garbage(chance)) if chance.random() < 0.5 else one
        caller = self.people[chance.choice(_CALLERS.get(operation.name, _OTHERS))]
        if chance.random() < _KNOWING[one.kind]:
            emails = [caller.email] * 9 + self.known["email"]
            one = self._knowing(one, self.known | {"email": emails}, chance)
        if operation.needs_secret or chance.random() < 0.1:
            one = _with_header(one, "secret", self._secret(caller, chance))
        return one

    def _secret(self, caller: Person, chance: random.Random) -> str | bytes | None:
        draw = chance.random()
        if draw < 0.75:
            return caller.secret
        return self.people["gone"].secret if draw < 0.8 else self._garbage(chance)

    def _garbage(self, chance: random.Random) -> str | bytes | None:
        """A secret that proves nothing; None for none at all."""
        right = self.people["seeker"].secret
        head, payload, signature = right.split(".")
        forged = (
            f"{head}.{payload}.",
            f"{_UNSIGNED}.{payload}.",
            f"{head}.{payload}.{signature[::-1]}",
            f"{head}.e30.{signature}",
            right[:-9],
            f"{right},{right}",
            f"Bearer {right}",
            self.people["seeker"].refresh_token,
        )
        return chance.choice((*forged, *_NO_TOKENS))

    @staticmethod
    def _knowing(one: Input, known: Known, chance: random.Random) -> Input:
        path, mark, query = one.target.partition("?")
        if mark:
            pairs = [
                (name, _value(name, value, known, chance)) for name, value in parse_qsl(query, keep_blank_values=True)
            ]
            one = replace(one, target=f"{path}?{urlencode(pairs, quote_via=quote, errors='replace')}")
        if any(name.lower() == "if-match" for name, _ in one.headers):
            one = _with_header(one, "If-Match", chance.choice(("*", "*", '"0"')))
        try:
            content = json.loads(one.body or b"")
        except ValueError:
            return one
        return replace(one, body=json.dumps(_replaced(content, known, chance)).encode())


def _replaced(content: Any, known: Known, chance: random.Random) -> Any:
    if isinstance(content, dict):
        return {name: _value(name, value, known, chance) for name, value in content.items()}
    return content


def _value(name: str, value: Any, known: Known, chance: random.Random) -> Any:
    if name in known and chance.random() < 0.9:
        return chance.choice(known[name])
    return _replaced(value, known, chance)


def _with_header(one: Input, name: str, value: str | bytes | None) -> Input:
    others = tuple((each, content) for each, content in one.headers if each.lower() != name.lower())
    return replace(one, headers=others if value is None else (*others, (name, value)))


def gather(stack: Stack) -> Cast:
    """Registers people, and lets some of them ask and decide."""
    api, cast = ApiClient(stack.api), Cast()
    names = ("seeker", "colleague", "outsider", "editor1", "editor2", "editor3", "gone")
    for name in names:
        cast.people[name] = _registered(api, name, "Elsewhere Ltd" if name == "outsider" else _COMPANY)
    _prove(api, cast.people["colleague"])
    seeker, colleague = cast.people["seeker"].secret, cast.people["colleague"].secret
    asks = [api.ask(seeker, _posting(number), "the seeker asks") for number in range(4)]
    _settle(stack)
    api.decide(colleague, asks[0]["referralId"], "refer", "You fit.")
    api.decide(colleague, asks[1]["referralId"], "deny", "You don't.")
    api.inbox(colleague, "matched")
    api.erase(cast.people["gone"].secret)
    cast.known = _known(api, cast, asks)
    return cast


def _registered(api: ApiClient, name: str, company: str) -> Person:
    email = f"{name}-{uuid4().hex[:8]}@example.org"
    registration = {
        "personalInformation": {
            "email": email, "password": _PASSWORD, "firstName": name, "lastName": "Okafor", "company": company,
        },
        "education": [{"level": "Bachelor's", "major": "Computer Science", "school": "Riverside College"}],
        "experience": [
            {"company": "Lakeside", "role": "Engineer", "description": "Built Python services.", "dateFrom": "2019-02"}
        ],
        "skills": ["Python", "MySQL"],
        "resume": "Engineer with seven years of experience.",
    }  # fmt: skip
    api.register(registration, f"the {name} registers")
    tokens = api.log_in({"email": email, "password": _PASSWORD}, f"the {name} logs in")
    return Person(email, tokens.secret, tokens.refresh_token)


def _prove(api: ApiClient, person: Person) -> None:
    address = f"colleague@{_DOMAIN}"
    api.mail_employment_code(person.secret, address)
    assert api.prove_employment(person.secret, api.employment_code(address)) == "verified"


def _posting(number: int) -> dict[str, Any]:
    return {
        "link": f"https://jobs.example.org/harbourline/{number}",
        "company": _COMPANY,
        "role": "Backend Engineer",
        "description": "You build Python services.",
        "requiredQualifications": "3 years of experience with Python",
        "preferredQualifications": "A degree in computer science",
    }


def _settle(stack: Stack) -> None:
    for function in ("EncodeUsersFunction", "EncodeJobsFunction", "RankReferralsFunction"):
        stack.tick(function)


def _known(api: ApiClient, cast: Cast, asks: list[dict[str, Any]]) -> Known:
    people, seeker = cast.people, cast.people["seeker"].secret
    page = api.call("GET", "/myreferral", secret=seeker, query={"limit": 1}, expect=(200,)).json()
    inbox = api.call(
        "GET", "/givereferral", secret=people["colleague"].secret, query={"limit": 1}, expect=(200,)
    ).json()
    return {
        "email": [*(one.email for one in people.values()), "stranger@example.org"],
        "workEmail": [f"editor@{_DOMAIN}", "a@gmail.com", "a@mail.harbourline.example"],
        "password": [_PASSWORD],
        "oldPassword": [_PASSWORD + "x"],
        "code": ["000000", "123456"],
        "link": [ask["link"] for ask in asks],
        "company": [_COMPANY, "Elsewhere Ltd"],
        "decision": ["refer", "deny", "undo"],
        "referralId": [ask["referralId"] for ask in asks],
        "revision": [one["revision"] for one in page["referrals"]],
        "cursor": [page["cursor"], inbox["cursor"]],
        "refreshToken": [people["seeker"].refresh_token + "x"],
    }
