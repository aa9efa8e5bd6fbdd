"""Rows about encoding people and postings, on real stores: beside the bare models, and two encoders side by side.

The limit asks the endpoints about the texts of each person or posting, and does nothing with the answers. Ours is the
whole drain: it receives messages, reads, derives features, asks the models, stores, makes asks due, and deletes the
messages.
"""

import importlib
import json
import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any
from unittest.mock import patch
from uuid import uuid4

from benchmarks import side_by_side
from benchmarks.comparison import Row, sides
from benchmarks.predecessor import Predecessor
from benchmarks.stored_ranking import beside_one
from benchmarks.stores import connect
from local.stack import ROOT, Stack
from local.story.cast import Cast
from referral.adapters import queues
from referral.domain.identifiers import UserId
from referral.domain.posting import Posting, revision_id
from referral.domain.profile import Profile, Registration
from referral.domain.qa import QUESTIONS

WITHIN_JOB = ROOT / "models/evaluation/shipped/within_job"
RUN_S = 600.0  # that a run may take: one drains everything

# One server: a short poll sees everything.
_SHORT_POLLS = patch.object(queues, "_WAIT", 0)

Texts = dict[str, list[Any]]  # what each endpoint is asked about one person or posting


def people(cast: Cast, number: int) -> list[dict[str, Any]]:
    """The bodies of registrations: the people of the demo, and resumes that were written for the evaluation."""
    resumes = [json.loads(line)["text"] for line in (WITHIN_JOB / "people.jsonl").read_text().splitlines()]
    name = {"firstName": "Robin", "lastName": "Quillfeather", "password": "Correct-Horse-9"}
    found = [one.registration for one in cast.people]
    found += [{"personalInformation": name, "education": [], "experience": [], "resume": text} for text in resumes]
    return [
        one | {"personalInformation": one["personalInformation"] | {"email": _address()}}
        for one in _some(found, number)
    ]


def postings(cast: Cast, number: int) -> list[dict[str, Any]]:
    """The bodies of asks: the postings of the demo and of the evaluation."""
    jobs = [json.loads(line) for line in (WITHIN_JOB / "jobs.jsonl").read_text().splitlines()]
    found = list({posting.id: posting.body for _, posting in cast.asks}.values())
    found += [{"company": "Quillfeather", "role": job["title"], "description": job["text"]} for job in jobs]
    return [one | {"link": f"https://jobs.example.com/{uuid4().hex}"} for one in _some(found, number)]


def rows(stack: Stack, number_of_people: int, number_of_postings: int, rounds: int) -> list[Row]:
    cast, encoders = Cast.read(), Encoders()
    predecessor = Predecessor(connect(stack))
    works = [
        encoders.people(people(cast, number_of_people), predecessor),
        encoders.postings(postings(cast, number_of_postings), predecessor),
    ]
    with _SHORT_POLLS:
        return [*(work.row(rounds) for work in works), _two_encoders(works[0], rounds)]


@dataclass(frozen=True)
class Work:
    """People or postings: their keys, how to queue one, how to ask the endpoints about one, and how the predecessor
    encodes one."""

    name: str
    function: str
    keys: Sequence[str]
    send: Callable[[str], None]
    ask: Callable[[str], None]
    naive: Callable[[str], None]
    beside: str

    def row(self, rounds: int) -> Row:
        columns = sides(
            rounds,
            ours=lambda: self._rate(self._drained),
            naive=lambda: self._rate(partial(self._each, self.naive)),
            limit=lambda: self._rate(partial(self._each, self.ask)),
        )
        return Row(
            "encode",
            f"encode {self.name}",
            f"{self.name}/s",
            *columns,
            rate=True,
            goal="≥ 80 % of limit",
            beside=self.beside,
        )

    def queue(self) -> int:
        """Queues all of them, and returns their number."""
        for key in self.keys:
            self.send(key)
        return len(self.keys)

    def _rate(self, work: Callable[[], float]) -> float:
        return len(self.keys) / work()

    def _drained(self) -> float:
        self.queue()
        started = time.perf_counter()
        encoded = drained(self.function)
        seconds = time.perf_counter() - started
        if encoded != len(self.keys):
            raise RuntimeError(f"{encoded} of {len(self.keys)} {self.name} were encoded")
        return seconds

    def _each(self, work: Callable[[str], None]) -> float:
        started = time.perf_counter()
        for key in self.keys:
            work(key)
        return time.perf_counter() - started


def drained(name: str) -> int:
    """Drains the queue of an encoder in this process, and returns how many messages were encoded."""
    function = importlib.import_module(f"functions.{name}")
    deadline = time.monotonic() + RUN_S
    ports = (function.queue, function.encode, function.give_up, function.max_tries)
    outcomes = function.drain(*ports, lambda: deadline - time.monotonic())
    return int(outcomes["Encoded"])


class Encoders:
    """The encoders of the stack that the settings name, in this process."""

    def __init__(self) -> None:
        self._users, self._jobs = map(importlib.import_module, ("functions.encode_users", "functions.encode_jobs"))
        self._runtime = importlib.import_module("referral.adapters.aws").client("sagemaker-runtime")

    def people(self, bodies: Sequence[dict[str, Any]], predecessor: Predecessor) -> Work:
        keys = []
        for body in bodies:
            user_id, registration = UserId(str(uuid4())), Registration.model_validate(body)
            resume = registration.resume
            key = self._users.resumes.put(user_id, resume) if resume else None
            self._users.users.add(user_id, Profile.of(registration, key))
            keys.append(user_id)
        return self._work("people", self._users, keys, predecessor.encode_person, "3 texts")

    def postings(self, bodies: Sequence[dict[str, Any]], predecessor: Predecessor) -> Work:
        keys = []
        for body in bodies:
            posting = Posting.model_validate(body)
            self._jobs.jobs.put(revision_id(posting), posting)
            keys.append(revision_id(posting))
        return self._work("postings", self._jobs, keys, predecessor.encode_posting, "1 text")

    def _work(self, name: str, function: Any, keys: Sequence[str], naive: Callable[[str], None], texts: str) -> Work:
        asked = {key: self._asked(function, key) for key in keys}
        number = sum(len(one.get("nlu", ())) for one in asked.values()) / len(asked)
        return Work(
            name,
            function.__name__.rpartition(".")[2],
            keys,
            lambda key: function.queue.send(key, again=True),
            lambda key: self._ask(asked[key]),
            naive,
            f"the predecessor's way, {texts} each | the bare models on our {number:.0f} texts each",
        )

    def _ask(self, texts: Texts) -> None:
        for endpoint, inputs in texts.items():
            if inputs:
                name = os.environ[f"{endpoint.upper()}_ENDPOINT"]
                body = json.dumps({"inputs": inputs})
                answer = self._runtime.invoke_endpoint(EndpointName=name, ContentType="application/json", Body=body)
                answer["Body"].read()

    def _asked(self, function: Any, key: str) -> Texts:
        """What the endpoints are asked when this one is encoded alone."""
        asked: Texts = {}
        nlu, embed = function.nlu, function.nlu.embed
        nlu.embed = lambda texts: asked.update(nlu=list(texts)) or embed(texts)
        qa = getattr(function, "qa", None)
        if qa:
            answers, questions = qa.answers, list(QUESTIONS.values())
            qa.answers = lambda texts: (
                asked.update(qa=[{"context": text, "questions": questions} for text in texts]) or answers(texts)
            )
        function.encode({key: True})
        del nlu.embed
        if qa:
            del qa.answers
        return asked


def _two_encoders(work: Work, rounds: int) -> Row:
    """RuntimeError if two encoders do anything twice."""
    rates = side_by_side.rates(rounds, _encoder_of_process, (work.function,), work.queue)
    return beside_one("encode", f"two encoders of {work.name} side by side", f"{work.name}/s", rates)


def _encoder_of_process(function: str) -> side_by_side.Program:
    _SHORT_POLLS.start()
    importlib.import_module(f"functions.{function}")
    return partial(drained, function)


def _some(found: list[dict[str, Any]], number: int) -> list[dict[str, Any]]:
    """So many of them, from everywhere in the list."""
    return found[:: max(1, len(found) // number)][:number]


def _address() -> str:
    return f"{uuid4().hex}@example.org"
