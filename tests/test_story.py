"""The whole story over HTTP against the whole stack, while its parts are killed one after the other."""

import json
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import monotonic, sleep
from uuid import uuid4

import pytest
import requests

from local.stack import Stack
from local.story import Story
from tests.conftest import FUNCTIONS, logical_id

EVENTS = Path(__file__).parent.parent / "events"
PATIENCE_S = 90


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    with Stack(tmp_path_factory.mktemp("served"), tick=1.0) as stack:
        yield stack


class Assassin(threading.Thread):
    """Kills every part and a process of every function, as kill -9 does, one at a time."""

    def __init__(self, stack: Stack):
        super().__init__(daemon=True)
        self._stack = stack
        self.killed: set[str] = set()
        self._over = threading.Event()

    def run(self) -> None:
        while not self._over.is_set():
            for name in [*self._stack.parts, *map(logical_id, FUNCTIONS)]:
                if self._over.wait(0.7):
                    return
                self._kill(name)

    def stop(self) -> None:
        self._over.set()
        self.join()

    def _kill(self, name: str) -> None:
        if name not in self._stack.parts:
            if self._stack.kill_sandbox(name):
                self.killed.add(name)
        elif name not in self.killed:
            self._stack.parts[name].kill()
            self.killed.add(name)


def test_killing_every_part_in_the_middle_costs_time_only(served):
    story = Story(served.api, timeout=PATIENCE_S)
    assassin = Assassin(served)
    assassin.start()
    try:
        story.play()
    finally:
        assassin.stop()
    assert served.parts.keys() <= assassin.killed
    assert {"scoring", "queued", "matched", "denied", "withdrawn"} <= story.states_seen.keys()


def post(served: Stack, path: str, body: dict, secret: str = "") -> requests.Response:
    return requests.post(served.api + path, json=body, headers={"secret": secret} if secret else {}, timeout=60)


def body_of(function: str) -> dict:
    return json.loads(json.loads((EVENTS / f"{function}.json").read_text())["body"])


def newcomer(served: Stack) -> str:
    """Registers somebody with an empty career and gives the secret."""
    body = body_of("register") | {"experience": [], "resume": None}
    body["personalInformation"]["email"] = f"newcomer-{uuid4().hex}@example.org"
    assert post(served, "/register", body).status_code == 201
    credentials = {name: body["personalInformation"][name] for name in ("email", "password")}
    return post(served, "/login", credentials).json()["secret"]


def test_twenty_people_who_ask_at_once_for_a_new_job_are_all_ranked(served):
    with ThreadPoolExecutor(10) as threads:
        secrets = list(threads.map(lambda _: newcomer(served), range(20)))
        posting = body_of("ask_referral") | {"link": f"https://jobs.example.com/{uuid4().hex}"}
        answers = list(threads.map(lambda secret: post(served, "/askreferral", posting, secret), secrets))
    assert [answer.status_code for answer in answers] == [202] * 20
    scores = {eventually_scored(served, secret) for secret in secrets}
    assert len(scores) == 1


def eventually_scored(served: Stack, secret: str) -> float:
    deadline = monotonic() + PATIENCE_S
    while monotonic() < deadline:
        answer = requests.get(f"{served.api}/myreferral", headers={"secret": secret}, timeout=60).json()
        (referral,) = answer["referrals"]
        if referral["state"] == "queued":
            return referral["score"]
        sleep(0.5)
    raise AssertionError(f"an ask was not scored within {PATIENCE_S} s")
