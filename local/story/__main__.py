"""`python -m local.story`: plays the story on the console. Exits with 1 if it fails, with 2 if a file is malformed."""

import argparse
import logging
import os
import sys
from io import TextIOWrapper
from pathlib import Path

from local.story.cast import LIMIT, PEOPLE, POSTINGS, BadLine, Cast
from local.story.client import StoryFailed
from local.story.story import TIMEOUT_SECONDS, Confirm, Story, terminal


def main() -> int:
    arguments = _parser().parse_args()
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    # The summary counts retries; while a part restarts, a warning for each would drown the story.
    logging.getLogger("urllib3").setLevel(logging.ERROR)
    console = terminal()
    try:
        cast = Cast.read(arguments.people, arguments.postings, arguments.limit)
        confirm = _operator(arguments.operator) if arguments.operator else None
        Story(arguments.api, cast, timeout=arguments.timeout, console=console, confirm=confirm).play()
    except BadLine as error:
        console.print(f"✗ {error}", style="red", markup=False, soft_wrap=True)
        return 2
    except StoryFailed as failure:
        console.print(f"✗ the story failed: {failure}", style="bold red", markup=False, soft_wrap=True)
        return 1
    except KeyboardInterrupt:
        console.print("✗ interrupted", style="red")
        # A thread that is retrying a request would delay a normal exit by up to a minute.
        sys.stdout.flush()
        os._exit(130)
    return 0


def _operator(directory: Path) -> Confirm:
    """Confirms domains as the operator of the stack in this directory does."""
    # Importing boto3 takes a second, and only this function needs it.
    from operations import companies
    from operations.deployment import on_this_machine

    deployment = on_this_machine(directory)
    return lambda domain, company: companies.confirm(deployment, domain, company, lambda _: None)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m local.story",
        description="Plays the whole story, from registration to referral, over HTTP against a running API.",
        epilog="local/story/README.md describes the files.",
    )
    parser.add_argument(
        "--api", required=True, metavar="URL", help="base URL of the API, such as http://127.0.0.1:8787/v1"
    )
    parser.add_argument("--postings", type=Path, default=POSTINGS, metavar="FILE", help="postings as JSON Lines")
    parser.add_argument("--people", type=Path, default=PEOPLE, metavar="FILE", help="people as JSON Lines")
    parser.add_argument(
        "--operator",
        type=Path,
        metavar="DIR",
        help="directory of the local stack, whose operator confirms domains that have not the name of the company",
    )
    parser.add_argument(
        "--limit",
        type=_positive,
        default=LIMIT,
        metavar="N",
        help="play the first N seekers and N postings (%(default)s)",
    )
    parser.add_argument(
        "--timeout",
        type=float,
        default=TIMEOUT_SECONDS,
        metavar="S",
        help="give up after S seconds in which no ask was scored (%(default)g)",
    )
    return parser


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number


if __name__ == "__main__":
    sys.exit(main())
