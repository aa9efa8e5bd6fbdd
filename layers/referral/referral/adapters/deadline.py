"""When the running invocation must have called its last store or service.

The entrypoints set it, and each adapter limits its calls by it. Outside an invocation there is none, and calls have
their usual limits.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from math import inf

SETTLING_S = 3.0  # kept for what settles the work: a message sent or given back, a claim released
ANSWER_S = 1.0  # kept for the answer
_SHORT_S = 2.0

_now = time.monotonic
_ends: ContextVar[float] = ContextVar("ends", default=inf)  # of the last call
_work_ends: ContextVar[float] = ContextVar("work_ends", default=inf)  # of the last call here


@contextmanager
def in_seconds(seconds: float) -> Iterator[None]:
    """The block is an invocation that has so many seconds."""
    ends = _now() + seconds - ANSWER_S
    with _set(_ends, ends), _set(_work_ends, ends - SETTLING_S):
        yield


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Calls in the block also end within so many seconds; what settles the work is not limited by that."""
    with _set(_work_ends, min(_work_ends.get(), _now() + seconds)):
        yield


@contextmanager
def settling() -> Iterator[None]:
    """Calls in the block settle the work. They are short, and may use the time that is kept for them."""
    with _set(_work_ends, min(_ends.get(), _now() + _SHORT_S)):
        yield


def seconds_for(usual: float) -> float:
    """How long a call may take whose usual limit this is. None is left where it is not positive."""
    return min(usual, _work_ends.get() - _now())


@contextmanager
def _set(moment: ContextVar[float], value: float) -> Iterator[None]:
    before = moment.set(value)
    try:
        yield
    finally:
        moment.reset(before)
