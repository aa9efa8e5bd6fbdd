"""The story's client for the API: one session, which retries while parts restart."""

import re
from dataclasses import dataclass
from threading import Lock
from typing import Any
from urllib.parse import urljoin

import requests
from requests.adapters import HTTPAdapter
from urllib3.util import Retry, parse_url

# Longer than the gateway's own limit of 29 s.
_ANSWER_WITHIN_SECONDS = 35
_CONNECTIONS = 8
_PAGE = 100
# Beside the API, not below it.
_MAILS = "/local/mail"
_LOOPBACK = ("127.0.0.1", "localhost", "::1")
_OF_A_REFERRAL = ("referralId", "link", "company", "role", "state", "score", "evidence", "askedAt")
_OF_EVIDENCE = ("requirement", "kind", "need", "verdict", "quote", "weight", "points")

Referral = dict[str, Any]
OUTCOME = {"refer": "matched", "deny": "denied"}


class StoryFailed(Exception):
    """The story can't go on; the message is one line for the console."""


@dataclass(frozen=True)
class Tokens:
    """The answer of /login: the secret for later requests, and the token that renews it."""

    secret: str
    refresh_token: str


class ApiClient:
    """Calls the API. Retries after 502, 503, 504 and broken connections for about a minute, whatever the method."""

    def __init__(self, base: str):
        self.base = base.rstrip("/")
        self.repeated = 0
        self.codes_entered = 0
        self._count = Lock()
        self._session = requests.Session()
        self._session.trust_env = parse_url(base).hostname not in _LOOPBACK
        patience = Retry(
            total=20,
            allowed_methods=None,
            status_forcelist=(502, 503, 504),
            backoff_factor=0.25,
            backoff_max=4,
            raise_on_status=False,
        )
        self._session.mount(self.base.rpartition("/")[0], HTTPAdapter(max_retries=patience, pool_maxsize=_CONNECTIONS))

    def reach(self) -> None:
        """Raises StoryFailed, without retrying, if nothing answers."""
        with requests.Session() as impatient:
            impatient.trust_env = self._session.trust_env
            try:
                impatient.get(self.base, timeout=_ANSWER_WITHIN_SECONDS)
            except (requests.RequestException, ValueError):
                raise StoryFailed(f"nothing answers at {self.base}") from None

    def register(self, registration: dict[str, Any], about: str) -> bool:
        """True if the account is new, False if the e-mail is already registered. Where addresses are verified, it
        enters the mailed code."""
        answer = self.call("POST", "/register", body=registration, expect=(201, 202, 409), about=about)
        if answer.status_code != 202:
            return answer.status_code == 201
        personal = registration["personalInformation"]
        code = self._code_in_mail(personal["email"], about)
        if code is None:
            return False
        confirmation = {"email": personal["email"], "code": code, "password": personal["password"]}
        # If the answer to an earlier attempt was lost, the account exists and its code is used up.
        answer = self.call("POST", "/register/confirm", body=confirmation, expect=(201, 400), about=about)
        if answer.status_code == 400 and not repetitions(answer):
            raise StoryFailed(f"{about}: POST /register/confirm answered {_in_words(answer)}")
        with self._count:
            self.codes_entered += 1
        return True

    def newest_mail(self, address: str, about: str) -> str:
        """The text of the newest mail to the address, as the local stack shows it; StoryFailed if there is none."""
        mails = self.call("GET", _MAILS, query={"to": address}, expect=(200,), about=about).json()
        if not mails:
            raise StoryFailed(f"{about}: no mail came to {address}")
        return str(mails[0]["text"])

    def _code_in_mail(self, address: str, about: str) -> str | None:
        """None if the mail has no code, because the address has an account."""
        found = re.search(r"\b\d{6}\b", self.newest_mail(address, about))
        return found[0] if found else None

    def log_in(self, credentials: dict[str, str], about: str) -> Tokens:
        """Logs in with `email` and `password`, or with `refreshToken`."""
        answer = self.call("POST", "/login", body=credentials, expect=(200,), about=about)
        return Tokens(content(answer, "secret"), content(answer, "refreshToken"))

    def must_prove_employment(self, secret: str) -> bool:
        """True if the inbox stays closed until the person has proven to work there."""
        notice = content(self.call("GET", "/givereferral", secret=secret, expect=(200,)), "notice")
        return bool(notice) and notice["code"] in ("not_verified", "pending")

    def mail_employment_code(self, secret: str, address: str) -> None:
        self.call("POST", "/employment", secret=secret, body={"workEmail": address}, expect=(202,))

    def prove_employment(self, secret: str, code: str) -> str:
        """Enters the code, and gives the state of the proof."""
        answer = self.call("PUT", "/employment", secret=secret, body={"code": code}, expect=(200, 400))
        # An earlier attempt may have used the code, with only its answer lost.
        if answer.status_code == 200 or repetitions(answer):
            return self.employment(secret)
        raise StoryFailed(f"PUT /employment answered {_in_words(answer)}")

    def employment(self, secret: str) -> str:
        return str(content(self.call("GET", "/employment", secret=secret, expect=(200,)), "state"))

    def employment_code(self, address: str) -> str:
        """The code that was mailed to the work address."""
        if code := self._code_in_mail(address, "proving employment"):
            return code
        raise StoryFailed(f"the mail to {address} has no code")

    def ask(self, secret: str, posting: dict[str, Any], about: str) -> Referral:
        answer = self.call("POST", "/askreferral", secret=secret, body=posting, expect=(202,), about=about)
        return whole(content(answer, "referral"))

    def my_asks(self, secret: str) -> list[Referral]:
        return [whole(referral, "reveals") for referral in self._pages("/myreferral", secret)]

    def withdraw(self, secret: str, link: str) -> None:
        self.call("DELETE", "/myreferral", secret=secret, query={"link": link}, expect=(204,))

    def appeal(self, secret: str, link: str) -> str:
        """Appeals against a denial, and gives the state that the ask now has."""
        body = {"link": link, "appeal": True}
        answer = self.call("POST", "/myreferral", secret=secret, body=body, expect=(200,))
        return str(whole(content(answer, "referral"))["state"])

    def inbox(self, secret: str, state: str = "queued") -> list[Referral]:
        """The queued asks, or those in another state that the referrer decided."""
        return [whole(referral, "seeker") for referral in self._pages("/givereferral", secret, {"state": state})]

    def decide(self, secret: str, referral_id: str, decision: str, reason: str | None = None) -> tuple[bool, str]:
        """Whether this decision (refer or deny) counted, and the state that the ask now has."""
        body = {"referralId": referral_id, "decision": decision, "reason": reason}
        answer = self.call("PUT", "/givereferral", secret=secret, body=body, expect=(200, 409))
        if answer.status_code == 200:
            return True, whole(content(answer, "referral"))["state"]
        state = content(answer, "state")
        # An earlier attempt may have decided the ask, with only its answer lost.
        return repetitions(answer) > 0 and state == OUTCOME[decision], state

    def undo(self, secret: str, referral_id: str) -> str:
        """Undoes a decision, and gives the state that the ask now has."""
        body = {"referralId": referral_id, "decision": "undo"}
        answer = self.call("PUT", "/givereferral", secret=secret, body=body, expect=(200,))
        return str(whole(content(answer, "referral"))["state"])

    def profile(self, secret: str) -> tuple[dict[str, Any], str]:
        """The profile and its ETag."""
        answer = self.call("GET", "/me", secret=secret, expect=(200,))
        return answer.json(), answer.headers.get("ETag", "")

    def change_profile(self, secret: str, etag: str, patch: dict[str, Any]) -> None:
        self.call("PATCH", "/me", secret=secret, body=patch, if_match=etag, expect=(200,))

    def erase(self, secret: str) -> str:
        """Erases the caller and gives the id of the receipt."""
        return str(content(self.call("DELETE", "/me", secret=secret, expect=(202,)), "receiptId"))

    def _pages(self, path: str, secret: str, filters: dict[str, str] | None = None) -> list[Any]:
        found: list[Any] = []
        query: dict[str, Any] = {"limit": _PAGE, **(filters or {})}
        while True:
            answer = self.call("GET", path, secret=secret, query=query, expect=(200,))
            found += content(answer, "referrals")
            if not (cursor := content(answer, "cursor")):
                return found
            query["cursor"] = cursor

    def call(
        self,
        method: str,
        path: str,
        *,
        expect: tuple[int, ...],
        secret: str | None = None,
        body: dict[str, Any] | None = None,
        query: dict[str, Any] | None = None,
        if_match: str | None = None,
        about: str = "",
    ) -> requests.Response:
        """The answer, with a status in `expect`; otherwise StoryFailed, whose message starts with `about`."""
        what = f"{about}: {method} {path}" if about else f"{method} {path}"
        headers = {"secret": secret} if secret else {}
        headers |= {"If-Match": if_match} if if_match else {}
        try:
            answer = self._session.request(
                method,
                urljoin(f"{self.base}/", path if path == _MAILS else path[1:]),
                headers=headers,
                json=body,
                params=query,
                timeout=_ANSWER_WITHIN_SECONDS,
            )
        except requests.RequestException as error:
            raise StoryFailed(f"{what} got no answer after all retries ({type(error).__name__})") from None
        with self._count:
            self.repeated += repetitions(answer)
        if answer.status_code not in expect:
            times = f" {repetitions(answer) + 1} times" if repetitions(answer) else ""
            raise StoryFailed(f"{what} answered{times} {_in_words(answer)}")
        return answer


def repetitions(answer: requests.Response) -> int:
    """How often the request was retried: an earlier attempt may have taken effect although its answer was lost."""
    retries = answer.raw.retries
    return len(retries.history) if retries else 0


def content(answer: requests.Response, member: str) -> Any:
    """A member of the answer's JSON object; StoryFailed if it is missing."""
    try:
        return answer.json()[member]
    except (ValueError, TypeError, KeyError):
        request = f"{answer.request.method} {parse_url(answer.url).path}"
        raise StoryFailed(
            f"{request} answered {answer.status_code} without '{member}': {answer.text[:120]!r}"
        ) from None


def whole(referral: Referral, *more: str) -> Referral:
    """The referral, if it has everything that the API promises, and `more`; otherwise StoryFailed."""
    try:
        lacking = [member for member in (*_OF_A_REFERRAL, *more) if member not in referral]
        lacking += [f"evidence/{m}" for item in referral.get("evidence") or [] for m in _OF_EVIDENCE if m not in item]
    except (TypeError, AttributeError):
        raise StoryFailed(f"a referral is no object: {str(referral)[:120]}") from None
    if lacking:
        raise StoryFailed(f"a referral has no {', '.join(lacking)}: {str(referral)[:120]}")
    return referral


def _in_words(answer: requests.Response) -> str:
    """Status, code and invalid fields of a problem document; the beginning of any other answer."""
    try:
        problem = answer.json()
        wrong = [f"{error['pointer']} {error['detail']}" for error in problem.get("errors", [])]
        return f"{answer.status_code} {problem['code']}: {'; '.join(wrong) or problem.get('detail', '')}"
    except (ValueError, TypeError, KeyError, AttributeError):
        return f"{answer.status_code}: {answer.text[:120]!r}"
