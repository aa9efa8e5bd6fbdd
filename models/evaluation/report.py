"""The figures as aligned tables."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Figures = Mapping[str, Any]

_NAMES = {
    "auc": "AUC",
    "ndcg_at_10": "nDCG@10",
    "ndcg_at_3": "nDCG@3",
    "bm25": "BM25",
    "tf_idf": "TF-IDF",
    "minilm": "sentence model, whole texts",
    "macro_f1": "macro-F1",
    "qa": "QA model",
    "rules_and_qa": "rules and QA model",
}
_BETWEEN = "   "


@dataclass(frozen=True)
class _Table:
    """Rows of cells under a head whose first cell is the title."""

    head: list[str]
    rows: list[list[str]]

    def lines(self) -> Iterator[str]:
        rows = [self.head, *([f"  {row[0]}", *row[1:]] for row in self.rows)]
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        for first, *others in rows:
            cells = [cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True)]
            yield _BETWEEN.join([first.ljust(widths[0]), *cells])


def lines(figures: Figures, limits: Figures) -> Iterator[str]:
    """Every table of the figures; `limits` {path of a figure: {"max": …}} state the bounds of what gaming gains."""
    if "within_job" in figures:
        yield from within_job_lines(figures["within_job"])
    for section, tabulated in _SECTIONS.items():
        yield from tabulated(figures[section]).lines()
        yield ""
    yield from _gaming(figures["gaming"], limits).lines()
    yield ""
    yield from _sizes(figures["sizes"]).lines()


def within_job_lines(of: Figures) -> Iterator[str]:
    """Who comes before whom for one job, what the level of the score says, and how the verdicts agree."""
    measures = list(of["orders"]["smart_score"])
    order = _Table(
        [f"Order within a job: {of['jobs']} jobs, {of['pairs']} pairs", *map(_name, measures)],
        [[_name(by), *(_figure(row[measure]) for measure in measures)] for by, row in of["orders"].items()],
    )
    level = _Table(
        ["Level of the score within a job", "pairs", "mean grade", "grade 3 or better"],
        [
            [band, str(row["pairs"]), _figure(row["mean_grade"]), _figure(row["good"])]
            for band, row in of["calibration"].items()
        ],
    )
    agreement = _Table(
        [f"Verdicts on single requirements: {of['verdicts']['cases']}", "figure"],
        [[_name(name), _figure(figure)] for name, figure in of["verdicts"].items() if name != "cases"],
    )
    counts = _Table(
        ["The reader's verdict, and ours", *next(iter(of["confusion"].values()))],
        [[read, *map(str, said.values())] for read, said in of["confusion"].items()],
    )
    for table in (order, level, agreement, counts):
        yield from table.lines()
        yield ""


def floor_lines(count: int, broken: list[str]) -> Iterator[str]:
    """How many of the floors hold, and a line for each that does not."""
    yield f"Floors on the shipped sets: {count - len(broken)} of {count} hold"
    yield from (f"  {clause}" for clause in broken)


def _ranking(of: Figures) -> _Table:
    measures = list(of["scorers"]["majority"])
    return _Table(
        [f"Ranking: {of['jobs']} jobs, {of['pairs']} pairs", *map(_name, measures)],
        [[_name(scorer), *(_figure(row[measure]) for measure in measures)] for scorer, row in of["scorers"].items()],
    )


def _requirements(of: Figures) -> _Table:
    readers = of["readers"]
    facts = readers["rules"]
    measures = list(facts["level"])
    return _Table(
        [f"Requirement fields: {of['rows']} texts", *map(_name, measures)],
        [
            [f"{fact}, {_name(reader)}", *(_figure(readers[reader][fact][measure]) for measure in measures)]
            for fact in facts
            for reader in readers
        ],
    )


def _skills(of: Figures) -> _Table:
    return _Table(
        [f"Skills: {of['sentences']} sentences, {of['documents']} documents", "precision", "recall", "F1"],
        [
            [f"{source}, {_name(finder)}, {agreement}", *map(_figure, row.values())]
            for source, finders in of["sources"].items()
            for finder, agreements in finders.items()
            for agreement, row in agreements.items()
        ],
    )


def _counterfactuals(title: str) -> Callable[[Figures], _Table]:
    def row(edit: str, held: Figures) -> list[str]:
        measures = ("does_not_rise", "falls_where_asked", "does_not_move_where_not_asked")
        shares = [cell for measure in measures for cell in _share(held[measure])]
        return [_name(edit), *shares, f"{held['largest_rise']:.2f}"]

    head = ["never rises", "cases", "falls where asked", "cases", "unmoved where not asked", "cases", "largest rise"]
    return lambda of: _Table([title, *head], [row(edit, held) for edit, held in of.items()])


def _unmoved(title: str) -> Callable[[Figures], _Table]:
    return lambda of: _Table(
        [title, "unmoved", "cases", "largest move"],
        [[_name(edit), *_share(row["unmoved"]), f"{row['largest_move']:.2f}"] for edit, row in of.items()],
    )


_SECTIONS: dict[str, Callable[[Figures], _Table]] = {
    "ranking": _ranking,
    "requirements": _requirements,
    "skills": _skills,
    "counterfactuals": _counterfactuals("Counterfactuals"),
    "complete_profiles": _counterfactuals("Complete profiles"),
    "fairness": _unmoved("Fairness: swaps of identity"),
    "stability": _unmoved("Stability: the same input"),
}


def _gaming(of: Figures, limits: Figures) -> _Table:
    def bound(edit: str) -> str:
        limit = limits.get(f"gaming.{edit}.largest_gain")
        return f"{limit['max']:.2f}" if limit else "-"

    return _Table(
        ["Gaming: points gained", "mean", "largest", "bound", "cases"],
        [
            [_name(edit), f"{row['mean_gain']:+.2f}", f"{row['largest_gain']:+.2f}", bound(edit), str(row["cases"])]
            for edit, row in of.items()
        ],
    )


def _sizes(of: Figures) -> _Table:
    rows = {**of["artefacts"], "everything in layers/ and models/": of["total"], "limit": of["limit"]}
    return _Table(["Sizes in the repository", "bytes"], [[path, f"{size:,}"] for path, size in rows.items()])


def _share(figure: Figures) -> list[str]:
    return [_figure(figure), str(figure["cases"])]


def _figure(figure: Figures) -> str:
    if figure["value"] is None:
        return "-"
    return f"{figure['value']:.3f} ({figure['low']:.3f}-{figure['high']:.3f})"


def _name(key: str) -> str:
    return _NAMES.get(key, key.replace("_", " "))
