"""Compares what people were told with what a stack holds once nothing is due any more.

It knows the product's promises and none of its code. Only for the scores it calls the public functions that read and
compare texts, on encodings of its own.
"""

from collections.abc import Callable, Iterable, Iterator

from tests.chaos.checker.asks import Asks
from tests.chaos.checker.finding import Finding
from tests.chaos.checker.history import histories
from tests.chaos.checker.people import people
from tests.chaos.checker.scores import Judge, scores
from tests.chaos.journal import Told
from tests.chaos.world import World

__all__ = ["Finding", "Judge", "check"]


def check(
    world: World, journal: Iterable[Told], judge: Judge, say: Callable[[str], None] = lambda _: None
) -> list[Finding]:
    """Everything that is wrong; nothing if all promises were kept."""
    told = list(journal)
    return [
        *histories(world, told),
        *Asks(world, told).findings(),
        *people(world, told),
        *_queues(world),
        *scores(world, judge, say),
    ]


def _queues(world: World) -> Iterator[Finding]:
    """In the end nothing waits. All that people of a run send can be encoded, so that nothing is a dead letter."""
    for queue, number in world.waiting.items():
        if number:
            yield Finding("a message is left", queue, f"{number} of them")
    for body in world.dead:
        yield Finding("a dead letter", body[:120])
