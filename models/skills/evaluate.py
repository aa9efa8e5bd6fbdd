"""Span F1 of the vocabulary on sentences that experts marked: python -m models.skills.evaluate FILE."""

import argparse
import json
import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from referral.extraction.skill_mentions import extract
from referral.extraction.skill_vocabulary import SkillKind, kind_of

Span = tuple[int, int]
SEED, DRAWS = 1, 1000


@dataclass(frozen=True)
class Sentence:
    """Words between blanks, and which of them (first, after the last) name knowledge."""

    source: str
    document: int
    tokens: list[str]
    spans: frozenset[Span]

    @property
    def text(self) -> str:
        return " ".join(self.tokens)


@dataclass(frozen=True)
class Agreement:
    """How many found spans are right, and how many marked spans are found."""

    right: int
    found: int
    hit: int
    marked: int

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.hit / self.marked if self.marked else 0.0

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def sentences(path: Path) -> Iterator[Sentence]:
    """The sentences of a file in SkillSpan's form."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield Sentence(
            row["source"], row["doc"], row["tokens"], frozenset((a, b) for a, b, _ in row["knowledge_spans"])
        )


def known_names(sentence: Sentence) -> frozenset[Span]:
    """Where the vocabulary finds anything but soft skills."""
    places = ((m.start, m.end) for m in extract(sentence.text) if kind_of(m.skill) is not SkillKind.SOFT)
    return token_spans(sentence.tokens, places)


def token_spans(tokens: list[str], places: Iterable[Span]) -> frozenset[Span]:
    """Places in the text (tokens joined by blanks) as spans of tokens."""
    token_at = [i for i, token in enumerate(tokens) for _ in range(len(token) + 1)]
    return frozenset((token_at[start], token_at[end - 1] + 1) for start, end in places)


def strict(marked: list[frozenset[Span]], found: list[frozenset[Span]]) -> Agreement:
    """Spans agree where both ends do."""
    right = sum(len(m & f) for m, f in zip(marked, found, strict=True))
    return Agreement(right, sum(map(len, found)), right, sum(map(len, marked)))


def overlap(marked: list[frozenset[Span]], found: list[frozenset[Span]]) -> Agreement:
    """Spans agree where they share a word."""
    pairs = list(zip(marked, found, strict=True))
    right = sum(any(_touch(a, b) for b in m) for m, f in pairs for a in f)
    hit = sum(any(_touch(a, b) for b in f) for m, f in pairs for a in m)
    return Agreement(right, sum(map(len, found)), hit, sum(map(len, marked)))


def _touch(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]


FINDERS: dict[str, Callable[[Sentence], frozenset[Span]]] = {"known names": known_names}
MEASURES = {"strict": strict, "overlap": overlap}


def interval(
    agree: Callable[..., Agreement], rows: list[Sentence], found: list[frozenset[Span]]
) -> tuple[float, float]:
    """Where F1 lies in 95 of 100 draws of as many documents, with replacement."""
    documents: dict[int, list[tuple[frozenset[Span], frozenset[Span]]]] = {}
    for row, spans in zip(rows, found, strict=True):
        documents.setdefault(row.document, []).append((row.spans, spans))
    draw, values = random.Random(SEED), []
    for _ in range(DRAWS):
        drawn = [pair for pairs in draw.choices(list(documents.values()), k=len(documents)) for pair in pairs]
        values.append(agree([marked for marked, _ in drawn], [spans for _, spans in drawn]).f1)
    values.sort()
    return values[DRAWS // 40], values[-DRAWS // 40 - 1]


def table(rows: list[Sentence]) -> Iterator[tuple[str, str, str, Agreement, tuple[float, float]]]:
    """(source, finder, measure, agreement, interval of F1) for each of them."""
    for source in sorted({row.source for row in rows}, reverse=True):
        part = [row for row in rows if row.source == source]
        for name, finder in FINDERS.items():
            found = [finder(row) for row in part]
            for measure, agree in MEASURES.items():
                yield source, name, measure, agree([row.spans for row in part], found), interval(agree, part, found)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path, help="sentences in SkillSpan's form, a JSON object a line")
    rows = list(sentences(parser.parse_args().file))
    print(f"{'part':8}{'found by':16}{'measure':10}{'precision':>10}{'recall':>8}{'F1':>8}{'95 %':>14}{'marked':>8}")
    for source, finder, measure, a, (low, high) in table(rows):
        within = f"{low:.3f}-{high:.3f}"
        numbers = f"{a.precision:10.3f}{a.recall:8.3f}{a.f1:8.3f}{within:>14}{a.marked:8}"
        print(f"{source:8}{finder:16}{measure:10}{numbers}")


if __name__ == "__main__":
    main()
