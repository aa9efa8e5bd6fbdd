"""Gives thousands of inputs to the parsers, and sends thousands to the API of a local stack of its own.

Fails if an answer is not as the OpenAPI document says, is a 5xx or takes over a second, if a refused request leaves
something, if what was accepted can't be encoded, or if a parser breaks a promise.
"""

import argparse
import logging
import multiprocessing
import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import count
from pathlib import Path
from time import monotonic

from local.stack import BUILT, ROOT, Stack
from tests.fuzz import generate
from tests.fuzz.inputs import Input, operations
from tests.fuzz.people import gather
from tests.fuzz.report import progress, say, summary
from tests.fuzz.run import Run
from tests.fuzz.stores import Stores
from tests.fuzz.wire import Wire

_FROM_ONE_OPERATION = 96


def main() -> int:
    arguments = _parser().parse_args()
    say(f"seed {arguments.seed}")
    parsers, api = _fuzz_parsers(arguments), _fuzz_api(arguments)
    return 1 if parsers or api else 0


def _fuzz_api(arguments: argparse.Namespace) -> int:
    # It would write a traceback about each request that is no HTTP.
    logging.getLogger("aiohttp.server").setLevel(logging.CRITICAL)
    with Stack(arguments.directory, tick=None, say=say) as stack:
        host, _, port = stack.api.split("/")[2].partition(":")
        run = Run(Wire(host, int(port)), Stores(stack), gather(stack), operations(), arguments.seed)
        _send(run, arguments)
        say("encoding and ranking what was accepted")
        run.settle(stack)
    return summary(run.outcome, arguments.directory / "findings.jsonl")


def _fuzz_parsers(arguments: argparse.Namespace) -> int:
    """The properties of `make test`, with more and other examples."""
    options = ["--hypothesis-profile=fuzz", f"--hypothesis-seed={arguments.seed}"]
    environment = os.environ | {"PARSER_EXAMPLES": str(arguments.parser_examples)}
    return subprocess.call([sys.executable, "-m", "pytest", "-q", "tests/parsers", *options], cwd=ROOT, env=environment)


def _send(run: Run, arguments: argparse.Namespace) -> None:
    """Whole turns, so that every operation gets its share."""
    began = monotonic()
    for turn in _turns(arguments.seed):
        for inputs in turn:
            run.send(inputs)
            minutes = (monotonic() - began) / 60
            say(progress(minutes, inputs[0].operation, run.outcome))
        if minutes >= arguments.minutes if arguments.minutes else run.outcome.inputs >= arguments.examples:
            break


def _turns(seed: int) -> Iterator[Iterator[list[Input]]]:
    """Turn by turn the inputs of each operation, made in another process while earlier ones are sent."""
    known = operations()
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as maker:
        for turn in count(seed):
            made = [maker.submit(generate.inputs, operation, _FROM_ONE_OPERATION, turn) for operation in known]
            made.append(maker.submit(generate.elsewhere, _FROM_ONE_OPERATION, turn, known))
            yield (one.result() for one in made)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="another seed makes other inputs (%(default)s)")
    parser.add_argument("--examples", type=int, default=10_500, help="for the API, at least (%(default)s)")
    parser.add_argument("--minutes", type=float, help="send to the API for so long instead")
    parser.add_argument("--parser-examples", type=int, default=250, help="for each property (%(default)s)")
    parser.add_argument("--directory", type=Path, default=BUILT / "fuzz", help="for data, logs, findings (%(default)s)")
    return parser


if __name__ == "__main__":
    sys.exit(main())
