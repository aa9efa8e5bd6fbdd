"""The question-answering model: a SageMaker endpoint (models/qa), which is optional."""

from collections.abc import Sequence

from referral.adapters.endpoint import Endpoint
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
            kind: answer["span"]
            for kind, answer in zip(QUESTIONS, answers, strict=True)
            if abs(answer["score"] - answer["null_score"]) > SURE
        }
        for answers in endpoint.invoke(inputs)["answers"]
    ]
