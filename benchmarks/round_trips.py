"""Rows about round trips for each request: the budget, which tests/functions holds."""

from dataclasses import dataclass

from benchmarks.comparison import Row
from costs.round_trips import BUDGET

LISTED = 20  # entries of a list


@dataclass(frozen=True)
class Request:
    """`predecessor` and `least` are what it took before, and what it can't do without."""

    name: str
    route: str
    predecessor: int
    least: int
    goal: int


# The predecessor made one call for each entry of an inbox.
REQUESTS = (
    Request("my asks", "GET /myreferral", 5, 1, 1),
    Request("inbox", "GET /givereferral", 4 + LISTED, 2, 2),
    Request("ask for a known posting", "POST /askreferral, known posting", 5, 3, 4),
    Request("ask for a new posting", "POST /askreferral, new posting", 8, 4, 5),
    Request("decide", "PUT /givereferral, refer", 4, 3, 4),
    Request("log in", "POST /login", 1, 1, 1),
    Request("register", "POST /register, where no address is verified", 4, 4, 5),
)


def rows() -> list[Row]:
    return [
        Row(
            "round-trips",
            f"round trips: {one.name}",
            "calls",
            (float(sum(BUDGET[one.route].values())),),
            (float(one.predecessor),),
            (float(one.least),),
            goal=f"≤ {one.goal}",
            beside="the predecessor | what it can't do without",
        )
        for one in REQUESTS
    ]
