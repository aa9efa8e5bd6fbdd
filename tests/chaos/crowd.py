"""The people of a run and what they do: each draws the next thing from the seed; they take turns in random order."""

import base64
import json
import queue
import random
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.chaos import texts
from tests.chaos.client import Client
from tests.chaos.journal import Told, Wish

WORKERS = 6
_ASKS_EACH = 30  # below the budget of an hour, with those who ask again with another text
_JOBS_OF_COMPANY = 9
_VARIANTS = 3
_REFERRERS_OF_COMPANY = 2
_ERASED = 0.06  # of the seekers
_ERASE_AFTER = 4  # asks


@dataclass
class Person:
    number: int
    chance: random.Random
    registration: dict[str, Any]
    id: str = ""
    secret: str = ""
    erases: bool = False
    jobs: list[tuple[str, int]] = field(default_factory=list)
    asks: dict[str, tuple[str, int]] = field(default_factory=dict)
    states: dict[str, str] = field(default_factory=dict)
    inbox: list[dict[str, Any]] = field(default_factory=list)
    decided: list[str] = field(default_factory=list)

    @property
    def email(self) -> str:
        return str(self.registration["personalInformation"]["email"])

    @property
    def refers(self) -> bool:
        return self.registration["personalInformation"]["company"] is not None


Action = Callable[["Crowd", Person], None]


class Crowd:
    """`asks` is how many asks were accepted so far."""

    def __init__(self, client: Client, seed: int, asks: int, mark: str, companies: int = len(texts.COMPANIES)) -> None:
        self.asks = 0
        self._client, self._counting = client, threading.Lock()
        chance = random.Random(seed)
        names = texts.COMPANIES[:companies]
        referrers = [name for name in names for _ in range(_REFERRERS_OF_COMPANY)]
        seekers = -(-asks * 11 // (10 * min(_ASKS_EACH, _JOBS_OF_COMPANY * companies))) + 1
        self.people = [
            _person(number, seed, mark, referrers[number] if number < len(referrers) else None)
            for number in range(len(referrers) + seekers)
        ]
        jobs = [(name, number) for name in names for number in range(_JOBS_OF_COMPANY)]
        for person in self.people[len(referrers) :]:
            person.jobs = chance.sample(jobs, min(_ASKS_EACH, len(jobs)))
            person.erases = chance.random() < _ERASED

    def gather(self) -> None:
        """Everybody registers and logs in; who can't is not part of the run."""
        self._each(lambda person: self._enter(person), repeat=False, stop=lambda: False)
        self.people = [person for person in self.people if person.secret]

    def act(self, stop: Callable[[], bool]) -> None:
        """People act, one thing after the other, until `stop` says so."""
        self._each(self._turn, repeat=True, stop=stop)

    def _each(self, step: Callable[[Person], None], repeat: bool, stop: Callable[[], bool]) -> None:
        waiting: queue.SimpleQueue[Person] = queue.SimpleQueue()
        for person in self.people:
            waiting.put(person)

        def work() -> None:
            while not stop():
                try:
                    person = waiting.get(timeout=0.5) if repeat else waiting.get_nowait()
                except queue.Empty:
                    if repeat:
                        continue
                    return
                step(person)
                if repeat and person.secret:
                    waiting.put(person)

        workers = [threading.Thread(target=work, name=f"client {number}", daemon=True) for number in range(WORKERS)]
        for worker in workers:
            worker.start()
        while workers := [worker for worker in workers if worker.is_alive()]:
            stop()  # which also says how far the run is, however long the workers wait for answers
            workers[0].join(1)

    def _enter(self, person: Person) -> None:
        self._client.send(
            Wish.REGISTER, person.email, "POST", "/register", body=person.registration, sent={"email": person.email}
        )
        credentials = {"email": person.email, "password": texts.PASSWORD}
        told = self._client.send(None, person.email, "POST", "/login", body=credentials)
        if told.acknowledged:
            person.secret = told.answer["secret"]
            person.id = _subject(person.secret)

    def _turn(self, person: Person) -> None:
        actions = _REFERRERS_ACTIONS if person.refers else _SEEKERS_ACTIONS
        (act,) = person.chance.choices(list(actions), list(actions.values()))
        act(self, person)

    # ------------------------------------------------------------ a seeker

    def ask(self, person: Person) -> None:
        if person.erases and len(person.asks) >= _ERASE_AFTER:
            self._erase(person)
        elif person.jobs:
            job = person.jobs.pop()
            self._ask(person, *job, person.chance.randrange(_VARIANTS))

    def ask_again(self, person: Person) -> None:
        if person.asks:
            company, number = person.asks[person.chance.choice(list(person.asks))]
            self._ask(person, company, number, person.chance.randrange(_VARIANTS))

    def _ask(self, person: Person, company: str, number: int, variant: int) -> None:
        body = texts.posting(company, number, variant)
        told = self._send(Wish.ASK, person, "POST", "/askreferral", body=body)
        if told.may_have_happened and body["link"] not in person.asks:
            person.asks[body["link"]] = company, number
            with self._counting:
                self.asks += told.acknowledged

    def list_mine(self, person: Person) -> None:
        told = self._send(Wish.LIST, person, "GET", "/myreferral", query={"limit": 100})
        if told.acknowledged:
            person.states = {ask["link"]: ask["state"] for ask in told.answer["referrals"]}

    def withdraw(self, person: Person) -> None:
        if person.asks:
            link = person.chance.choice(list(person.asks))
            self._send(Wish.WITHDRAW, person, "DELETE", "/myreferral", query={"link": link})

    def appeal(self, person: Person) -> None:
        denied = [link for link, state in person.states.items() if state == "denied"]
        if denied:
            body = {"link": person.chance.choice(denied), "appeal": True}
            self._send(Wish.APPEAL, person, "POST", "/myreferral", body=body)

    def change(self, person: Person) -> None:
        changes = texts.change(person.chance)
        if person.chance.random() < 0.6:
            self._send(Wish.CHANGE, person, "PATCH", "/me", body=changes, if_match="*")
            return
        shown = self._client.send(None, person.id, "GET", "/me", secret=person.secret)
        if shown.acknowledged:
            present = {name: value for name, value in shown.answer.items() if name != "etag"}
            changes["personalInformation"] = present["personalInformation"] | changes.get("personalInformation", {})
            self._send(Wish.CHANGE, person, "PUT", "/me", body=present | changes, if_match=shown.answer["etag"])

    def _erase(self, person: Person) -> None:
        told = self._send(Wish.ERASE, person, "DELETE", "/me", sent={"email": person.email})
        if told.acknowledged:
            person.secret = ""

    # ------------------------------------------------------------ a referrer

    def open_inbox(self, person: Person) -> None:
        told = self._send(Wish.INBOX, person, "GET", "/givereferral", query={"limit": 50})
        if told.acknowledged:
            person.inbox = told.answer["referrals"]

    def look_at_decided(self, person: Person) -> None:
        state = person.chance.choice(("matched", "denied"))
        self._send(Wish.INBOX, person, "GET", "/givereferral", query={"limit": 50, "state": state})

    def refer(self, person: Person) -> None:
        self._decide(Wish.REFER, "refer", person)

    def deny(self, person: Person) -> None:
        self._decide(Wish.DENY, "deny", person)

    def undo(self, person: Person) -> None:
        if person.decided:
            ask = person.decided.pop(person.chance.randrange(len(person.decided)))
            self._send(Wish.UNDO, person, "PUT", "/givereferral", body={"referralId": ask, "decision": "undo"})

    def confirm(self, person: Person) -> None:
        if person.inbox:
            ask = person.chance.choice(person.inbox)
            self._send(Wish.CONFIRM, person, "PUT", "/posting", body={name: ask[name] for name in ("link", "revision")})

    def _decide(self, wish: Wish, decision: str, person: Person) -> None:
        """The best asks first, so that referrers of one company race."""
        if person.inbox:
            ask = person.inbox.pop(min(person.chance.randrange(3), len(person.inbox) - 1))
            body = {"referralId": ask["referralId"], "decision": decision, "reason": f"A reason to {decision}."}
            if self._send(wish, person, "PUT", "/givereferral", body=body).may_have_happened:
                person.decided.append(ask["referralId"])

    def _send(self, wish: Wish, person: Person, method: str, path: str, **request: Any) -> Told:
        return self._client.send(wish, person.id, method, path, secret=person.secret, **request)


_SEEKERS_ACTIONS: Mapping[Action, int] = {
    Crowd.ask: 55,
    Crowd.ask_again: 10,
    Crowd.list_mine: 10,
    Crowd.withdraw: 8,
    Crowd.appeal: 8,
    Crowd.change: 4,
}
_REFERRERS_ACTIONS: Mapping[Action, int] = {
    Crowd.open_inbox: 25,
    Crowd.look_at_decided: 10,
    Crowd.refer: 22,
    Crowd.deny: 22,
    Crowd.undo: 12,
    Crowd.confirm: 5,
}


def _person(number: int, seed: int, mark: str, company: str | None) -> Person:
    chance = random.Random(f"{seed} {number}")
    return Person(number, chance, texts.registration(number, company, mark, chance))


def _subject(token: str) -> str:
    payload = token.split(".")[1]
    return str(json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))["sub"])
