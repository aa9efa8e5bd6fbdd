"""Prints how often the rules, the model, and both together read a posting's facts exactly as labelled.

    PYTHONPATH=layers/referral python -m models.qa.evaluate [FILE.jsonl ...] [--model DIRECTORY]
    PYTHONPATH=layers/referral python -m models.qa.evaluate --choose

A file has a row for each posting: context, degree_level ("" for none), field_span ("" for none) and years (null or -1
for none). The default is the three files here. Generated postings from held-out templates are always evaluated too.
"""

import argparse
import json
from collections.abc import Mapping, Sequence
from math import inf
from pathlib import Path

from models.container import Model
from models.evaluation.facts import Facts, agreement, facts_said, read_by_product
from models.evaluation.metrics import Ratio
from models.qa import inference
from models.qa.generate import Statement, postings
from referral.domain.degree_level import Level
from referral.domain.qa import NO_ANSWERS, QUESTIONS, SURE, Answers

HERE = Path(__file__).parent
CHOICE = HERE / "untidy_choice.jsonl"
FILES = (HERE / "untidy.jsonl", CHOICE, HERE / "untidy_check.jsonl")
MODEL = HERE.parents[1] / ".local" / "models" / "qa"
LEVELS = {
    "": None,
    "high_school": Level.SCHOOL,
    "associate": Level.ASSOCIATE,
    "bachelor": Level.BACHELOR,
    "master": Level.MASTER,
    "doctorate": Level.DOCTORATE,
}
GENERATED = 600
CHECK_SEED, CHOICE_SEED = 101, 202
THRESHOLDS = (-4.0, -2.0, -1.0, 0.0, 1.0, 2.0, 4.0)
SURENESS = (0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0)

Rows = Mapping[str, Facts]  # the labelled facts by the posting's text


def labelled(file: Path) -> Rows:
    """The distinct texts of a file with their labels."""
    rows = map(json.loads, file.read_text(encoding="utf-8").splitlines())
    return {row["context"]: _facts(row["degree_level"], row["field_span"], row["years"]) for row in rows}


def generated(seed: int, untidy: bool) -> Rows:
    """Postings from templates and phrases that training never used."""
    made = postings(GENERATED, seed, held_out=True, untidy=untidy)
    return {posting.text: labels_of(posting) for posting in made}


def labels_of(posting: Statement) -> Facts:
    values = {kind: value for kind, (_, _, value) in posting.answers.items()}
    years = values.get("years")
    return _facts(
        str(values.get("level") or ""), str(values.get("field") or ""), None if years is None else float(years)
    )


def _facts(level: str, field: str, years: float | None) -> Facts:
    return Facts(LEVELS[level], field, None if years is None or years < 0 else float(years))


Spans = Mapping[str, tuple[str, float]]  # the best span for each of QUESTIONS, with its margin over no answer


def read_by_model(texts: Sequence[str], reader: Model) -> list[Answers]:
    """The answers that the model is sure of, for each text, as the product gets them."""
    return [answers(found, SURE) for found in best_spans(texts, reader)]


def best_spans(texts: Sequence[str], reader: Model) -> list[Spans]:
    """The best spans in each text, even where no answer scores higher."""
    asked = [(text, question) for text in texts for question in QUESTIONS.values()]
    best = inference.best_candidates(asked, reader)
    found = iter([(inference.answer(text, c, -inf).span, c.margin) for (text, _), c in zip(asked, best, strict=True)])
    return [{kind: next(found) for kind in QUESTIONS} for _ in texts]


def answers(found: Spans, sure: float, threshold: float = inference.THRESHOLD) -> Answers:
    """The answers at this threshold, without those that the model is not sure of."""
    return {kind: span if margin > threshold else "" for kind, (span, margin) in found.items() if abs(margin) > sure}


def table(name: str, rows: Rows, reader: Model) -> None:
    """Prints the figures of rules, model and both."""
    best = best_spans(list(rows), reader)
    readings = {
        "rules": [read_by_product(text, NO_ANSWERS) for text in rows],
        "model": [facts_said(answers(spans, sure=0.0)) for spans in best],
        "both": [read_by_product(text, answers(spans, SURE)) for text, spans in zip(rows, best, strict=True)],
    }
    print(f"\n{name}, {len(rows)} postings: exact (null precision, null recall)")
    for reading, found in readings.items():
        cells = (f"{fact} {_cell(measured)}" for fact, measured in agreement(list(rows.values()), found).items())
        print(f"  {reading:8}{'   '.join(cells)}")


def _cell(found: Mapping[str, Ratio]) -> str:
    return f"{found['exact_match'].value:.3f} ({found['null_precision'].value:.2f}, {found['null_recall'].value:.2f})"


def choose(reader: Model) -> None:
    """Prints figures to choose inference.THRESHOLD and SURE by, on CHOICE and on rows that no other figure uses."""
    sets = {"tidy": generated(CHOICE_SEED, untidy=False), "untidy": generated(CHOICE_SEED, untidy=True)}
    for name, rows in (sets | {CHOICE.name: labelled(CHOICE)}).items():
        best = best_spans(list(rows), reader)
        for threshold in THRESHOLDS:
            found = [facts_said(answers(spans, 0.0, threshold)) for spans in best]
            print(f"{name}, model alone, threshold {threshold:+.0f}: {_exact(rows, found)}")
        for sure in SURENESS:
            found = [read_by_product(text, answers(spans, sure)) for text, spans in zip(rows, best, strict=True)]
            print(f"{name}, both, sure above {sure:.0f}: {_exact(rows, found)}")


def _exact(rows: Rows, found: Sequence[Facts]) -> str:
    return "  ".join(f"{of['exact_match'].value:.3f}" for of in agreement(list(rows.values()), found).values())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="*", default=FILES)
    parser.add_argument("--model", type=Path, default=MODEL, help="what assemble.py built")
    parser.add_argument("--choose", action="store_true")
    options = parser.parse_args()
    reader = inference.model_fn(options.model)
    if options.choose:
        choose(reader)
        return
    table("generated tidy, held-out templates", generated(CHECK_SEED, untidy=False), reader)
    table("generated untidy, held-out templates", generated(CHECK_SEED, untidy=True), reader)
    for file in options.files:
        table(file.name, labelled(file), reader)


if __name__ == "__main__":
    main()
