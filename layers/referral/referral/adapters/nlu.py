"""The sentence-embedding model: a SageMaker endpoint (models/nlu)."""

from collections.abc import Sequence

from referral.adapters.endpoint import Endpoint
from referral.domain.embedding import NO_TEXTS, Embedding
from referral.domain.errors import Outage

_BATCH = 64


class Nlu:
    def __init__(self, endpoint: str) -> None:
        self._endpoint = Endpoint(endpoint)

    def embed(self, texts: Sequence[str]) -> Embedding:
        """One vector for each text. NotEncodable if the model refuses a text, Outage if it does not answer."""
        model, vectors = "", []
        for start in range(0, len(texts), _BATCH):
            answer = self._endpoint.invoke(texts[start : start + _BATCH])
            if model and answer["model"] != model:
                raise Outage("The model", "replaced during the call")
            model = answer["model"]
            vectors += answer["vectors"]
        return Embedding.of(model, vectors) if texts else NO_TEXTS
