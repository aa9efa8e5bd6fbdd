"""`python -m local.story`: plays the story on the console. Exit status 1: the story failed; 2: a file is wrong."""

import argparse
import logging
import os
import sys
from io import TextIOWrapper
from pathlib import Path

from local.story.cast import LIMIT, PEOPLE, POSTINGS, BadLine, Cast
from local.story.client import StoryFailed
from local.story.story import TIMEOUT_SECONDS, Story, terminal


def main() -> int:
    arguments = _parser().parse_args()
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    # The summary counts repeated requests; a warning for each would drown the story while a part is restarted.
    logging.getLogger("urllib3").setLevel(logging.ERROR)
    console = terminal()
    try:
        cast = Cast.read(arguments.people, arguments.postings, arguments.limit)
        Story(arguments.api, cast, timeout=arguments.timeout, console=console).play()
    except BadLine as error:
        console.print(f"✗ {error}", style="red", markup=False, soft_wrap=True)
        return 2
    except StoryFailed as failure:
        console.print(f"✗ the story failed: {failure}", style="bold red", markup=False, soft_wrap=True)
        return 1
    except KeyboardInterrupt:
        console.print("✗ interrupted", style="red")
        # A request that is being repeated in a thread would hold a normal exit for up to a minute.
        sys.stdout.flush()
        os._exit(130)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m local.story",
        description="Plays the whole story, from register to referred, over HTTP against a running API.",
        epilog="The format of the files is in local/story/README.md.",
    )
    parser.add_argument("--api", required=True, metavar="URL", help="base of the API, such as http://127.0.0.1:8787/v1")
    parser.add_argument("--postings", type=Path, default=POSTINGS, metavar="FILE", help="postings as JSON Lines")
    parser.add_argument("--people", type=Path, default=PEOPLE, metavar="FILE", help="people as JSON Lines")
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
        help="give up when no ask was scored for S seconds (%(default)g)",
    )
    return parser


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number


if __name__ == "__main__":
    sys.exit(main())
