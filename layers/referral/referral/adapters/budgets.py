"""What people have spent of their budgets: a table with one item for each person, kind and day.

An item holds short digests of what was paid for, in the day and in each hour. So a thing is paid for once, and a
request that is repeated costs nothing. DynamoDB deletes the item after the day.
"""

import hashlib
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

from referral.adapters.aws import client
from referral.adapters.vendor_errors import translated
from referral.domain.budgets import BUDGETS, DAY_S, Costly
from referral.domain.errors import BudgetSpent
from referral.domain.identifiers import UserId


@translated("DynamoDB")
class Budgets:
    def __init__(self, table: str, now: Callable[[], float] = time.time) -> None:
        self._table, self._now = table, now
        self._dynamodb = client("dynamodb")

    def spend(self, person: UserId, costly: Costly, thing: str) -> None:
        """Pays for the thing, in one conditional write. BudgetSpent if the person can't; then nothing changes."""
        now, budget = int(self._now()), BUDGETS[costly]
        paid, digest = _paid(budget, now), _digest(thing)
        try:
            self._dynamodb.update_item(
                TableName=self._table,
                Key={"spender": {"S": f"{costly}#{person}#{now // DAY_S}"}},
                UpdateExpression=f"ADD {', '.join(f'{name} :digests' for name in paid.values())} SET expiresAt = :end",
                ConditionExpression=" AND ".join(map(_affordable, paid, paid.values())),
                ExpressionAttributeValues={
                    ":digest": {"S": digest},
                    ":digests": {"SS": [digest]},
                    ":end": {"N": str((now // DAY_S + 1) * DAY_S)},
                    **{f":most{window}": {"N": str(most)} for window, most in budget.items()},
                },
                ReturnValuesOnConditionCheckFailure="ALL_OLD",
            )
        except self._dynamodb.exceptions.ConditionalCheckFailedException as refusal:
            item = refusal.response["Item"]
            window = max(one for one, name in paid.items() if _number(item, name) >= budget[one])
            raise BudgetSpent(budget[window], window, retry_after=window - now % window) from None

    def take_back(self, person: UserId, costly: Costly, thing: str) -> None:
        """The person did not get the thing that was paid for."""
        now = int(self._now())
        names = _paid(BUDGETS[costly], now).values()
        with suppress(self._dynamodb.exceptions.ConditionalCheckFailedException):  # another day has begun meanwhile
            self._dynamodb.update_item(
                TableName=self._table,
                Key={"spender": {"S": f"{costly}#{person}#{now // DAY_S}"}},
                UpdateExpression=f"DELETE {', '.join(f'{name} :digests' for name in names)}",
                ConditionExpression="attribute_exists(spender)",
                ExpressionAttributeValues={":digests": {"SS": [_digest(thing)]}},
            )


def _paid(budget: Mapping[int, int], now: int) -> dict[int, str]:
    """The attribute that holds what was paid for, by window."""
    return {window: f"of{window}_{now % DAY_S // window}" for window in budget}


def _digest(thing: str) -> str:
    return hashlib.sha256(thing.encode()).hexdigest()[:16]


def _affordable(window: int, name: str) -> str:
    return f"(attribute_not_exists({name}) OR size({name}) < :most{window} OR contains({name}, :digest))"


def _number(item: Mapping[str, Any], name: str) -> int:
    return len(item.get(name, {}).get("SS", ()))
