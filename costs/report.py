"""Writes docs/cost.md: document.md with the figures filled in."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from costs import prices
from costs.assumptions import Assumptions
from costs.bill import bill, model_instances, reconciling
from costs.limits import limits
from costs.measured import Measured
from costs.workload import Workload

SIZES = (1_000, 100_000, 10_000_000)
WHAT_IF: dict[str, dict[str, float]] = {
    "twice as many people per ask": {"active_people": 2, "registrations": 2},
    "profiles and postings three times as long": {"documents": 3},
    "lists and inboxes opened three times as often": {"lists": 3, "inboxes": 3},
    "processors half as fast": {"processor": 0.5},
    "three years of stored data instead of one": {"months": 3},
}
_DOCUMENT = Path(__file__).with_name("document.md")


def document(assumed: Assumptions, measured: Measured) -> str:
    """The whole page, in Markdown."""
    works = [Workload(asks, assumed, measured) for asks in SIZES]
    return _DOCUMENT.read_text().format(
        bill=_bill(works),
        what_if=_what_if(works),
        limits=_limits(works[0]),
        functions=_measured_functions(measured),
        things=_measured_things(measured),
        assumptions=_assumptions(assumed),
        prices=_prices(),
        lite=" and ".join(_dollars(saved_by_lite(work)) for work in works[1:]),
        unused=_dollars(sum(bill(works[0].with_asks(0)).values())),
        reconciling=" and ".join(_dollars(reconciling(work)) for work in works[1:]),
        instances=_dollars(model_instances(1)),
    )


def saved_by_lite(work: Workload) -> float:
    """How much less Cognito's tier Lite costs than Essentials."""
    each = prices.ACTIVE_PERSON.usd - prices.ACTIVE_PERSON_LITE.usd
    return work.asks * work.assumed.active_people * each


def _bill(works: Sequence[Workload]) -> str:
    bills = [bill(work) for work in works]
    totals = [sum(one.values()) for one in bills]
    rows = [(service, *(_dollars(one[service]) for one in bills)) for service in bills[0]]
    rows.sort(key=lambda row: -bills[-1][row[0]])
    return _table(
        ("per month", *(f"{asks:,} asks" for asks in SIZES)),
        [
            *rows,
            ("**total**", *(f"**{_dollars(total)}**" for total in totals)),
            ("per ask", *(f"${total / asks:.4f}" for total, asks in zip(totals, SIZES, strict=True))),
        ],
    )


def _what_if(works: Sequence[Workload]) -> str:
    rows = [(name, *(_dollars(_more(work, factors), "+") for work in works)) for name, factors in WHAT_IF.items()]
    return _table(("with", *(f"{asks:,} asks" for asks in SIZES)), rows)


def _more(work: Workload, factors: dict[str, float]) -> float:
    changed = {name: getattr(work.assumed, name) * factor for name, factor in factors.items()}
    other = replace(work, assumed=replace(work.assumed, **changed))
    return sum(bill(other).values()) - sum(bill(work).values())


def _limits(work: Workload) -> str:
    rows = [(one.part, one.capacity, f"{one.asks / 1e6:,.1f} million", one.remedy) for one in limits(work)]
    return _table(("part", "limit", "enough for asks a month", "beyond that"), rows)


def _measured_functions(measured: Measured) -> str:
    return _table(
        ("function", "each request or item", "first request", "idle run", "bytes of log"),
        [_measured_function(function, measured) for function in measured.work_s],
    )


def _measured_function(function: str, measured: Measured) -> Sequence[str]:
    idle = _milliseconds(measured.idle_s[function]) if function in measured.idle_s else ""
    each, first = (_milliseconds(of[function]) for of in (measured.work_s, measured.start_s))
    return (f"`{function}`", each, first, idle, str(measured.log_bytes[function]))


def _measured_things(measured: Measured) -> str:
    models = [(f"models, per {what}", _milliseconds(seconds)) for what, seconds in measured.model_s.items()]
    sizes = [(name.replace("_", " "), f"{size:,} bytes") for name, size in measured.bytes.items()]
    return _table(("of", "mean"), [*models, ("MySQL, per ask", _milliseconds(measured.database_s)), *sizes])


def _milliseconds(seconds: float) -> str:
    return f"{1000 * seconds:.1f} ms"


def _assumptions(assumed: Assumptions) -> str:
    rows = [(f"`{name}`", f"{value:g}", meaning) for name, (value, meaning) in assumed.meanings().items()]
    return _table(("name", "value", "meaning"), rows)


def _prices() -> str:
    rows = [(f"${one.usd:g}", f"{one.number:,}", one.unit, f"<{one.page}>") for one in prices.ALL]
    return _table(("price", "number", "unit", "page"), rows)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _dollars(usd: float, sign: str = "") -> str:
    amount = f"{abs(usd):,.0f}" if abs(usd) >= 100 else f"{abs(usd):.2f}"
    return f"{'-' if usd < 0 else sign}${amount}"
