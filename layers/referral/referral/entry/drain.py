"""Draining a queue of what is to be encoded."""

from collections import Counter
from collections.abc import Callable

from referral.adapters.queues import Message, Queue
from referral.entry.log import log_failure
from referral.entry.schedule import SecondsLeft
from referral.records.failures import NotEncodable, Outage

# A lease outlasts the work on ten messages, and ends soon enough that a killed function costs half a minute.
LEASE = 30
_MARGIN = 10.0
_FIRST_RETRY = 5
_LONGEST_RETRY = 900

Encode = Callable[[str, bool], None]
GiveUp = Callable[[str, str], None]


def drain(queue: Queue, encode: Encode, give_up: GiveUp, max_receives: int, seconds_left: SecondsLeft) -> Counter[str]:
    """Calls `encode(key, again)` for each message until the queue is empty, time is short or a service is out.

    A message is deleted after its work is stored, and not before. One that fails is tried again later and later; when
    it can't succeed or was tried `max_receives` times, `give_up(key, reason)` is called and the queue moves it on.
    """
    outcomes: Counter[str] = Counter()
    while seconds_left() > _MARGIN and not outcomes["Outages"]:
        messages = queue.receive(LEASE)
        if not messages:
            break
        for message in messages:
            outcomes[_process(queue, message, encode, give_up, max_receives)] += 1
    return outcomes


def _process(queue: Queue, message: Message, encode: Encode, give_up: GiveUp, max_receives: int) -> str:
    try:
        if message.key is None:
            raise NotEncodable("The message names nothing.")
        encode(message.key, message.again)
    except NotEncodable as failure:
        outcome, reason, retry_in, hopeless = "Refused", failure.reason, 0, True
    except Outage as error:
        log_failure("a service did not answer", error)
        outcome, reason, retry_in, hopeless = "Outages", "The model could not be reached.", _retry_in(message), False
    except Exception as error:
        log_failure("could not encode", error)
        outcome, reason, retry_in, hopeless = "Failures", "Encoding failed.", _retry_in(message), False
    else:
        queue.delete(message)
        return "Encoded"
    if message.key is not None and (hopeless or message.receives >= max_receives):
        _give_up(give_up, message.key, reason)
    queue.put_back(message, retry_in)
    return outcome


def _give_up(give_up: GiveUp, key: str, reason: str) -> None:
    try:
        give_up(key, reason)
    except Exception as error:  # the ranker gives up by itself, later
        log_failure("could not note a failure", error)


def _retry_in(message: Message) -> int:
    return min(_FIRST_RETRY * 2 ** (message.receives - 1), _LONGEST_RETRY)
