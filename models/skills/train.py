"""Trains the tagger on expert-annotated sentences: python -m models.skills.train FILE [--out FILE]."""

import argparse
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import pycrfsuite

from models.skills import tagger
from models.skills.evaluate import Sentence, sentences
from referral.extraction.skill_mentions import recognised

WEIGHTS = Path(tagger.__file__).with_name("tagger.tsv")
# L1 keeps the file small, L2 limits single weights; neither matters much (see README.md).
SETTINGS = {"c1": 0.4, "c2": 0.1, "max_iterations": 100}
HEADER = """\
# Weights of the tagger: a feature, and what it says for the first and for a further word of a span, against none;
# then what follows what. Learned by models/skills/train.py from SkillSpan's training part
# (Zhang, Jensen, Sonniks and Plank 2022, CC BY 4.0).
"""
_UNESSENTIAL = 0.02


def examples(rows: Iterable[Sentence]) -> Iterator[tuple[list[list[str]], list[str]]]:
    """Features and labels of each sentence, split as the tagger splits them."""
    for row in rows:
        label_at = _labels_by_place(row)
        for tokens in tagger.sentences(row.text, recognised(row.text)):
            yield tagger.features(tokens), [label_at.get(token.start, "O") for token in tokens]


def _labels_by_place(row: Sentence) -> dict[int, str]:
    starts = [0]
    for token in row.tokens:
        starts.append(starts[-1] + len(token) + 1)
    return {starts[i]: "B" if i == first else "I" for first, end in row.spans for i in range(first, end)}


def learn(rows: Iterable[Sentence]) -> str:
    """The learned weights, as the text of the weights file."""
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params(SETTINGS)
    for features, labels in examples(rows):
        trainer.append([[feature.replace(":", "§") for feature in token] for token in features], labels)
    with tempfile.NamedTemporaryFile(suffix=".crf") as model:
        trainer.train(model.name)
        learned = pycrfsuite.Tagger()
        learned.open(model.name)
        info = learned.info()
    by_feature: dict[str, dict[str, float]] = defaultdict(dict)
    for (feature, label), weight in info.state_features.items():
        by_feature[feature.replace("§", ":")][label] = weight
    lines = [
        f"{feature}\t{first:.2f}\t{further:.2f}"
        for feature, weights in sorted(by_feature.items())
        for first, further in [[weights.get(label, 0.0) - weights.get("O", 0.0) for label in "BI"]]
        if max(abs(first), abs(further)) >= _UNESSENTIAL
    ]
    moves = [f"{''.join(pair)}\t{weight:.3f}" for pair, weight in sorted(info.transitions.items())]
    return HEADER + "\n".join(lines + moves) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path, help="sentences in SkillSpan's format, one JSON object per line")
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    arguments = parser.parse_args()
    arguments.out.write_text(learn(sentences(arguments.file)), encoding="utf-8")


if __name__ == "__main__":
    main()
