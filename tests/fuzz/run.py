"""Sends inputs in batches, checks every answer, and compares the stores before and after what was refused."""

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import islice
from statistics import median
from time import monotonic

from local.stack import Stack
from tests.fuzz.checks import fault
from tests.fuzz.inputs import Input, Operation
from tests.fuzz.people import Cast
from tests.fuzz.stores import Contents, Stores, changed
from tests.fuzz.wire import Answer, Wire

LONGEST_S = 1.0
SENDERS = 3
_BATCH, _REFILL_AFTER = 48, 12
_REPEATS = 3
_WORKERS = ("EncodeUsersFunction", "EncodeJobsFunction", "RankReferralsFunction")
_SETTLING_S = 60.0
_FAILURES = ("Failures", "Refused", "Outages")
# A GET that is accepted changes nothing, except for this one, which writes down who was revealed.
_WRITING_GET = "listReceivedReferrals"


@dataclass(frozen=True)
class Finding:
    what: str
    input: Input


@dataclass
class Tally:
    """What one operation got and answered."""

    kinds: Counter[str] = field(default_factory=Counter)
    statuses: Counter[int] = field(default_factory=Counter)
    slowest_s: float = 0.0
    slow: int = 0


@dataclass
class Outcome:
    """`compared` counts the refused requests around which the stores were compared; `uncompared` those that were
    accepted when they were sent again. `worked` is what encoders and ranker made of what was accepted."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    compared: int = 0
    uncompared: int = 0
    worked: Counter[str] = field(default_factory=Counter)

    @property
    def failed(self) -> bool:
        return bool(self.findings or any(self.worked[name] for name in _FAILURES))

    @property
    def inputs(self) -> int:
        return sum(one.kinds.total() for one in self.tallies.values())


class Run:
    """Fuzzes one stack; `outcome` grows with every batch."""

    def __init__(self, wire: Wire, stores: Stores, cast: Cast, operations: Sequence[Operation], seed: int) -> None:
        self.outcome = Outcome()
        self._wire, self._stores, self._cast = wire, stores, cast
        self._operations = {one.name: one for one in operations}
        self._chance = random.Random(seed)
        self._senders = ThreadPoolExecutor(SENDERS)
        self._contents: Contents | None = None

    def send(self, inputs: Iterable[Input]) -> None:
        """Sends the inputs of one operation."""
        for batch in _cut(inputs, _BATCH):
            self._batch([self._cast.addressed(one, self._of(one), self._chance) for one in batch])

    def settle(self, stack: Stack) -> None:
        """What was accepted must be encoded and ranked without a failure."""
        deadline = monotonic() + _SETTLING_S
        while monotonic() < deadline:
            counts = sum((Counter(stack.tick(function)) for function in _WORKERS), Counter[str]())
            self.outcome.worked += counts
            if not counts:
                break

    def _batch(self, batch: list[Input]) -> None:
        before = self._contents or self._stores.contents()
        answers = self._answers(batch)
        for one, answer in zip(batch, answers, strict=True):
            self._note(one, answer)
        refused = [one for one, answer in zip(batch, answers, strict=True) if 400 <= answer.status < 500]
        after = self._contents = self._stores.contents()
        if self._may_have_changed(batch, answers):
            self._compare_again(refused)
        else:
            self._compare(refused, before, after)
        self._look_at_slow_ones(batch, answers)

    def _answers(self, batch: list[Input]) -> list[Answer]:
        answers: list[Answer] = []
        for some in _cut(batch, _REFILL_AFTER):
            self._stores.refill()
            answers += self._senders.map(self._wire.send, some)
        return answers

    def _note(self, one: Input, answer: Answer) -> None:
        tally = self.outcome.tallies.setdefault(one.operation, Tally())
        tally.kinds[one.kind] += 1
        tally.statuses[answer.status] += 1
        if what := fault(one, self._of(one), answer):
            self.outcome.findings.append(Finding(what, one))

    def _of(self, one: Input) -> Operation | None:
        return self._operations.get(one.operation)

    def _may_have_changed(self, batch: list[Input], answers: list[Answer]) -> bool:
        """Whether a request was accepted, or failed, that may change something."""
        return any(
            not 400 <= answer.status < 500 and not self._only_reads(one)
            for one, answer in zip(batch, answers, strict=True)
        )

    def _only_reads(self, one: Input) -> bool:
        operation = self._of(one)
        return one.method in ("GET", "HEAD", "OPTIONS") and (operation is None or operation.name != _WRITING_GET)

    # ------------------------------------------------------------ what a refused request leaves

    def _compare_again(self, refused: list[Input]) -> None:
        """Beside accepted requests nothing can be told, so that the refused ones are sent again by themselves."""
        if not refused:
            return
        before = self._contents or self._stores.contents()
        answers = self._answers(refused)
        self._contents = self._stores.contents()
        if self._may_have_changed(refused, answers):
            self.outcome.uncompared += len(refused)
        else:
            self._compare(refused, before, self._contents)

    def _compare(self, refused: list[Input], before: Contents, after: Contents) -> None:
        self.outcome.compared += len(refused)
        if differences := changed(before, after):
            self.outcome.findings += self._guilty(refused) or [Finding(f"left something: {differences}", refused[0])]

    def _guilty(self, refused: list[Input]) -> list[Finding]:
        """Those that leave something again when each is sent alone."""
        found = []
        before = self._stores.contents()
        for one in refused:
            self._wire.send(one)
            after = self._stores.contents()
            if differences := changed(before, after):
                found.append(Finding(f"a refused request left something: {differences}", one))
            before = after
        self._contents = before
        return found

    # ------------------------------------------------------------ what is slow

    def _look_at_slow_ones(self, batch: list[Input], answers: list[Answer]) -> None:
        """An answer is slow if it is so alone and again: the machine may have been busy, or a function cold."""
        for one, answer in zip(batch, answers, strict=True):
            tally = self.outcome.tallies[one.operation]
            seconds = answer.seconds
            if seconds > LONGEST_S:
                seconds = median(self._wire.send(one).seconds for _ in range(_REPEATS))
                self._contents = None
                tally.slow += 1
                if seconds > LONGEST_S:
                    self.outcome.findings.append(Finding(f"answered after {seconds:.1f} s", one))
            tally.slowest_s = max(tally.slowest_s, seconds)


def _cut(inputs: Iterable[Input], size: int) -> Iterator[list[Input]]:
    rest = iter(inputs)
    while some := list(islice(rest, size)):
        yield some
