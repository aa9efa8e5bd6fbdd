"""Loses each store of a local stack of its own in turn, and restores it to an earlier moment than the others.

Meanwhile and afterwards the schedules and the reconciler run, and then everything must hold that the lost data does not
make impossible: nothing is stuck, no ask is lost that the database knows, and what can't be restored is told by number.
"""

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from local.stack import BUILT, Stack
from referral.domain.reconciliation import MENDED
from tests.chaos.checker import Finding, Judge, check
from tests.chaos.client import Client
from tests.chaos.crowd import Crowd, Person
from tests.chaos.journal import Journal, Wish
from tests.chaos.world import Stores, World
from tests.reconciling import reconcile
from tests.restore.backups import LOSSES, NOTHING_TO_SCORE, QUEUES, Backup, Backups, Loss
from tests.restore.tally import tally
from tests.sweeping import sweep

_OPENED = {"VerifyEmail": "false", "VerifyEmployment": "false", "SettlingSeconds": "0", "EncodingPatienceSeconds": "1"}
_WORKERS = ("EncodeUsersFunction", "EncodeJobsFunction", "RankReferralsFunction")
_MOST_TURNS = 60
_MOST_ROUNDS = 5
_ASKS_OF_LEAVER = 3
_SHOWN = 5


def main() -> int:
    arguments = _parser().parse_args()
    began = time.monotonic()
    _say(f"seed {arguments.seed}")
    with Stack(arguments.directory, tick=None, parameters=_OPENED, say=_say) as stack:
        drill = Drill(stack, arguments.seed, arguments.asks)
        problems = drill.run()
    for problem in problems[:_SHOWN]:
        _say(f"  {problem}")
    verdict = "every store was lost and restored" if not problems else f"{len(problems)} PROBLEMS"
    _say(f"restore drill, seed {arguments.seed}: {verdict}; {drill.summary}; {time.monotonic() - began:.0f} s")
    return bool(problems)


class Drill:
    def __init__(self, stack: Stack, seed: int, asks: int) -> None:
        self._stack, self._asks = stack, asks
        self._journal = Journal(stack.directory.path / "told.jsonl")
        self._client = Client(stack.api, self._journal)
        # Some people are there before the backup, others come after it.
        self._early, self._late = (
            Crowd(self._client, 2 * seed + number, asks, f"{name}-{seed}", companies=2)
            for number, name in enumerate(("early", "late"))
        )
        self._stores, self._backups = Stores(stack.directory.state()), Backups(stack)
        self._judge = Judge.load()
        self._told: Counter[str] = Counter()

    @property
    def summary(self) -> str:
        told = ", ".join(f"{number} {finding}" for finding, number in sorted(self._told.items()))
        return f"{len(self._journal)} requests, {self._early.asks + self._late.asks} asks; told: {told}"

    def run(self) -> list[str]:
        """What went wrong."""
        self._early.gather()
        leaver = self._leaver()
        self._traffic(self._early, self._asks // 2)
        self._settle()
        earlier = self._backups.take()
        self._erase(leaver)
        self._late.gather()
        self._traffic(self._early, self._asks)
        self._traffic(self._late, self._asks // 2)
        self._settle()
        problems = self._undamaged()
        self._traffic(self._late, self._asks)  # whose messages are in the queues
        problems += self._lose(QUEUES, earlier)
        self._sweep()
        later = self._backups.take()
        for loss in LOSSES:
            problems += self._lose(loss, earlier)
            if loss is not LOSSES[-1]:  # nothing restores a pool
                self._backups.all_to(later)
                self._settle()
        return problems

    def _traffic(self, crowd: Crowd, asks: int) -> None:
        _say(f"traffic until these people have made {asks} asks")
        crowd.act(lambda: crowd.asks >= asks)

    def _leaver(self) -> Person:
        """A seeker who asks, and does nothing else before the erasure."""
        person = next(one for one in self._early.people if one.jobs)
        self._early.people.remove(person)
        for _ in range(_ASKS_OF_LEAVER):
            self._early.ask(person)
        return person

    def _erase(self, person: Person) -> None:
        """Each store that is restored brings this person back."""
        sent = {"email": person.email}
        self._client.send(Wish.ERASE, person.id, "DELETE", "/me", secret=person.secret, sent=sent)

    def _undamaged(self) -> list[str]:
        """Before anything is lost, the checker and the reconciler find nothing."""
        self._backups.lose_queues()
        self._sweep()
        found = reconcile(self._stack)
        wrong = check(self._stores.read(), self._journal, self._judge)
        return [f"before any loss: {one}" for one in (*found.items(), *wrong)]

    def _sweep(self) -> None:
        """Does at once what the messages of erasures, which are lost, would do after two minutes."""
        world = self._stores.read()
        sweep(self._stack, *({seeker for seeker, _ in world.submissions} - world.accounts.keys()))
        self._settle()

    def _lose(self, loss: Loss, earlier: Backup) -> list[str]:
        before = self._stores.read()
        loss.lose(self._backups)
        if loss.restore:
            self._go_on(before)
            loss.restore(self._backups, earlier)
        kept = self._stores.read()
        mended = self._reconcile()
        world = self._stores.read()
        told, right = self._figures(), tally(world)
        self._told += told
        findings = check(world, self._journal, self._judge)
        costs = Counter(_kind(one) for one in findings if _kind(one) in loss.costs)
        problems = [
            *_unexpected(findings, loss),
            *(["the reconciler tells " + str(dict(told)) + ", right is " + str(dict(right))] if told != right else []),
            *_lost_asks(before if loss.name != "database" else kept, world),
        ]
        _say(
            f"{loss.name}: mended {_listed(mended)}; told {_listed(told)}; the restore costs {_listed(costs)}:"
            f" {'as it must be' if not problems else f'{len(problems)} problems'}"
        )
        return [f"{loss.name}: {problem}" for problem in problems]

    def _go_on(self, before: World) -> None:
        """Work goes on while a store is lost, and somebody asks for the encoding of everybody and everything. None of
        it may take a store that is lost for people who have gone."""
        for queue, key, names in (("UserQueue", "userId", before.profiles), ("JobQueue", "revision", before.postings)):
            for name in names:
                body = json.dumps({key: name, "again": False})
                self._stores.clients["sqs"].send_message(QueueUrl=self._stores.url(queue), MessageBody=body)
        for function in _WORKERS:
            self._stack.tick(function)
        self._stack.invoke("ReconcileFunction", {"reconcile": True})

    def _reconcile(self) -> Counter[str]:
        """Lets reconciler and schedules work until they find nothing to do. What was mended."""
        mended: Counter[str] = Counter()
        for _ in range(_MOST_ROUNDS):
            found = reconcile(self._stack)
            self._settle()
            mended_now = Counter({name: number for name, number in found.items() if name in MENDED})
            if not mended_now:
                break
            mended += mended_now
        return mended

    def _figures(self) -> Counter[str]:
        found: Counter[str] = Counter()
        for walk in self._stack.invoke("ReconcileFunction", {"figures": True})["Walks"].values():
            found += Counter(walk["found"])
        return found

    def _settle(self) -> None:
        for _ in range(_MOST_TURNS):
            for function in _WORKERS:
                self._stack.tick(function)
            if not _without_delayed(self._stores.due()):
                return
        raise RuntimeError(f"work never ends: {self._stores.due()}")


def _without_delayed(due: dict[str, int]) -> dict[str, int]:
    return {name: number for name, number in due.items() if not name.endswith("delayed")}


def _unexpected(findings: Iterable[Finding], loss: Loss) -> list[str]:
    return [str(finding) for finding in findings if _kind(finding) not in loss.costs]


def _kind(finding: Finding) -> str:
    """The checker says the same of a score that is wrong and of one that can't be computed again."""
    return NOTHING_TO_SCORE if finding.what == "there is no profile or posting" else finding.kind


def _lost_asks(before: World, after: World) -> list[str]:
    """Asks that the database knew and that are gone, or are in no state that their person can see."""
    lost = [f"the ask {ask_id} is gone" for ask_id in before.asks.keys() - after.asks.keys()]
    return lost + [f"the ask {key} is in {ask['state']}" for key, ask in after.asks.items() if _is_silent(ask)]


def _is_silent(ask: dict[str, Any]) -> bool:
    return ask["state"] == "scoring" or (ask["state"] == "queued" and ask["score"] is None and not ask["reason"])


def _listed(numbers: Counter[str]) -> str:
    return ", ".join(f"{number} {name}" for name, number in sorted(numbers.items())) or "nothing"


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.restore", description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="another seed makes other traffic (%(default)s)")
    parser.add_argument("--asks", type=int, default=40, help="before the backup, and as many after it (%(default)s)")
    parser.add_argument("--directory", type=Path, default=BUILT / "restore", help="for data and logs (%(default)s)")
    return parser


if __name__ == "__main__":
    sys.exit(main())
