"""Whatever order people, encoders and ranker act in, and however often, every ask ends in a legal state."""

from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from referral.domain.states import DECIDED, MOVES, State
from tests.functions.conftest import body_of, module, newcomer, register, user_with

STEPS = (
    "register",
    "ask",
    "ask_with_another_text",
    "confirm",
    "encode_user",
    "encode_job",
    "rank",
    "give",
    "deny",
    "undo",
    "appeal",
    "withdraw",
)
ASKS = {"ask", "ask_with_another_text"}


class Life:
    """One seeker, one job, one referrer; every step may come at any time."""

    def __init__(self, call, tick, rows, referrer: str, company: str):
        self._call, self._tick, self._rows, self._referrer, self._company = call, tick, rows, referrer, company
        self.email = f"life-{uuid4().hex}@example.org"
        self.link = f"https://jobs.example.com/life/{uuid4().hex}"

    @property
    def seeker(self) -> str:
        return user_with(self.email) or newcomer()

    def register(self):
        body = body_of("register")
        body["personalInformation"]["email"] = self.email
        if user_with(self.email) is None:
            assert register(self._call, body).status == 201

    def ask(self):
        body = body_of("ask_referral") | {"link": self.link, "company": self._company}
        assert self._call("ask_referral", body, caller=self.seeker).status in (202, 409)

    def ask_with_another_text(self):
        body = body_of("ask_referral") | {"link": self.link, "company": self._company, "role": "Cashier"}
        assert self._call("ask_referral", body, caller=self.seeker).status in (202, 409)

    def confirm(self):
        if referral := self.referral():
            named = {name: referral[name] for name in ("link", "revision")}
            assert self._call("posting", named, caller=self._referrer, method="PUT").status == 200

    def encode_user(self):
        self._tick("encode_users")

    def encode_job(self):
        self._tick("encode_jobs")

    def rank(self):
        self._tick("rank_referrals")

    def give(self):
        self._decide("refer")

    def deny(self):
        self._decide("deny")

    def undo(self):
        self._decide("undo")

    def appeal(self):
        body = {"link": self.link, "appeal": True}
        answer = self._call("my_referral", body, caller=self.seeker, method="POST")
        assert answer.status in (200, 404, 409)

    def withdraw(self):
        answer = self._call("my_referral", caller=self.seeker, method="DELETE", query={"link": self.link})
        assert answer.status in (204, 404, 409)

    def _decide(self, decision: str):
        body = {"email": self.email, "link": self.link, "decision": decision}
        assert self._call("give_referral", body, caller=self._referrer, method="PUT").status in (200, 404, 409)

    def referral(self):
        referrals = self._call("my_referral", caller=self.seeker).body["referrals"]
        assert len(referrals) <= 1, "asking twice is one ask"
        return referrals[0] if referrals else None

    def moves(self) -> list[tuple[str | None, str]]:
        return self._rows(
            "SELECT m.from_state, m.to_state FROM referral_move m JOIN referral r USING (referral_id)"
            " WHERE r.seeker = %s ORDER BY m.move_id",
            self.seeker,
        )


@pytest.fixture
def new_life(call, tick, rows, employee, place):
    referrer = employee(place.company)
    return lambda: Life(call, tick, rows, referrer, place.company)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(steps=st.lists(st.sampled_from(STEPS), max_size=24))
def test_every_life_of_an_ask_ends_well(new_life, settle, steps):
    life = new_life()
    states = []
    for step in steps:
        getattr(life, step)()
        referral = life.referral()
        if referral:
            posting = module("posting").jobs.get(referral["revision"]).posting
            assert (referral["role"], referral["company"]) == (posting.role, posting.company)
        if referral and (not states or states[-1] != referral["state"]):
            states.append(referral["state"])
    settle()
    referral, moves = life.referral(), life.moves()

    if referral is None:
        assert moves == []
        assert not ASKS.intersection(steps[steps.index("register") :] if "register" in steps else ())
        return
    for source, target in moves:
        assert State(target) in MOVES[State(source) if source else None]
    assert [source for source, _ in moves] == [None, *(target for _, target in moves[:-1])]
    assert moves[-1][1] == referral["state"]
    assert referral["state"] != State.SCORING, "no ask waits for ever"
    decided, reopened = (sum(move[side] in DECIDED for move in moves) for side in (1, 0))
    assert decided - reopened == (referral["state"] in DECIDED)
    if referral["state"] == State.QUEUED:
        assert referral["score"] is not None
        assert referral["reason"] is None
    if DECIDED & set(states) and not reopened:
        assert referral["state"] == next(state for state in states if state in DECIDED)
