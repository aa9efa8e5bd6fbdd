"""Documents with their encodings: what the two DynamoDB tables have in common."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from aws_lambda_powertools import Logger
from pydantic import ValidationError

from referral.adapters.aws import client
from referral.adapters.vendor_errors import translated
from referral.domain.errors import Outage
from referral.matching.encoding import Encoding, fingerprint
from referral.matching.version import MODEL

_BATCH = 100
T = TypeVar("T")
logger = Logger(child=True)


@dataclass(frozen=True)
class Document:
    """`body` is JSON. `encoding` and `failure` (why it cannot be encoded) are of this very body, of today's way to cut
    it and of today's model, else None."""

    key: str
    body: str
    encoding: Encoding | None
    failure: str | None
    facts: list[dict[str, Any]]


@translated("DynamoDB")
class Documents:
    """One table: documents under a string key."""

    def __init__(self, table: str, key: str):
        self._table, self._key = table, key
        self._dynamodb = client("dynamodb")

    def get(self, key: str) -> Document | None:
        item = self._dynamodb.get_item(TableName=self._table, Key=self._id(key), ConsistentRead=True).get("Item")
        return self._document(item) if item else None

    def get_all(self, keys: Iterable[str]) -> dict[str, Document]:
        """The documents that are there, by key."""
        wanted = sorted(set(keys))
        found: dict[str, Document] = {}
        for start in range(0, len(wanted), _BATCH):
            request = {
                self._table: {"Keys": [self._id(key) for key in wanted[start : start + _BATCH]], "ConsistentRead": True}
            }
            while request:
                answer = self._dynamodb.batch_get_item(RequestItems=request)
                found |= {d.key: d for d in map(self._document, answer["Responses"][self._table])}
                request = answer.get("UnprocessedKeys")
        return found

    def exists(self, key: str) -> bool:
        answer = self._dynamodb.get_item(
            TableName=self._table, Key=self._id(key), ConsistentRead=True, ProjectionExpression=self._key
        )
        return "Item" in answer

    def key_by(self, index: str, value: str) -> str | None:
        """The key of the document that an index knows by this value of the attribute of the same name; None where there
        is none. An index is a moment behind."""
        answer = self._dynamodb.query(
            TableName=self._table,
            IndexName=index,
            KeyConditionExpression="#attribute = :value",
            ExpressionAttributeNames={"#attribute": index},
            ExpressionAttributeValues={":value": {"S": value}},
            Limit=1,
        )
        return next((item[self._key]["S"] for item in answer["Items"]), None)

    def add(self, key: str, body: str, attributes: Mapping[str, str]) -> bool:
        """Adds a document with further attributes for indexes. False, and nothing changed, where the key has one."""
        return self._write(
            lambda: self._dynamodb.put_item(
                TableName=self._table,
                Item={**self._id(key), "body": {"S": body}, **{name: {"S": of} for name, of in attributes.items()}},
                ConditionExpression="attribute_not_exists(#key)",
                ExpressionAttributeNames={"#key": self._key},
            )
        )

    def put_as_owner(self, key: str, body: str, owner: str) -> bool:
        """True where the owner's document has to be encoded: it is new, it changed, or an earlier call broke off before
        anybody heard of it. What somebody else owns stays as it is."""
        try:
            self._dynamodb.update_item(
                TableName=self._table,
                Key=self._id(key),
                UpdateExpression="SET body = :body, #owner = :owner",
                ConditionExpression="attribute_not_exists(#key) OR (#owner = :owner AND body <> :body)",
                ExpressionAttributeNames={"#key": self._key, "#owner": "owner"},
                ExpressionAttributeValues={":body": {"S": body}, ":owner": {"S": owner}},
                ReturnValuesOnConditionCheckFailure="ALL_OLD",
            )
        except self._dynamodb.exceptions.ConditionalCheckFailedException as refusal:
            there = refusal.response["Item"]
            return there["owner"]["S"] == owner and self._document(there).encoding is None
        return True

    def store_encoding(self, key: str, body: str, encoding: Encoding, facts: list[dict[str, Any]]) -> bool:
        """False where the document no longer says `body`: what was encoded is not there any more. Outage where the
        encoding is of another model than the one that the rules are made for."""
        if encoding.texts and encoding.model != MODEL:
            raise Outage("The right model", encoding.model)
        return self._update_unchanged(
            key,
            body,
            "SET encoding = :vectors, encodingVersion = :model, texts = :texts, facts = :facts, encodedHash = :hash"
            " REMOVE failure, failedHash",
            {
                ":vectors": {"B": encoding.vectors},
                ":model": {"S": encoding.model},
                ":texts": {"S": json.dumps(encoding.texts, ensure_ascii=False)},
                ":facts": {"S": json.dumps(facts, ensure_ascii=False)},
                ":hash": {"S": _fingerprint(body)},
            },
        )

    def store_failure(self, key: str, body: str, reason: str) -> bool:
        """Notes why the document cannot be encoded; False where it no longer says `body`."""
        return self._update_unchanged(
            key,
            body,
            "SET failure = :reason, failedHash = :hash",
            {":reason": {"S": reason}, ":hash": {"S": _fingerprint(body)}},
        )

    def _update_unchanged(self, key: str, body: str, expression: str, values: dict[str, Any]) -> bool:
        return self._write(
            lambda: self._dynamodb.update_item(
                TableName=self._table,
                Key=self._id(key),
                UpdateExpression=expression,
                ConditionExpression="body = :body",
                ExpressionAttributeValues={**values, ":body": {"S": body}},
            )
        )

    def _write(self, write: Any) -> bool:
        try:
            write()
        except self._dynamodb.exceptions.ConditionalCheckFailedException:
            return False
        return True

    def _id(self, key: str) -> dict[str, Any]:
        return {self._key: {"S": key}}

    def _document(self, item: dict[str, Any]) -> Document:
        body = item["body"]["S"]
        current = _fingerprint(body)
        encoded = item.get("encodedHash", {}).get("S") == current
        failed = item.get("failedHash", {}).get("S") == current
        return Document(
            key=item[self._key]["S"],
            body=body,
            encoding=_encoding(item) if encoded else None,
            failure=item["failure"]["S"] if failed else None,
            facts=json.loads(item["facts"]["S"]) if encoded else [],
        )


def readable(read: Callable[[Document], T], documents: dict[str, Document]) -> dict[str, T]:
    """What `read` makes of each document; one that it can't read is left out, so that it harms no neighbour."""
    found = {}
    for key, document in documents.items():
        try:
            found[key] = read(document)
        except ValidationError:
            logger.error("a stored document cannot be read")
    return found


def _fingerprint(body: str) -> str:
    return fingerprint(MODEL, body)


def _encoding(item: dict[str, Any]) -> Encoding:
    return Encoding(item["encodingVersion"]["S"], tuple(json.loads(item["texts"]["S"])), item["encoding"]["B"])
