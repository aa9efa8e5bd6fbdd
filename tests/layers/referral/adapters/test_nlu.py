import io
import json

import pytest

from referral.adapters import endpoint
from referral.adapters.nlu import Nlu
from referral.domain.errors import Outage


class Answering:
    """The runtime of an endpoint that gives every request the same answer."""

    def __init__(self, vectors):
        self._body = json.dumps({"model": "m", "vectors": vectors}).encode()

    def invoke_endpoint(self, **_):
        return {"Body": io.BytesIO(self._body)}


NAN = float("nan")
BAD = [[], [[1.0, 0.0]], [[1.0, 0.0]] * 3, [[1.0, 0.0], [1.0]], [[1.0, 0.0], [0.0, 0.0]], [[1.0, 0.0], [NAN, 0.0]]]


@pytest.mark.parametrize("vectors", BAD)
def test_an_answer_without_a_unit_vector_for_each_text_is_an_outage(vectors, monkeypatch):
    monkeypatch.setattr(endpoint, "client", lambda _: Answering(vectors))
    with pytest.raises(Outage):
        Nlu("nlu").embed(["one", "two"])


def test_unit_vectors_are_taken(monkeypatch):
    monkeypatch.setattr(endpoint, "client", lambda _: Answering([[1.0, 0.0], [0.6, 0.8]]))
    assert len(Nlu("nlu").embed(["one", "two"]).vectors) == 8
