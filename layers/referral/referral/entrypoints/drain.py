"""Draining a queue of what is to be encoded."""

from collections import Counter
from collections.abc import Callable

from referral.adapters.queues import Message, Queue
from referral.domain.failures import NotEncodable, Outage
from referral.entrypoints.log import log_failure
from referral.entrypoints.schedule import SecondsLeft

# A lease outlasts the work on ten messages, and ends soon enough that a killed function costs half a minute.
LEASE = 30
_MARGIN = 10.0
_FIRST_RETRY = 5
_LONGEST_RETRY = 900

Encode = Callable[[str, bool], None]
GiveUp = Callable[[str, str], None]


def drain(queue: Queue, encode: Encode, give_up: GiveUp, seconds_left: SecondsLeft) -> Counter[str]:
    """Calls `encode(key, again)` for each message until the queue is empty, time is short or a service is out.

    A message is deleted after its work is stored, and not before. One that fails is tried again later and later, until
    the queue moves it on; of what can never succeed, `give_up(key, reason)` is told at once.
    """
    outcomes: Counter[str] = Counter()
    while seconds_left() > _MARGIN and not outcomes["Outages"]:
        messages = queue.receive(LEASE)
        if not messages:
            break
        for message in messages:
            if outcomes["Outages"] or seconds_left() <= _MARGIN:
                _guarded(lambda message=message: queue.put_back(message, _retry_in(message)))
            else:
                outcomes[_process(queue, message, encode, give_up)] += 1
    return outcomes


def _process(queue: Queue, message: Message, encode: Encode, give_up: GiveUp) -> str:
    try:
        if message.key is None:
            raise NotEncodable("The message names nothing.")
        encode(message.key, message.again)
    except NotEncodable as failure:
        outcome, retry_in, reason = "Refused", 0, failure.reason
        if message.key is not None:
            _guarded(lambda: give_up(message.key, reason))
    except Outage as error:
        log_failure("a service did not answer", error)
        outcome, retry_in = "Outages", _retry_in(message)
    except Exception as error:
        log_failure("could not encode", error)
        outcome, retry_in = "Failures", _retry_in(message)
    else:
        _guarded(lambda: queue.delete(message))
        return "Encoded"
    _guarded(lambda: queue.put_back(message, retry_in))
    return outcome


def _guarded(step: Callable[[], None]) -> None:
    """Leaves a step that fails to the end of the message's lease or to the ranker, for the sake of the neighbours."""
    try:
        step()
    except Exception as error:
        log_failure("left for later", error)


def _retry_in(message: Message) -> int:
    return min(_FIRST_RETRY * 2 ** (message.receives - 1), _LONGEST_RETRY)
