"""People of the tests of privacy: every field of theirs holds a mark by which it is found again."""

from time import monotonic, sleep
from typing import Any

import requests

from local.stack import Stack
from local.story.client import ApiClient

PATIENCE_S = 90
PASSWORD = "Correct-Horse-9"


class MarkedPerson:
    """Somebody of whom every field holds the mark."""

    def __init__(self, stack: Stack, mark: str, company: str | None = None) -> None:
        self.api, self.mark = ApiClient(stack.api), mark
        self.registration: dict[str, Any] = {
            "personalInformation": {
                "email": f"{mark}@example.org",
                "password": f"{PASSWORD}-{mark}",
                "firstName": f"{mark} first",
                "lastName": f"{mark} last",
                "company": company or f"{mark} company",
                "headline": f"{mark} headline",
            },
            "education": [
                {"level": "Bachelor's", "major": f"{mark} major", "school": f"{mark} school", "description": mark}
            ],
            "experience": [
                {
                    "company": f"{mark} employer",
                    "role": f"{mark} engineer",
                    "description": f"Built {mark} services in Python.",
                    "dateFrom": "2020-01",
                }
            ],
            "skills": [f"{mark} skill", "Python"],
            "resume": f"I am {mark} and write Python.",
        }
        self.api.register(self.registration, "the canary registers")
        personal = self.registration["personalInformation"]
        credentials = {name: personal[name] for name in ("email", "password")}
        self.tokens = self.api.log_in(credentials, "the canary logs in")

    def prove_employment(self) -> None:
        """Enters the code that was mailed to an address at the domain of the person's company."""
        company = self.registration["personalInformation"]["company"]
        address = f"{self.mark[:10]}@{company.lower().replace(' ', '-')}.example"
        self.api.mail_employment_code(self.tokens.secret, address)
        code = self.api.employment_code(address)
        assert self.api.prove_employment(self.tokens.secret, code) == "verified"

    def call(
        self, method: str, path: str, body: Any = None, *, expect: int, headers: dict[str, str] | None = None
    ) -> Any:
        answer = requests.request(
            method,
            self.api.base + path,
            json=body,
            headers={"secret": self.tokens.secret, **(headers or {})},
            timeout=60,
        )
        assert answer.status_code == expect, answer.text
        return answer.json() if answer.content else None

    def ask(self, number: int, company: str) -> dict[str, Any]:
        posting = {
            "link": f"https://jobs.example.com/{self.mark}/{number}",
            "company": company,
            "role": f"{self.mark} Engineer",
            "description": f"You build {self.mark} services in Python.",
            "requiredQualifications": f"Experience with {self.mark} and Python",
            "preferredQualifications": f"A degree in {self.mark}",
        }
        return self.call("POST", "/askreferral", posting, expect=202)["referral"]

    def scored(self) -> list[dict[str, Any]]:
        """This person's asks, once none waits for a score."""
        deadline = monotonic() + PATIENCE_S
        while monotonic() < deadline:
            asks = self.api.my_asks(self.tokens.secret)
            if all(one["state"] != "scoring" for one in asks):
                return asks
            sleep(0.5)
        raise AssertionError(f"an ask was not scored within {PATIENCE_S} s")

    def misbehave(self) -> None:
        """Requests that are refused, with the mark in them."""
        self.call("PATCH", "/me", {"skills": self.mark}, expect=400, headers={"If-Match": "*"})
        self.call("PATCH", "/me", {"skills": [self.mark]}, expect=412, headers={"If-Match": f'"{self.mark}"'})
        self.call("POST", "/askreferral", {"link": self.mark, "company": self.mark, "role": self.mark}, expect=400)
        self.call("GET", f"/myreferral?{self.mark}=1", expect=400)
        self.call("GET", f"/{self.mark}", expect=404)
