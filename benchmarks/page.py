"""docs/performance.md, from the rows that were measured."""

import os
import platform
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from benchmarks.comparison import Row, span

_PACKAGES = ("boto3", "pymysql", "numpy", "onnxruntime", "pydantic")
_INTRODUCTION = """# How fast it is

`make bench` measures what is here and writes this page, {duration}. `make bench FULL=1` takes
more rounds and larger tables, and `JSON=file` keeps all rounds. Everything runs on one machine, with real stores and
models. Absolute figures are those of that machine; what can be compared are the ratios, because ours, a naive way and a
limit take turns.

**ours**, **naive** and **limit** are the median of {fewest} to {most} rounds (lowest-highest round). **× naive** says
how many times better we are than the naive way, **× limit** how many times worse than the limit, as the median of the
ratios of all rounds. **goal** is what we aim at. A figure without a range was measured once. What the naive way and the
limit are is said below each table.

{machine}
"""
_HEAD = ("work", "unit", "ours", "naive", "limit", "× naive", "× limit", "goal")
_TITLES = {
    "rank": "Ranking",
    "encode": "Encoding",
    "storage": "Storage",
    "round-trips": "Round trips",
    "cold-starts": "Cold starts",
    "lists": "Lists",
    "housekeeping": "Housekeeping of the ranker",
}
_NOTES = """## How to read it

- A load before the run means that others used the machine: then the speeds are too low and the ranges wide.
- The predecessor ranks one pair at a time: it fetches the profile and the posting, embeds all their texts by a call of
  the model, compares them and stores one score. `benchmarks/predecessor.py` is its way in a page, on the same stores.
- The model, the stores and what is measured share the cores. Two rankers or encoders side by side can't do twice as
  much where they have no cores of their own.
- Two rankers or encoders are only measured if together they did everything once, and nothing twice.
- Round trips are those of `costs/round_trips.py`, which a test enforces. One of them asks whether the caller's account
  still counts, which the predecessor did not ask. It also had no history, budgets or revisions to write.
- A cold start is the time from the start of a process under Lambda's runtime client to its first answer. A first
  answer includes the first connection to each store.
"""


@dataclass(frozen=True)
class Run:
    """When, where and with what the rows were measured. `load` is what waited for the cores before the run."""

    at: str
    processor: str
    cores: int
    memory_gb: int
    load: float
    versions: Mapping[str, str]
    rounds: tuple[int, int]
    full: bool

    @classmethod
    def of_now(cls, rounds: tuple[int, int], full: bool) -> "Run":
        return cls(
            datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"),
            _processor(),
            os.cpu_count() or 1,
            round(os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**30),
            round(os.getloadavg()[0], 1),
            {"Python": platform.python_version(), **{package: version(package) for package in _PACKAGES}},
            rounds,
            full,
        )

    def __str__(self) -> str:
        versions = ", ".join(f"{name} {number}" for name, number in self.versions.items())
        return (
            f"Measured on {self.at} on {self.cores} cores ({self.processor}) with {self.memory_gb} GiB, where the load"
            f" was {self.load} before the run. {versions}."
        )


def document(run: Run, rows: Sequence[Row]) -> str:
    duration = "this time with `FULL=1`" if run.full else "in three minutes if the machine is quiet"
    parts = [_INTRODUCTION.format(duration=duration, fewest=run.rounds[0], most=run.rounds[1], machine=run)]
    groups = dict.fromkeys(row.group for row in rows)
    parts += [_section(_TITLES[group], [row for row in rows if row.group == group]) for group in groups]
    return "\n".join([*parts, _NOTES])


def as_json(run: Run, rows: Sequence[Row]) -> dict[str, Any]:
    described = [asdict(row) | {"times_naive": row.times_naive, "times_limit": row.times_limit} for row in rows]
    return {"run": asdict(run), "rows": described}


def line(row: Row) -> str:
    ratios = span(row.times_naive), span(row.times_limit)
    return _line((row.work, row.unit, span(row.ours), span(row.naive), span(row.limit), *ratios, row.goal or "-"))


def _section(title: str, rows: Sequence[Row]) -> str:
    table = "\n".join([_line(_HEAD), _line(["---"] * len(_HEAD)), *map(line, rows)])
    return f"## {title}\n\n{table}\n\n{_legend(rows)}"


def _legend(rows: Sequence[Row]) -> str:
    """What the naive ways and the limits of a table are."""
    works: dict[str, list[str]] = {}
    for row in rows:
        if row.beside:
            works.setdefault(row.beside, []).append(row.work)
    lines = []
    for beside, of in works.items():
        naive, _, limit = (part.strip() for part in beside.partition("|"))
        sides = [f"the naive way is {naive}"] * bool(naive) + [f"the limit is {limit}"] * bool(limit)
        lines.append(f"- {'; '.join(of)}: {'; '.join(sides)}\n" if len(works) > 1 else f"Here {'; '.join(sides)}.\n")
    return "".join(lines)


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    return next((one.partition(": ")[2] for one in lines if one.startswith("model name")), platform.machine())
