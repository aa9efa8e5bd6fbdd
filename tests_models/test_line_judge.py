"""Compares the line judge that ships, in numpy, with the network that learns, in PyTorch."""

import dataclasses

import numpy as np
import torch

from models.judge.examples import Example, Person
from models.judge.network import FACTS, Network, Vectors, facts_with
from referral.matching import line_judge

REQUIREMENTS, LINES = 4, 7


def unit_vectors(count: int, seed: int) -> np.ndarray:
    vectors = np.random.default_rng(seed).normal(size=(count, 384)).astype(np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def test_both_judge_alike() -> None:
    torch.manual_seed(0)
    network = Network()
    network.out.weight.data.normal_()
    chance = np.random.default_rng(1)
    own, full = [0, 2, 3, 5], chance.random((REQUIREMENTS, LINES)) > 0.3
    full[:, 2] = True
    person = Person(
        lines=[""] * LINES,
        titles=np.array([-1, 1, 1, 4, 4, -1, 4]),
        vectors=unit_vectors(LINES, 2),
        facts=chance.random((REQUIREMENTS, LINES, FACTS)).astype(np.float32),
        own=own,
        full=full,
        verdicts=np.full(REQUIREMENTS, -1),
        proofs={},
        parts=np.zeros(6, np.float32),
        rank=1,
    )
    traits = chance.random((REQUIREMENTS, 6)).astype(np.float32)
    flags = np.zeros(REQUIREMENTS, bool)
    role = np.arange(REQUIREMENTS) == 1
    asked = [""] * REQUIREMENTS
    example = Example("j", asked, unit_vectors(REQUIREMENTS, 3), traits, flags, role, traits[:, 0], [person])
    vectors = Vectors.stored(example)
    with torch.no_grad():
        ((logits, strengths),), matters = network.judge(example, vectors)
        facts = facts_with(example, person, vectors.asked, vectors.told[0]).numpy()
    held = network.parameters_to_ship()
    shipped = line_judge.Weights(**{name: weight.astype(np.float32) for name, weight in held.items()})
    assert set(held) == {field.name for field in dataclasses.fields(line_judge.Weights)}
    original, line_judge.weights = line_judge.weights, lambda: shipped
    try:
        judged = line_judge.asked_with(traits, example.vectors)
        proofs = line_judge.proofs(judged, person.vectors, line_judge.told(person.vectors), facts, own, full)
    finally:
        line_judge.weights = original
    likely = torch.sigmoid(logits).numpy()
    # Weights ship in half precision.
    assert np.abs(proofs.partly - likely[:, 0]).max() < 0.02
    assert np.abs(proofs.met - likely[:, 1]).max() < 0.02
    assert np.abs(judged.importance - matters.numpy()).max() < 0.02
    assert list(proofs.lines) == [own[place] for place in strengths.argmax(1)]
