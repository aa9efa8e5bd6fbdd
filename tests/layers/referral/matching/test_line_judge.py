import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from referral.domain.requirements import Need
from referral.domain.versions import MODEL
from referral.matching import line_judge
from tests.layers.referral.matching.build import wants, wants_duty, wants_role

ASKED = [wants_role("Nurse"), wants("Kafka"), wants("Go", Need.PREFERRED, ("Go",)), wants_duty("Runs a ward")]


def unit_vectors(count: int, seed: int) -> np.ndarray:
    vectors = np.random.default_rng(seed).normal(size=(count, 384)).astype(np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


ASKED_VECTORS, LINES = unit_vectors(len(ASKED), 1), unit_vectors(6, 2)
FACTS = np.random.default_rng(3).uniform(size=(len(ASKED), len(LINES), 14)).astype(np.float32)


def proofs(own: list[int], full: bool = True) -> line_judge.Proofs:
    asked = line_judge.asked(ASKED, ASKED_VECTORS)
    provable = np.full((len(ASKED), len(LINES)), full)
    return line_judge.proofs(asked, LINES, line_judge.told(LINES), FACTS, own, provable)


def test_it_reads_the_vectors_of_the_model_that_is_served():
    assert line_judge.reads(MODEL)
    assert not line_judge.reads("model/1")


@given(st.sets(st.integers(0, 5), min_size=1), st.integers(0, 5))
def test_one_line_more_never_proves_less(rows, another):
    before, after = proofs(sorted(rows)), proofs(sorted({*rows, another}))
    assert (after.partly >= before.partly - 1e-6).all()
    assert (after.met >= before.met - 1e-6).all()


def test_the_line_that_proves_is_one_of_the_candidate_s_own():
    assert set(proofs([1, 4]).lines) <= {1, 4}


def test_without_lines_nothing_is_proven():
    nothing = line_judge.nothing(2)
    assert not nothing.partly.any()
    assert not nothing.met.any()
    assert set(nothing.lines) == {-1}


def test_what_no_line_can_prove_in_full_is_not_met():
    assert proofs([0, 1], full=False).met == pytest.approx(0, abs=1e-9)
    assert (proofs([0, 1]).met > 0).all()


def test_every_requirement_matters():
    assert (line_judge.asked(ASKED, ASKED_VECTORS).importance > 0).all()
