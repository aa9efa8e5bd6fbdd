"""What a long run is at, on stderr."""

import sys
import time
from collections.abc import Iterator, Sequence
from typing import TypeVar

QUIET_SECONDS = 3.0
T = TypeVar("T")


def progressing(items: Sequence[T], what: str) -> Iterator[T]:
    """The items; says every few seconds how many of them are done."""
    start = said = time.monotonic()
    for done, item in enumerate(items):
        now = time.monotonic()
        if now - said >= QUIET_SECONDS:
            said = now
            print(f"  {what}: {done} of {len(items)}, {now - start:.0f} s", file=sys.stderr, flush=True)
        yield item
