"""The line judge as a network that learns; `referral.matching.line_judge` computes the same with numpy."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from models.judge.examples import PARTS, Example, Person
from referral.matching.line_judge import SCALE

DIMENSIONS, FACTS, TRAITS = 384, 14, 6
WITHOUT_VECTORS = 11  # so many facts come first
PROJECTED, HIDDEN, THRESHOLD_HIDDEN = 64, 32, 32
IMPOSSIBLE = -30.0


@dataclass(frozen=True)
class Vectors:
    """The sentence vectors of an example: of its requirements, and of the lines of each person."""

    asked: Tensor
    told: Sequence[Tensor]

    @classmethod
    def stored(cls, example: Example) -> Self:
        """Those that the product would have stored."""
        return cls(torch.from_numpy(example.vectors), [torch.from_numpy(one.vectors) for one in example.people])


class Network(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.asked = nn.Linear(DIMENSIONS, PROJECTED, bias=False)
        self.told = nn.Linear(DIMENSIONS, PROJECTED, bias=False)
        self.told.weight.data.copy_(self.asked.weight.data)  # at first the same words are the nearest
        self.products = nn.Linear(PROJECTED, HIDDEN, bias=False)
        self.facts = nn.Linear(FACTS, HIDDEN)
        self.out = nn.Linear(HIDDEN, 2, bias=False)
        self.direct = nn.Linear(FACTS + 1, 2)
        self.thresholds = nn.Sequential(
            nn.Linear(DIMENSIONS + TRAITS, THRESHOLD_HIDDEN), nn.ReLU(), nn.Linear(THRESHOLD_HIDDEN, 3)
        )
        # How the values of lines, of the role and of PARTS add up, to learn from the order of people.
        self.shares = nn.Parameter(torch.tensor([4.0, 0.5, *[0.5] * len(PARTS)]))
        with torch.no_grad():
            self.products.weight.mul_(0.5)
            self.out.weight.zero_()
            self.direct.weight.zero_()
            self.direct.weight[:, 0] = 8.0  # the cosine
            self.direct.bias.fill_(-4.0)
            self.thresholds[2].weight.mul_(0.1)

    def requirements(self, example: Example, asked: Tensor) -> tuple[Tensor, Tensor]:
        """The thresholds of "partly" and "met", (requirements, 2), and how much each requirement matters."""
        found = self.thresholds(torch.cat([asked * SCALE, torch.from_numpy(example.traits)], dim=1))
        return found[:, :2], functional.softplus(found[:, 2] + 1)

    def judge(self, example: Example, vectors: Vectors) -> tuple[list[tuple[Tensor, Tensor]], Tensor]:
        """What `forward` says of each person, and how much each requirement matters."""
        thresholds, matters = self.requirements(example, vectors.asked)
        people = zip(example.people, vectors.told, strict=True)
        return [self(example, person, vectors.asked, told, thresholds) for person, told in people], matters

    def forward(
        self, example: Example, person: Person, asked: Tensor, told: Tensor, thresholds: Tensor
    ) -> tuple[Tensor, Tensor]:
        """The logits of "partly" and "met", (requirements, 2), and how strongly each line speaks for "partly"."""
        if not person.own:
            return torch.full((len(asked), 2), IMPOSSIBLE), torch.zeros(len(asked), 1)
        facts, told = facts_with(example, person, asked, told)[:, person.own], told[person.own]
        products = self.asked(asked * SCALE)[:, None, :] * self.told(told * SCALE)[None]
        hidden = torch.relu(self.products(products) + self.facts(facts))
        cosines = (asked @ told.T)[..., None]
        strengths = self.out(hidden) + self.direct(torch.cat([cosines, facts], dim=2))
        full = torch.from_numpy(person.full[:, person.own])
        met = strengths[..., 1] + IMPOSSIBLE * ~full
        logits = torch.stack([torch.logsumexp(strengths[..., 0], 1), torch.logsumexp(met, 1)], dim=1) - thresholds
        return logits, strengths[..., 0]

    def parameters_to_ship(self) -> dict[str, np.ndarray]:
        """By the names of `line_judge.Weights`."""
        first, last = self.thresholds[0], self.thresholds[2]
        shipped = {
            "asked": self.asked.weight.T,
            "told": self.told.weight.T,
            "products": self.products.weight.T,
            "facts": self.facts.weight.T,
            "hidden": self.facts.bias,
            "out": self.out.weight.T,
            "direct": self.direct.weight.T,
            "offset": self.direct.bias,
            "threshold_in": first.weight.T,
            "threshold_hidden": first.bias,
            "threshold_out": last.weight.T,
            "threshold_offset": last.bias,
        }
        return {name: tensor.detach().numpy().astype(np.float16) for name, tensor in shipped.items()}


def facts_with(example: Example, person: Person, asked: Tensor, told: Tensor) -> Tensor:
    """(requirements, lines, 14): the facts of a pair, of which the last three rest on vectors that may be learning."""
    titles = told[person.titles.clip(0)] * torch.from_numpy(person.titles >= 0)[:, None]
    role = asked[torch.from_numpy(example.role)].sum(0)
    shape = (len(asked), len(told))
    of_vectors = torch.stack([asked @ titles.T, (titles @ role).expand(shape), (told @ role).expand(shape)], dim=2)
    known = torch.from_numpy(person.facts[:, :, :WITHOUT_VECTORS].astype(np.float32))
    return torch.cat([known, of_vectors], dim=2)


def values(logits: Tensor) -> Tensor:
    """What requirements are worth, 0 to 1: "partly" counts half of "met"."""
    return torch.sigmoid(logits).mean(dim=-1)


def total(example: Example, logits: Sequence[Tensor], matters: Tensor) -> Tensor:
    """(people, parts + 2): the weighted mean of lines, the role, and what the rules say."""
    worth = torch.stack([values(one) for one in logits])
    lines = torch.from_numpy(example.read & ~example.role).float() * matters
    mean = worth @ lines / (lines.sum() + 1e-6)
    role = worth[:, torch.from_numpy(example.role)].sum(1)
    parts = torch.from_numpy(np.stack([person.parts for person in example.people]))
    return torch.cat([mean[:, None], role[:, None], parts], dim=1)
