"""Trains the classifier of fields of work: python -m models.occupations.train [--onet DOCS --codes CSV].

It classifies sentence vectors. Without O*NET's files it is trained on fields.txt alone.
"""

import argparse
import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from models.nlu import inference
from models.nlu.assemble import assemble
from models.occupations.onet import field_of
from referral.extraction.titles import occupation
from referral.matching import fields_of_work as work

FIELDS = Path(__file__).with_name("fields.txt")
MODEL_DIRECTORY = Path(".local/models/nlu")
WEIGHTS = Path(work.__file__).with_name("fields_of_work.npz")

STEPS, RATE, DECAY = 250, 0.02, 1e-4
SCALE = 10.0  # unit vectors are short: unscaled, the classifier stays undecided
ONET_SHARE = 0.5  # O*NET has ten times as much text, in a style unlike that of titles

Example = tuple[str, str]  # text, field


def titles() -> Iterator[Example]:
    """The titles and subjects of fields.txt, each with and without its words for seniority."""
    field = ""
    for line in FIELDS.read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            field = line.removeprefix("== ")
        elif line and not line.startswith("#"):
            for text in filter(None, map(str.strip, line.split(","))):
                yield from dict.fromkeys([(text, field), (occupation(text), field)])


def onet(docs: Path, codes: Path) -> Iterator[Example]:
    """O*NET's titles and each sentence of their descriptions and tasks, with the field of the SOC code."""
    with codes.open(encoding="utf-8", newline="") as file:
        by_title = {row["Title"]: row["O*NET-SOC Code"] for row in csv.DictReader(file)}
    for line in docs.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        title = _title(row["text"], by_title) if row["source"].startswith("onet") else None
        field = field_of(by_title[title]) if title else None
        if title and field:
            yield title, field
            sentences = re.split(r"\n|(?<=\.)\s", row["text"][len(title) + 1 :])
            yield from ((sentence.strip(), field) for sentence in sentences if 20 < len(sentence) < 250)


def _title(text: str, known: dict[str, str]) -> str | None:
    heading = text.split("\n", 1)[0]
    return max((title for title in known if heading.startswith(f"{title}.")), key=len, default=None)


def learn(sets: list[tuple[np.ndarray, np.ndarray, float]], fields: int) -> tuple[np.ndarray, np.ndarray]:
    """Weights (d, fields) and offsets (fields,) of a softmax regression, trained with Adam on (vectors, labels, share).

    Within a set an example counts by the inverse square root of its field's frequency; in total all fields count alike.
    """
    vectors = np.vstack([x for x, _, _ in sets])
    labels = np.concatenate([y for _, y, _ in sets])
    share = np.concatenate([_shares(y, share, fields) for _, y, share in sets])
    share /= np.bincount(labels, weights=share, minlength=fields)[labels]
    share = (share / share.sum())[:, None]
    wanted = np.eye(fields)[labels]
    state = [np.zeros((vectors.shape[1], fields)), np.zeros(fields)]
    mean, square = [np.zeros_like(s) for s in state], [np.zeros_like(s) for s in state]
    for step in range(1, STEPS + 1):
        exponents = SCALE * vectors @ state[0] + state[1]
        likely = np.exp(exponents - exponents.max(axis=1, keepdims=True))
        error = (likely / likely.sum(axis=1, keepdims=True) - wanted) * share
        gradients = [SCALE * vectors.T @ error + DECAY * state[0], error.sum(axis=0)]
        for i, gradient in enumerate(gradients):
            mean[i] = 0.9 * mean[i] + 0.1 * gradient
            square[i] = 0.999 * square[i] + 0.001 * gradient**2
            state[i] -= RATE * mean[i] / (1 - 0.9**step) / (np.sqrt(square[i] / (1 - 0.999**step)) + 1e-8)
        if step % 50 == 0:
            print(f"step {step} of {STEPS}: {np.mean(likely.argmax(axis=1) == labels):.3f} of the examples right")
    return SCALE * state[0], state[1]


def held_out(sets: list[tuple[np.ndarray, np.ndarray, float]], fields: int) -> float:
    """Accuracy on every fifth pair of examples of the first set, when trained on everything else."""
    (vectors, labels, share), *others = sets
    kept = np.arange(len(labels)) // 2 % 5 != 0  # in pairs: each title is followed by itself without its seniority
    weights, offsets = learn([(vectors[kept], labels[kept], share), *others], fields)
    return float(np.mean((vectors[~kept] @ weights + offsets).argmax(axis=1) == labels[~kept]))


def _shares(labels: np.ndarray, share: float, fields: int) -> np.ndarray:
    weights = 1 / np.sqrt(np.bincount(labels, minlength=fields)[labels])
    shares: np.ndarray = share * weights / weights.sum()
    return shares


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--onet", type=Path, help="JSON lines with source and text: O*NET's occupations")
    parser.add_argument("--codes", type=Path, help="CSV with O*NET-SOC Code and Title")
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    parser.add_argument(
        "--check", action="store_true", help="train on four fifths of fields.txt and print the accuracy on the rest"
    )
    options = parser.parse_args()
    examples = [(list(titles()), 1.0)]
    if options.onet and options.codes:
        examples.append((list(onet(options.onet, options.codes)), ONET_SHARE))
    fields = list(dict.fromkeys(field for _, field in examples[0][0]))
    assemble(MODEL_DIRECTORY)
    model = inference.model_fn(MODEL_DIRECTORY)
    sets = []
    for texts, share in examples:
        print(f"encoding {len(texts)} texts")
        vectors = np.array(inference.predict_fn([text for text, _ in texts], model))
        sets.append((vectors, np.array([fields.index(field) for _, field in texts]), share))
    if options.check:
        print(f"held-out lines of fields.txt: {held_out(sets, len(fields)):.3f} right")
        return
    weights, offsets = learn(sets, len(fields))
    np.savez(
        options.out,
        model=np.array(inference.VERSION),
        fields=np.array(fields),
        weights=weights.astype(np.float16),
        offsets=offsets.astype(np.float16),
    )
    print(f"{options.out}: {options.out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
