"""The judge of single requirements: how well the lines of a career prove a line of a posting.

A small network over the sentence vectors of the two lines and what is known about them (`line_facts`). It was learned
from readers' verdicts by models/judge/train.py, for the vectors of one sentence model. A line more never proves less:
the evidence of the lines is added up.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from referral.domain.requirements import DutyRequirement, Need, Requirement, RoleRequirement
from referral.matching.vectors import Matrix

FILE = Path(__file__).with_name("line_judge.npz")
SCALE = np.float32(20)  # about the square root of the vectors' length, so that their components are about 1
# The strength of a line that can't prove a requirement: it adds nothing to others. Its exponential does not underflow,
# which would take longer.
_NEVER = np.float32(-500)


@dataclass(frozen=True)
class Weights:
    """The network's weights. `d` is the length of a vector, `k` that of a projected one, `h` the hidden layer's."""

    asked: Matrix  # (d, k): projects the vector of a requirement
    told: Matrix  # (d, k): projects the vector of a line
    products: Matrix  # (k, h)
    facts: Matrix  # (14, h)
    hidden: Matrix  # (h,): offsets
    out: Matrix  # (h, 2)
    direct: Matrix  # (15, 2): of the cosine and the facts, past the hidden layer
    offset: Matrix  # (2,)
    threshold_in: Matrix  # (d + 6, t)
    threshold_hidden: Matrix  # (t,)
    threshold_out: Matrix  # (t, 3): of "partly", of "met", and of how much the requirement matters
    threshold_offset: Matrix  # (3,)


@cache
def weights() -> Weights:
    with np.load(FILE) as stored:
        # Row by row in memory, because the file has them column by column, and products of those take longer.
        return Weights(**{one.name: np.ascontiguousarray(stored[one.name], np.float32) for one in fields(Weights)})


@cache
def _model() -> str:
    with np.load(FILE) as stored:
        return str(stored["model"])


def reads(model: str) -> bool:
    """True for vectors of the sentence model that the judge was trained on."""
    return model == _model()


@dataclass(frozen=True, slots=True)
class Asked:
    """What the judge makes of the requirements of one posting, once for all careers."""

    vectors: Matrix  # (requirements, d)
    projected: Matrix  # (requirements, k)
    thresholds: Matrix  # (requirements, 2)
    importance: Matrix  # (requirements,): above 0


@dataclass(frozen=True, slots=True)
class Proofs:
    """For each requirement how likely (0..1) it is met partly or better, and in full, and by which line; -1 by none."""

    partly: NDArray[np.float64]
    met: NDArray[np.float64]
    lines: NDArray[np.intp]


def nothing(requirements: int) -> Proofs:
    """What a career without lines proves."""
    return Proofs(np.zeros(requirements), np.zeros(requirements), np.full(requirements, -1))


def asked(requirements: Sequence[Requirement], vectors: Matrix) -> Asked:
    """`vectors` has a row for each requirement."""
    return asked_with(np.array([traits(one) for one in requirements], np.float32), vectors)


def asked_with(traits: Matrix, vectors: Matrix) -> Asked:
    """`traits` (requirements, 6) and `vectors` (requirements, d)."""
    held = weights()
    scaled: Matrix = vectors * SCALE
    hidden = np.maximum(np.concatenate([scaled, traits], axis=1) @ held.threshold_in + held.threshold_hidden, 0)
    found: Matrix = hidden @ held.threshold_out + held.threshold_offset
    projected: Matrix = scaled @ held.asked
    return Asked(vectors, projected, found[:, :2], np.logaddexp(0, found[:, 2] + 1))


def traits(requirement: Requirement) -> tuple[float, ...]:
    """Six numbers: whether it is required, preferred, a duty, the role; whether it names skills; and its length."""
    is_duty = isinstance(requirement, DutyRequirement)
    is_preferred = requirement.need is Need.PREFERRED
    return (
        not is_duty and not is_preferred,
        is_preferred,
        is_duty,
        isinstance(requirement, RoleRequirement),
        bool(getattr(requirement, "skills", ())),
        len(requirement.text) / 100,
    )


def told(vectors: Matrix) -> Matrix:
    """(lines, d) to (lines, k): the lines of a career as the judge compares them."""
    scaled: Matrix = vectors * SCALE
    projected: Matrix = scaled @ weights().told
    return projected


def proofs(
    asked: Asked, lines: Matrix, projected: Matrix, facts: Matrix, own: Sequence[int], full: NDArray[np.bool_]
) -> Proofs:
    """`lines` (lines, d) and `projected` (lines, k) of a career, `facts` (requirements, lines, 14), the rows that are
    the candidate's `own`, and (requirements, lines) whether a line can prove a requirement in `full`."""
    strengths = _strengths(asked, lines, projected, facts)
    if len(own) < len(lines):
        strengths[:, np.delete(np.arange(len(lines)), own)] = _NEVER
    strengths[:, :, 1][~full] = _NEVER
    partly, met = _sigmoid(_added_up(strengths) - asked.thresholds.T)
    return Proofs(partly, met, strengths[:, :, 0].argmax(axis=1))


def _strengths(asked: Asked, lines: Matrix, projected: Matrix, facts: Matrix) -> Matrix:
    """(requirements, lines, 2): how strongly each line speaks for "partly" and for "met"."""
    held = weights()
    products: Matrix = asked.projected[:, None, :] * projected[None]
    hidden: Matrix = products @ held.products
    hidden += facts @ held.facts  # in place, because a new matrix takes longer than the sum
    hidden += held.hidden
    np.maximum(hidden, 0, out=hidden)
    cosines = (asked.vectors @ lines.T)[:, :, None]
    direct: Matrix = np.concatenate([cosines, facts], axis=2) @ held.direct
    strengths: Matrix = hidden @ held.out + direct + held.offset
    return strengths


def _added_up(strengths: Matrix) -> NDArray[np.float64]:
    """(requirements, lines, 2) to (2, requirements): log of the sum of exponentials."""
    exact = np.ascontiguousarray(strengths.transpose(2, 0, 1), np.float64)  # neighbours are added up faster
    strongest = exact.max(axis=2)
    total: NDArray[np.float64] = strongest + np.log(np.exp(exact - strongest[:, :, None]).sum(axis=2))
    return total


def _sigmoid(values: NDArray[np.float64]) -> NDArray[np.float64]:
    likely: NDArray[np.float64] = (1 + np.tanh(values / 2)) / 2
    return likely
