"""Learns the judge of single requirements from rated pairs, and writes matching/line_judge.npz.

    python -m models.judge.train FOLDER... [--epochs 6] [--seed 0]

The vectors are those of the sentence model that ships; `models.judge.encoder` learns that one as well. Three things
are learned together: the readers' verdicts, the lines that they name as proof, and the order in which they put the
people of one posting.
"""

import argparse
import random
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from models.evaluation.production import Encoder, Reader, Scorer
from models.evaluation.within_job import within_job
from models.judge.examples import Example, examples
from models.judge.network import Network, Vectors, total
from models.nlu.inference import VERSION
from referral.matching import line_judge

RATE, DECAY, WARM_UP = 2e-3, 0.01, 50
EPOCHS = 6
TODAY = date(2026, 11, 1)  # fixed, so that training next year learns the same
PROOF, ORDER, MATTERS = 0.3, 1.0, 0.1  # weights of the losses beside that of the verdicts
HOW_MUCH = torch.tensor([0.0, 0.4, 1.0, 2.0])  # what "matters 0 to 3" means as a weight


def loaded_scorer() -> Scorer:
    """A new one keeps nothing that older weights derived."""
    return Scorer(Encoder.load(), Reader.load(), TODAY)


def loss(network: Network, example: Example, vectors: Vectors) -> Tensor:
    judged, matters = network.judge(example, vectors)
    logits = [one for one, _ in judged]
    wrong = [_of_verdicts(example, logits), ORDER * _of_order(network, example, logits, matters)]
    wrong += [
        PROOF * _of_proofs(example, [strengths for _, strengths in judged]),
        MATTERS * _of_weights(example, matters),
    ]
    return torch.stack(wrong).sum()


def _of_verdicts(example: Example, logits: Sequence[Tensor]) -> Tensor:
    said = torch.from_numpy(np.stack([person.verdicts for person in example.people]))
    if not (said >= 0).any():
        return torch.zeros(())
    stacked = torch.stack(list(logits))[said >= 0]
    said = said[said >= 0]
    of = functional.binary_cross_entropy_with_logits
    return of(stacked[:, 0], (said >= 1).float()) + of(stacked[:, 1], (said >= 2).float())


def _of_proofs(example: Example, strengths: Sequence[Tensor]) -> Tensor:
    """How unlikely the readers' lines are among all lines."""
    found = []
    for person, strength in zip(example.people, strengths, strict=True):
        column = {row: place for place, row in enumerate(person.own)}
        for requirement, rows in person.proofs.items():
            if kept := [column[row] for row in rows if row in column]:
                likely = torch.log_softmax(strength[requirement], 0)
                found.append(-torch.logsumexp(likely[kept], 0))
    return torch.stack(found).mean() if found else torch.zeros(())


def _of_order(network: Network, example: Example, logits: Sequence[Tensor], matters: Tensor) -> Tensor:
    """Pairwise logistic loss."""
    scores = total(example, logits, matters) @ network.shares
    ranks = torch.tensor([person.rank for person in example.people])
    better = ranks[:, None] < ranks[None] - 0.01
    return functional.softplus(-2 * (scores[:, None] - scores[None])[better]).mean()


def _of_weights(example: Example, matters: Tensor) -> Tensor:
    said = torch.from_numpy(example.matters)
    known = ~torch.isnan(said)
    if not known.any():
        return torch.zeros(())
    return ((matters[known] - HOW_MUCH[said[known].long()]) ** 2).mean()


def train(
    examples: Sequence[Example], epochs: int, seed: int, vectors: Callable[[Example], Vectors] = Vectors.stored
) -> Network:
    torch.manual_seed(seed)
    network = Network()
    optimizer = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=DECAY)
    for example in steps(optimizer, examples, epochs, seed):
        loss(network, example, vectors(example)).backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad()
    return network


def steps(optimizer: torch.optim.Optimizer, examples: Sequence[Example], epochs: int, seed: int) -> Iterator[Example]:
    """The examples of each step in random order, with the rates warmed up at first and lowered to nothing at last."""
    order, rates = random.Random(seed), [group["lr"] for group in optimizer.param_groups]
    total, began = epochs * len(examples), time.monotonic()
    shuffled = (example for _ in range(epochs) for example in order.sample(list(examples), len(examples)))
    for step, example in enumerate(shuffled):
        for group, rate in zip(optimizer.param_groups, rates, strict=True):
            group["lr"] = rate * min(1.0, (step + 1) / WARM_UP, (total - step) / (0.7 * total) + 0.01)
        yield example
        if (step + 1) % 100 == 0 or step + 1 == total:
            print(f"step {step + 1} of {total}, {time.monotonic() - began:.0f} s", flush=True)


def ship(network: Network) -> None:
    """Writes the judge's weights to where the product reads them."""
    shipped: dict[str, Any] = {"model": VERSION, **network.parameters_to_ship()}
    np.savez_compressed(line_judge.FILE, **shipped)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+", help="folders of people who ask for the same job, graded")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    rated = [within_job(folder) for folder in options.folders]
    scorer = loaded_scorer()
    ship(train([one for data in rated for one in examples(data, scorer)], options.epochs, options.seed))


if __name__ == "__main__":
    main()
