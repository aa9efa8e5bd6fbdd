"""The sentence model while it learns: it begins as the package's model, and a step changes its upper layers."""

import numpy as np
import torch
from sentence_transformers import SentenceTransformer

from models.judge.encoder import Encoder, teach
from models.judge.examples import PARTS, Example, Person
from models.judge.network import FACTS, Network
from models.nlu.assemble import WEIGHTS, packaged

ASKED = ["Baker", "Bakes rye bread every night"]
LINES = ["Baker", "Baked bread for three schools", "x", "Sold insurance to farmers and their families for nine years"]


def person(rank: float, verdicts: list[int]) -> Person:
    return Person(
        lines=LINES,
        titles=np.array([-1, 0, -1, 0]),
        vectors=np.zeros((len(LINES), 384), np.float32),
        facts=np.zeros((len(ASKED), len(LINES), FACTS), np.float32),
        own=[0, 1, 3] if rank == 1 else [0, 3],
        full=np.ones((len(ASKED), len(LINES)), bool),
        verdicts=np.array(verdicts),
        proofs={1: [1]} if rank == 1 else {},
        parts=np.zeros(len(PARTS), np.float32),
        rank=rank,
    )


def example() -> Example:
    role = np.array([True, False])
    traits, matters = np.zeros((2, 6), np.float32), np.array([np.nan, 3], np.float32)
    people = [person(1, [-1, 2]), person(2, [-1, 0])]
    return Example("j", ASKED, np.zeros((2, 384), np.float32), traits, np.ones(2, bool), role, matters, people)


def test_it_begins_as_the_model_of_the_package() -> None:
    texts = [*ASKED, *LINES]
    expected = SentenceTransformer(str(packaged(WEIGHTS).parent), device="cpu").encode(texts, normalize_embeddings=True)
    with torch.no_grad():
        found = Encoder(texts)(texts).numpy()
    assert ((found * expected).sum(axis=1) > 0.999).all()  # bfloat16 against fp32


def test_it_learns() -> None:
    torch.manual_seed(0)
    encoder = Encoder(list(dict.fromkeys([*ASKED, *LINES])))
    with torch.no_grad():
        before = encoder(LINES)
    weights = teach(encoder, Network(), [example()] * 3, seed=0)
    with torch.no_grad():
        assert not torch.equal(encoder(LINES), before)
    halved = list(encoder.upper.parameters())
    assert all(torch.equal(weight.bfloat16(), half) for weight, half in zip(weights, halved, strict=True))
