"""The whole story over HTTP against the whole stack, while its parts are killed one after the other."""

import json
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import monotonic, sleep
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import pymysql
import pytest
import requests

from local.lambdas import FunctionError
from local.stack import Stack
from local.story import Story
from local.story.client import ApiClient
from referral.domain.reconciliation import Walk

EVENTS = Path(__file__).parent.parent / "events"
PATIENCE_S = 90
API = {
    f"{name}Function"
    for name in (
        "Login",
        "Register",
        "Password",
        "AskReferral",
        "MyReferral",
        "GiveReferral",
        "Employment",
        "EmploymentCode",
        "Me",
    )
}
SCHEDULED = {"EncodeUsersFunction", "EncodeJobsFunction", "RankReferralsFunction", "CompanyDomainsFunction"}


class Assassin(threading.Thread):
    """Kills every part and a process of every function, as kill -9 does, one at a time."""

    def __init__(self, stack: Stack):
        super().__init__(daemon=True)
        self._stack = stack
        self.killed: set[str] = set()
        self._over = threading.Event()

    def run(self) -> None:
        while not self._over.is_set():
            for name in [*self._stack.parts, *API, *SCHEDULED]:
                if self._over.wait(1.5):
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


def test_killing_every_part_only_costs_time(served):
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
    ApiClient(served.api).register(body, "registering")
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


def test_an_export_shows_what_was_read_from_the_profile(served):
    secret = newcomer(served)
    asked = post(served, "/askreferral", body_of("ask_referral"), secret)
    assert asked.status_code == 202
    eventually_scored(served, secret)
    answer = requests.get(f"{served.api}/me/export", headers={"secret": secret}, timeout=60)
    assert answer.status_code == 200
    assert {skill["text"] for skill in answer.json()["reading"]["skills"]} == set(body_of("register")["skills"])


def eventually_scored(served: Stack, secret: str) -> float:
    deadline = monotonic() + PATIENCE_S
    while monotonic() < deadline:
        answer = requests.get(f"{served.api}/myreferral", headers={"secret": secret}, timeout=60).json()
        (referral,) = answer["referrals"]
        if referral["state"] == "queued":
            return referral["score"]
        sleep(0.5)
    raise AssertionError(f"an ask was not scored within {PATIENCE_S} s")


def command(served: Stack, *words: str) -> subprocess.CompletedProcess[str]:
    line = [sys.executable, "-m", "operations", "--local", served.directory.path, *words]
    return subprocess.run(line, cwd=EVENTS.parent, env={}, capture_output=True, text=True)


def operate(served: Stack, *words: str) -> str:
    done = command(served, *words)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_an_operator_confirms_a_posting_as_its_asks_name_it(served):
    asked = post(served, "/askreferral", body_of("ask_referral"), newcomer(served)).json()["referral"]
    assert operate(served, "postings", "--confirm", asked["revision"]).startswith("confirmed: ")
    missing = command(served, "postings", "--confirm", "0" * 64)
    assert (missing.returncode, missing.stderr) == (1, "there is no such revision\n")


def test_an_operator_says_which_addresses_are_those_of_a_company(served):
    operate(served, "companies", "--confirm", "acme.example", "--company", "Acme")
    assert "acme.example" in operate(served, "companies")
    operate(served, "companies", "--revoke", "acme.example")
    assert "revoked" in operate(served, "companies")


def test_an_operator_compares_the_stores(served):
    lines = operate(served, "reconcile").splitlines()
    assert len([line for line in lines if line.startswith("reconciled ")]) == len(Walk)


def test_an_operator_sees_how_things_stand_and_renews_scores(served):
    assert scores_in(operate(served, "status")) == ["scores: 0 from another version"]
    with pymysql.connect(**address(served), autocommit=True) as database, database.cursor() as cursor:
        stale = cursor.execute("UPDATE referral SET score_version = 'older' WHERE state = 'queued'")
    (shown,) = scores_in(operate(served, "status"))
    assert shown in {f"scores: {left} from another version" for left in range(1, stale + 1)}  # the ranker goes on
    assert operate(served, "rescore").splitlines()[-1] == "no score is from another version"


def scores_in(status: str) -> list[str]:
    return [line for line in status.splitlines() if line.startswith("scores:")]


def address(served: Stack) -> dict[str, Any]:
    url = urlsplit(served.database_url)
    place = {"host": url.hostname, "port": url.port, "database": url.path[1:]}
    return place | {"user": url.username, "password": url.password}


def lines(served: Stack) -> Iterator[tuple[str, str]]:
    """Everything that the functions have logged so far, as logical id and line."""
    for function in API | SCHEDULED:
        log = served.directory.log(function)
        for line in log.read_text().splitlines() if log.exists() else ():
            yield function, line


def mails(served: Stack, address: str) -> list[dict[str, Any]]:
    """The newest mails first, at the address where people look."""
    found = requests.get(served.api.replace("/v1", "/local/mail"), params={"to": address}, timeout=60)
    return found.json()


def test_the_logs_name_the_request_and_no_person(served):
    """Runs behind the story, so that the logs hold what killing brought about."""
    mark = uuid4().hex
    registration = {
        "personalInformation": {
            "email": f"{mark}@example.org",
            "password": f"A9-{mark}",
            "firstName": f"{mark} first",
            "lastName": f"{mark} last",
            "company": f"{mark} company",
        },
        "education": [],
        "experience": [
            {"company": mark, "role": f"{mark} engineer", "description": f"Built {mark}.", "dateFrom": "2020-01"}
        ],
        "skills": [f"{mark} skill"],
        "resume": f"{mark} resume",
    }
    personal = registration["personalInformation"]
    assert ApiClient(served.api).register(registration, "registering")
    code = {"email": personal["email"], "code": "000000", "password": personal["password"]}
    assert post(served, "/register", registration).status_code == 202
    assert post(served, "/register/confirm", code).status_code == 400
    assert post(served, "/password/reset", {"email": personal["email"]}).status_code == 202
    codes = [mailed for mail in mails(served, personal["email"]) for mailed in re.findall(r"\d{6}", mail["text"])]
    assert len(codes) == 2
    assert post(served, "/register", registration | {"education": mark}).status_code == 400
    assert post(served, "/login", {"email": personal["email"], "password": mark}).status_code == 401
    session = post(served, "/login", {name: personal[name] for name in ("email", "password")}).json()
    posting = body_of("ask_referral") | {"link": f"https://jobs.example.com/{mark}", "company": f"{mark} company"}
    assert post(served, "/askreferral", posting | {"role": mark}, session["secret"]).status_code == 202
    assert post(served, "/askreferral", posting | {"link": mark}, session["secret"]).status_code == 400
    eventually_scored(served, session["secret"])
    with pytest.raises(FunctionError):
        served.invoke("RankReferralsFunction", {"userId": mark, "link": mark})

    logged = list(lines(served))
    assert {function for function, _ in logged} == API | SCHEDULED
    for told in (mark, session["secret"], session["refreshToken"], *codes):
        assert not [line for line in logged if re.search(rf"\b{re.escape(told)}", line[1])]
    assert not [line for line in logged if re.search(r"[\w.+-]+(@|%40)[\w-]+\.\w", line[1])]
    ours = [(function, json.loads(line)) for function, line in logged if line.startswith('{"level"')]
    assert {line["message"] for _, line in ours} >= {"refused", "worked", "did not finish"}
    for function, line in ours:
        assert line["function_request_id"], line
        assert function not in API or line["correlation_id"], line
