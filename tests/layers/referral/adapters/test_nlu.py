import io
import json

import pytest

from referral.adapters import endpoint
from referral.adapters.nlu import Nlu
from referral.domain.embedding import DIMENSIONS
from referral.domain.errors import Outage


class Answering:
    """The runtime of an endpoint that gives every request the same answer."""

    def __init__(self, answer):
        self._body = json.dumps(answer).encode()

    def invoke_endpoint(self, **_):
        return {"Body": io.BytesIO(self._body)}


def vector(first: float, second: float = 0.0, more: int = 0) -> list[float]:
    return [first, second] + [0.0] * (DIMENSIONS - 2 + more)


GOOD, NAN = vector(0.6, 0.8), float("nan")
BAD = {
    "none": [],
    "too few": [GOOD],
    "too many": [GOOD] * 3,
    "too short": [GOOD[:-1]] * 2,
    "too long": [vector(1.0, more=1)] * 2,
    "zero": [GOOD, vector(0.0)],
    "NaN": [GOOD, vector(NAN)],
    "infinite": [GOOD, vector(float("inf"))],
    "not of unit length": [GOOD, vector(2.0)],
    "texts": [["x"] * DIMENSIONS] * 2,
    "a number": 1,
}
OTHER_FORMS = [{}, [], "", None, {"model": "m"}, {"vectors": [GOOD] * 2}, {"model": "", "vectors": [GOOD] * 2}]


@pytest.mark.parametrize("answer", [*({"model": "m", "vectors": bad} for bad in BAD.values()), *OTHER_FORMS])
def test_an_answer_without_a_unit_vector_for_each_text_is_an_outage(answer, monkeypatch):
    monkeypatch.setattr(endpoint, "client", lambda _: Answering(answer))
    with pytest.raises(Outage):
        Nlu("nlu").embed(["one", "two"])


def test_unit_vectors_are_taken(monkeypatch):
    monkeypatch.setattr(endpoint, "client", lambda _: Answering({"model": "m", "vectors": [GOOD, vector(1)]}))
    assert len(Nlu("nlu").embed(["one", "two"]).vectors) == 2 * 2 * DIMENSIONS
