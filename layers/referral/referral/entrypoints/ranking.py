"""The events that the ranker's function takes: a schedule's tick and five commands, distinguished by their fields."""

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import TypeAdapter

from referral.application import ports
from referral.application.posting_revisions import confirm_by_operator
from referral.application.rank import (
    MOST_STALE,
    RankerPorts,
    Standing,
    clear_decided,
    make_stale_due,
    rank_due,
    rank_one,
    standing,
)
from referral.domain.identifiers import UserId
from referral.domain.revision import RevisionName
from referral.domain.value_types import Link, Record
from referral.entrypoints.metrics import measure
from referral.entrypoints.schedule import SecondsLeft, Tick


class RankOne(Record, extra="forbid"):
    """{"userId", "link"}: scores one ask now, due or not."""

    userId: UserId
    link: Link


class Rescore(Record, extra="forbid"):
    """{"rescore": true}: makes all asks with stale scores due."""

    rescore: Literal[True]


class ConfirmRevision(Record, extra="forbid"):
    """{"confirm": revision}: makes this revision of a posting the one that counts for its link at its company."""

    confirm: RevisionName


class ClearDecided(Record, extra="forbid"):
    """{"clearDecided": true}: clears asks that were decided before the time for which they are kept. Runs daily."""

    clearDecided: Literal[True]


class TellStanding(Record, extra="forbid"):
    """{"standing": true}: only reports the backlog."""

    standing: Literal[True]


Command = RankOne | Rescore | ConfirmRevision | ClearDecided | TellStanding | Tick
_COMMANDS: TypeAdapter[Command] = TypeAdapter(Command)


def command_of(event: Mapping[str, Any]) -> Command:
    """ValidationError if the event is none of the commands."""
    return _COMMANDS.validate_python(event)


def run(
    command: Command, ranker: RankerPorts, revisions: ports.Revisions, retention_days: int, seconds_left: SecondsLeft
) -> Mapping[str, float]:
    """Runs the command and returns what is to be counted."""
    match command:
        case ClearDecided():
            cleared = clear_decided(retention_days, asks=ranker.asks, seconds_left=seconds_left)
            return {"Cleared": cleared} if cleared else {}
        case TellStanding():
            return _figures(standing(asks=ranker.asks))
        case RankOne(userId=seeker, link=link):
            return +rank_one(ranker, seeker, link)
        case ConfirmRevision(confirm=revision):
            return {"Confirmed": confirm_by_operator(revision, revisions=revisions, jobs=ranker.jobs)}
        case Rescore():
            made_due = make_stale_due(asks=ranker.asks, seconds_left=seconds_left)
            outcomes: Mapping[str, float] = {"MadeDue": made_due} if made_due else {}
        case Tick():
            outcomes = +rank_due(ranker, seconds_left=seconds_left)
    for name, value in _figures(standing(asks=ranker.asks, most=MOST_STALE)).items():
        measure(name, value)
    return outcomes


def _figures(standing: Standing) -> Mapping[str, float]:
    return {"Stale": standing.stale, "OldestUnscored": standing.oldest_unscored}
