"""Documents with their features: what the two tables in DynamoDB have in common."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from aws_lambda_powertools import Logger
from pydantic import ValidationError

from referral.adapters.aws import client
from referral.adapters.vendor_errors import translated
from referral.domain.errors import Outage
from referral.domain.versions import FEATURES_VERSION, MODEL
from referral.matching.codec import StoredFeatures, unpacked
from referral.matching.features import CandidateFeatures, JobFeatures, NoFeatures

_BATCH = 100
# A new body removes features and failure, so both belong to the body beside them. Each has the version of its rules.
_VERSION, _FAILURE_VERSION = "featuresVersion", "failureVersion"
_ENCODING = f"features, vectors, {_VERSION}, failure, {_FAILURE_VERSION}"
_CURRENT = f"{FEATURES_VERSION}/{MODEL}"
T = TypeVar("T")
F = TypeVar("F", CandidateFeatures, JobFeatures)
logger = Logger(child=True)


@dataclass(frozen=True)
class Document:
    """`body` is JSON. `has_features` is true if features of this body and of the running version are stored."""

    key: str
    body: str
    has_features: bool


@translated("DynamoDB")
class Documents:
    """One table, with documents under a string key."""

    def __init__(self, table: str, key: str):
        self._table, self._key = table, key
        self._dynamodb = client("dynamodb")

    def get(self, key: str) -> Document | None:
        item = self._dynamodb.get_item(TableName=self._table, Key=self._id(key), ConsistentRead=True).get("Item")
        return self._document(item) if item else None

    def get_all(self, keys: Iterable[str]) -> dict[str, Document]:
        """Those documents that exist, by key."""
        return {key: self._document(item) for key, item in self._items(keys, (self._key, "body", _VERSION)).items()}

    def features(self, keys: Iterable[str]) -> dict[str, StoredFeatures | NoFeatures]:
        """The features of those documents that exist, by key."""
        items = self._items(keys, (self._key, "features", "vectors", _VERSION, "failure", _FAILURE_VERSION))
        return {key: _features(item) for key, item in items.items()}

    def _items(self, keys: Iterable[str], attributes: Sequence[str]) -> dict[str, dict[str, Any]]:
        wanted = sorted(set(keys))
        names = {f"#{number}": name for number, name in enumerate(attributes)}
        projection = {"ProjectionExpression": ", ".join(names), "ExpressionAttributeNames": names}
        found: dict[str, dict[str, Any]] = {}
        for start in range(0, len(wanted), _BATCH):
            batch = [self._id(key) for key in wanted[start : start + _BATCH]]
            request = {self._table: {"Keys": batch, "ConsistentRead": True, **projection}}
            while request:
                answer = self._dynamodb.batch_get_item(RequestItems=request)
                found |= {item[self._key]["S"]: item for item in answer["Responses"][self._table]}
                request = answer.get("UnprocessedKeys")
        return found

    def exists(self, key: str) -> bool:
        answer = self._dynamodb.get_item(
            TableName=self._table, Key=self._id(key), ConsistentRead=True, ProjectionExpression=self._key
        )
        return "Item" in answer

    def key_by(self, index: str, value: str) -> str | None:
        """The key of the document whose attribute `index` has this value, found in the index of that name; None if
        there is none. The index lags behind the table by a moment."""
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
        """Adds a document, with attributes for indexes. False if the key has one, which stays as it is."""
        return self._write(
            lambda: self._dynamodb.put_item(
                TableName=self._table,
                Item={**self._id(key), "body": {"S": body}, **{name: {"S": of} for name, of in attributes.items()}},
                ConditionExpression="attribute_not_exists(#key)",
                ExpressionAttributeNames={"#key": self._key},
            )
        )

    def put_once(self, key: str, body: str) -> bool:
        """Adds a document, unless the key has one, which stays as it is. True if it has to be encoded: it is new, or
        has no features yet, perhaps because an earlier call ended before it was queued."""
        try:
            self._dynamodb.put_item(
                TableName=self._table,
                Item={**self._id(key), "body": {"S": body}},
                ConditionExpression="attribute_not_exists(#key)",
                ExpressionAttributeNames={"#key": self._key},
                ReturnValuesOnConditionCheckFailure="ALL_OLD",
            )
        except self._dynamodb.exceptions.ConditionalCheckFailedException as refusal:
            return not self._document(refusal.response["Item"]).has_features
        return True

    def rewrite(self, key: str, body: str, new_body: str, attributes: Mapping[str, str]) -> bool:
        """Replaces the body by one that has the same features. False if the stored body is no longer `body`."""
        values = {f":{number}": {"S": value} for number, value in enumerate(attributes.values())}
        changes = "".join(f", {name} = :{number}" for number, name in enumerate(attributes))
        return self._update_unchanged(key, body, f"SET body = :new{changes}", values | {":new": {"S": new_body}})

    def replace(self, key: str, body: str, new_body: str) -> bool:
        """Stores a new body, which removes the features. False if the stored body is no longer `body`."""
        return self._update_unchanged(key, body, f"SET body = :new REMOVE {_ENCODING}", {":new": {"S": new_body}})

    def delete(self, key: str) -> None:
        """Does nothing if there is no such document."""
        self._dynamodb.delete_item(TableName=self._table, Key=self._id(key))

    def store_features(self, key: str, body: str, features: StoredFeatures, model: str) -> bool:
        """False if the stored body is no longer `body`, so that the features are outdated. Outage if the vectors are of
        a model that the rules are not made for. `model` is empty if there was no text to embed."""
        if model not in (MODEL, ""):
            raise Outage("The right model", model)
        return self._update_unchanged(
            key,
            body,
            f"SET features = :features, vectors = :vectors, {_VERSION} = :version REMOVE failure, {_FAILURE_VERSION}",
            {
                ":features": {"B": features.facts},
                ":vectors": {"B": features.vectors},
                ":version": {"S": _CURRENT},
            },
        )

    def store_failure(self, key: str, body: str, reason: str) -> bool:
        """Stores why the document can't be encoded. False if the stored body is no longer `body`."""
        return self._update_unchanged(
            key,
            body,
            f"SET failure = :reason, {_FAILURE_VERSION} = :version",
            {":reason": {"S": reason}, ":version": {"S": _CURRENT}},
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
        return Document(item[self._key]["S"], item["body"]["S"], _is_current(item, _VERSION))


def _features(item: dict[str, Any]) -> StoredFeatures | NoFeatures:
    """Incomplete features count as missing, so that they are computed again."""
    if _is_current(item, _VERSION) and {"features", "vectors"} <= item.keys():
        return StoredFeatures(bytes(item["features"]["B"]), bytes(item["vectors"]["B"]))
    return NoFeatures(item["failure"]["S"] if _is_current(item, _FAILURE_VERSION) else None)


def _is_current(item: dict[str, Any], attribute: str) -> bool:
    return bool(item.get(attribute, {}).get("S") == _CURRENT)


def readable(read: Callable[[Document], T], documents: dict[str, Document]) -> dict[str, T]:
    """Reads each document with `read`, and leaves out those that it can't read, so that the others still work."""
    found = {}
    for key, document in documents.items():
        try:
            found[key] = read(document)
        except ValidationError:
            logger.error("a stored document cannot be read")
    return found


def readable_features(stored: dict[str, StoredFeatures | NoFeatures], kind: type[F]) -> dict[str, F | NoFeatures]:
    """Unpacks features. Those that can't be read count as missing, so that they are computed again."""
    return {key: one if isinstance(one, NoFeatures) else _unpacked(one, kind) for key, one in stored.items()}


def _unpacked(stored: StoredFeatures, kind: type[F]) -> F | NoFeatures:
    try:
        return unpacked(stored, kind)
    except ValueError:
        logger.error("stored features cannot be read")
        return NoFeatures()
