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


def test_a_model_that_is_replaced_between_two_calls_is_an_outage(monkeypatch):
    """Vectors of two models can't be compared."""
    answers = iter([{"model": "one", "vectors": [GOOD] * 256}, {"model": "two", "vectors": [GOOD]}])
    monkeypatch.setattr(endpoint, "client", lambda _: Answering(next(answers)))
    with pytest.raises(Outage) as outage:
        Nlu("nlu").embed([""] * 257)
    assert "replaced" in outage.value.cause


def sizes_of_calls(texts: list[str], monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many texts each call has that embeds them."""
    sizes = []

    class Counting:
        def invoke_endpoint(self, Body: str, **_):  # noqa: N803
            sizes.append(len(json.loads(Body)["inputs"]))
            return {"Body": io.BytesIO(json.dumps({"model": "m", "vectors": [GOOD] * sizes[-1]}).encode())}

    monkeypatch.setattr(endpoint, "client", lambda _: Counting())
    assert len(Nlu("nlu").embed(texts).vectors) == len(texts) * 2 * DIMENSIONS
    return sizes


@pytest.mark.parametrize(
    ("text", "sizes"),
    [
        ("!" * 400, [32, 32, 26]),
        ("!" * 10_000, [32, 32, 26]),
        ("one line of a usual length, about a skill of theirs", [90]),
    ],
)
def test_a_call_has_so_many_texts_that_a_slow_endpoint_answers_in_time(text, sizes, monkeypatch):
    """256 tokens of each text are read, and a call has 8192 at most, however short the words are."""
    assert sizes_of_calls([text] * 90, monkeypatch) == sizes


def test_a_call_has_no_more_texts_than_the_endpoint_takes(monkeypatch):
    assert sizes_of_calls(["a"] * 300, monkeypatch) == [256, 44]
