"""Draining a queue of people or postings that wait to be encoded."""

from collections import Counter
from collections.abc import Callable
from functools import partial

from referral.adapters.queues import Message, Queue
from referral.domain.errors import NotEncodable, Outage
from referral.entrypoints.log import log_failure
from referral.entrypoints.outcomes import Disposition, outcome_of
from referral.entrypoints.schedule import SecondsLeft

# Long enough for the work on ten messages, and short enough that a killed function delays them by half a minute.
LEASE = 30
_MARGIN = 10.0
_FIRST_RETRY = 5
_FIRST_REQUEUE = 30
_LONGEST_WAIT = 900

_COUNTED = {
    Disposition.DELETE: "Gone",
    Disposition.DEAD_LETTER: "Refused",
    Disposition.RETRY: "Failures",
    Disposition.REQUEUE: "Outages",
}

Encode = Callable[[str, bool], None]
GiveUp = Callable[[str, str], None]


def drain(queue: Queue, encode: Encode, give_up: GiveUp, seconds_left: SecondsLeft) -> Counter[str]:
    """Calls `encode(key, again)` for each message until the queue is empty, time is short, or there is an outage.

    A message is deleted only after its work is stored. A message that fails is retried at growing intervals until the
    queue dead-letters it. `give_up(key, reason)` is called at once for what can never succeed. After an outage, the
    current message and those not tried yet are requeued, so that an outage uses up no receives.
    """
    outcomes: Counter[str] = Counter()
    while seconds_left() > _MARGIN and not outcomes["Outages"]:
        messages = _receive(queue, outcomes)
        if not messages:
            break
        for message in messages:
            if outcomes["Outages"] or seconds_left() <= _MARGIN:
                _settled(partial(queue.requeue, message, 0))
            else:
                outcomes[_process(queue, message, encode, give_up)] += 1
    return outcomes


def _receive(queue: Queue, outcomes: Counter[str]) -> list[Message]:
    try:
        return queue.receive(LEASE)
    except Outage as error:
        log_failure("could not receive", error)
        outcomes["Outages"] += 1
        return []


def _process(queue: Queue, message: Message, encode: Encode, give_up: GiveUp) -> str:
    """Processes one message and returns the name under which the outcome is counted."""
    try:
        _work(message, encode, give_up)
    except Exception as error:
        disposition = outcome_of(error).disposition
        log_failure("could not encode", error)
        counted = _COUNTED[disposition]
    else:
        disposition, counted = Disposition.DELETE, "Encoded"
    return counted if _settled(lambda: _settle(queue, message, disposition)) else "Outages"


def _work(message: Message, encode: Encode, give_up: GiveUp) -> None:
    if message.key is None:
        raise NotEncodable("The message names nothing.")
    try:
        encode(message.key, message.again)
    except NotEncodable as failure:
        give_up(message.key, failure.detail)
        raise


def _settle(queue: Queue, message: Message, disposition: Disposition) -> None:
    match disposition:
        case Disposition.DELETE:
            queue.delete(message)
        case Disposition.DEAD_LETTER:
            queue.retry(message, 0)
        case Disposition.RETRY:
            queue.retry(message, _later(_FIRST_RETRY, message.receives - 1))
        case Disposition.REQUEUE:
            queue.requeue(message, _later(_FIRST_REQUEUE, message.requeues))


def _settled(step: Callable[[], None]) -> bool:
    """Runs a step. If it fails, the message waits until its lease ends, so that the others go on. False if the queue is
    out."""
    try:
        step()
    except Exception as error:
        log_failure("left to the end of its lease", error)
        return not isinstance(error, Outage)
    return True


def _later(first: int, times: int) -> int:
    """Seconds until the next try, which double each time."""
    return min(first << min(times, 10), _LONGEST_WAIT)
