"""What all stores hold, in a form in which two runs of the same story are equal."""

import hashlib
import json
import time
from collections.abc import Container, Mapping
from datetime import datetime
from typing import Any

from tests.simulation.world import World

# What differs between two runs of the same story, and says nothing about people or asks.
_COUNTERS = {"move_id", "attempts"}
_FIGURES = ("reconciliation", "unowned")
_DOCUMENTS = ("user-data", "job-listings")

Content = dict[str, list[str]]


def content(world: World, known: Container[str]) -> Content:
    """By store or table, what it holds. Times count only as being there or not. People who are not `known` have names
    in place of their ids. Budgets are left out: each attempt may be paid for."""
    names = _names(world, known)
    found = {
        f"mysql {table}": [_row(row) for row in world.rows(f"SELECT * FROM {table}")]
        for table in world.sql_tables()
        if table not in _FIGURES
    }
    found |= {f"dynamodb {table}": [_document(item) for item in world.items(table)] for table in _DOCUMENTS}
    found["codes"] = [
        item["purpose"]["S"].partition("#")[0]
        for item in world.items("pending")
        if "payload" in item and int(item["validUntil"]["N"]) > time.time()
    ]
    found["resumes"] = [
        {"key": key, "text": text} for key, text in {(one.name, one.value.decode()) for one in world.resumes()}
    ]
    found["accounts"] = [
        {"email": email, "status": user.status, "enabled": user.enabled, "password": user.password}
        for email, user in world.accounts().items()
    ]
    found["directory"] = list(world.search.documents.values())
    found["waiting"] = world.waiting()
    found["dead letters"] = [_request(body) for body in world.dead_letters()]
    return {
        store: sorted(_named(json.dumps(one, sort_keys=True, default=str), names) for one in all_of_it)
        for store, all_of_it in found.items()
    }


def differences(one: Content, other: Content) -> dict[str, tuple[list[str], list[str]]]:
    """The stores in which they differ, with what only the one and only the other has."""
    return {
        store: ([x for x in one[store] if x not in other[store]], [x for x in other[store] if x not in one[store]])
        for store in one
        if one[store] != other[store]
    }


def _request(body: str) -> dict[str, Any]:
    """What a message asks for, however often it was tried or requeued."""
    return {name: value for name, value in json.loads(body).items() if name not in ("tries", "requeues")}


def _row(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _value(name, value) for name, value in row.items() if name not in _COUNTERS}


def _value(name: str, value: Any) -> Any:
    if isinstance(value, datetime) or name == "claim":
        return value is not None
    return hashlib.sha256(value.encode()).hexdigest()[:12] if name in ("evidence", "summary") and value else value


def _document(item: Mapping[str, Any]) -> dict[str, Any]:
    """Features by a digest: they are the same if and only if they were computed from the same text."""
    shown = {
        name: hashlib.sha256(str(of["B"]).encode()).hexdigest()[:12] if "B" in of else next(iter(of.values()))
        for name, of in item.items()
        if name != "changedAt"
    }
    if "encodedBody" in shown:  # a digest of the body, in which ids may be random
        shown["encodedBody"] = shown["encodedBody"] == hashlib.sha256(shown["body"].encode()).hexdigest()[:32]
    return shown


def _names(world: World, known: Container[str]) -> dict[str, str]:
    """Names for the ids of people and asks that the stage did not have: those are random."""
    people = {user.id: f"<{email}>" for email, user in world.accounts().items() if user.id not in known}
    asks = {
        row["referral_id"]: f"<ask of {people[row['seeker']]} for {row['link']}>"
        for row in world.rows("SELECT referral_id, seeker, link FROM referral")
        if row["seeker"] in people
    }
    return people | asks


def _named(text: str, names: Mapping[str, str]) -> str:
    for key, name in names.items():
        text = text.replace(key, name)
    return text
