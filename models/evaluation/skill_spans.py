"""How well the knowledge that a posting asks for is found: span F1 by the source of the sentences."""

from collections.abc import Callable, Sequence

import numpy as np

from models.evaluation.metrics import F1, Figure, Ratio
from models.skills.evaluate import FINDERS, MEASURES, Agreement, Sentence, Span

Finder = Callable[[Sentence], frozenset[Span]]


def table(rows: Sequence[Sentence]) -> dict[str, dict[str, dict[str, dict[str, Figure]]]]:
    """{source: {finder: {"strict" or "overlap": {measure: figure}}}}; intervals are over documents."""
    sources = sorted({row.source for row in rows}, reverse=True)
    return {source: _by_finder([row for row in rows if row.source == source]) for source in sources}


def _by_finder(rows: Sequence[Sentence]) -> dict[str, dict[str, dict[str, Figure]]]:
    documents: dict[int, list[Sentence]] = {}
    for row in rows:
        documents.setdefault(row.document, []).append(row)
    return {name.replace(" ", "_"): _by_measure(list(documents.values()), finder) for name, finder in FINDERS.items()}


def _by_measure(documents: list[list[Sentence]], finder: Finder) -> dict[str, dict[str, Figure]]:
    marked = [[sentence.spans for sentence in document] for document in documents]
    found = [[finder(sentence) for sentence in document] for document in documents]
    return {
        measure: _figures([agree(m, f) for m, f in zip(marked, found, strict=True)])
        for measure, agree in MEASURES.items()
    }


def _figures(agreements: list[Agreement]) -> dict[str, Figure]:
    right, found, hit, marked = np.array([(a.right, a.found, a.hit, a.marked) for a in agreements], dtype=float).T
    precision, recall = Ratio(right, found), Ratio(hit, marked)
    return {"precision": precision, "recall": recall, "f1": F1(precision, recall)}
