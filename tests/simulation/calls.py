"""Every call that the functions make to a store or service, where a test can record it, break it or hold it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum, auto


class Moment(Enum):
    BEFORE = auto()
    AFTER = auto()


@dataclass(frozen=True)
class Call:
    """`service` is sqs, dynamodb, mysql …; `changes` says whether the call may change what the service holds."""

    service: str
    operation: str
    changes: bool

    def __str__(self) -> str:
        return f"{self.service}.{self.operation}"


class Unavailable(Exception):
    """Raised by an observer: the service does not answer. The caller sees its vendor's error."""


class Crash(BaseException):
    """Raised by an observer: the process ends here. No `except Exception` catches it."""


Observer = Callable[[Call, Moment], None]


class Calls:
    """Tells observers of each call before it is made and after it is done."""

    def __init__(self) -> None:
        self._observers: list[Observer] = []

    @contextmanager
    def observed(self, observer: Observer) -> Iterator[None]:
        self._observers.append(observer)
        try:
            yield
        finally:
            self._observers.remove(observer)

    def reach(self, call: Call, moment: Moment) -> None:
        """May raise Unavailable or Crash."""
        for observer in tuple(self._observers):
            observer(call, moment)
