"""The sentence-embedding model: a SageMaker endpoint (models/nlu)."""

import math
from collections.abc import Sequence
from typing import Annotated, Any

from pydantic import BaseModel, Field

from referral.adapters.endpoint import Endpoint, calls, in_form
from referral.domain.embedding import DIMENSIONS, NO_TEXTS, Embedding
from referral.domain.errors import Outage

# The most that one call takes, so that any endpoint answers it well before the time-out: texts, and tokens if each
# character were one. The model reads so many tokens of a text, and ignores the rest.
_TEXTS, _TOKENS, _TOKENS_OF_A_TEXT = 256, 8192, 256


class Nlu:
    def __init__(self, endpoint: str) -> None:
        self._endpoint = Endpoint(endpoint)

    def embed(self, texts: Sequence[str]) -> Embedding:
        """One vector for each text. NotEncodable if the model refuses a text, Outage if it does not answer with
        unit vectors of one length."""
        if not texts:
            return NO_TEXTS
        model, vectors = "", []
        for asked in calls(texts, lambda text: min(len(text), _TOKENS_OF_A_TEXT), _TOKENS, _TEXTS):
            answer = _Answer.of(self._endpoint.invoke(asked), len(asked))
            if model and answer.model != model:
                raise Outage("The model", "replaced during the call")
            model = answer.model
            vectors += answer.vectors
        return Embedding.of(model, vectors)


class _Answer(BaseModel, strict=True):
    model: Annotated[str, Field(min_length=1)]
    vectors: list[Annotated[list[float], Field(min_length=DIMENSIONS, max_length=DIMENSIONS)]]

    @classmethod
    def of(cls, answer: Any, texts: int) -> "_Answer":
        """Outage where it is not a unit vector for each text: the model is broken, or something else answers."""
        found = in_form(cls, answer)
        # NaN fails, as it is close to no number.
        if len(found.vectors) != texts or not all(
            math.isclose(math.hypot(*vector), 1, abs_tol=0.01) for vector in found.vectors
        ):
            raise Outage("The model", "an answer without a unit vector for each text")
        return found
