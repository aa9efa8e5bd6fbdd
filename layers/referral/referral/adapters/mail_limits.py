"""How many mails were sent in an hour, counted in a table whose items DynamoDB deletes when they are old."""

import time
from collections.abc import Callable
from typing import Any

from referral.adapters.aws import client
from referral.adapters.vendor_errors import translated
from referral.domain.errors import TooManyMails

WINDOW_S = 3600


@translated("DynamoDB")
class MailLimits:
    """Counts in the table of pending steps, under keys that start with "mails#"."""

    def __init__(self, table: str, now: Callable[[], float] = time.time) -> None:
        self._table, self._now = table, now
        self._dynamodb = client("dynamodb")

    def count(self, key: str, limit: int) -> None:
        """Counts one of `limit` mails in an hour, which begins with the first one. TooManyMails if none is left."""
        now = int(self._now())
        values = {":now": {"N": str(now)}, ":one": {"N": "1"}}
        end = {":end": {"N": str(now + WINDOW_S)}}
        begin = "SET mails = :one, windowEnds = :end, expiresAt = :end"
        if self._update(key, begin, "attribute_not_exists(mails) OR windowEnds <= :now", values | end) is None:
            return
        condition = "windowEnds > :now AND mails < :limit"
        full = self._update(key, "SET mails = mails + :one", condition, values | {":limit": {"N": str(limit)}})
        if full is not None:
            raise TooManyMails(max(1, int(full["windowEnds"]["N"]) - now))

    def take_back(self, key: str) -> None:
        """Takes the last one back, because it was not sent."""
        self._update(key, "SET mails = mails - :one", "mails > :zero", {":one": {"N": "1"}, ":zero": {"N": "0"}})

    def _update(self, key: str, expression: str, condition: str, values: dict[str, Any]) -> dict[str, Any] | None:
        """None if the item was updated, the item (empty if there is none) if the condition does not hold."""
        try:
            self._dynamodb.update_item(
                TableName=self._table,
                Key={"purpose": {"S": f"mails#{key}"}},
                UpdateExpression=expression,
                ConditionExpression=condition,
                ExpressionAttributeValues=values,
                ReturnValuesOnConditionCheckFailure="ALL_OLD",
            )
        except self._dynamodb.exceptions.ConditionalCheckFailedException as refusal:
            item: dict[str, Any] = refusal.response.get("Item", {})
            return item
        return None
