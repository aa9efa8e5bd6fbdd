"""How well degree, field and years are read out of qualifications, by each reader that there is."""

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from models.container import Model
from models.evaluation import regex_reader
from models.evaluation.facts import Facts, agreement, facts_said, read_by_product
from models.evaluation.metrics import Ratio
from models.evaluation.sources import Qualifications
from models.qa import inference
from models.qa.assemble import assemble
from models.qa.evaluate import LEVELS, MODEL, read_by_model
from referral.domain.qa import NO_ANSWERS

Reader = Callable[[Sequence[str]], list[Facts]]


def readers(qa: Path = MODEL) -> dict[str, Reader]:
    """Each by its name: the baseline, the product's rules, its model alone, and rules that the model completes."""
    assemble(qa)
    with_model = _readers_with(inference.model_fn(qa))
    return {
        "regular_expression": _one_by_one(regex_reader.read),
        "rules": _one_by_one(lambda text: read_by_product(text, NO_ANSWERS)),
        **with_model,
    }


def _readers_with(model: Model) -> dict[str, Reader]:
    """The model reads the same texts once for both."""
    spans = cache(lambda texts: read_by_model(texts, model))
    return {
        "qa": lambda texts: [facts_said(answers) for answers in spans(tuple(texts))],
        "rules_and_qa": lambda texts: [
            read_by_product(text, of) for text, of in zip(texts, spans(tuple(texts)), strict=True)
        ],
    }


def table(rows: Sequence[Qualifications], named: dict[str, Reader]) -> dict[str, dict[str, dict[str, Ratio]]]:
    """{reader: {fact: {measure: figure}}}."""
    wanted = [_wanted(row) for row in rows]
    return {name: agreement(wanted, read([row.text for row in rows])) for name, read in named.items()}


def _one_by_one(read: Callable[[str], Facts]) -> Reader:
    return lambda texts: [read(text) for text in texts]


def _wanted(row: Qualifications) -> Facts:
    return Facts(LEVELS[row.level], row.field, row.years)
