"""Steps that wait for a mailed code: a table whose items DynamoDB deletes when they are out of date.

An item is named by a purpose key like "register#maya@example.org". The table has only keyed hashes of what follows the
`#`, and of the code.
"""

import hmac
import time
from collections.abc import Callable
from typing import Any

from referral.adapters.aws import client
from referral.adapters.keyed_hash import KeyedHash
from referral.adapters.vendor_errors import translated
from referral.domain.code import CODES_PER_HOUR, LIFE_S, TRIES, new_code
from referral.domain.errors import WrongCode

_WINDOW_S = 3600
_BEGIN = "SET codeHash = :hash, payload = :payload, validUntil = :until, triesLeft = :tries, expiresAt = :hour"


@translated("DynamoDB")
class Codes:
    def __init__(self, table: str, keyed_hash: KeyedHash, now: Callable[[], float] = time.time) -> None:
        self._table, self._hash, self._now = table, keyed_hash, now
        self._dynamodb = client("dynamodb")

    def begin(self, purpose_key: str, payload: str) -> str | None:
        """A code that redeems `payload`; it replaces an older one. None after five codes in an hour: then nothing
        changes, and the latest code stays valid."""
        code, now = new_code(), int(self._now())
        values = {
            ":hash": {"S": self._code_hash(purpose_key, code)},
            ":payload": {"S": payload},
            ":until": {"N": str(now + LIFE_S)},
            ":tries": {"N": str(TRIES)},
            ":hour": {"N": str(now + _WINDOW_S)},
            ":now": {"N": str(now)},
            ":one": {"N": "1"},
        }
        begun = self._update(
            purpose_key,
            f"{_BEGIN}, windowEnds = :hour, codes = :one",
            "attribute_not_exists(windowEnds) OR windowEnds <= :now",
            values,
        ) or self._update(
            purpose_key,
            f"{_BEGIN}, codes = codes + :one",
            "windowEnds > :now AND codes < :most",
            values | {":most": {"N": str(CODES_PER_HOUR)}},
        )
        return code if begun else None

    def redeem(self, purpose_key: str, code: str) -> str:
        """The payload. WrongCode if the code is wrong, too old or used up, or if there is none. The right code stays
        valid until `finish`, so that a step that was interrupted can be repeated."""
        # The try is counted before the comparison. Otherwise many guesses at the same time would count as one.
        item = self._update(
            purpose_key,
            "SET triesLeft = triesLeft - :one",
            "triesLeft > :zero AND validUntil > :now",
            {":one": {"N": "1"}, ":zero": {"N": "0"}, ":now": {"N": str(int(self._now()))}},
        )
        if not item or not hmac.compare_digest(item["codeHash"]["S"], self._code_hash(purpose_key, code)):
            raise WrongCode
        self._update(
            purpose_key, "SET triesLeft = triesLeft + :one", "attribute_exists(triesLeft)", {":one": {"N": "1"}}
        )
        payload: str = item["payload"]["S"]
        return payload

    def finish(self, purpose_key: str) -> None:
        """Forgets code and payload. The number of codes in this hour stays. Safe to repeat."""
        self._update(
            purpose_key, "REMOVE codeHash, payload, validUntil, triesLeft", "attribute_exists(purpose)", values=None
        )

    def _update(
        self, purpose_key: str, expression: str, condition: str, values: dict[str, Any] | None
    ) -> dict[str, Any] | None:
        """The item after the update; None if the condition does not hold."""
        try:
            answer = self._dynamodb.update_item(
                TableName=self._table,
                Key={"purpose": {"S": self._item_key(purpose_key)}},
                UpdateExpression=expression,
                ConditionExpression=condition,
                ReturnValues="ALL_NEW",
                **({"ExpressionAttributeValues": values} if values else {}),
            )
        except self._dynamodb.exceptions.ConditionalCheckFailedException:
            return None
        item: dict[str, Any] = answer["Attributes"]
        return item

    def _item_key(self, purpose_key: str) -> str:
        purpose, _, subject = purpose_key.partition("#")
        return f"{purpose}#{self._hash.of(purpose, subject)}"

    def _code_hash(self, purpose_key: str, code: str) -> str:
        return self._hash.of("code", f"{purpose_key}\n{code}")
