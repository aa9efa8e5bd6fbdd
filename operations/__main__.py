"""Commands for operators, on AWS or on the local stack. Each can be interrupted at any time and run again."""

import argparse
import re
import sys
from pathlib import Path

from botocore.exceptions import BotoCoreError, ClientError

from operations import companies
from operations.dead_letters import QUEUES, redrive, waiting
from operations.deployment import Deployment, OperationFailed, on_aws, on_this_machine
from operations.encodings import KINDS, reencode
from operations.ranker import Ranker, rescore
from operations.reconciler import Reconciler, reconcile


def _status(deployment: Deployment, _: argparse.Namespace) -> None:
    for name, (queue, dead_letters) in QUEUES.items():
        counts = waiting(deployment, deployment[queue]), waiting(deployment, deployment[dead_letters])
        _say("{} queue: {} waiting, {} dead letters".format(name, *counts))
    standing = Ranker(deployment).standing()
    _say(f"asks: the oldest without a score has waited for {standing.oldest_unscored:.0f} s")
    _say(f"scores: {standing.stale} from another version")
    for line in Reconciler(deployment).known():
        _say(line)


def _redrive(deployment: Deployment, _: argparse.Namespace) -> None:
    redrive(deployment, _say)


def _reencode(deployment: Deployment, arguments: argparse.Namespace) -> None:
    reencode(deployment, arguments.kind, _say, again=arguments.again, rate=arguments.rate, skip=arguments.skip)


def _rescore(deployment: Deployment, _: argparse.Namespace) -> None:
    rescore(Ranker(deployment), _say)


def _reconcile(deployment: Deployment, arguments: argparse.Namespace) -> None:
    reconcile(Reconciler(deployment), _say, arguments.remove)


def _companies(deployment: Deployment, arguments: argparse.Namespace) -> None:
    if arguments.confirm:
        companies.confirm(deployment, arguments.confirm, arguments.company, _say)
    elif arguments.revoke:
        companies.revoke(deployment, arguments.revoke, _say)
    else:
        companies.show(deployment, _say)


def _postings(deployment: Deployment, arguments: argparse.Namespace) -> None:
    Ranker(deployment).confirm(arguments.confirm)
    _say("confirmed: undecided asks for its link at its company will be scored against it")


def main() -> int:
    parser = _parser()
    arguments = parser.parse_args()
    if arguments.command is _companies and arguments.confirm and not arguments.company:
        parser.error("--confirm needs --company")
    try:
        deployment = on_this_machine(arguments.local) if arguments.local else on_aws(arguments.stack)
        arguments.command(deployment, arguments)
    except KeyboardInterrupt:
        return 130
    except (OperationFailed, BotoCoreError, ClientError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _say(line: str) -> None:
    print(line, flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m operations", description=__doc__)
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--stack", default="referral-connect", help="CloudFormation stack on AWS (%(default)s)")
    where.add_argument("--local", type=Path, metavar="DIR", help="directory of the running local stack")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    for name, command, words in (
        ("status", _status, "show what is waiting"),
        ("redrive", _redrive, "move dead letters back to their queues"),
        ("rescore", _rescore, "recompute scores from other versions, and wait until that is done"),
    ):
        commands.add_parser(name, help=words, description=words).set_defaults(command=command)
    words = "find where stores disagree, mend it where that is safe, and show the rest"
    reconciling = commands.add_parser("reconcile", help=words, description=words)
    reconciling.set_defaults(command=_reconcile)
    reconciling.add_argument(
        "--remove",
        type=_at_least_one,
        metavar="N",
        help="remove the data of up to N people who are gone",
    )
    words = "list the domains of work addresses, or confirm or revoke one"
    domains = commands.add_parser("companies", help=words, description=words)
    domains.set_defaults(command=_companies)
    decision = domains.add_mutually_exclusive_group()
    decision.add_argument("--confirm", metavar="DOMAIN", help="addresses at this domain are those of --company")
    decision.add_argument("--revoke", metavar="DOMAIN", help="addresses at this domain prove nothing any more")
    domains.add_argument("--company", metavar="NAME", help="the company, in any spelling")
    words = "confirm a revision of a posting: its company's undecided asks for the link are scored against it"
    postings = commands.add_parser("postings", help=words, description=words)
    postings.set_defaults(command=_postings)
    postings.add_argument("--confirm", required=True, type=_revision, metavar="REVISION", help="`revision` of an ask")
    words = "queue the users or jobs that the running version has not encoded yet"
    encoding = commands.add_parser("reencode", help=words, description=words)
    encoding.set_defaults(command=_reencode)
    encoding.add_argument("kind", choices=KINDS)
    encoding.add_argument("--again", action="store_true", help="also encode those that this version has encoded")
    encoding.add_argument("--rate", type=_above_zero, default=20.0, help="at most this many per second (%(default)g)")
    encoding.add_argument(
        "--skip",
        type=_not_negative,
        default=0,
        metavar="N",
        help="skip the first N in the table's own order; the order may change, so run again without --skip if in doubt",
    )
    return parser


def _revision(text: str) -> str:
    if not re.fullmatch("[0-9a-f]{64}", text):
        raise argparse.ArgumentTypeError("must have 64 digits of 0-9 and a-f")
    return text


def _above_zero(text: str) -> float:
    if not float(text) > 0:
        raise argparse.ArgumentTypeError("must be greater than 0")
    return float(text)


def _at_least_one(text: str) -> int:
    if int(text) < 1:
        raise argparse.ArgumentTypeError("must be at least 1")
    return int(text)


def _not_negative(text: str) -> int:
    if int(text) < 0:
        raise argparse.ArgumentTypeError("must not be negative")
    return int(text)


if __name__ == "__main__":
    sys.exit(main())
