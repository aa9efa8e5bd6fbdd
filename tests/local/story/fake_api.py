"""An API in memory whose promises can be broken one by one: the story has to notice."""

import json
import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

from local.story.cast import guessed_company_key

_PORTS = range(20_000, 32_000)


@dataclass
class FakeApi:
    """`faults` names the broken promises; each `if … in faults` below shows what one does. "verifies addresses" breaks
    none."""

    faults: frozenset[str] = frozenset()
    people: dict[str, dict[str, Any]] = field(default_factory=dict)
    asks: dict[str, dict[str, Any]] = field(default_factory=dict)
    waiting: dict[str, dict[str, Any]] = field(default_factory=dict)
    mails: dict[str, list[dict[str, str]]] = field(default_factory=dict)
    employments: dict[str, str] = field(default_factory=dict)
    jobs: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    requests: int = 0
    lock: Lock = field(default_factory=Lock)

    def answer(
        self, method: str, path: str, query: dict[str, str], body: dict[str, Any], secret: str
    ) -> tuple[int, Any]:
        self.requests += 1
        if "outages" in self.faults and self.requests % 7 == 0:
            return 503, {"code": "unavailable"}
        match path:
            case "/register":
                return self.register(body)
            case "/register/confirm":
                return self.confirm(body)
            case "/local/mail":
                return 200, self.mails.get(query["to"], [])
            case "/login":
                return self.login(body)
        handle = getattr(self, f"{method}_{path.strip('/')}".lower(), None)
        if handle is None:
            return 404, {"code": "not_found"}
        caller = secret.removeprefix("secret of ")
        is_known = caller in self.people or (method, path) == ("DELETE", "/me")
        if not is_known and "open door" not in self.faults:
            return 401, {"code": "unauthorized"}
        return handle(caller, body | query)

    def register(self, body: dict[str, Any]) -> tuple[int, Any]:
        personal = body["personalInformation"]
        if "verifies addresses" in self.faults:
            known = personal["email"] in self.people
            text = "It has an account already." if known else "Your code is 123456."
            self.mails[personal["email"]] = [] if "loses mails" in self.faults else [{"text": text}]
            self.waiting[personal["email"]] = personal
            return 202, {}
        if personal["email"] in self.people:
            return 409, {"code": "email_taken"}
        self.people[personal["email"]] = personal
        return 201, {}

    def confirm(self, body: dict[str, Any]) -> tuple[int, Any]:
        if body["code"] != "123456" or "refuses codes" in self.faults:
            return 400, {"code": "wrong_code"}
        self.people[body["email"]] = self.waiting[body["email"]] | {"password": body["password"]}
        return 201, {}

    def login(self, body: dict[str, Any]) -> tuple[int, Any]:
        email = body["email"] if "email" in body else body["refreshToken"].removeprefix("refresh of ")
        if email not in self.people:
            return 401, {"code": "unauthorized"}
        if "password" in body and self.people[email]["password"] != body["password"]:
            return 401, {"code": "unauthorized"}
        return 200, {"secret": f"secret of {email}", "refreshToken": f"refresh of {email}", "expiresIn": 3600}

    def post_askreferral(self, caller: str, body: dict[str, Any]) -> tuple[int, Any]:
        id = f"{caller} {body['link']}"
        if "two asks" in self.faults and id in self.asks:
            id += " again"
        ask = self.asks.setdefault(id, {"state": "withdrawn"})
        if ask["state"] == "withdrawn":
            evidence = [_evidence("met", 60.0, 40.25), _evidence("unmet", 40.0, 0.0)]
            ask |= {"referralId": id, "askedAt": "2026-11-23T10:00:00.000Z", "state": "scoring", "score": None}
            ask |= {key: body[key] for key in ("link", "company", "role")}
            ask |= {"evidence": evidence, "seeker": _known(caller), "reveals": [], "decidedBy": None, "deniedBy": None}
        return 202, {"referral": ask}

    def get_myreferral(self, caller: str, _: dict[str, Any]) -> tuple[int, Any]:
        own = [ask for ask in self.asks.values() if ask["seeker"]["email"] == caller]
        for ask in own:
            if ask["state"] == "scoring" and "never scored" not in self.faults:
                ask |= {"state": "queued", "score": 40.25 if "wrong sum" not in self.faults else 41.0}
        if "no role" in self.faults:
            own = [{key: value for key, value in ask.items() if key != "role"} for ask in own]
        return 200, {"referrals": own, "cursor": None}

    def post_myreferral(self, caller: str, body: dict[str, Any]) -> tuple[int, Any]:
        ask = self.asks[f"{caller} {body['link']}"]
        if "shrugs at appeals" not in self.faults:
            ask |= {"state": "queued", "deniedBy": ask["decidedBy"], "appealed": True}
        return 200, {"referral": ask}

    def delete_myreferral(self, caller: str, body: dict[str, Any]) -> tuple[int, Any]:
        if "deaf to withdrawals" not in self.faults:
            self.asks[f"{caller} {body['link']}"]["state"] = "withdrawn"
        return 204, None

    def post_employment(self, caller: str, body: dict[str, Any]) -> tuple[int, Any]:
        self.mails[body["workEmail"]] = [{"text": "271828 is your code"}]
        return 202, {}

    def put_employment(self, caller: str, body: dict[str, Any]) -> tuple[int, Any]:
        if body["code"] != "271828":
            return 400, {"code": "wrong_code"}
        self.employments[caller] = "pending" if "other domains" in self.faults else "verified"
        return self.get_employment(caller, body)

    def get_employment(self, caller: str, _: dict[str, Any]) -> tuple[int, Any]:
        return 200, {"state": self.employments.get(caller, "none")}

    def get_givereferral(self, caller: str, query: dict[str, Any]) -> tuple[int, Any]:
        if self.employments.get(caller) != "verified" and "open inboxes" not in self.faults:
            return 200, {"referrals": [], "cursor": None, "notice": {"code": "not_verified"}}
        if query.get("state", "queued") != "queued":
            decided = [ask for ask in self.asks.values() if ask["decidedBy"] == caller]
            return 200, {"referrals": [ask for ask in decided if ask["state"] == query["state"]], "cursor": None}
        company = guessed_company_key(self.people[caller]["company"])
        shown = [
            ask if "open book" in self.faults else ask | {"seeker": _BLIND}
            for ask in self.asks.values()
            if ask["state"] == "queued"
            and (guessed_company_key(ask["company"]) == company)
            and (ask["seeker"]["email"] != caller or "own asks" in self.faults)
            and (ask["deniedBy"] != caller or "same judge" in self.faults)
        ]
        shown.sort(key=lambda ask: -ask["score"])
        if "unranked" in self.faults and len(shown) > 1:
            shown[-1]["score"] = 99.0
        if "forgetful" in self.faults:
            shown = shown[1:]
        return 200, {"referrals": shown, "cursor": None, "notice": None}

    def put_givereferral(self, caller: str, body: dict[str, Any]) -> tuple[int, Any]:
        ask = self.asks[body["referralId"]]
        with self.lock:
            if body["decision"] == "undo":
                ask["state"] = "denied" if "stubborn" in self.faults else "queued"
                return 200, {"referral": dict(ask)}
            if ask["state"] != "queued" and "two winners" not in self.faults:
                return 409, {"code": "already_decided", "state": ask["state"]}
            ask |= {"state": {"refer": "matched", "deny": "denied"}[body["decision"]], "decidedBy": caller}
            if ask["state"] == "matched" and "secret reveals" not in self.faults:
                ask["reveals"] = [{"at": "2026-11-23T11:00:00.000Z", "company": ask["company"]}]
        if "lost answers" in self.faults:
            return 502, {}
        return 200, {"referral": dict(ask)}

    def get_me(self, caller: str, _: dict[str, Any]) -> tuple[int, Any]:
        return 200, {"personalInformation": self.people[caller], "experience": self.jobs.get(caller, [])}

    def patch_me(self, caller: str, body: dict[str, Any]) -> tuple[int, Any]:
        self.jobs[caller] = body["experience"]
        for ask in self.asks.values():
            if ask["seeker"]["email"] == caller and ask["state"] == "queued" and "deaf to changes" not in self.faults:
                score = ask["score"] + 0.5
                ask |= {"score": score, "evidence": [_evidence("met", 60.0, score), _evidence("unmet", 40.0, 0.0)]}
        return 200, {}

    def delete_me(self, caller: str, _: dict[str, Any]) -> tuple[int, Any]:
        if "deaf to erasures" not in self.faults:
            self.people.pop(caller, None)
        for ask in self.asks.values():
            if ask["seeker"]["email"] == caller:
                ask["state"] = "withdrawn"
        return 202, {"receiptId": f"receipt of {caller}" if "two receipts" not in self.faults else str(self.requests)}

    @contextmanager
    def serve(self) -> Iterator[str]:
        """Serves the API inside a `with` block; gives its base URL."""
        server = _server(_handler(self))
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/v1"
        finally:
            server.shutdown()
            server.server_close()
            thread.join()


_BLIND = {
    **dict.fromkeys(("email", "name", "company", "headline", "resume", "seniority")),
    "skills": ["Python", "SQL"],
    "years": 7.5,
    "education": [],
}


def _known(email: str) -> dict[str, Any]:
    return _BLIND | {"email": email}


def _evidence(verdict: str, weight: float, points: float) -> dict[str, Any]:
    about = {"requirement": "Python", "kind": "qualification", "need": "required", "quote": "wrote Python"}
    return {**about, "verdict": verdict, "weight": weight, "points": points}


def _server(handler: type[BaseHTTPRequestHandler]) -> ThreadingHTTPServer:
    while True:
        try:
            return ThreadingHTTPServer(("127.0.0.1", random.choice(_PORTS)), handler)
        except OSError:
            continue


def _handler(api: FakeApi) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def handle_any(self) -> None:
            url = urlsplit(self.path)
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            query = {key: values[0] for key, values in parse_qs(url.query).items()}
            secret = self.headers.get("secret", "")
            path = url.path.removeprefix("/v1")
            status, answer = api.answer(self.command, path, query, json.loads(body or "{}"), secret)
            content = b"" if answer is None else json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = handle_any

        def log_message(self, *_: Any) -> None:
            """Logs nothing, to keep the tests' output clean."""

    return Handler
