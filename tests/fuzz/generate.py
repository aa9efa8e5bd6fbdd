"""Makes the inputs of one operation: by schemathesis from the API's document, and by breaking right requests."""

import random
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from itertools import chain, cycle, islice
from typing import Any
from urllib.parse import urlsplit

import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import Case, GenerationMode
from schemathesis.specs.openapi.schemas import OpenApiSchema

from tests.api_document import DOCUMENT
from tests.fuzz import breaking
from tests.fuzz.inputs import BASE, Input, Kind, Operation

_ORIGIN = "http://api.example"
_NOT_OURS = ("user-agent", "accept-encoding", "connection", "x-schemathesis-testcaseid", "content-length")
_KINDS = {Kind.RIGHT: GenerationMode.POSITIVE, Kind.WRONG: GenerationMode.NEGATIVE}


def inputs(operation: Operation, number: int, seed_of_run: int) -> list[Input]:
    """About `number` inputs for an operation, the same ones for the same seed."""
    chance = random.Random(f"{operation.name} {seed_of_run}")
    share = number // 4
    right = _by_schemathesis(operation, Kind.RIGHT, share, seed_of_run)
    wrong = _by_schemathesis(operation, Kind.WRONG, share, seed_of_run)
    made = [*right, *wrong]
    broken = islice(_broken(operation, right, chance), max(0, number - len(made)))
    return [*made, *broken]


def elsewhere(number: int, seed_of_run: int, known: list[Operation]) -> list[Input]:
    """Requests with methods and paths that the document does not have."""
    chance = random.Random(f"elsewhere {seed_of_run}")
    return list(islice(breaking.elsewhere(known, chance), number))


def _by_schemathesis(operation: Operation, kind: Kind, number: int, seed_of_run: int) -> list[Input]:
    found: list[Input] = []
    described = _schema()[operation.path][operation.method]
    strategy = described.as_strategy(generation_mode=_KINDS[kind])

    @seed(seed_of_run)
    @settings(
        max_examples=number,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
        deadline=None,
    )
    @given(case=strategy)
    def collect(case: Case[Any]) -> None:
        found.append(_input(operation, kind, case))

    # An operation without parameters and body can't be called wrongly.
    with suppress(Unsatisfiable):
        collect()
    return found


def _input(operation: Operation, kind: Kind, case: Case[Any]) -> Input:
    arguments = case.as_transport_kwargs(base_url=f"{_ORIGIN}{BASE}")
    prepared = requests.Request(**{name: value for name, value in arguments.items() if name != "cookies"}).prepare()
    parts = urlsplit(prepared.url or "")
    target = parts.path + (f"?{parts.query}" if parts.query else "")
    headers = tuple((name, value) for name, value in prepared.headers.items() if name.lower() not in _NOT_OURS)
    body = prepared.body.encode() if isinstance(prepared.body, str) else prepared.body
    return Input(operation.name, kind, prepared.method or operation.method, target, headers, body)


def _broken(operation: Operation, right: list[Input], chance: random.Random) -> Iterator[Input]:
    """Right requests, each broken in one way, without an end."""
    ways = [breaking.headers, breaking.queries]
    if operation.takes_body:
        ways += [breaking.bodies, breaking.values, breaking.bodies, breaking.values]
    streams = [way(operation, right, chance) for way in ways]
    return chain.from_iterable(map(next, streams) for _ in cycle([None]))


@cache
def _schema() -> OpenApiSchema:
    schema = schemathesis.openapi.from_dict(DOCUMENT)
    assert isinstance(schema, OpenApiSchema)
    return schema
