"""How many inputs each parser gets: few in `make test`, many in `make fuzz` (its profile), which also prints them."""

import os
import re
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

_SLOW_TOO = [HealthCheck.too_slow, HealthCheck.data_too_large]
settings.register_profile(
    "fuzz",
    max_examples=int(os.environ.get("PARSER_EXAMPLES", "250")),
    deadline=None,
    suppress_health_check=_SLOW_TOO,
    print_blob=True,
)
_counts: dict[str, int] = {}


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    report = yield
    statistics = getattr(item, "hypothesis_statistics", "")
    if call.when == "call" and statistics:
        numbers = re.findall(r"(\d+) passing, (\d+) failing", statistics)
        _counts[item.name] = sum(map(int, (number for pair in numbers for number in pair)))
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    if config.getoption("--hypothesis-profile") == "fuzz":
        terminalreporter.section("inputs of each parser")
        for name, number in sorted(_counts.items()):
            terminalreporter.write_line(f"{number:7}  {name}")
        terminalreporter.write_line(f"{sum(_counts.values()):7}  together, in {len(_counts)} properties")
