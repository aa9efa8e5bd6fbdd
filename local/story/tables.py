"""Referrals as tables for a terminal of 120 columns."""

from collections.abc import Iterable
from typing import Any

from rich import box
from rich.table import Table
from rich.text import Text

from local.story.client import Referral

INBOX_ROWS = 10
EVIDENCE_CELLS = 72

_SKILLS = 4
_SIGNS = {"met": "✓", "partial": "~", "unmet": "✗", "unknown": "?"}
_STYLES = {"met": "green", "partial": "yellow", "unmet": "red", "unknown": "dim"}
_HELPFUL = ("met", "partial")
_NOTHING = Text("–", style="dim")

Evidence = dict[str, Any]


def strongest(evidence: Iterable[Evidence]) -> Evidence | None:
    """The evidence that earned the most points, met or partial; None if there is none."""
    return max(
        (item for item in evidence if item["verdict"] in _HELPFUL), key=lambda item: item["points"], default=None
    )


def weakest(evidence: Iterable[Evidence]) -> Evidence | None:
    """The evidence that lost the most points, or None. Unknown evidence has no weight, so it loses nothing."""
    worst = max(evidence, key=_cost, default=None)
    return worst if worst and _cost(worst) > 0 else None


def inbox_table(title: str, referrals: list[Referral]) -> Table:
    """The first ten asks of a ranked inbox, each with the evidence that helped and hurt it most."""
    table = _table(title)
    table.add_column("#", justify="right")
    table.add_column("score", justify="right", no_wrap=True)
    table.add_column("seeker", ratio=5, no_wrap=True)
    table.add_column("role", ratio=6, no_wrap=True)
    table.add_column("strongest evidence", ratio=9)
    table.add_column("weakest evidence", ratio=9)
    for rank, referral in enumerate(referrals[:INBOX_ROWS], 1):
        evidence = referral["evidence"]
        table.add_row(
            str(rank),
            _score(referral),
            _who(referral["seeker"]),
            Text(referral["role"]),
            _in_short(strongest(evidence)),
            _in_short(weakest(evidence)),
        )
    if len(referrals) > INBOX_ROWS:
        table.caption = f"and {len(referrals) - INBOX_ROWS} more"
    return table


def asks_table(title: str, referrals: Iterable[Referral]) -> Table:
    """A seeker's asks with their states."""
    table = _table(title)
    table.add_column("state", no_wrap=True)
    table.add_column("score", justify="right", no_wrap=True)
    table.add_column("company", ratio=2)
    table.add_column("role", ratio=4)
    table.add_column("asked", no_wrap=True)
    for referral in referrals:
        company, role = Text(referral["company"]), Text(referral["role"])
        table.add_row(referral["state"], _score(referral), company, role, referral["askedAt"][:19])
    return table


def evidence_table(title: str, referral: Referral) -> Table:
    """All evidence of an ask; the last line adds its points up to the score."""
    table = _table(title)
    table.show_footer = True
    table.add_column("", no_wrap=True)
    table.add_column("requirement", ratio=5)
    table.add_column("need", no_wrap=True)
    table.add_column("kind", no_wrap=True)
    table.add_column("rests on", ratio=5)
    table.add_column("weight", _total(referral, "weight"), justify="right", no_wrap=True)
    table.add_column("points", _total(referral, "points"), justify="right", no_wrap=True)
    for item in referral["evidence"]:
        verdict, quote = item["verdict"], item["quote"]
        table.add_row(
            Text(_SIGNS.get(verdict, verdict), style=_STYLES.get(verdict, "")),
            Text(item["requirement"]),
            item["need"],
            item["kind"],
            Text(quote) if quote else _NOTHING,
            f"{item['weight']:.2f}",
            f"{item['points']:.2f}",
        )
    return table


def points_sum(referral: Referral) -> float:
    """The sum of the evidence's points, rounded to two decimals."""
    return round(float(sum(item["points"] for item in referral["evidence"])), 2)


def _table(title: str) -> Table:
    heading = Text(title, style="bold")
    return Table(title=heading, title_justify="left", expand=True, box=box.SIMPLE_HEAD, pad_edge=False)


def _cost(item: Evidence) -> float:
    return float(item["weight"] - item["points"])


def _in_short(item: Evidence | None) -> Text:
    """Verdict, requirement and quote, short enough for two or three lines of a cell."""
    if item is None:
        return _NOTHING
    sign = Text(f"{_SIGNS.get(item['verdict'], item['verdict'])} ", style=_STYLES.get(item["verdict"], ""))
    quote = _cut(item["quote"] or "", EVIDENCE_CELLS // 2)
    requirement = _cut(item["requirement"], EVIDENCE_CELLS - quote.cell_len)
    return Text.assemble(sign, requirement, ": " if quote else "", quote)


def _cut(words: str, cells: int) -> Text:
    text = Text(" ".join(words.split()))
    text.truncate(cells, overflow="ellipsis")
    return text


def _who(seeker: dict[str, Any]) -> Text:
    """The seeker's name; before it is revealed, what the seeker can do."""
    if seeker["name"] or seeker["email"]:
        return Text(seeker["name"] or seeker["email"])
    if seeker["skills"] is None:
        return _NOTHING
    return Text(", ".join([f"{seeker['years']:.0f} years", *seeker["skills"][:_SKILLS]]))


def _score(referral: Referral) -> Text:
    score = referral["score"]
    return Text("none", style="dim") if score is None else Text(f"{score:.2f}", style="bold")


def _total(referral: Referral, member: str) -> str:
    return f"{sum(item[member] for item in referral['evidence']):.2f}"
