"""Plays people and asks on a local stack of its own, and writes what they cost to costs/measured.json.

    python -m costs.measure

Times are processor seconds, because waiting times differ on AWS. Sizes are those of the story's people and postings.
"""

import json
import sys
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import asdict
from pathlib import Path
from statistics import mean
from typing import Any

from costs.measured import PATH, Measured
from costs.processes import processor_seconds
from costs.sizing import RECONCILER
from local.resources import Clients
from local.stack import Stack
from local.story.cast import Cast, Person
from local.story.client import ApiClient

IDLE_RUNS = 10
MODELS, DATABASE = "models.serve", "/mariadbd"
OF_AN_ASK = """
SELECT AVG(LENGTH(evidence)) AS evidence,
  AVG(LENGTH(referral_id) + LENGTH(seeker) + LENGTH(link) + 2 * LENGTH(company) + LENGTH(role)) AS others
FROM referral
"""


# Referrers open their inboxes without a proof, which costs next to nothing. The reconciler judges what is new.
PARAMETERS = {"VerifyEmployment": "false", "SettlingSeconds": "0"}


class Measurement:
    """A stack under load, and the measurements taken on it."""

    def __init__(self, stack: Stack, cast: Cast) -> None:
        self._stack, self._cast = stack, cast
        self._api = ApiClient(stack.api)
        self._logical_ids = {function.handler: name for name, function in stack.functions.items()}
        self._start_s: dict[str, float] = {}
        self._work_s: dict[str, float] = {}
        self._idle_s: dict[str, float] = {}
        self._model_s: dict[str, float] = {}
        self._log_bytes: dict[str, int] = {}
        self._bytes: dict[str, int] = {}

    def run(self) -> Measured:
        self._idle("encode_users")
        self._idle("encode_jobs")
        self._idle("rank_referrals")
        self._idle(RECONCILER, self._round)
        people, asks, before = self._cast.people, self._cast.asks, processor_seconds(DATABASE)
        self._each("register", map(self._registering, people))
        secrets = dict(zip((one.email for one in people), self._each("login", map(self._log_in, people)), strict=True))
        self._each("ask_referral", (self._asking(secrets[who.email], what.body) for who, what in asks))
        self._drain("encode_users", len(people), "profile")
        self._drain("encode_jobs", len({posting.id for _, posting in asks}), "posting")
        self._drain("rank_referrals", len(asks), None)
        seekers = {seeker.email for seeker, _ in asks}
        mine = self._each("my_referral", (self._listing("/myreferral", secrets[email]) for email in seekers))
        referrers = [one for group in self._cast.referrers.values() for one in group]
        inboxes = self._each("give_referral", (self._listing("/givereferral", secrets[r.email]) for r in referrers))
        self._bytes["ask_in_a_list"] = _bytes_of_one(mine)
        self._bytes["ask_in_an_inbox"] = _bytes_of_one(inboxes)
        database_s = (processor_seconds(DATABASE) - before) / len(asks)
        self._reconcile(len(people) + len({posting.id for _, posting in asks}) + len(asks))
        self._sizes()
        return Measured(
            self._start_s, self._work_s, self._idle_s, self._model_s, round(database_s, 4), self._log_bytes, self._bytes
        )

    def _registering(self, person: Person) -> Callable[[], bool]:
        return lambda: self._api.register(person.registration, person.origin)

    def _log_in(self, person: Person) -> Callable[[], str]:
        credentials = {"email": person.email, "password": person.password}
        return lambda: self._api.log_in(credentials, person.origin).secret

    def _asking(self, secret: str, posting: dict[str, Any]) -> Callable[[], Any]:
        return lambda: self._api.ask(secret, posting, "an ask")

    def _listing(self, path: str, secret: str) -> Callable[[], bytes]:
        return lambda: self._api.call("GET", path, secret=secret, query={"limit": 20}, expect=(200,)).content

    def _each(self, function: str, calls: Iterable[Callable[[], Any]]) -> list[Any]:
        """Makes the calls and measures them; the first one starts the function's process."""
        first, *others = calls
        before = self._processor_seconds(function)
        answers = [first()]
        started = self._processor_seconds(function)
        answers += [call() for call in others]
        self._start_s[function] = round(started - before, 3)
        self._work_s[function] = round((self._processor_seconds(function) - started) / len(others), 4)
        self._log_bytes[function] = self._logged(function) // len(answers)
        return answers

    def _idle(self, function: str, run: Callable[[], Any] | None = None) -> None:
        self._each(function, [run or (lambda: self._tick(function))] * IDLE_RUNS)
        self._idle_s[function] = self._work_s.pop(function)

    def _drain(self, function: str, done: int, modelled: str | None) -> None:
        """`done` is how many profiles, postings or asks wait. Several messages may name one of them."""
        before, models_before = self._processor_seconds(function), processor_seconds(MODELS)
        while any(self._tick(function).values()):
            pass
        self._work_s[function] = round((self._processor_seconds(function) - before) / done, 4)
        if modelled:
            self._model_s[modelled] = round((processor_seconds(MODELS) - models_before) / done, 3)

    def _round(self) -> None:
        self._stack.invoke(self._logical_ids[f"{RECONCILER}.handler"], {"reconcile": True})

    def _reconcile(self, stored: int) -> None:
        """`stored` is how many profiles, postings and open asks a round goes through."""
        before = self._processor_seconds(RECONCILER)
        self._round()
        of_all = self._processor_seconds(RECONCILER) - before - self._idle_s[RECONCILER]
        self._work_s[RECONCILER] = round(of_all / stored, 4)

    def _tick(self, function: str) -> dict[str, int]:
        counts: dict[str, int] = self._stack.tick(self._logical_ids[f"{function}.handler"])
        return counts

    def _processor_seconds(self, function: str) -> float:
        return processor_seconds(f"{function}.handler")

    def _logged(self, function: str) -> int:
        return self._stack.directory.log(self._logical_ids[f"{function}.handler"]).stat().st_size

    def _sizes(self) -> None:
        dynamodb = Clients(self._stack.endpoints)["dynamodb"]
        for name, table in {"profile": "UsersTable", "posting": "JobsTable"}.items():
            items = dynamodb.scan(TableName=self._stack.resources[table].id)["Items"]
            self._bytes[name] = round(mean(len(_raw(item["body"])) for item in items))
            self._bytes[f"encoded_{name}"] = round(mean(_bytes_of_item(item) for item in items))
        with self._stack.database.connect(self._stack.administrator) as connection, connection.cursor() as cursor:
            cursor.execute(OF_AN_ASK)
            ((evidence, others),) = cursor.fetchall()
        self._bytes["evidence"] = round(evidence)
        self._bytes["ask_without_evidence"] = round(others)


def _bytes_of_item(item: dict[str, dict[str, Any]]) -> int:
    """The size as DynamoDB counts it: names and values."""
    return sum(len(name) + len(_raw(value)) for name, value in item.items())


def _raw(value: dict[str, Any]) -> bytes:
    (content,) = value.values()
    return content.encode() if isinstance(content, str) else content


def _bytes_of_one(lists: Iterable[bytes]) -> int:
    return sum(map(len, lists)) // sum(len(json.loads(one)["referrals"]) for one in lists)


def main() -> int:
    with tempfile.TemporaryDirectory() as directory, Stack(Path(directory), tick=None, parameters=PARAMETERS) as stack:
        measured = Measurement(stack, Cast.read()).run()
    PATH.write_text(json.dumps(asdict(measured), indent=2) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
