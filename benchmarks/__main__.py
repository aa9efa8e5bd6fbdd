"""Measures how fast the program is, beside naive ways and limits, and writes docs/performance.md:
python -m benchmarks. That takes less than three minutes, unless it is --full."""

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from benchmarks import cold_start, encoding, housekeeping, lists, round_trips, storage
from benchmarks.comparison import Row
from benchmarks.page import Run, as_json, document
from benchmarks.ranking import Pair, compare_rows, pairs_of_the_demo
from benchmarks.stored_ranking import Stored, stored_rows, two_rankers
from benchmarks.stores import stores
from local.stack import Stack
from models.evaluation.production import Encoder


@dataclass(frozen=True)
class Scale:
    """How much is measured: rounds, and fewer `slow_rounds` of what takes seconds. `naive` pairs are ranked in the
    predecessor's way in each round; memory is measured while `due` asks are ranked."""

    rounds: int
    slow_rounds: int
    naive: int
    due: int
    people: int
    postings: int
    asks: tuple[int, ...]
    functions: tuple[str, ...]


QUICK = Scale(5, 3, 5, 2_000, 24, 12, (1_000, 100_000), ("my_referral", "rank_referrals"))
FULL = Scale(9, 7, 30, 100_000, 120, 60, (1_000, 1_000_000), tuple(cold_start.CLIENTS))


class Bench:
    """What several groups share, made when the first of them needs it."""

    def __init__(self, scale: Scale, build: cold_start.Build | None, resources: ExitStack) -> None:
        self.scale = scale
        self._build, self._resources = build, resources

    @cached_property
    def pairs(self) -> list[Pair]:
        return pairs_of_the_demo(Encoder.load())

    @cached_property
    def stack(self) -> Stack:
        return self._resources.enter_context(stores())

    @cached_property
    def built(self) -> cold_start.Built:
        if self._build is None:
            raise RuntimeError("nothing was built")
        return self._build.result()


def _ranking(bench: Bench) -> list[Row]:
    people = {id(one): Stored(list(one.vectors), one.features) for one in (pair.candidate for pair in bench.pairs)}
    jobs = {id(one): Stored(list(one.vectors), one.features) for one in (pair.job for pair in bench.pairs)}
    scale = bench.scale
    stored = stored_rows(bench.stack, [*people.values()], [*jobs.values()], scale.rounds, scale.naive, scale.due)
    beside = two_rankers(bench.stack, scale.slow_rounds)
    return [*stored, beside, *compare_rows(bench.pairs, scale.rounds)]


GROUPS: dict[str, Callable[[Bench], list[Row]]] = {
    "rank": _ranking,
    "encode": lambda bench: encoding.rows(
        bench.stack, bench.scale.people, bench.scale.postings, bench.scale.slow_rounds
    ),
    "storage": lambda _: storage.rows(),
    "round-trips": lambda _: round_trips.rows(),
    "cold-starts": lambda bench: cold_start.rows(
        bench.stack, bench.built, bench.scale.functions, bench.scale.slow_rounds
    ),
    "lists": lambda bench: lists.rows(bench.scale.asks, bench.scale.rounds),
    "housekeeping": lambda bench: housekeeping.rows(bench.scale.rounds),
}


def measured(scale: Scale, groups: Iterable[str]) -> list[Row]:
    with ExitStack() as resources:
        build = resources.enter_context(cold_start.Build()) if "cold-starts" in groups else None
        bench = Bench(scale, build, resources)
        if build:  # it ends before anything is measured
            _ = bench.stack, bench.pairs, bench.built
        rows = []
        for group in groups:
            started = time.monotonic()
            rows += GROUPS[group](bench)
            print(f"{group}: {time.monotonic() - started:.0f} s", file=sys.stderr, flush=True)
        return rows


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--full", action="store_true", help="more rounds and a million asks")
    parser.add_argument("--rows", nargs="+", choices=GROUPS, default=[*GROUPS], help="only these groups of rows")
    parser.add_argument("--page", type=Path, help="the file to write the page to")
    parser.add_argument("--json", type=Path, help="the file to write all rounds to")
    options = parser.parse_args()
    scale = FULL if options.full else QUICK
    run = Run.of_now((scale.slow_rounds, scale.rounds), options.full)
    rows = measured(scale, options.rows)
    page = document(run, rows)
    print(page, end="")
    if options.page:
        options.page.write_text(page)
    if options.json:
        options.json.write_text(json.dumps(as_json(run, rows), indent=2, ensure_ascii=False) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
