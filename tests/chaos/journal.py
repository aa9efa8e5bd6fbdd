"""What people wanted and what they were told: one line for each request, with its repetitions."""

import json
import threading
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any


class Wish(StrEnum):
    REGISTER = "register"
    ASK = "ask"
    LIST = "list my asks"
    WITHDRAW = "withdraw"
    APPEAL = "appeal"
    CHANGE = "change my profile"
    ERASE = "erase me"
    INBOX = "open the inbox"
    REFER = "refer"
    DENY = "deny"
    UNDO = "undo"
    CONFIRM = "confirm a posting"


def is_definite(status: int, answer: dict[str, Any]) -> bool:
    """False for an answer that does not say whether the request took effect. A store may refuse to be read, with
    `throttled`, after another one has stored the effect."""
    return 0 < status < 500 and answer.get("code") != "throttled"


@dataclass(frozen=True)
class Told:
    """One request of a person, repeated until there was a definite answer or patience ended.

    `person` is a user id, or the address of somebody who registers. `began` and `ended` are seconds since 1970.
    `status` and `answer` are those of the last attempt; the status is 0 where nothing answered.
    """

    wish: Wish
    person: str
    began: float
    ended: float
    attempts: int
    status: int
    sent: dict[str, Any] = field(default_factory=dict)
    answer: dict[str, Any] = field(default_factory=dict)

    @property
    def acknowledged(self) -> bool:
        return 200 <= self.status < 300

    @property
    def given_up(self) -> bool:
        """No attempt got a definite answer."""
        return not is_definite(self.status, self.answer)

    @property
    def may_have_happened(self) -> bool:
        """Whether it may have taken effect. A refusal rules that out only if it answered the first attempt."""
        return self.acknowledged or self.given_up or self.attempts > 1


class Journal:
    """All that people were told, in memory and in a file."""

    def __init__(self, path: Path) -> None:
        self._lock, self._file = threading.Lock(), path.open("a")
        self._told: list[Told] = []

    def write(self, told: Told) -> None:
        with self._lock:
            self._told.append(told)
            self._file.write(json.dumps(asdict(told)) + "\n")
            self._file.flush()

    def __iter__(self) -> Iterator[Told]:
        with self._lock:
            return iter(list(self._told))

    def __len__(self) -> int:
        return len(self._told)


def journal_at(path: Path) -> list[Told]:
    """What another process wrote."""
    rows = (json.loads(line) for line in path.read_text().splitlines())
    return [Told(**{**row, "wish": Wish(row["wish"])}) for row in rows]
