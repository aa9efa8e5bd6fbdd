"""Faults, drawn from a seed: what they are, and how often each one was done."""

import json
import random
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from tests.chaos.disturbance import Disturbance
from tests.chaos.host import PARTS, HostProcess
from tests.chaos.journal import Told, Wish
from tests.chaos.world import Stores

_SCHEDULED = ("RankReferralsFunction", "EncodeUsersFunction", "EncodeJobsFunction")
_OF_API = ("AskReferralFunction", "AskReferralFunction", "MyReferralFunction", "GiveReferralFunction", "MeFunction")
_QUEUES = {"UserQueue": "userId", "JobQueue": "revision"}
_SHORTEST_PAUSE_S, _LONGEST_PAUSE_S = 0.2, 1.0
_COPIES = 5


class Faults:
    """Does one fault after the other, beside the people, until it is stopped.

    `planned()` is how many there should be by now: the people would not get on among more.
    """

    def __init__(
        self,
        host: HostProcess,
        stores: Callable[[], Stores],
        told: Iterable[Told],
        seed: int,
        planned: Callable[[], float],
    ) -> None:
        self.done: Counter[str] = Counter()
        self.failed: list[str] = []
        self._host, self._stores, self._told = host, stores, told
        self._chance, self._planned = random.Random(f"faults {seed}"), planned
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="faults", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Returns when the last fault is over."""
        self._over.set()
        self._thread.join()
        self._host.do("calm")

    def _run(self) -> None:
        while not self._over.wait(self._chance.uniform(_SHORTEST_PAUSE_S, _LONGEST_PAUSE_S)):
            if self.done.total() >= self._planned():
                continue
            (fault,) = self._chance.choices(list(_FAULTS), list(_FAULTS.values()))
            try:
                if name := fault(self):
                    self.done[name] += 1
            except ChildProcessError as error:  # nothing goes on without the stack
                self.failed.append(str(error))
                return
            except Exception as error:  # a store that is down can't be given a message, for example
                self.failed.append(f"{fault.__name__}: {type(error).__name__}")

    # ------------------------------------------------------------ each gives its name, or nothing if it did nothing

    def _kill_function(self) -> str:
        name = self._chance.choice((*_SCHEDULED, *_OF_API))
        return "function killed" if self._host.do("kill function", name) else ""

    def _kill_part(self) -> str:
        part = self._chance.choice(PARTS)
        self._host.do("kill part", part)
        return f"{part} killed"

    def _stall_part(self) -> str:
        self._host.do("stall part", self._chance.choice(PARTS), self._chance.uniform(0.5, 4))
        return "part stalled"

    def _disturb(self) -> str:
        how = self._chance.choice(list(Disturbance))
        self._host.do("disturb", self._chance.choice(PARTS), how.value, self._chance.uniform(0.5, 2.5))
        return how.value

    def _kill_everything(self) -> str:
        self._host.kill_and_start()
        return "everything killed"

    def _twice(self) -> str:
        self._host.do("twice", self._chance.choice(_SCHEDULED))
        return "function run twice"

    def _copy_messages(self) -> str:
        """Copies of messages that were sent before, late and in any order."""
        (queue, key), stores = self._chance.choice(list(_QUEUES.items())), self._stores()
        known = self._known(queue)
        for name in self._chance.sample(known, min(_COPIES, len(known))):
            body = json.dumps({key: name, "again": self._chance.random() < 0.2})
            delay = self._chance.randrange(4)
            stores.clients["sqs"].send_message(QueueUrl=stores.url(queue), MessageBody=body, DelaySeconds=delay)
        return "messages copied" if known else ""

    def _deliver_again(self) -> str:
        """Messages that are delivered to somebody who does nothing with them, and at once to the next one."""
        queue, stores = self._chance.choice(list(_QUEUES)), self._stores()
        found = stores.clients["sqs"].receive_message(
            QueueUrl=stores.url(queue), MaxNumberOfMessages=3, VisibilityTimeout=0, WaitTimeSeconds=0
        )
        return "messages delivered again" if found.get("Messages") else ""

    def _known(self, queue: str) -> list[str]:
        asked = [one for one in self._told if one.wish is Wish.ASK and one.acknowledged]
        names = {one.person if queue == "UserQueue" else one.answer["referral"]["revision"] for one in asked}
        return sorted(name for name in names if name)


_FAULTS: Mapping[Callable[[Faults], str], float] = {
    Faults._kill_function: 34,
    Faults._kill_part: 9,
    Faults._stall_part: 12,
    Faults._disturb: 24,
    Faults._kill_everything: 1.2,
    Faults._twice: 8,
    Faults._copy_messages: 8,
    Faults._deliver_again: 6,
}


def wait_until_quiet(stores: Callable[[], Stores], limit_s: float, say: Callable[[str], None]) -> dict[str, int]:
    """Lets time pass until nothing is due any more; what is due after `limit_s` seconds is stuck."""
    began = time.monotonic()
    due: dict[str, int] = {"unknown": 1}
    calm = 0
    while time.monotonic() - began < limit_s:
        try:
            due = stores().due()
        except Exception as error:  # a store may still be starting
            due = {type(error).__name__: 1}
        calm = 0 if due else calm + 1
        if calm == 3:  # a message may be between a queue and a store
            return {}
        say(f"waiting: {', '.join(f'{number} {what}' for what, number in due.items()) or 'nothing is due'}")
        time.sleep(1)
    return due
