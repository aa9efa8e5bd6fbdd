"""Rows of the table: ours beside a naive way and beside a limit, in rounds that take turns."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from statistics import median

Samples = tuple[float, ...]  # one value for each round; a single one where nothing varies


@dataclass(frozen=True)
class Row:
    """One line of the table. `naive` and `limit` are empty where there is nothing to compare with. With `rate`, more is
    better; otherwise less is. `beside` says what the naive way and the limit are."""

    group: str
    work: str
    unit: str
    ours: Samples
    naive: Samples = ()
    limit: Samples = ()
    rate: bool = False
    goal: str = ""
    beside: str = ""

    @property
    def times_naive(self) -> Samples:
        """How many times better than the naive way, round by round."""
        return _ratios(self.ours, self.naive) if self.rate else _ratios(self.naive, self.ours)

    @property
    def times_limit(self) -> Samples:
        """How many times worse than the limit, round by round."""
        return _ratios(self.limit, self.ours) if self.rate else _ratios(self.ours, self.limit)


def in_turns(rounds: int, ways: Mapping[str, Callable[[], float]]) -> dict[str, Samples]:
    """The value of each way in each round. The ways take turns, so that a busy moment hits all of them."""
    values: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, measured in ways.items():
            values[name].append(measured())
    return {name: tuple(each) for name, each in values.items()}


def sides(
    rounds: int, *, ours: Callable[[], float], naive: Callable[[], float], limit: Callable[[], float]
) -> tuple[Samples, Samples, Samples]:
    """The three columns of a row, measured in turns."""
    found = in_turns(rounds, {"ours": ours, "naive": naive, "limit": limit})
    return found["ours"], found["naive"], found["limit"]


def span(values: Samples) -> str:
    """The median, with the lowest and the highest round."""
    if not values:
        return "-"
    if len(values) == 1:
        return number(values[0])
    return f"{number(median(values))} ({number(min(values))}-{number(max(values))})"


def number(value: float) -> str:
    """Three digits that count."""
    if value >= 100 or value == int(value):
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def _ratios(above: Samples, below: Samples) -> Samples:
    return tuple(one / other for one, other in zip(above, below, strict=True)) if above and below else ()
