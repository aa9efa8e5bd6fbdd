"""The sentence-embedding model: a SageMaker endpoint (models/nlu)."""

import math
from collections.abc import Sequence
from typing import Any

from referral.adapters.endpoint import Endpoint
from referral.domain.embedding import NO_TEXTS, Embedding
from referral.domain.errors import Outage

_BATCH = 64


class Nlu:
    def __init__(self, endpoint: str) -> None:
        self._endpoint = Endpoint(endpoint)

    def embed(self, texts: Sequence[str]) -> Embedding:
        """One vector for each text. NotEncodable if the model refuses a text, Outage if it does not answer with
        unit vectors of one length."""
        if not texts:
            return NO_TEXTS
        model, vectors = "", []
        for start in range(0, len(texts), _BATCH):
            answer = self._endpoint.invoke(texts[start : start + _BATCH])
            if model and answer["model"] != model:
                raise Outage("The model", "replaced during the call")
            model = answer["model"]
            vectors += answer["vectors"]
        if len(vectors) != len(texts) or not _are_unit_vectors(vectors):
            raise Outage("The model", "an answer without a unit vector for each text")
        return Embedding.of(model, vectors)


def _are_unit_vectors(vectors: Sequence[Sequence[Any]]) -> bool:
    """NaN fails, as it is close to no number."""
    lengths = {len(vector) for vector in vectors}
    return len(lengths) == 1 and all(math.isclose(math.hypot(*vector), 1, abs_tol=0.01) for vector in vectors)
