"""A SageMaker endpoint that takes {"inputs": [...]} and answers with JSON."""

import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from botocore.exceptions import ClientError
from pydantic import BaseModel, ValidationError

from referral.adapters.aws import client
from referral.adapters.vendor_errors import means_outage, translated
from referral.domain.errors import NotEncodable, Outage

_MODEL = "The model"
T = TypeVar("T")
Form = TypeVar("Form", bound=BaseModel)


@translated(_MODEL)
class Endpoint:
    def __init__(self, name: str):
        self._name = name

    def invoke(self, inputs: Sequence[Any]) -> dict[str, Any]:
        """The endpoint's answer. NotEncodable if the model refuses an input."""
        try:
            answer = client("sagemaker-runtime").invoke_endpoint(
                EndpointName=self._name,
                ContentType="application/json",
                Accept="application/json",
                Body=json.dumps({"inputs": inputs}),
            )
        except ClientError as error:
            # The status that the container answered. While a model is loading, it may answer 404 or 429.
            status = error.response.get("OriginalStatusCode")
            if status is None:
                raise
            if means_outage(status):
                raise Outage(_MODEL, f"ModelError {status}") from error
            raise NotEncodable("The model refuses a text.") from error
        try:
            decoded: dict[str, Any] = json.loads(answer["Body"].read())
        except ValueError as error:
            raise Outage(_MODEL, "incomplete answer") from error
        return decoded


def in_form(form: type[Form], answer: Any) -> Form:
    """The answer of an endpoint as `form` describes it; Outage if it is another one."""
    try:
        return form.model_validate(answer)
    except ValidationError:
        raise Outage(_MODEL, "an answer of another form") from None


def calls(inputs: Sequence[T], work: Callable[[T], int], most_work: int, most: int) -> Iterator[list[T]]:
    """Cuts the inputs of an endpoint into calls of at most `most` inputs and `most_work`, or of one input."""
    call: list[T] = []
    done = 0
    for one in inputs:
        if call and (len(call) == most or done + work(one) > most_work):
            yield call
            call, done = [], 0
        call.append(one)
        done += work(one)
    if call:
        yield call
