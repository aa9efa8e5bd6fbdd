"""A SageMaker endpoint that takes {"inputs": [...]} and answers with JSON."""

import json
from collections.abc import Sequence
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from referral.adapters.aws import client
from referral.domain.failures import NotEncodable, Outage


def invoke(endpoint: str, inputs: Sequence[Any]) -> dict[str, Any]:
    """The endpoint's answer. NotEncodable where the model refuses an input, Outage where it does not answer."""
    try:
        answer = client("sagemaker-runtime").invoke_endpoint(
            EndpointName=endpoint,
            ContentType="application/json",
            Accept="application/json",
            Body=json.dumps({"inputs": inputs}),
        )
        return json.loads(answer["Body"].read())
    except ClientError as error:
        if 400 <= error.response.get("OriginalStatusCode", 500) < 500:
            raise NotEncodable("the model refuses a text") from error
        raise Outage("the model did not answer") from error
    except BotoCoreError as error:
        raise Outage("the model did not answer") from error
