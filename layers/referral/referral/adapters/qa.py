"""The question-answering model: a SageMaker endpoint (models/qa), which is optional."""

from collections.abc import Sequence
from typing import Annotated, Any

from pydantic import BaseModel, Field, FiniteFloat, ValidationError

from referral.adapters.endpoint import Endpoint
from referral.domain.errors import Outage
from referral.domain.qa import QUESTIONS, SURE, Answers

_BATCH = 16


class Qa:
    def __init__(self, endpoint: str) -> None:
        """An empty name means that there is no model."""
        self._endpoint = Endpoint(endpoint) if endpoint else None

    def answers(self, texts: Sequence[str]) -> list[Answers]:
        """The certain answers for each text; none if there is no model.

        NotEncodable if the model refuses a text, Outage if it does not answer.
        """
        if not self._endpoint:
            return [{} for _ in texts]
        batches = (texts[start : start + _BATCH] for start in range(0, len(texts), _BATCH))
        return [answers for batch in batches for answers in _answers(self._endpoint, batch)]


def _answers(endpoint: Endpoint, texts: Sequence[str]) -> list[Answers]:
    inputs = [{"context": text, "questions": list(QUESTIONS.values())} for text in texts]
    return [
        {
            kind: found.span
            for kind, found in zip(QUESTIONS, answers, strict=True)
            if abs(found.score - found.null_score) > SURE
        }
        for answers in _Answer.of(endpoint.invoke(inputs), len(texts)).answers
    ]


class _Found(BaseModel, strict=True):
    span: str
    score: FiniteFloat
    null_score: FiniteFloat


class _Answer(BaseModel, strict=True):
    answers: list[Annotated[list[_Found], Field(min_length=len(QUESTIONS), max_length=len(QUESTIONS))]]

    @classmethod
    def of(cls, answer: Any, texts: int) -> "_Answer":
        """Outage where it does not answer each question about each text."""
        try:
            found = cls.model_validate(answer)
        except ValidationError:
            raise Outage("The model", "an answer of another form") from None
        if len(found.answers) != texts:
            raise Outage("The model", "not an answer for each text")
        return found
