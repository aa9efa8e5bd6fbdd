"""How well degree, field and years are read out of qualifications, by each reader that there is."""

import html
import re
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from models.evaluation import regex_reader
from models.evaluation.metrics import Ratio, share
from models.evaluation.sources import Qualifications
from models.qa import inference
from models.qa.assemble import assemble
from models.qa.evaluate import LEVELS, MODEL, read_by_model
from referral.reading.answers import facts_of, read
from referral.reading.facts import Facts, fields

Reader = Callable[[Sequence[str]], list[Facts]]

_KIN = re.compile(
    r"(?i)[\s,/]*\b(?:or|and)\s+(?:in\s+)?(?:an?\s+|any\s+|other\s+|another\s+|closely\s+)*"
    r"(?:related|similar|equivalent|comparable|relevant)\b.*$"
)
_ARTICLE = re.compile(r"^(?:an?|the)\s+", re.IGNORECASE)
_EDGE = " \t.,;:*-–—\"'’"


def readers(qa: Path = MODEL) -> dict[str, Reader]:
    """Each by its name: the baseline, the product's rules, its model alone, and rules that the model completes."""
    assemble(qa)
    with_model = _readers_with(inference.model_fn(qa))
    return {"regular_expression": _one_by_one(regex_reader.read), "rules": _one_by_one(fields), **with_model}


def _readers_with(model: inference.Reader) -> dict[str, Reader]:
    """The model reads the same texts once for both."""
    spans = cache(lambda texts: read_by_model(texts, model))
    return {
        "qa": lambda texts: [facts_of(answers) for answers in spans(tuple(texts))],
        "rules_and_qa": lambda texts: [read(text, of) for text, of in zip(texts, spans(tuple(texts)), strict=True)],
    }


def table(rows: Sequence[Qualifications], named: dict[str, Reader]) -> dict[str, dict[str, dict[str, Ratio]]]:
    """{reader: {fact: {measure: figure}}}.

    Of the rows where a reader says nothing, null precision is the share where there is nothing; of the rows where there
    is nothing, null recall is the share where it says nothing.
    """
    wanted = [_wanted(row) for row in rows]
    return {name: _measured(wanted, read([row.text for row in rows])) for name, read in named.items()}


def comparable_field(field: str) -> str:
    """A field as it is compared: without entities, case, spacing, article, edges, and "or a related field"."""
    plain = _KIN.sub("", " ".join(html.unescape(field).split())).strip(_EDGE)
    return _ARTICLE.sub("", plain).casefold()


def _one_by_one(read: Callable[[str], Facts]) -> Reader:
    return lambda texts: [read(text) for text in texts]


def _wanted(row: Qualifications) -> Facts:
    return Facts(LEVELS[row.level], row.field, row.years)


def _measured(wanted: list[Facts], said: list[Facts]) -> dict[str, dict[str, Ratio]]:
    values: dict[str, Callable[[Facts], object]] = {
        "level": lambda facts: facts.level,
        "field": lambda facts: comparable_field(facts.field) or None,
        "years": lambda facts: facts.years,
    }
    return {
        fact: _agreement([value(facts) for facts in wanted], [value(facts) for facts in said])
        for fact, value in values.items()
    }


def _agreement(wanted: list[object], said: list[object]) -> dict[str, Ratio]:
    nothing_there, nothing_said = [w is None for w in wanted], [s is None for s in said]
    return {
        "exact_match": share(w == s for w, s in zip(wanted, said, strict=True)),
        "null_precision": share(nothing_there, among=nothing_said),
        "null_recall": share(nothing_said, among=nothing_there),
    }
