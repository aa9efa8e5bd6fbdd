"""Prints docs/scoring.md from the table of the score: python -m models.score_page."""

from collections.abc import Callable, Iterator
from inspect import getdoc
from typing import Any

from referral.domain.requirements import Kind
from referral.domain.versions import FEATURES_VERSION, SCORE_VERSION
from referral.matching import weights
from referral.matching.role import field_gate, seniority_gate
from referral.matching.score import preferred_gate
from referral.matching.score_table import FEATURES, Section

_NAMES = {
    Kind.ROLE: "the kind of work",
    Kind.SENIORITY: "seniority",
    Kind.SKILLS: "skills",
    Kind.EDUCATION: "a degree",
    Kind.YEARS: "years of experience",
    Kind.QUALIFICATION: "another line of the qualifications",
    Kind.RESPONSIBILITY: "a line of the duties",
    Kind.OMITTED: "lines beyond the limit",
}
_INTRODUCTION = f"""\
# How an ask is scored

`python -m models.score_page` prints this page from `matching/score_table.py`, `matching/weights.py` and the docstrings
of the functions in the table. This is version {SCORE_VERSION} of the score, over version {FEATURES_VERSION} of the
features.

A score is 0 to 100. It consists of evidence: one line for each requirement of the posting, with the words of the
profile that it rests on, a weight and points. The weights add up to 100, and the points add up to the score, exactly to
two decimals.

## The table

Each section has a share of the 100 points, which its requirements divide by their weights. If a posting does not ask
for a section, or a requirement can't be judged (`unknown`), its share is divided among the others. A degree in words
that nobody knows is `unknown` as well, but keeps its share and can earn points.
"""
_VERDICTS = f"""\
## Verdicts

A fact (seniority, degree, years) is `met` only in full. The kind of work and skills are `met` from {weights.MET:.0%}
on. Both are `partial` from {weights.PARTIAL:.0%} on and `unmet` below that.

A line gets the verdict `met` or `partial` if the judge finds it more likely than not. Its points are the expected value
over the verdicts, of which `partial` is worth half. An `unmet` line still earns part of that: nothing up to a
likelihood of {weights.UNLIKELY:.0%}, rising to all of it at {weights.LIKELY:.0%}.

What can't be judged is `unknown`: it has no points, unless it is a degree in words that nobody knows.

## What counts for nothing

- Names, contacts, gender words, age, address, schools and employers: they are removed before a rule or a model reads a
  profile (`extraction/anonymisation.py`), as far as patterns can recognise them.
- Text copied from the posting, also in pieces or with disguised letters (`matching/copying.py`). Text is like the
  posting if {weights.COPIED_FROM:.0%} of its words stand in runs of {weights.COPY_RUN} words that the posting has, too,
  and a copy if {weights.COPY_OF_A_LINE} of these words stand in one line, or {weights.COPY_OF_LINES} in lines that
  follow each other. Shorter standard phrases of a trade and the names of skills are no copy.
"""


def page() -> str:
    return "\n".join(
        [_INTRODUCTION, *_table(), "", "## How each requirement is judged", "", *_judges(), *_gates(), _VERDICTS]
    )


def _table() -> Iterator[str]:
    yield "| requirement | `kind` | section | points |"
    yield "|---|---|---|---|"
    shown: set[Section] = set()
    for kind, feature in FEATURES.items():
        points = "(shared)" if feature.section in shown else f"{feature.section.points:g}"
        shown.add(feature.section)
        yield f"| {_NAMES[kind]} | `{kind}` | {feature.section.name} | {points} |"


def _judges() -> Iterator[str]:
    judges: dict[Callable[..., Any], list[Kind]] = {}
    for kind, feature in FEATURES.items():
        judges.setdefault(feature.judge, []).append(kind)
    for judge, kinds in judges.items():
        yield from _described(" and ".join(_NAMES[kind] for kind in kinds), judge)


def _gates() -> Iterator[str]:
    yield from ("## Gates", "")
    yield from _described("seniority", seniority_gate)
    yield from _described("field of work", field_gate)
    yield from _described("preferred qualifications", preferred_gate)


def _described(name: str, function: Callable[..., Any]) -> Iterator[str]:
    module = function.__module__.rpartition(".")[2]
    yield from (f"### {name.capitalize()}", "", getdoc(function) or "", "")
    yield from (f"`matching/{module}.py`, `{function.__name__}`", "")


if __name__ == "__main__":
    print(page(), end="")
