"""The way of the predecessor, in a page: one person, posting or pair at a time, and nothing kept from one to the next.

It ranks a pair by fetching the profile and the posting, embedding all their texts by a call of the model, comparing
them, and storing one score. It encodes by fetching one item, embedding it, and storing the vectors as JSON.
"""

import json
import os
from collections.abc import Sequence
from typing import Any

import boto3
import numpy as np
from numpy.typing import NDArray

from referral.adapters.database import Database

_STORE = "UPDATE referral SET score = %s, evidence = %s, state = 'queued', due_at = NULL WHERE referral_id = %s"


class Predecessor:
    """On the tables and the model that the settings name."""

    def __init__(self, database: Database) -> None:
        self._database = database
        table = boto3.resource("dynamodb").Table
        self._people, self._postings = table(os.environ["USERS_TABLE"]), table(os.environ["JOBS_TABLE"])
        self._model = boto3.client("sagemaker-runtime")

    def rank(self, ask: dict[str, Any]) -> None:
        theirs = self._embedded(_lines(self._people.get_item(Key={"userId": ask["seeker"]})["Item"]["body"]))
        wanted = _lines(self._postings.get_item(Key={"revision": ask["submitted_revision"]})["Item"]["body"])
        nearest = (self._embedded(wanted) @ theirs.T).max(axis=1)
        evidence = [{"requirement": text, "points": float(one)} for text, one in zip(wanted, nearest, strict=True)]
        score = 100 * max(0.0, float(nearest.mean()))
        self._database.change(_STORE, (round(score, 2), json.dumps(evidence), ask["referral_id"]))

    def encode_person(self, user_id: str) -> None:
        """As three texts: education, experience and skills."""
        self._encode(self._people, {"userId": user_id}, 3)

    def encode_posting(self, revision: str) -> None:
        """As one text."""
        self._encode(self._postings, {"revision": revision}, 1)

    def _encode(self, table: Any, key: dict[str, str], parts: int) -> None:
        lines = _lines(table.get_item(Key=key)["Item"]["body"])
        vectors = self._embedded(["\n".join(lines[part::parts]) or "-" for part in range(parts)])
        table.update_item(
            Key=key,
            UpdateExpression="SET naive = :vectors",
            ExpressionAttributeValues={":vectors": json.dumps(vectors.tolist())},
        )

    def _embedded(self, texts: Sequence[str]) -> NDArray[np.float64]:
        answer = self._model.invoke_endpoint(
            EndpointName=os.environ["NLU_ENDPOINT"],
            ContentType="application/json",
            Body=json.dumps({"inputs": list(texts)}),
        )
        return np.array(json.loads(answer["Body"].read())["vectors"])


def _lines(body: str) -> list[str]:
    """All texts of a stored body, line by line."""
    return [line for text in _texts(json.loads(body)) for line in text.splitlines() if len(line.split()) > 1]


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for part in parts for text in _texts(part)]
