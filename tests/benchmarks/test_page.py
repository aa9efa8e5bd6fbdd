"""The page of measurements is complete, and its counts are those that other tests hold. No test asserts a time."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import round_trips
from benchmarks.comparison import Row, in_turns, span
from benchmarks.page import line
from costs.round_trips import BUDGET

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/performance.md").read_text()
WORKS = [row.split(" | ")[0].removeprefix("| ") for row in PAGE.splitlines() if row.startswith("| ")]
PROMISED = [
    "rank a typical pair, stored",
    "rank a large pair",
    "two rankers side by side",
    "encode people",
    "encode postings",
    "two encoders of people side by side",
    "SQL statements for each pair",
    "calls of AWS for each pair",
    "stored per person, typical",
    "stored per person, large",
    "round trips: my asks",
    "round trips: inbox",
    "round trips: ask for a known posting",
    "round trips: ask for a new posting",
    "round trips: decide",
    "round trips: log in",
    "round trips: register",
    "cold start: ",
    "my asks, page 1 ",
    "my asks, page 100 ",
    "inbox, page 1 ",
    "inbox, page 100 ",
    "decided, page 1 ",
    "decided, page 100 ",
    "oldest unscored",
    "stale scores",
    "10,000 asks of one posting made due",
]


@pytest.mark.parametrize("work", PROMISED)
def test_the_page_has_a_row_for_each_kind_of_work(work):
    assert any(row.startswith(work) for row in WORKS)


@pytest.mark.parametrize("row", round_trips.rows(), ids=lambda row: row.work)
def test_round_trips_on_the_page_are_those_of_today(row: Row):
    """If this fails, the budget has changed since `make bench` wrote the page."""
    assert line(row) in PAGE.splitlines()


def test_round_trips_are_all_of_the_budget():
    (decide,) = (row for row in round_trips.rows() if row.work == "round trips: decide")
    assert decide.ours == (sum(BUDGET["PUT /givereferral, refer"].values()),)


def test_it_explains_itself():
    environment = {**os.environ, "PYTHONPATH": "layers/referral:layers/migrations:functions"}
    process = subprocess.run(
        [sys.executable, "-m", "benchmarks", "--help"], cwd=ROOT, env=environment, capture_output=True, text=True
    )
    assert process.returncode == 0
    assert {"--full", "--json", "--page", "--rows"} <= set(process.stdout.replace(",", " ").split())


def test_ratios_compare_within_a_round():
    rate = Row("rank", "", "pairs/s", ours=(10, 40, 20), naive=(1, 2, 4), limit=(20, 40, 80), rate=True)
    assert (rate.times_naive, rate.times_limit) == ((10, 20, 5), (2, 1, 4))
    time = Row("lists", "", "ms", ours=(2, 4), naive=(4, 4), limit=(1, 4))
    assert (time.times_naive, time.times_limit) == ((2, 1), (2, 1))
    assert span(rate.times_naive) == "10 (5-20)"


def test_ways_take_turns():
    order: list[str] = []
    ways = {name: lambda name=name: order.append(name) or 1.0 for name in ("ours", "naive")}
    assert in_turns(2, ways) == {"ours": (1.0, 1.0), "naive": (1.0, 1.0)}
    assert order == ["ours", "naive", "ours", "naive"]
