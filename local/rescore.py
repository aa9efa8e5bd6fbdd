"""Renews every score of another version on the stack that runs in a directory: python -m local.rescore."""

import argparse
import os
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

from local.aws import STACK_NAME
from local.directory import StackDirectory
from local.stack import BUILT
from local.supervisor import Say
from referral.adapters.referrals import Referrals

POLL_S = 1.0
PATIENCE_S = 120.0


class NoStack(Exception):
    """No stack runs in the directory."""


def connected(directory: StackDirectory) -> Referrals:
    """The asks of the stack that runs in the directory; NoStack where none does."""
    if not directory.owner():
        raise NoStack(f"no stack runs in {directory.path}")
    state = directory.state()
    database = urlsplit(state["database"])
    os.environ |= state["environment"] | {
        "DATABASE_HOST": database.hostname,
        "DATABASE_PORT": str(database.port),
        "DATABASE_NAME": database.path.removeprefix("/"),
        "DATABASE_SECRET_ARN": f"{STACK_NAME}/database",
    }
    return Referrals()


def rescore(referrals: Referrals, say: Say = print, poll_s: float = POLL_S, patience_s: float = PATIENCE_S) -> bool:
    """Makes due what is stale and returns when the stack's ranker has renewed it all; False if it comes to a halt."""
    say(f"{sum(iter(referrals.rescore, 0))} asks made due")
    left, since = referrals.stale(), time.monotonic()
    while left and time.monotonic() < since + patience_s:
        say(f"{left} still have a score of another version")
        before = left
        while left == before and time.monotonic() < since + patience_s:
            time.sleep(poll_s)
            left = referrals.stale()
        if left < before:
            since = time.monotonic()
    say("no score is of another version" if not left else f"{left} make no progress: does the stack run this version?")
    return not left


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m local.rescore", description=__doc__)
    parser.add_argument("--directory", type=Path, default=BUILT / "stack", help="where it runs (%(default)s)")
    try:
        return 0 if rescore(connected(StackDirectory(parser.parse_args().directory))) else 1
    except KeyboardInterrupt:
        return 130
    except NoStack as error:
        print(error, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
