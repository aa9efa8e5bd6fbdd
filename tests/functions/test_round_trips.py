"""Each request makes as many round trips as costs/round_trips.py says: no more, and no fewer, so that it stays true."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import uuid4

import pytest

from costs.round_trips import BUDGET
from referral.domain.company import company_key
from referral.domain.directory_entry import Entry
from referral.domain.embedding import NO_TEXTS
from referral.domain.identifiers import JobLink, UserId
from referral.domain.posting import Posting, revision_id
from referral.domain.profile import Career, Person, Profile
from referral.domain.referral import referral_id
from referral.matching.job_features import job_features
from tests.api_document import DOCUMENT
from tests.functions.conftest import body_of, email_of, module
from tests.functions.round_trips import round_trips
from tests.functions.test_login import session_of
from tests.functions.work_addresses import work_address
from tests.mails import code_in_mail

PASSWORD = body_of("login")["password"]
LENGTHS = (0, 1, 100)
ALL = {"limit": "100"}
RESUME = {"resume": "I have worked."}
# What a request needs is set up by a scenario, which gives the function and the arguments of the call.
Request = tuple[str, dict[str, Any]]
SCENARIOS: dict[str, Callable[["World"], Request]] = {}
OF_LISTS: dict[str, Callable[["World", int], Request]] = {}


@dataclass
class World:
    call: Callable[..., Any]
    person: Callable[..., UserId]
    employee: Callable[..., UserId]
    place: Any
    stack: Any
    patch: pytest.MonkeyPatch

    def posting(self, **changes: str) -> dict[str, Any]:
        return body_of("ask_referral") | {"link": self.place.link, "company": self.place.company} | changes

    def ask(self, seeker: UserId) -> dict[str, Any]:
        return self.call("ask_referral", self.posting(), caller=seeker).body["referral"]

    def listed(self, seekers: Sequence[str], state: str = "queued", decided_by: str | None = None) -> str:
        """Adds an ask of each of them at this place's company, each for a job of its own. The id of the last one."""
        at = (self.place.company, company_key(self.place.company), state, decided_by)
        links = [JobLink(f"{self.place.link}/{job}") for job in range(len(seekers))]
        rows = [(referral_id(one, link), one, link, *at) for one, link in zip(seekers, links, strict=True)]
        with self.stack.database.connect(self.stack.administrator, autocommit=True) as connection:
            connection.cursor().executemany(
                "INSERT INTO referral (referral_id, seeker, link, company, company_key, state, decided_by, role,"
                " asked_at, updated_at, decided_at)"
                " VALUES (%s, %s, %s, %s, %s, %s, %s, 'Nurse', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))",
                rows,
            )
        return rows[-1][0] if rows else ""

    def decided(self, decision: str, state: str = "queued", known: bool = True) -> Request:
        """A decision about an ask in this state, of somebody whom the directory knows or not."""
        referrer, (seeker,) = self.employee(self.place.company), strangers(1, known)
        ask_id = self.listed([seeker], state, referrer if state != "queued" else None)
        return "give_referral", {"caller": referrer, "body": {"referralId": ask_id, "decision": decision}}


@pytest.fixture
def world(call, person, employee, place, stack, monkeypatch) -> World:
    return World(call, person, employee, place, stack, monkeypatch)


def strangers(number: int, known: bool = False) -> list[UserId]:
    """So many people with profiles, and whether the directory knows them."""
    register, give = module("register"), module("give_referral")
    ids = [UserId(str(uuid4())) for _ in range(number)]
    for one in ids:
        person = Person(email=f"{one}@example.org", firstName="A", lastName="B")
        assert register.users.add(one, Profile(person=person, career=Career()))
    if known:
        give.directory.entries(ids)
    return ids


@pytest.fixture(scope="module", autouse=True)
def _warm(stack) -> None:
    """Connections are open, secrets are read, and the directory has its index."""
    for database in (
        *(module(name).referrals._database for name in ("ask_referral", "my_referral", "give_referral")),
        *(module(name).database for name in ("me", "posting")),
        module("employment").employments._database,
    ):
        database.select("SELECT 1")
    for name in ("register", "password", "employment", "employment_code", "me"):
        module(name).codes._hash.of("use", "text")
    for name in ("login", "register", "password"):
        assert module(name).sessions._secret
    for name in ("give_referral", "me"):
        module(name).directory.write(Entry(UserId(str(uuid4())), "a@example.org", "A", None, None, None))


def of(case: str) -> Callable[[Callable[[World], Request]], None]:
    return partial(SCENARIOS.setdefault, case)


def of_list(case: str) -> Callable[[Callable[[World, int], Request]], None]:
    return partial(OF_LISTS.setdefault, case)


def check(case: str, request: Request, call: Callable[..., Any]) -> Any:
    """Makes the request, and compares its round trips with the budget of the case."""
    function, arguments = request
    method, path = case.partition(",")[0].split()
    with round_trips() as trips:
        answer = call(function, method=method, path=path, **arguments)
    assert answer.status < 300, answer.body
    assert trips == BUDGET[case], case
    return answer


def test_every_route_has_a_budget_and_every_budget_a_scenario():
    assert set(BUDGET) == {*SCENARIOS, *OF_LISTS}
    routes = {f"{method.upper()} {path}" for path, methods in DOCUMENT["paths"].items() for method in methods}
    assert {case.partition(",")[0] for case in BUDGET} == routes


@pytest.mark.parametrize("case", SCENARIOS)
def test_a_request_keeps_its_budget(case, world):
    check(case, SCENARIOS[case](world), world.call)


@pytest.mark.parametrize("case", OF_LISTS)
@pytest.mark.parametrize("number", LENGTHS)
def test_a_list_keeps_its_budget_however_much_it_shows(case, number, world):
    if "seekers" in case and number == 0:
        pytest.skip("nobody is shown")
    (shown,) = (
        value
        for value in check(case, OF_LISTS[case](world, number), world.call).body.values()
        if isinstance(value, list)
    )
    assert len(shown) == number


# ---------------------------------------------------------------- the seeker


@of_list("GET /myreferral")
def _(world, number):
    seeker = world.person()
    world.listed([seeker] * number)
    return "my_referral", {"caller": seeker, "query": ALL}


@of("POST /askreferral, new posting")
def _(world):
    return "ask_referral", {"caller": world.person(), "body": world.posting()}


@of("POST /askreferral, known posting")
def _(world):
    jobs, posting = module("encode_jobs").jobs, Posting(**world.posting())
    jobs.put(revision_id(posting), posting)
    features = job_features(posting, lambda _: NO_TEXTS, {})
    assert jobs.store_features(jobs.get(revision_id(posting)), features)
    return "ask_referral", {"caller": world.person(), "body": world.posting()}


@of("POST /askreferral, again")
def _(world):
    function, request = SCENARIOS["POST /askreferral, known posting"](world)
    world.call(function, **request)
    return function, request


@of("DELETE /myreferral")
def _(world):
    seeker = world.person()
    world.ask(seeker)
    return "my_referral", {"caller": seeker, "query": {"link": world.place.link}}


@of("POST /myreferral")
def _(world):
    seeker = world.person()
    world.listed([seeker], "denied", str(uuid4()))
    return "my_referral", {"caller": seeker, "body": {"link": f"{world.place.link}/0", "appeal": True}}


# ---------------------------------------------------------------- the referrer


@of_list("GET /givereferral")
def _(world, number):
    world.listed([str(uuid4()) for _ in range(number)])
    return "give_referral", {"caller": world.employee(world.place.company), "query": ALL}


def matched(world: World, number: int, known: bool) -> Request:
    referrer = world.employee(world.place.company)
    world.listed(strangers(number, known), "matched", referrer)
    return "give_referral", {"caller": referrer, "query": ALL | {"state": "matched"}}


of_list("GET /givereferral, with seekers")(partial(matched, known=True))
of_list("GET /givereferral, with seekers whom the directory lacks")(partial(matched, known=False))
of("PUT /givereferral, refer")(lambda world: world.decided("refer"))
of("PUT /givereferral, deny")(lambda world: world.decided("deny"))
of("PUT /givereferral, undo")(lambda world: world.decided("undo", "denied"))


@of("PUT /givereferral, deny by the seeker's address")
def _(world):
    referrer, seeker = world.employee(world.place.company), world.person()
    world.listed([seeker])
    body = {"email": email_of(seeker), "link": f"{world.place.link}/0", "decision": "deny"}
    return "give_referral", {"caller": referrer, "body": body}


@of("GET /posting")
def _(world):
    world.ask(world.person())
    referrer = world.employee(world.place.company)
    return "posting", {"caller": referrer, "query": {"link": world.place.link}}


@of("PUT /posting")
def _(world):
    world.ask(world.person())
    revision = revision_id(Posting(**world.posting()))
    referrer = world.employee(world.place.company)
    return "posting", {"caller": referrer, "body": {"link": world.place.link, "revision": revision}}


# ---------------------------------------------------------------- accounts


def registration(**changes: Any) -> dict[str, Any]:
    body = body_of("register")
    del body["resume"]
    body["personalInformation"]["email"] = f"{uuid4().hex}@example.org"
    return body | changes


def confirmation(world: World, **changes: Any) -> Request:
    body = registration(**changes)
    world.call("register", body)
    email = body["personalInformation"]["email"]
    return "register", {"body": {"email": email, "code": code_in_mail(email), "password": PASSWORD}}


@of("POST /register")
def _(world):
    return "register", {"body": registration(**RESUME)}


@of("POST /register, where no address is verified")
def _(world):
    world.patch.setattr(module("register"), "verifies_email", False)
    return "register", {"body": registration()}


of("POST /register/confirm")(confirmation)
of("POST /register/confirm, with a resume")(partial(confirmation, **RESUME))


@of("POST /login")
def _(world):
    return "login", {"body": {"email": email_of(world.person()), "password": PASSWORD}}


@of("POST /login, with a refresh token")
def _(world):
    return "login", {"body": {"refreshToken": session_of(world.call, world.person())["refreshToken"]}}


@of("POST /logout")
def _(world):
    return "login", {"caller": world.person()}


@of("POST /password/reset")
def _(world):
    return "password", {"body": {"email": email_of(world.person())}}


@of("POST /password/confirm")
def _(world):
    email = email_of(world.person())
    world.call("password", {"email": email})
    return "password", {"body": {"email": email, "code": code_in_mail(email), "password": PASSWORD}}


@of("PUT /me/password")
def _(world):
    return "password", {"caller": world.person(), "body": {"oldPassword": PASSWORD, "newPassword": PASSWORD}}


@of("PUT /me/email, for a code")
def _(world):
    return "password", {"caller": world.person(), "body": {"email": f"{uuid4().hex}@example.org"}}


@of("PUT /me/email, with the code")
def _(world):
    _, request = SCENARIOS["PUT /me/email, for a code"](world)
    world.call("password", method="PUT", path="/me/email", **request)
    email = request["body"]["email"]
    return "password", {**request, "body": {"email": email, "code": code_in_mail(email)}}


# ---------------------------------------------------------------- employment


@of("GET /employment")
def _(world):
    return "employment", {"caller": world.employee(world.place.company)}


@of("POST /employment")
def _(world):
    return "employment_code", {
        "caller": world.person(world.place.company),
        "body": {"workEmail": work_address(world.place.company)},
    }


@of("PUT /employment")
def _(world):
    _, request = SCENARIOS["POST /employment"](world)
    world.call("employment_code", **request)
    return "employment", {**request, "body": {"code": code_in_mail(request["body"]["workEmail"])}}


@of("DELETE /employment")
def _(world):
    return "employment", {"caller": world.employee(world.place.company)}


# ---------------------------------------------------------------- profiles


@of("GET /me")
def _(world):
    return "me", {"caller": world.person()}


def changed(world: World, method: str, change: dict[str, Any]) -> Request:
    seeker = world.person()
    shown = world.call("me", caller=seeker, method="GET", path="/me")
    (tag,) = shown.headers["ETag"]
    body = {**shown.body, **change} if method == "PUT" else change
    return "me", {"caller": seeker, "body": body, "if_match": tag}


of("PUT /me")(lambda world: changed(world, "PUT", {"skills": ["horses"]}))
of("PATCH /me")(lambda world: changed(world, "PATCH", {"skills": ["horses"]}))
of("PATCH /me, another resume")(lambda world: changed(world, "PATCH", RESUME))


@of("GET /me/export")
def _(world):
    seeker = world.person()
    world.listed([seeker] * 100)
    return "me", {"caller": seeker, "query": ALL}


@of("DELETE /me, who has asked once")
def _(world):
    seeker = world.person()
    world.ask(seeker)
    return "me", {"caller": seeker}


@of("GET /openapi.json")
def _(world):
    return "describe_api", {}


@of("GET /health")
def _(world):
    return "describe_api", {}
