"""Draining a queue of people or postings that wait to be encoded."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from referral.adapters import deadline
from referral.adapters.queues import Message, Queue
from referral.domain.errors import Defect, NotEncodable, Outage
from referral.entrypoints.log import log_failure
from referral.entrypoints.outcomes import Disposition, outcome_of
from referral.entrypoints.schedule import SecondsLeft

# Longer than a batch should take, and short enough that a killed function delays its messages by half a minute.
LEASE = 30
BATCH = 10
_MARGIN = 10.0
_FIRST_RETRY = 5
_FIRST_REQUEUE = 30
_LONGEST_WAIT = 900
# A message that was received more often without an outcome may be what ends the function. It is put aside; from so many
# requeues on, that counts as a failed try.
_UNSUSPECTED_RECEIVES = 2
_UNCOUNTED_REQUEUES = 3

_COUNTED = {
    Disposition.DELETE: "Gone",
    Disposition.DEAD_LETTER: "Refused",
    Disposition.RETRY: "Failures",
    Disposition.REQUEUE: "Outages",
}

# encode({key: again}) encodes all of them, or fails.
Encode = Callable[[Mapping[str, bool]], None]
GiveUp = Callable[[str, str], None]
Sweep = Callable[[str], None]


def drain(
    queue: Queue,
    encode: Encode,
    give_up: GiveUp,
    max_tries: int,
    seconds_left: SecondsLeft,
    sweep: Sweep | None = None,
) -> Counter[str]:
    """Encodes what the messages name, in batches, until the queue is empty, time is short, or there is an outage.

    A message is deleted only after its work is stored. A batch that fails is tried again one by one, so that a message
    fails alone: it is retried at growing intervals, and a dead letter after `max_tries` failed tries of its own.
    `give_up(key, reason)` is called at once for what can never succeed. An outage requeues what was tried, which counts
    for nobody. What was not tried comes back when its lease ends. A message that an erasure sent is for `sweep(key)`.
    """
    return _Drain(queue, encode, give_up, max_tries, seconds_left, sweep).run()


@dataclass(frozen=True)
class _Drain:
    queue: Queue
    encode: Encode
    give_up: GiveUp
    max_tries: int
    seconds_left: SecondsLeft
    sweep: Sweep | None
    outcomes: Counter[str] = field(default_factory=Counter)

    def run(self) -> Counter[str]:
        room = 1 if self._has_time(_MARGIN) else 0  # the first message shows how long one takes
        while room and not self.outcomes["Outages"]:
            started = self.seconds_left()
            messages = self._receive(room)
            if not messages:
                break
            with deadline.within(LEASE):
                self._work(messages, ends=max(_MARGIN, started - LEASE))
            room = self._room((started - self.seconds_left()) / len(messages))
        return self.outcomes

    def _room(self, pace: float) -> int:
        """How many messages can be worked within a lease, with time to spare, if each takes `pace` seconds."""
        left = self.seconds_left() - _MARGIN
        if left <= pace:
            return 0
        return max(1, int(min(BATCH, min(left, LEASE / 2) / pace))) if pace > 0 else BATCH

    def _receive(self, most: int) -> list[Message]:
        try:
            return self.queue.receive(most, LEASE)
        except Outage as error:
            log_failure("could not receive", error)
            self.outcomes["Outages"] += 1
            return []

    def _work(self, messages: Sequence[Message], ends: float) -> None:
        """Works until so many seconds are left. Messages with a history and those of erasures come last, each alone."""
        suspects = [one for one in messages if one.receives > _UNSUSPECTED_RECEIVES]
        for suspect in suspects:
            self._put_aside(suspect)
        here = [one for one in messages if one not in suspects]
        self._work_together([one for one in here if not _is_worked_alone(one)], ends)
        self._work_alone(sorted(filter(_is_worked_alone, here), key=lambda one: (one.tries, one.receives)), ends)

    def _put_aside(self, suspect: Message) -> None:
        """It comes back later, to be worked alone."""
        if suspect.requeues < _UNCOUNTED_REQUEUES:
            self._dispose([suspect], Disposition.REQUEUE)
        else:
            self._settle([suspect], Defect("The encoder", "ended before the outcome"))

    def _work_together(self, messages: Sequence[Message], ends: float) -> None:
        if not messages or self.outcomes["Outages"]:
            return
        error = self._tried(messages)
        if error is None or isinstance(error, Outage) or len(messages) == 1:
            self._settle(messages, error)
        else:
            self._work_alone(messages, ends)

    def _work_alone(self, messages: Sequence[Message], ends: float) -> None:
        for message in messages:
            if self._has_time(ends) and not self.outcomes["Outages"]:
                self._settle([message], self._tried([message]))

    def _has_time(self, ends: float) -> bool:
        return self.seconds_left() > ends

    def _tried(self, messages: Sequence[Message]) -> Exception | None:
        """Why the work failed; None if it did not. What can never be encoded is given up."""
        try:
            self._do(messages)
        except Exception as error:
            log_failure("could not encode", error)
            return error
        return None

    def _do(self, messages: Sequence[Message]) -> None:
        first = messages[0]
        if self.sweep and first.erased and first.key is not None:
            self.sweep(first.key)
        else:
            self._encode(messages)

    def _encode(self, messages: Sequence[Message]) -> None:
        requests: dict[str, bool] = {}
        for message in messages:
            if message.key is None:
                raise NotEncodable("The message names nothing.")
            requests[message.key] = message.again or requests.get(message.key, False)
        try:
            self.encode(requests)
        except NotEncodable as failure:
            if len(requests) == 1:
                (key,) = requests
                self.give_up(key, failure.detail)
            raise

    def _settle(self, messages: Sequence[Message], error: Exception | None) -> None:
        disposition = outcome_of(error).disposition if error else Disposition.DELETE
        counted = _COUNTED[disposition] if error else "Swept" if messages[0].erased else "Encoded"
        self.outcomes[counted] += 1 if disposition is Disposition.REQUEUE else len(messages)
        self._dispose(messages, disposition)

    def _dispose(self, messages: Sequence[Message], disposition: Disposition) -> None:
        """If it fails, the messages wait until their leases end, so that others go on."""
        try:
            self._steps[disposition](messages)
        except Exception as error:
            log_failure("left to the end of its lease", error)
            if isinstance(error, Outage):
                self.outcomes["Outages"] += 1

    @property
    def _steps(self) -> dict[Disposition, Callable[[Sequence[Message]], None]]:
        return {
            Disposition.DELETE: self.queue.delete,
            Disposition.DEAD_LETTER: self.queue.dead_letter,
            Disposition.RETRY: self._retry,
            Disposition.REQUEUE: self._requeue,
        }

    def _requeue(self, messages: Sequence[Message]) -> None:
        later = [(one, _later(_FIRST_REQUEUE, one.requeues)) for one in messages]
        self.queue.requeue([(replace(one, requeues=one.requeues + 1), seconds) for one, seconds in later])

    def _retry(self, messages: Sequence[Message]) -> None:
        tried = [replace(message, tries=message.tries + 1) for message in messages]
        self.queue.dead_letter([one for one in tried if one.tries >= self.max_tries])
        self.queue.requeue([(one, _later(_FIRST_RETRY, one.tries - 1)) for one in tried if one.tries < self.max_tries])


def _is_worked_alone(message: Message) -> bool:
    """True for a message that failed, met an outage or the end of a function (which it may have caused), comes from an
    erasure, or names nothing."""
    return message.key is None or message.tries > 0 or message.requeues > 0 or message.erased


def _later(first: int, times: int) -> int:
    """Seconds until the next try, which double each time."""
    return min(first << min(times, 10), _LONGEST_WAIT)
