"""The time that an invocation has, which Lambda would end without an answer."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from referral.adapters import deadline

LAST_S = 0.5  # in which the answer leaves the function


class OutOfTime(BaseException):
    """Not an Exception, so that no handler on its way swallows it."""


def seconds_left(context: Any) -> float:
    """How long Lambda lets the invocation run."""
    return float(context.get_remaining_time_in_millis()) / 1000


@contextmanager
def limited_to(seconds: float) -> Iterator[None]:
    """Calls of stores and services end in time for an answer within so many seconds. If the block is still running
    then, because a server sends its answer byte by byte or a computation does not end, OutOfTime is raised in it."""
    with deadline.in_seconds(seconds), _interrupted_after(seconds):
        yield


@contextmanager
def _interrupted_after(seconds: float) -> Iterator[None]:
    if threading.current_thread() is not threading.main_thread():  # as in no Lambda: signals go to the main thread
        yield
        return

    def stop(*_: object) -> None:
        raise OutOfTime

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, max(seconds, 0.001))  # 0 would mean no limit
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
