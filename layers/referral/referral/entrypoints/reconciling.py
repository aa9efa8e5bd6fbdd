"""The events of the function that reconciles the stores: a schedule's tick, and three commands of operators."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Field, TypeAdapter

from referral.application import ports
from referral.application.reconcile import Reconciled, Stores, reconcile, told
from referral.domain.reconciliation import Round
from referral.domain.value_types import Record
from referral.entrypoints.metrics import measure
from referral.entrypoints.schedule import SecondsLeft, Tick


class Reconcile(Record, extra="forbid"):
    """{"reconcile": true}: begins a round of each walk that rests, and goes on with the others. `rest` is for how many
    seconds a walk must have rested, so that a command of several runs begins no round twice."""

    reconcile: Literal[True]
    rest: Annotated[float, Field(ge=0)] = 0


class Remove(Record, extra="forbid"):
    """{"removeAtMost": 100}: the same, and removes the data of as many people who are gone in one round of a walk."""

    rest: Annotated[float, Field(ge=0)] = 0
    removeAtMost: Annotated[int, Field(strict=True, ge=1, le=100_000)]


class TellFigures(Record, extra="forbid"):
    """{"figures": true}: only returns what is known."""

    figures: Literal[True]


Command = Reconcile | Remove | TellFigures | Tick
_COMMANDS: TypeAdapter[Command] = TypeAdapter(Command)


def command_of(event: Mapping[str, Any]) -> Command:
    """ValidationError if the event is none of the commands."""
    return _COMMANDS.validate_python(event)


def run(
    command: Command, stores: Stores, rounds: ports.Rounds, report: ports.Report, seconds_left: SecondsLeft
) -> dict[str, Any]:
    """Runs the command. The answer has the figures of all walks; after a run, its outcomes as well."""
    outcomes: dict[str, Any] = {}
    match command:
        case Reconcile(rest=rest):
            done = reconcile(stores, rounds=rounds, seconds_left=seconds_left, report=report, rest=rest)
            outcomes = _measured(done)
        case Remove(removeAtMost=most, rest=rest):
            done = reconcile(
                stores, rounds=rounds, seconds_left=seconds_left, report=report, rest=rest, most_removed=most
            )
            outcomes = _measured(done)
        case Tick():
            outcomes = _measured(reconcile(stores, rounds=rounds, seconds_left=seconds_left, report=report))
    if outcomes.get("Outages"):
        return outcomes
    known = rounds.all()
    if outcomes:
        measure("Told", told(known))
    return {**outcomes, "Walks": {walk: _described(one) for walk, one in known.items()}}


def _measured(done: Reconciled) -> dict[str, Any]:
    outcomes = {"Mended": done.mended, "Failures": done.failures, "Outages": done.outages}
    for name, number in outcomes.items():
        measure(name, number)
    return {**outcomes, "Pages": done.pages, "Found": dict(done.found), "Named": done.named}


def _described(one: Round) -> dict[str, Any]:
    """`rested` is None before the first round has ended."""
    return {"isUnderWay": one.position is not None, "rested": one.rested, "found": dict(one.figures)}
