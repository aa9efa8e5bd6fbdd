"""All figures as plain dicts that JSON can hold; their keys are an interface. README.md says what each means."""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from models.evaluation import edits, order_within_job, requirement_fields, sizes, skill_spans, verdict_agreement
from models.evaluation.calibration import calibration
from models.evaluation.complete_profiles import complete_cases
from models.evaluation.edits import Delta
from models.evaluation.metrics import Figure, Scores, share_by_job
from models.evaluation.production import WHOLE, Case, Scorer
from models.evaluation.ranking import cases, table
from models.evaluation.sources import Qualifications, Ranking, Sets
from models.evaluation.verdict_agreement import Judged, of_product
from models.evaluation.within_job import WithinJob
from models.skills.evaluate import Sentence

Figures = dict[str, Any]


def of_all(given: Sets, asking: WithinJob | None, scorer: Scorer) -> Figures:
    """Where there is nobody who asks for the same job, there are no figures of that section."""
    return {
        **of_ranking(given.ranking, scorer),
        **(of_within_job(asking, scorer) if asking else {}),
        **of_requirements(given.requirements, scorer),
        **of_skills(given.skills),
        **of_sizes(),
    }


def of_ranking(data: Ranking, scorer: Scorer) -> Figures:
    """The order of people and what edits of their profiles do, by the score of the product."""
    asked = list(cases(data, scorer).values())
    return {
        "ranking": {
            "jobs": len(data.grades),
            "pairs": sum(map(len, data.grades.values())),
            "scorers": _plain(table(data, scorer)),
        },
        "counterfactuals": _counterfactuals(scorer, asked),
        "fairness": _each_edit(edits.swaps(scorer, asked), _unmoved),
        "gaming": _each_edit(edits.attempts(scorer, asked), _gain),
        "stability": _each_edit(edits.wobbles(scorer, asked), _unmoved),
    }


def of_within_job(data: WithinJob, scorer: Scorer) -> Figures:
    return within_job(
        data, order_within_job.scores(data, scorer), verdict_agreement.judged(data, of_product(data, scorer))
    )


def within_job(data: WithinJob, held: Mapping[str, Scores], judged: Sequence[Judged]) -> Figures:
    """The order of those who ask for the same job beside that of its raters, what the level of the score says, and how
    often a verdict is the reader's."""
    orders = {name: order_within_job.agreement(data.ratings, scores) for name, scores in held.items()}
    orders["one_rater_to_another"] = order_within_job.between_raters(data.ratings)
    bands = calibration(data.ratings, held[WHOLE])
    return {
        "within_job": {
            "jobs": len(data.asking),
            "pairs": sum(map(len, data.asking.values())),
            "jobs_rated_twice": sum(len(raters) > 1 for raters in data.ratings.values()),
            "orders": _plain(orders),
            "calibration": {band: {"pairs": int(of["good"].below.sum()), **_plain(of)} for band, of in bands.items()},
            "verdicts": {"cases": len(judged), **_plain(verdict_agreement.agreement(judged))},
            "confusion": verdict_agreement.confusion(judged),
        }
    }


def of_requirements(rows: Sequence[Qualifications], scorer: Scorer) -> Figures:
    """What is read out of qualifications, and what edits do to people who have just what each text asks for."""
    readers = requirement_fields.readers()
    complete = complete_cases(rows, scorer.today)
    return {
        "requirements": {"rows": len(rows), "readers": _plain(requirement_fields.table(rows, readers))},
        "complete_profiles": _counterfactuals(scorer, complete),
    }


def of_skills(rows: Sequence[Sentence]) -> Figures:
    documents = len({row.document for row in rows})
    return {"skills": {"sentences": len(rows), "documents": documents, "sources": _plain(skill_spans.table(rows))}}


def of_sizes() -> Figures:
    return {"sizes": {"artefacts": sizes.artefacts(), "total": sizes.total(), "limit": sizes.LIMIT}}


def _plain(figures: Any) -> Any:
    """Nested dicts with figures as their leaves; a figure that nothing counts for is null."""
    if isinstance(figures, dict):
        return {name: _plain(inner) for name, inner in figures.items()}
    low, high = figures.interval()
    named = {"value": figures.value, "low": low, "high": high}
    return {name: None if math.isnan(number) else number for name, number in named.items()}


def _counterfactuals(scorer: Scorer, asked: Sequence[Case]) -> Figures:
    """Of an edit that applies to nobody, too."""
    found = _by_edit(edits.counterfactuals(scorer, asked))
    return {edit: _held(found.get(edit, [])) for edit in edits.COUNTERFACTUALS}


def _held(deltas: list[Delta]) -> Figures:
    asked, elsewhere = ([delta for delta in deltas if delta.asked is there] for there in (True, False))
    return {
        "does_not_rise": _share(deltas, lambda delta: delta.points <= 0),
        "falls_where_asked": _share(asked, lambda delta: delta.points < 0),
        "does_not_move_where_not_asked": _share(elsewhere, lambda delta: delta.points == 0),
        "largest_rise": max((delta.points for delta in deltas if delta.points > 0), default=0.0),
    }


def _unmoved(deltas: list[Delta]) -> Figures:
    return {
        "unmoved": _share(deltas, lambda delta: delta.points == 0),
        "largest_move": max(abs(delta.points) for delta in deltas),
    }


def _gain(deltas: list[Delta]) -> Figures:
    points = [delta.points for delta in deltas]
    return {"cases": len(points), "mean_gain": sum(points) / len(points), "largest_gain": max(points)}


def _share(deltas: list[Delta], holds: Callable[[Delta], bool]) -> Figures:
    share: Figure = share_by_job((delta.case.posting.link, holds(delta)) for delta in deltas)
    return {**_plain(share), "cases": len(deltas)}


def _each_edit(deltas: Iterable[Delta], measure: Callable[[list[Delta]], Figures]) -> Figures:
    return {edit: measure(found) for edit, found in _by_edit(deltas).items()}


def _by_edit(deltas: Iterable[Delta]) -> dict[str, list[Delta]]:
    found: dict[str, list[Delta]] = {}
    for delta in deltas:
        found.setdefault(delta.edit, []).append(delta)
    return found
