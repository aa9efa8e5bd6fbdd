"""The sentence-embedding model: a SageMaker endpoint (models/nlu)."""

import json
from collections.abc import Sequence

from botocore.exceptions import BotoCoreError, ClientError

from referral.adapters.aws import client
from referral.adapters.settings import setting
from referral.records.failures import NotEncodable, Outage
from referral.scoring.encoding import Encoding, pack

_BATCH = 64


class Nlu:
    def __init__(self) -> None:
        self._endpoint = setting("NLU_ENDPOINT")
        self._runtime = client("sagemaker-runtime")

    def encode(self, texts: Sequence[str]) -> Encoding:
        """One vector for each text. NotEncodable where the model refuses a text, Outage where it does not answer."""
        model, vectors = "", []
        for start in range(0, len(texts), _BATCH):
            answer = self._invoke(texts[start : start + _BATCH])
            if model and answer["model"] != model:
                raise Outage("the model was replaced while it was at work")
            model = answer["model"]
            vectors += answer["vectors"]
        return Encoding(model, tuple(texts), pack(vectors))

    def _invoke(self, texts: Sequence[str]) -> dict:
        try:
            answer = self._runtime.invoke_endpoint(
                EndpointName=self._endpoint,
                ContentType="application/json",
                Accept="application/json",
                Body=json.dumps({"inputs": texts}),
            )
            return json.loads(answer["Body"].read())
        except ClientError as error:
            if 400 <= error.response.get("OriginalStatusCode", 500) < 500:
                raise NotEncodable("the model refuses a text") from error
            raise Outage("the model did not answer") from error
        except BotoCoreError as error:
            raise Outage("the model did not answer") from error
