"""Ways to break a right request. Each gives inputs without an end."""

import gzip
import json
import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import quote

from tests.api_document import DOCUMENT
from tests.fuzz.inputs import BASE, Headers, Input, Kind, Operation
from tests.fuzz.unusual import CONTENT_TYPES, HEADERS, NUMBERS, STRINGS, TEXTS, VALUES

JSON = (("Content-Type", "application/json"),)
_MOST = 128 * 1024
_DEEP = (20, 199, 201, 1_000, 40_000)
_METHODS = ("HEAD", "OPTIONS", "TRACE", "PROPFIND", "get", "Post", "PURGE", "LINK", "QUERY", "M-SEARCH", "A" * 200)


def bodies(operation: Operation, right: list[Input], chance: random.Random) -> Iterator[Input]:
    """Bodies that are no JSON, or unusual JSON."""
    while True:
        text = _body(operation, right, chance)
        for broken in (*_no_json(text, chance), *_unusual_json(text, chance)):
            yield _with_body(operation, Kind.BODY, broken, chance)


def values(operation: Operation, right: list[Input], chance: random.Random) -> Iterator[Input]:
    """Right bodies with an unusual value somewhere."""
    while True:
        content = json.loads(_body(operation, right, chance))
        _spoil(content, chance)
        yield _with_body(operation, Kind.VALUE, _dumped(content, chance), chance)


def headers(operation: Operation, right: list[Input], chance: random.Random) -> Iterator[Input]:
    """Unusual headers beside those of a right request."""
    while True:
        base = _base(operation, right, chance)
        more = tuple(chance.sample(HEADERS, chance.randint(1, 3)))
        yield replace(base, kind=Kind.HEADER, headers=base.headers + more)


def queries(operation: Operation, right: list[Input], chance: random.Random) -> Iterator[Input]:
    """Unusual parameters, known and unknown ones."""
    names = [one["name"] for one in _described(operation).get("parameters", ()) if one["in"] == "query"]
    while True:
        base = _base(operation, right, chance)
        parameters = [
            f"{quote(chance.choice([*names, *names, 'unknown', '', 'ä', 'a[]']))}={_quoted(chance)}"
            for _ in range(chance.choice((1, 1, 2, 3)))
        ]
        target = f"{BASE}{operation.path}?{'&'.join(parameters)}"[:6_000]
        yield replace(base, kind=Kind.QUERY, target=target)


def elsewhere(known: list[Operation], chance: random.Random) -> Iterator[Input]:
    """Methods that a path does not have, and paths that lead nowhere."""
    while True:
        operation = chance.choice(known)
        method = chance.choice((*_METHODS, "GET", "PUT", "POST", "PATCH", "DELETE"))
        path = chance.choice(_PATHS)(BASE + operation.path)
        body = chance.choice((None, b"{}", b"\xff", b'{"a":' * 99))
        more = tuple(chance.sample((*HEADERS, ("Access-Control-Request-Method", "PUT")), chance.randint(0, 2)))
        yield Input("elsewhere", Kind.ELSEWHERE, method, path, (*JSON, *more) if body else more, body)


_PATHS: tuple[Callable[[str], str], ...] = (
    lambda path: path,
    lambda path: path,
    lambda path: f"{path}/",
    lambda path: path.replace("/", "//"),
    lambda path: path.upper(),
    lambda path: f"{path}%00",
    lambda path: f"{path}/%2e%2e",
    lambda path: f"{path}/../me",
    lambda path: path.replace("e", "%65"),
    lambda path: f"{path};a=b",
    lambda path: f"{path}/{'a' * 4_000}",
    lambda path: f"{path}/%ff%fe",
    lambda path: f"/v2{path}",
    lambda path: "/",
    lambda path: f"{path}?{'&' * 500}",
    lambda path: f"{path}#a",
)


def _described(operation: Operation) -> dict[str, Any]:
    found: dict[str, Any] = DOCUMENT["paths"][operation.path][operation.method.lower()]
    return found


def _base(operation: Operation, right: list[Input], chance: random.Random) -> Input:
    base = Input(operation.name, Kind.RIGHT, operation.method, BASE + operation.path, (), None)
    if operation.takes_body and chance.random() < 0.5:
        return _with_body(operation, Kind.RIGHT, _body(operation, right, chance).encode(), chance)
    return chance.choice(right) if right else base


def _body(operation: Operation, right: list[Input], chance: random.Random) -> str:
    """The document's example, or a body that schemathesis made."""
    content = _described(operation)["requestBody"]["content"]["application/json"]
    made = [one.body.decode() for one in right if one.body]
    if "example" in content and (not made or chance.random() < 0.6):
        return json.dumps(content["example"])
    return chance.choice(made) if made else "{}"


def _with_body(operation: Operation, kind: Kind, body: bytes, chance: random.Random) -> Input:
    more: Headers = JSON if chance.random() < 0.8 else (("Content-Type", chance.choice(CONTENT_TYPES)),)
    if "If-Match" in {one["name"] for one in _described(operation).get("parameters", ())} and chance.random() < 0.9:
        more += (("If-Match", "*"),)
    return Input(operation.name, kind, operation.method, BASE + operation.path, more, body)


def _no_json(text: str, chance: random.Random) -> Iterator[bytes]:
    whole = text.encode()
    at = chance.randrange(len(whole) + 1)
    yield whole[:at]
    yield whole[:at] + chance.choice((b"\0", b"\xff", b"\xed\xa0\x80", b"\xc0\x80", b"\xf5\x80\x80\x80")) + whole[at:]
    yield whole + chance.choice((b",", b"}", b"\0", whole, b"//"))
    yield chance.choice((b"", b" ", b"null", b"[]", b"0", b'""', b"true", b"{", b"[", b'"', b"{}", b"\xef\xbb\xbf{}"))
    yield chance.choice(("utf-16", "utf-32", "utf-7")).encode() + whole
    yield text.encode(chance.choice(("utf-16", "utf-32", "utf-16-le")))
    yield gzip.compress(whole, mtime=0)
    yield chance.choice((b"a=b&c=d", b"<a/>", b"--x\r\n\r\n--x--", b"{'a': 1}", b'{"a": 01}', b'{"a": .5}', b"{a: 1}"))
    yield bytes(chance.randrange(256) for _ in range(chance.choice((1, 40, 2_000))))


def _unusual_json(text: str, chance: random.Random) -> Iterator[bytes]:
    deep = chance.choice(_DEEP)
    opened, closed = chance.choice((("[", "]"), ('{"a":', "}")))
    nested = opened * deep + "1" + closed * deep
    for value in (nested, *NUMBERS, *STRINGS):
        if chance.random() < 0.4:
            yield _with_member(text, value, chance)
    yield _doubled(text, chance)
    yield nested.encode()
    size = chance.choice((_MOST - 1, _MOST, _MOST + 1, 2 * _MOST, 700_000))
    yield text.encode() + b" " * (size - len(text.encode()))
    yield _with_member(text, json.dumps("é" * chance.choice((30_000, 65_000, 70_000)), ensure_ascii=False), chance)
    yield _with_member(text, "[" + ",".join(["1"] * chance.choice((10, 60_000))) + "]", chance)
    yield json.dumps({str(number): number for number in range(9_000)}).encode()


def _with_member(text: str, value: str, chance: random.Random) -> bytes:
    """The object with this JSON in the place of one of its members, or in a new one."""
    content = json.loads(text)
    if not isinstance(content, dict):
        return value.encode()
    name = chance.choice([*content, *content, "unknown"])
    members = [f"{json.dumps(key)}:{json.dumps(one)}" for key, one in content.items() if key != name]
    return ("{" + ",".join([*members, f"{json.dumps(name)}:{value}"]) + "}").encode()


def _doubled(text: str, chance: random.Random) -> bytes:
    """The object with one of its members twice."""
    content = json.loads(text)
    if not isinstance(content, dict) or not content:
        return b'{"a":1,"a":1}'
    name = chance.choice(list(content))
    return f"{text.rstrip()[:-1]},{json.dumps(name)}:{json.dumps(content[name])}}}".encode()


def _spoil(content: Any, chance: random.Random) -> None:
    """Puts an unusual value into a random place."""
    place = content
    while isinstance(place, dict | list) and place:
        keys: list[Any] = list(place) if isinstance(place, dict) else list(range(len(place)))
        key = chance.choice(keys)
        if not isinstance(place[key], dict | list) or not place[key] or chance.random() < 0.2:
            place[key] = chance.choice(TEXTS) if chance.random() < 0.7 else chance.choice(VALUES)
            return
        place = place[key]


def _dumped(content: Any, chance: random.Random) -> bytes:
    return json.dumps(content, ensure_ascii=chance.random() < 0.5).encode()


def _quoted(chance: random.Random) -> str:
    raw = ("%ff", "%zz", "%", "%ed%a0%80", "a=b", "1_0", "+1", "٣", "0", "101", "9" * 5_000)
    return chance.choice(raw).replace("٣", "%D9%A3") if chance.random() < 0.3 else quote(chance.choice(TEXTS))
