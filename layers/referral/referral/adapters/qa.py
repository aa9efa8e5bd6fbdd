"""The question-answering model: a SageMaker endpoint (models/qa), which is optional."""

from collections.abc import Sequence
from typing import Annotated, Any

from pydantic import BaseModel, Field, FiniteFloat

from referral.adapters.endpoint import Endpoint, calls, in_form
from referral.domain.errors import Outage
from referral.domain.qa import QUESTIONS, SURE, Answers

# The most that one call takes, so that any endpoint answers it well before the time-out: texts, and windows if each
# character were a token. The model reads so many windows of a text, and ignores the rest.
_TEXTS, _WINDOWS, _WINDOWS_OF_A_TEXT = 16, 50, 50
_TOKENS_OF_A_WINDOW = 80  # that are new: it has 128, of which 24 repeat the window before and some are the question


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
        asked = calls(texts, _windows, _WINDOWS, _TEXTS)
        return [answers for batch in asked for answers in _answers(self._endpoint, batch)]


def _windows(text: str) -> int:
    return min(1 + len(text) // _TOKENS_OF_A_WINDOW, _WINDOWS_OF_A_TEXT)


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
        found = in_form(cls, answer)
        if len(found.answers) != texts:
            raise Outage("The model", "not an answer for each text")
        return found
