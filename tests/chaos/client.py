"""A client of the API that repeats as a real one does, and writes down what it was told."""

import threading
import time
from typing import Any

import requests

from tests.chaos.journal import Journal, Told, Wish, is_definite

_ANSWER_WITHIN_S = 35.0  # longer than the gateway's own limit
_ATTEMPTS = 14
_PAUSE_S, _LONGEST_PAUSE_S = 0.2, 4.0


class Client:
    """Sends requests for all people; `attempts` is how often it tries until it gives up."""

    def __init__(self, base: str, journal: Journal, attempts: int = _ATTEMPTS) -> None:
        self._base, self._journal, self._attempts = base, journal, attempts
        self._of_thread = threading.local()

    def send(
        self,
        wish: Wish | None,
        person: str,
        method: str,
        path: str,
        *,
        secret: str | None = None,
        body: dict[str, Any] | None = None,
        query: dict[str, Any] | None = None,
        if_match: str | None = None,
        sent: dict[str, Any] | None = None,
    ) -> Told:
        """What the person is told in the end. It is written down as `sent`, or as the body, if it was a `wish`."""
        headers = ({"secret": secret} if secret else {}) | ({"If-Match": if_match} if if_match else {})
        began, attempts, status = time.time(), 0, 0
        answer: dict[str, Any] = {}
        for attempts in range(1, self._attempts + 1):
            status, answer = self._try(method, path, headers, body, query)
            if is_definite(status, answer):
                break
            time.sleep(min(_PAUSE_S * 2 ** (attempts - 1), _LONGEST_PAUSE_S))
        told = Told(
            wish or Wish.LIST, person, began, time.time(), attempts, status, sent or body or query or {}, answer
        )
        if wish:
            self._journal.write(told)
        return told

    def _try(
        self,
        method: str,
        path: str,
        headers: dict[str, str],
        body: dict[str, Any] | None,
        query: dict[str, Any] | None,
    ) -> tuple[int, dict[str, Any]]:
        """Status and content; status 0 without an answer, or with half of one."""
        session: requests.Session | None = getattr(self._of_thread, "session", None)
        if session is None:
            session = self._of_thread.session = requests.Session()
            session.trust_env = False
        try:
            found = session.request(
                method, f"{self._base}{path}", headers=headers, json=body, params=query, timeout=_ANSWER_WITHIN_S
            )
            content = found.json() if found.content else {}
        except (requests.RequestException, ValueError):
            return 0, {}
        return found.status_code, content | ({"etag": found.headers["ETag"]} if "ETag" in found.headers else {})
