"""What the figures must at least, or at most, be on the shipped sets: floors.toml."""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

FLOORS = Path(__file__).parent / "floors.toml"
LIMITS = {"min", "max"}

Limits = dict[str, dict[str, float]]


def floors() -> Limits:
    """{path of a figure, its keys joined by dots: {"min" or "max": limit}}."""
    with FLOORS.open("rb") as file:
        return dict(_limits(tomllib.load(file)))


def broken(figures: Mapping[str, Any], limits: Limits) -> Iterator[str]:
    """A clause for each figure that is below its minimum, above its maximum, or gone."""
    for path, limit in limits.items():
        value = figure_at(figures, path)
        if value is None:
            yield f"{path} is missing"
        elif value < limit.get("min", value):
            yield f"{path} is {value:.4f}, below {limit['min']}"
        elif value > limit.get("max", value):
            yield f"{path} is {value:.4f}, above {limit['max']}"


def figure_at(figures: Mapping[str, Any], path: str) -> float | None:
    """The figure that a path leads to; of one with an interval, its value."""
    found: Any = figures
    for key in path.split("."):
        found = found.get(key) if isinstance(found, Mapping) else None
    return found.get("value") if isinstance(found, Mapping) else found


def _limits(table: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, dict[str, float]]]:
    for key, inner in table.items():
        if LIMITS.issuperset(inner):
            yield path + key, inner
        else:
            yield from _limits(inner, f"{path}{key}.")
