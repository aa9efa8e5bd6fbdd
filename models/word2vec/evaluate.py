"""Compares families and vectors with hand-judged pairs of skills: python -m models.word2vec.evaluate."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from math import inf
from pathlib import Path

from referral.extraction.skill_vocabulary import skills
from referral.matching import word_vectors as words
from referral.matching.skill_similarity import kinship, may_be_used_together

JUDGED = Path(__file__).with_name("judged_pairs.tsv")
SEED, STRANGERS = 1, 20_000
# Judged pairs are near far more often than random ones. If a rule calls more random pairs near than this, a career with
# thirty skills has something near to everything.
AT_RANDOM_MOST = 0.02
# Candidate cosines and family values; the choosing half decides among them.
COSINES = [step / 100 for step in range(20, 96)]
FAMILY_VALUES = (0.3, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7)


@dataclass(frozen=True)
class Pair:
    """Two skills, whether they were judged near, their family value (the better of both directions), whether the
    vocabulary is silent about them, and their cosine."""

    first: str
    second: str
    near: bool
    family: float
    silent: bool
    cosine: float


@dataclass(frozen=True)
class Rule:
    """The smallest family value and cosine of near pairs; vectors decide only where families are silent."""

    family: float = inf
    cosine: float = inf
    vectors_alone: bool = False

    def __call__(self, pair: Pair) -> bool:
        heard = self.vectors_alone or pair.silent
        return pair.family >= self.family or (heard and pair.cosine >= self.cosine)


@dataclass(frozen=True)
class Quality:
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def measured(first: str, second: str, near: bool) -> Pair:
    told = (kinship(first, second), kinship(second, first))
    family = max((kin for kin in told if kin), default=0.0)
    silent = may_be_used_together(first, second) and may_be_used_together(second, first)
    return Pair(first, second, near, family, silent, words.cosine(first, second))


def judged(path: Path = JUDGED) -> Iterator[Pair]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            first, second, near = line.split("\t")
            yield measured(first, second, near == "1")


def halves(pairs: Sequence[Pair]) -> tuple[list[Pair], list[Pair]]:
    """The choosing and the checking half: alternating pairs, among the near ones and among the others."""
    near, far = [p for p in pairs if p.near], [p for p in pairs if not p.near]
    return near[::2] + far[::2], near[1::2] + far[1::2]


def quality(rule: Rule, pairs: Sequence[Pair]) -> Quality:
    found = [pair.near for pair in pairs if rule(pair)]
    right = sum(found)
    return Quality(right / len(found) if found else 0.0, right / sum(pair.near for pair in pairs))


def area(pairs: Sequence[Pair]) -> float:
    """The area under the ROC curve of the cosine: how often a near pair has a higher one than a pair that isn't."""
    near, far = [p.cosine for p in pairs if p.near], [p.cosine for p in pairs if not p.near]
    return sum((a > b) + (a == b) / 2 for a, b in product(near, far)) / (len(near) * len(far))


def share(rule: Rule, pairs: Sequence[Pair]) -> float:
    return sum(map(rule, pairs)) / len(pairs)


def strangers() -> list[Pair]:
    """Random pairs of skills, hardly any of which are near."""
    draw, names = random.Random(SEED), sorted(skills())
    drawn = (draw.sample(names, 2) for _ in range(STRANGERS))
    return [measured(first, second, near=False) for first, second in drawn]


def rules() -> dict[str, list[Rule]]:
    return {
        "families": [Rule(family=value) for value in FAMILY_VALUES],
        "vectors": [Rule(cosine=cosine, vectors_alone=True) for cosine in COSINES],
        "both": [Rule(family, cosine) for family, cosine in product(FAMILY_VALUES, COSINES)],
    }


def main() -> None:
    choosing, checking = halves(list(judged()))
    drawn = strangers()
    print(f"area under the curve of cosines: choosing {area(choosing):.3f}, checking {area(checking):.3f}")
    print(f"{'by':10}{'family':>8}{'cosine':>8}{'half':>10}{'pairs':>7}{'P':>7}{'R':>7}{'F1':>7}{'at random':>11}")
    for name, candidates in rules().items():
        rule = max((r for r in candidates if share(r, drawn) <= AT_RANDOM_MOST), key=lambda r: quality(r, choosing).f1)
        for half, pairs in (("choosing", choosing), ("checking", checking)):
            q = quality(rule, pairs)
            print(
                f"{name:10}{rule.family:8.2f}{rule.cosine:8.2f}{half:>10}{len(pairs):7}"
                f"{q.precision:7.3f}{q.recall:7.3f}{q.f1:7.3f}{share(rule, drawn):11.2%}"
            )


if __name__ == "__main__":
    main()
