"""Documents with their features: what the two tables in DynamoDB have in common.

`changedAt` says when a body was written, in seconds since 1970, and `encodedBody` is the digest of the body that the
features are of. Only the reconciler reads them. `forsakenAt` is a mark: the moment, in seconds since 1970, since when
nobody is known who needs the document.
"""

import math
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, NamedTuple, TypeVar

from aws_lambda_powertools import Logger
from pydantic import ValidationError

from referral.adapters.aws import client
from referral.adapters.vendor_errors import translated
from referral.domain.errors import Outage, Throttled
from referral.domain.versions import FEATURES_VERSION, MODEL
from referral.matching.facts_codec import StoredFeatures
from referral.matching.features import CandidateFeatures, JobFeatures, NoFeatures

_BATCH = 100
_PAUSES_S = (0.05, 0.1, 0.2, 0.4, 0.8)  # after answers without an item; then the table is overloaded
# A new body removes features and failure, so both belong to the body beside them. Each has the version of its rules.
_VERSION, _FAILURE_VERSION = "featuresVersion", "failureVersion"
_CHANGED_AT, _ENCODED_BODY, _FORSAKEN_AT = "changedAt", "encodedBody", "forsakenAt"
_ENCODING = f"features, vectors, {_VERSION}, {_ENCODED_BODY}, failure, {_FAILURE_VERSION}"
_CURRENT = f"{FEATURES_VERSION}/{MODEL}"
T = TypeVar("T")
F = TypeVar("F", CandidateFeatures, JobFeatures)
Unpack = Callable[[StoredFeatures, type[F]], F]
logger = Logger(child=True)


class DocumentKey(NamedTuple):
    """A document of a table, by the name and the value of its key."""

    table: str
    name: str
    value: str


@dataclass(frozen=True)
class Document:
    """`body` is JSON. `has_features` is true if features of this body and of the running version are stored.
    `is_forsaken` is true of a marked document."""

    key: str
    body: str
    has_features: bool
    is_forsaken: bool


@dataclass(frozen=True)
class WholeDocument:
    """A document with its features. `is_of_body` is false if they are known to be of another body. `age` is the seconds
    since the body was written, infinite if that is not known."""

    document: Document
    features: StoredFeatures | NoFeatures
    is_of_body: bool
    age: float


@translated("DynamoDB")
class Documents:
    """One table, with documents under a string key."""

    def __init__(self, table: str, key: str):
        self._table, self._key = table, key
        self._of_document = (key, "body", _VERSION, _FORSAKEN_AT)
        self._dynamodb = client("dynamodb")

    def get(self, key: str) -> Document | None:
        answer = self._dynamodb.get_item(
            TableName=self._table, Key=self._id(key), ConsistentRead=True, **_projected(self._of_document)
        )
        return self._document(answer["Item"]) if "Item" in answer else None

    def get_all(self, keys: Iterable[str]) -> dict[str, Document]:
        """Those documents that exist, by key."""
        return {key: self._document(item) for key, item in self._items(keys, self._of_document).items()}

    def features(self, keys: Iterable[str]) -> dict[str, StoredFeatures | NoFeatures]:
        """The features of those documents that exist, by key."""
        items = self._items(keys, (self._key, "features", "vectors", _VERSION, "failure", _FAILURE_VERSION))
        return {key: _features(item) for key, item in items.items()}

    def _items(self, keys: Iterable[str], attributes: Sequence[str]) -> dict[str, dict[str, Any]]:
        wanted = sorted(set(keys))
        found: dict[str, dict[str, Any]] = {}
        for start in range(0, len(wanted), _BATCH):
            batch = [self._id(key) for key in wanted[start : start + _BATCH]]
            request = {self._table: {"Keys": batch, "ConsistentRead": True, **_projected(attributes)}}
            found |= {item[self._key]["S"]: item for _, item in _batch_read(self._dynamodb, request)}
        return found

    def page(self, after: str | None, limit: int) -> list[WholeDocument]:
        """At most so many documents, in the table's own order, after the one with this key. There are more of them if
        the list is not empty."""
        start = {"ExclusiveStartKey": self._id(after)} if after else {}
        answer = self._dynamodb.scan(TableName=self._table, ConsistentRead=True, Limit=limit, **start)
        return [self._whole(item) for item in answer["Items"]]

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
                Item={
                    **self._id(key),
                    "body": {"S": body},
                    _CHANGED_AT: _now(),
                    **{name: {"S": of} for name, of in attributes.items()},
                },
                ConditionExpression="attribute_not_exists(#key)",
                ExpressionAttributeNames={"#key": self._key},
            )
        )

    def put_once(self, key: str, body: str) -> bool:
        """Adds a document, unless the key has one, which stays as it is. A forsaken one is replaced, so that it is
        nobody's to delete any more. True if it has to be encoded: it is new, or has no features yet, perhaps because an
        earlier call ended before it was queued."""
        try:
            self._dynamodb.put_item(
                TableName=self._table,
                Item={**self._id(key), "body": {"S": body}, _CHANGED_AT: _now()},
                ConditionExpression=f"attribute_not_exists(#key) OR attribute_exists({_FORSAKEN_AT})",
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
        values |= {":new": {"S": new_body}, ":digest": {"S": _digest(new_body)}}
        return self._update_unchanged(key, body, f"SET body = :new, {_ENCODED_BODY} = :digest{changes}", values)

    def replace(self, key: str, body: str, new_body: str) -> bool:
        """Stores a new body, which removes the features. False if the stored body is no longer `body`."""
        changes = f"SET body = :new, {_CHANGED_AT} = :now REMOVE {_ENCODING}"
        return self._update_unchanged(key, body, changes, {":new": {"S": new_body}, ":now": _now()})

    def delete(self, key: str) -> None:
        """Does nothing if there is no such document."""
        self._dynamodb.delete_item(TableName=self._table, Key=self._id(key))

    def forsake(self, key: str) -> bool:
        """Marks a document; one that is marked keeps its first mark. False if there is no such document."""
        return self._update_existing(key, f"SET {_FORSAKEN_AT} = if_not_exists({_FORSAKEN_AT}, :now)", {":now": _now()})

    def keep(self, key: str) -> bool:
        """Takes the mark away, if there is one. False if there is no such document."""
        return self._update_existing(key, f"REMOVE {_FORSAKEN_AT}", {})

    def delete_forsaken(self, key: str, until: float) -> bool:
        """Deletes a document that was marked until this moment, in seconds since 1970, and has its mark still. True if
        there is no such document any more."""
        return self._write(
            lambda: self._dynamodb.delete_item(
                TableName=self._table,
                Key=self._id(key),
                ConditionExpression=f"attribute_not_exists(#key) OR {_FORSAKEN_AT} <= :until",
                ExpressionAttributeNames={"#key": self._key},
                ExpressionAttributeValues={":until": {"N": str(math.floor(until))}},
            )
        )

    def store_features(self, key: str, body: str, features: StoredFeatures, model: str) -> bool:
        """False if the stored body is no longer `body`, so that the features are outdated. Outage if the vectors are of
        a model that the rules are not made for. `model` is empty if there was no text to embed."""
        if model not in (MODEL, ""):
            raise Outage("The right model", model)
        return self._update_unchanged(
            key,
            body,
            f"SET features = :features, vectors = :vectors, {_VERSION} = :version, {_ENCODED_BODY} = :digest"
            f" REMOVE failure, {_FAILURE_VERSION}",
            {
                ":digest": {"S": _digest(body)},
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
        """False if the stored body is no longer `body`. The new one in its place is a success: the SDK repeats a write
        whose answer is late."""
        try:
            self._dynamodb.update_item(
                TableName=self._table,
                Key=self._id(key),
                UpdateExpression=expression,
                ConditionExpression="body = :body",
                ExpressionAttributeValues={**values, ":body": {"S": body}},
                ReturnValuesOnConditionCheckFailure="ALL_OLD",
            )
        except self._dynamodb.exceptions.ConditionalCheckFailedException as refusal:
            return ":new" in values and refusal.response.get("Item", {}).get("body") == values[":new"]
        return True

    def _update_existing(self, key: str, expression: str, values: dict[str, Any]) -> bool:
        return self._write(
            lambda: self._dynamodb.update_item(
                TableName=self._table,
                Key=self._id(key),
                UpdateExpression=expression,
                ConditionExpression="attribute_exists(#key)",
                ExpressionAttributeNames={"#key": self._key},
                **({"ExpressionAttributeValues": values} if values else {}),
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
        return Document(item[self._key]["S"], item["body"]["S"], _is_current(item, _VERSION), _FORSAKEN_AT in item)

    def _whole(self, item: dict[str, Any]) -> WholeDocument:
        document = self._document(item)
        encoded = item.get(_ENCODED_BODY, {}).get("S")
        age = time.time() - float(item[_CHANGED_AT]["N"]) if _CHANGED_AT in item else math.inf
        return WholeDocument(document, _features(item), encoded in (None, _digest(document.body)), age)


def encoded(keys: Iterable[DocumentKey]) -> dict[str, bool]:
    """By table, whether a document has features of the running version; one that does not exist is missing. A forsaken
    one counts as not encoded, so that who needs it puts it anew. The documents are of different tables, which are read
    in one request."""
    request = {
        key.table: {
            "Keys": [{key.name: {"S": key.value}}],
            "ConsistentRead": True,
            **_projected((key.name, _VERSION, _FORSAKEN_AT)),
        }
        for key in keys
    }
    return {
        table: _is_current(item, _VERSION) and _FORSAKEN_AT not in item
        for table, item in _batch_read(client("dynamodb"), request)
    }


def _batch_read(dynamodb: Any, request: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The items of a request to read several, each with its table."""
    pauses = iter(_PAUSES_S)
    while request:
        answer = dynamodb.batch_get_item(RequestItems=request)
        read = [(table, item) for table, items in answer["Responses"].items() for item in items]
        yield from read
        request = answer.get("UnprocessedKeys", {})
        if request and not read:
            _pause(pauses)


def _projected(attributes: Sequence[str]) -> dict[str, Any]:
    """The parameters of a read of only these attributes."""
    names = {f"#{number}": name for number, name in enumerate(attributes)}
    return {"ProjectionExpression": ", ".join(names), "ExpressionAttributeNames": names}


def _pause(pauses: Iterator[float]) -> None:
    """Throttled if there was a pause for the last time."""
    seconds = next(pauses, None)
    if seconds is None:
        raise Throttled("DynamoDB", "UnprocessedKeys")
    time.sleep(seconds)


def _features(item: dict[str, Any]) -> StoredFeatures | NoFeatures:
    """Incomplete features count as missing, so that they are computed again."""
    if _is_current(item, _VERSION) and {"features", "vectors"} <= item.keys():
        return StoredFeatures(bytes(item["features"]["B"]), bytes(item["vectors"]["B"]))
    return NoFeatures(item["failure"]["S"] if _is_current(item, _FAILURE_VERSION) else None)


def _now() -> dict[str, str]:
    return {"N": str(int(time.time()))}


def _digest(body: str) -> str:
    return sha256(body.encode()).hexdigest()[:32]


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


def readable_features(
    stored: dict[str, StoredFeatures | NoFeatures], kind: type[F], read: Unpack[F]
) -> dict[str, F | NoFeatures]:
    """Unpacks features with `read`. Those that can't be read count as missing, so that they are computed again."""
    return {key: one if isinstance(one, NoFeatures) else _readable(one, kind, read) for key, one in stored.items()}


def _readable(stored: StoredFeatures, kind: type[F], read: Unpack[F]) -> F | NoFeatures:
    try:
        return read(stored, kind)
    except ValueError:
        logger.error("stored features cannot be read")
        return NoFeatures()
