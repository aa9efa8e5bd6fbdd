"""How often degree, field and years are read as they are, each by itself."""

import html
import re
from collections.abc import Callable, Sequence

from models.evaluation.metrics import Ratio, share
from referral.extraction.facts import Facts

_KIN = re.compile(
    r"(?i)[\s,/]*\b(?:or|and)\s+(?:in\s+)?(?:an?\s+|any\s+|other\s+|another\s+|closely\s+)*"
    r"(?:related|similar|equivalent|comparable|relevant)\b.*$"
)
_ARTICLE = re.compile(r"^(?:an?|the)\s+", re.IGNORECASE)
_EDGE = " \t.,;:*-–—\"'’"


def agreement(wanted: Sequence[Facts], said: Sequence[Facts]) -> dict[str, dict[str, Ratio]]:
    """{fact: {measure: figure}}.

    Of what is said to be nothing, null precision is the share where there is nothing; of what is nothing, null recall
    is the share where that is said.
    """
    values: dict[str, Callable[[Facts], object]] = {
        "level": lambda facts: facts.level,
        "field": lambda facts: comparable_field(facts.field) or None,
        "years": lambda facts: facts.years,
    }
    return {
        fact: _agreement([value(facts) for facts in wanted], [value(facts) for facts in said])
        for fact, value in values.items()
    }


def comparable_field(field: str) -> str:
    """A field as it is compared: without entities, case, spacing, article, edges, and "or a related field"."""
    plain = _KIN.sub("", " ".join(html.unescape(field).split())).strip(_EDGE)
    return _ARTICLE.sub("", plain).casefold()


def _agreement(wanted: list[object], said: list[object]) -> dict[str, Ratio]:
    nothing_there, nothing_said = [w is None for w in wanted], [s is None for s in said]
    return {
        "exact_match": share(w == s for w, s in zip(wanted, said, strict=True)),
        "null_precision": share(nothing_there, among=nothing_said),
        "null_recall": share(nothing_said, among=nothing_there),
    }
