"""Who gets what: every operation of the OpenAPI document, called over HTTP by everybody who could try.

A new operation fails here until it says which records a request to it can name.
"""

import gzip
import hmac
import json
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable
from dataclasses import astuple, dataclass
from pathlib import Path
from time import time
from typing import Any
from uuid import uuid4

import moto
import pytest
import requests
from joserfc import jwt
from joserfc.jwk import KeySet, RSAKey

from local.resources import Clients
from local.stack import Stack
from tests.api_document import DOCUMENT, check_answer
from tests.marked_person import PASSWORD, MarkedPerson

OPERATIONS = [f"{method.upper()} {path}" for path, methods in DOCUMENT["paths"].items() for method in methods]
# The first gives strangers an ask of their own for the owner's job, and the others end what they may do.
LAST = ("POST /askreferral", "DELETE /employment", "DELETE /me")
OPERATIONS.sort(key=lambda operation: (*LAST, operation).index(operation) if operation in LAST else -1)
PROTECTED = [one for one in OPERATIONS if DOCUMENT["paths"][one.split()[1]][one.split()[0].lower()]["security"]]
# Erasing can be repeated when the account is gone.
WITHOUT_ACCOUNT = {"DELETE /me"}


@dataclass(frozen=True)
class Names:
    """What a request can name of somebody else's, and what lets its owner in."""

    email: str
    link: str
    referral_id: str
    revision: str
    password: str
    refresh_token: str


@dataclass(frozen=True)
class Request:
    query: dict[str, str] | None = None
    body: Any = None


NOTHING_NAMED = Request()
CODE = "000000"
REQUESTS: dict[str, Callable[[Names], Request]] = {
    "GET /openapi.json": lambda _: NOTHING_NAMED,
    "GET /health": lambda _: NOTHING_NAMED,
    "POST /register": lambda it: Request(body=_registration(it.email)),
    "POST /register/confirm": lambda it: Request(body={"email": it.email, "code": CODE, "password": PASSWORD}),
    "POST /login": lambda it: Request(body={"email": it.email, "password": f"Not-{PASSWORD}"}),
    "POST /password/reset": lambda it: Request(body={"email": it.email}),
    "POST /password/confirm": lambda it: Request(body={"email": it.email, "code": CODE, "password": PASSWORD}),
    "POST /logout": lambda it: Request(body={"refreshToken": it.refresh_token}),
    "GET /me": lambda _: NOTHING_NAMED,
    "PUT /me": lambda it: Request(body=_profile(it.email)),
    "PATCH /me": lambda it: Request(body={"personalInformation": {"email": it.email}}),
    "DELETE /me": lambda _: NOTHING_NAMED,
    "GET /me/export": lambda _: NOTHING_NAMED,
    "PUT /me/password": lambda it: Request(body={"oldPassword": it.password, "newPassword": PASSWORD}),
    "PUT /me/email": lambda it: Request(body={"email": it.email, "code": CODE}),
    "POST /askreferral": lambda it: Request(body=_posting(it.link)),
    "GET /myreferral": lambda _: NOTHING_NAMED,
    "POST /myreferral": lambda it: Request(body={"link": it.link, "appeal": True}),
    "DELETE /myreferral": lambda it: Request({"link": it.link}),
    "GET /givereferral": lambda it: Request({"link": it.link}),
    "PUT /givereferral": lambda it: Request(body={"referralId": it.referral_id, "decision": "refer"}),
    "GET /posting": lambda it: Request({"link": it.link}),
    "PUT /posting": lambda it: Request(body={"link": it.link, "revision": it.revision}),
    "GET /employment": lambda _: NOTHING_NAMED,
    "POST /employment": lambda it: Request(body={"workEmail": it.email}),
    "PUT /employment": lambda _: Request(body={"code": CODE}),
    "DELETE /employment": lambda _: NOTHING_NAMED,
}
BY_ADDRESS = "PUT /givereferral"


def _profile(email: str) -> dict[str, Any]:
    person = {"email": email, "firstName": "Ada", "lastName": "Byron"}
    return {"personalInformation": person, "education": [], "experience": [], "skills": ["Go"]}


def _posting(link: str) -> dict[str, Any]:
    texts = dict.fromkeys(("description", "requiredQualifications", "preferredQualifications"), "Experience with Go")
    return {"link": link, "company": "Acme", "role": "Engineer", **texts}


def _registration(email: str) -> dict[str, Any]:
    profile = _profile(email)
    return {**profile, "personalInformation": profile["personalInformation"] | {"password": PASSWORD}}


class World:
    """A seeker with an ask at a company, a colleague who may decide it, and everybody who may not."""

    def __init__(self, stack: Stack) -> None:
        self.stack, self.clients = stack, Clients(stack.endpoints)
        company = f"{uuid4().hex[:8]} Industries"
        self.owner = MarkedPerson(stack, uuid4().hex)
        self.ask = self.owner.ask(1, company)
        self.owner.scored()
        self.colleague = self._employee(company)
        self.strangers = {
            "other seeker": self._seeker(),
            "verified elsewhere": self._employee(f"{uuid4().hex[:8]} Works"),
            "unverified": MarkedPerson(stack, uuid4().hex, company),
            "revoked": self._revoked(company),
            "disabled": self._ended(company, "admin_disable_user"),
            "deleted": self._ended(company, "admin_delete_user"),
        }
        self.secrets = {name: person.tokens.secret for name, person in self.strangers.items()}
        self.secrets["without a profile"] = self._secret_without_profile()
        # What the owner could use: secrets in logs or answers would let others in.
        self.foreign = Names(
            email=f"{self.owner.mark}@example.org",
            link=self.ask["link"],
            referral_id=self.ask["referralId"],
            revision=self.ask["revision"],
            password=f"{PASSWORD}-{self.owner.mark}",
            refresh_token=self.owner.tokens.refresh_token,
        )

    @property
    def pool(self) -> str:
        return self.stack.resources["UserPool"].id

    def _seeker(self) -> MarkedPerson:
        person = MarkedPerson(self.stack, uuid4().hex)
        person.ask(1, "Elsewhere")
        return person

    def _employee(self, company: str) -> MarkedPerson:
        person = MarkedPerson(self.stack, uuid4().hex, company)
        person.prove_employment()
        return person

    def _revoked(self, company: str) -> MarkedPerson:
        person = self._employee(company)
        person.call("DELETE", "/employment", expect=204)
        return person

    def _ended(self, company: str, end: str) -> MarkedPerson:
        person = self._employee(company)
        user_id = person.call("GET", "/me/export", expect=200)["account"]["userId"]
        getattr(self.clients["cognito-idp"], end)(UserPoolId=self.pool, Username=user_id)
        return person

    def _secret_without_profile(self) -> str:
        cognito, email = self.clients["cognito-idp"], f"{uuid4().hex}@example.org"
        cognito.admin_create_user(UserPoolId=self.pool, Username=email, MessageAction="SUPPRESS")
        cognito.admin_set_user_password(UserPoolId=self.pool, Username=email, Password=PASSWORD, Permanent=True)
        return self.owner.api.log_in({"email": email, "password": PASSWORD}, "logging in").secret

    def call(self, operation: str, request: Request, secret: str | None) -> requests.Response:
        """The answer, which must be as the OpenAPI document says."""
        method, path = operation.split()
        headers = {"If-Match": "*"} if "If-Match" in _parameters(method, path) else {}
        answer = requests.request(
            method,
            self.owner.api.base + path,
            params=request.query,
            json=request.body,
            headers=headers | ({} if secret is None else {"secret": secret}),
            timeout=60,
        )
        body = answer.json() if answer.content else None
        check_answer(path, method, answer.status_code, answer.headers.get("Content-Type"), body)
        return answer

    def of_owner(self) -> Any:
        return [self.owner.call("GET", path, expect=200) for path in ("/me", "/myreferral", "/employment")]


def _parameters(method: str, path: str) -> set[str]:
    operation = DOCUMENT["paths"][path][method.lower()]
    return {parameter["name"] for parameter in operation.get("parameters", ())}


def missing() -> Names:
    """What nobody has."""
    fresh = uuid4().hex
    return Names(
        email=f"{fresh}@example.org",
        link=f"https://jobs.example.com/{fresh}",
        referral_id=str(uuid4()),
        revision=fresh * 2,
        password=f"{PASSWORD}-{fresh}",
        refresh_token=fresh,
    )


def seen(answer: requests.Response, names: Names) -> tuple[int, str]:
    """Status and body, without the names and without what differs from answer to answer."""
    text = answer.text
    for field, value in zip(Names.__annotations__, astuple(names), strict=True):
        text = text.replace(value, field)
    text = re.sub(r"[0-9a-f]{64}|[0-9a-f-]{36}", "an id", text)
    return answer.status_code, re.sub(r"\d{4}-\d\d-\d\dT[\d:.]+Z", "a time", text)


@pytest.fixture(scope="module")
def world(served: Stack) -> World:
    return World(served)


STRANGERS = (
    "other seeker",
    "verified elsewhere",
    "unverified",
    "revoked",
    "disabled",
    "deleted",
    "without a profile",
)


# ---------------------------------------------------------------- secrets


def _keys() -> KeySet:
    file = Path(moto.__file__).parent / "cognitoidp" / "resources" / "jwks-private.json.gz"
    return KeySet.import_key_set({"keys": [json.loads(gzip.decompress(file.read_bytes()))]})


def _signed(secret: str, **changes: Any) -> str:
    """The secret with other claims, signed with the pool's own key. A claim that changes to None is left out."""
    (key,) = _keys().keys
    token = jwt.decode(secret, key, algorithms=["RS256"])
    claims = {name: value for name, value in (token.claims | changes).items() if value is not None}
    return jwt.encode(token.header, claims, key, algorithms=["RS256"])


def _of_another_key(secret: str) -> str:
    (own,) = _keys().keys
    token = jwt.decode(secret, own, algorithms=["RS256"])
    return jwt.encode(token.header, token.claims, RSAKey.generate_key(2048, {"kid": own.kid}), algorithms=["RS256"])


def _with_a_shared_key(secret: str) -> str:
    """Signed with what everybody knows, as if it were a shared key."""
    (own,) = _keys().keys
    signed = _with_algorithm(secret, "HS256")
    return f"{signed}.{_encoded(hmac.digest(own.as_pem(private=False), signed.encode(), 'sha256'))}"


def _unsigned(secret: str) -> str:
    return f"{_with_algorithm(secret, 'none')}."


def _with_algorithm(secret: str, algorithm: str) -> str:
    """Header and claims, without a signature."""
    header, claims, _ = secret.split(".")
    named = json.loads(urlsafe_b64decode(header + "==")) | {"alg": algorithm}
    return f"{_encoded(json.dumps(named).encode())}.{claims}"


def _encoded(part: bytes) -> str:
    return urlsafe_b64encode(part).decode().rstrip("=")


def _with_the_claims_of(secret: str, other: str) -> str:
    header, _, signature = secret.split(".")
    return ".".join((header, other.split(".")[1], signature))


def _of_another_pool(world: World) -> str:
    cognito, email = world.clients["cognito-idp"], f"{uuid4().hex}@example.org"
    pool = cognito.create_user_pool(PoolName="other")["UserPool"]["Id"]
    flows = ["ALLOW_ADMIN_USER_PASSWORD_AUTH"]
    client = cognito.create_user_pool_client(UserPoolId=pool, ClientName="other", ExplicitAuthFlows=flows)
    cognito.admin_create_user(UserPoolId=pool, Username=email, MessageAction="SUPPRESS")
    cognito.admin_set_user_password(UserPoolId=pool, Username=email, Password=PASSWORD, Permanent=True)
    session = cognito.admin_initiate_auth(
        UserPoolId=pool,
        ClientId=client["UserPoolClient"]["ClientId"],
        AuthFlow="ADMIN_USER_PASSWORD_AUTH",
        AuthParameters={"USERNAME": email, "PASSWORD": PASSWORD},
    )
    return str(session["AuthenticationResult"]["IdToken"])


WRONG_SECRETS: dict[str, Callable[[World, str], str | None]] = {
    "none": lambda *_: None,
    "empty": lambda *_: "",
    "garbage": lambda *_: "garbage",
    "three parts of garbage": lambda *_: "e30.e30.e30",
    "cut off": lambda _, secret: secret[:-1],
    "without its signature": lambda _, secret: secret.rpartition(".")[0] + ".",
    "with a scheme": lambda _, secret: f"Bearer {secret}",
    "unsigned": lambda _, secret: _unsigned(secret),
    "signed by another key": lambda _, secret: _of_another_key(secret),
    "signed with the public key": lambda _, secret: _with_a_shared_key(secret),
    "claims of somebody else": lambda world, secret: _with_the_claims_of(secret, world.secrets["other seeker"]),
    "expired": lambda _, secret: _signed(secret, exp=int(time()) - 60),
    "never expires": lambda _, secret: _signed(secret, exp=None),
    "of another issuer": lambda _, secret: _signed(secret, iss="https://example.org"),
    "of no issuer": lambda _, secret: _signed(secret, iss=None),
    "for another client": lambda _, secret: _signed(secret, aud="other"),
    "for no client": lambda _, secret: _signed(secret, aud=None),
    "access token": lambda _, secret: _signed(secret, token_use="access"),
    "refresh token": lambda world, _: world.owner.tokens.refresh_token,
    "another pool": lambda world, _: _of_another_pool(world),
}


@pytest.fixture(scope="module")
def wrong_secrets(world: World) -> dict[str, str | None]:
    return {kind: wrong(world, world.owner.tokens.secret) for kind, wrong in WRONG_SECRETS.items()}


def test_every_operation_says_what_a_request_can_name():
    assert REQUESTS.keys() == set(OPERATIONS)
    assert len(PROTECTED) >= 20


@pytest.mark.parametrize("kind", WRONG_SECRETS)
@pytest.mark.parametrize("operation", PROTECTED)
def test_a_wrong_secret_opens_nothing(world, wrong_secrets, operation, kind):
    answer = world.call(operation, REQUESTS[operation](world.foreign), wrong_secrets[kind])
    assert (answer.status_code, answer.json()["code"]) == (401, "unauthorized")


def test_the_forged_secrets_are_wrong_in_one_thing_only(world):
    assert world.call("GET /me", NOTHING_NAMED, _signed(world.owner.tokens.secret)).ok


# ---------------------------------------------------------------- people


@pytest.mark.parametrize("operation", [one for one in OPERATIONS if one not in PROTECTED])
def test_without_a_secret_a_foreign_record_looks_like_a_missing_one(world, operation):
    _alike(world, operation, REQUESTS[operation], None)


@pytest.mark.parametrize("stranger", STRANGERS)
@pytest.mark.parametrize("operation", PROTECTED)
def test_to_strangers_a_foreign_record_looks_like_a_missing_one(world, operation, stranger):
    before = world.of_owner()
    _alike(world, operation, REQUESTS[operation], world.secrets[stranger])
    if operation == BY_ADDRESS:
        _alike(world, operation, _decision_by_address, world.secrets[stranger])
    assert world.of_owner() == before


def _decision_by_address(it: Names) -> Request:
    return Request(body={"email": it.email, "link": it.link, "decision": "deny"})


def _alike(world: World, operation: str, request: Callable[[Names], Request], secret: str | None) -> None:
    nobodys = missing()
    foreign = world.call(operation, request(world.foreign), secret)
    assert world.owner.mark not in foreign.text.replace(world.foreign.link, "").replace(world.foreign.email, "")
    assert seen(foreign, world.foreign) == seen(world.call(operation, request(nobodys), secret), nobodys)


@pytest.mark.parametrize("stranger", ["disabled", "deleted"])
@pytest.mark.parametrize("operation", [one for one in PROTECTED if one not in WITHOUT_ACCOUNT])
def test_without_an_account_a_secret_opens_nothing(world, operation, stranger):
    assert world.call(operation, REQUESTS[operation](world.foreign), world.secrets[stranger]).status_code == 401


def test_those_who_may_can(world):
    """The same requests by those whose records they are; without this, the refusals would prove nothing."""
    owner, colleague = world.owner.tokens.secret, world.colleague.tokens.secret

    def answer(operation: str, secret: str, status: int) -> Any:
        answer = world.call(operation, REQUESTS[operation](world.foreign), secret)
        assert answer.status_code == status, (operation, answer.text)
        return answer.json() if answer.content else None

    assert [one["referralId"] for one in answer("GET /givereferral", colleague, 200)["referrals"]] == [
        world.foreign.referral_id
    ]
    assert answer("GET /posting", colleague, 200)["revisions"]
    answer("PUT /posting", colleague, 200)
    assert answer("GET /myreferral", owner, 200)["referrals"]
    assert answer("GET /me", owner, 200)["personalInformation"]["email"] == world.foreign.email
    assert answer("GET /me/export", owner, 200)["account"]
    answer("PATCH /me", owner, 200)
    answer("PUT /me", owner, 200)
    assert answer("PUT /givereferral", colleague, 200)["referral"]["seeker"]["email"] == world.foreign.email
    undo = {"referralId": world.foreign.referral_id, "decision": "undo"}
    assert world.call("PUT /givereferral", Request(body=undo), colleague).ok
    answer("DELETE /myreferral", owner, 204)
    answer("POST /askreferral", owner, 202)
    answer("PUT /me/password", owner, 204)
