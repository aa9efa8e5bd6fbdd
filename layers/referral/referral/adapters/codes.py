"""Steps that wait for a mailed code: a table whose items DynamoDB deletes when they are out of date.

An item is named by a purpose key like "register#maya@example.org". The table has only keyed hashes of what follows the
`#`, and of the code. A code that counts only with a certain text has an item of its own, which that item names.
"""

import hmac
import time
from collections.abc import Callable
from typing import Any

from referral.adapters.aws import client
from referral.adapters.keyed_hash import KeyedHash
from referral.adapters.vendor_errors import translated
from referral.domain.code import CODES_PER_HOUR, DONE, LIFE_S, TRIES, new_code
from referral.domain.errors import WrongCode

_WINDOW_S = 3600
_KEEP = "SET codeHash = :hash, payload = :payload, validUntil = :until, triesLeft = :tries, expiresAt = :hour"
_FORGET = "REMOVE codeHash, payload, validUntil, triesLeft"
_NAME = "ADD boundKeys :key"
_EXISTS = "attribute_exists(purpose)"


@translated("DynamoDB")
class Codes:
    def __init__(self, table: str, keyed_hash: KeyedHash, now: Callable[[], float] = time.time) -> None:
        self._table, self._hash, self._now = table, keyed_hash, now
        self._dynamodb = client("dynamodb")

    def begin(self, purpose_key: str) -> str | None:
        """A new code, which counts, and redeems nothing before `keep`. None after five codes in an hour."""
        now, item_key = int(self._now()), self._item_key(purpose_key)
        values = {":hour": {"N": str(now + _WINDOW_S)}, ":now": {"N": str(now)}, ":one": {"N": "1"}}
        begun = self._update(
            item_key,
            "SET codes = :one, windowEnds = :hour, expiresAt = :hour REMOVE boundKeys",
            "attribute_not_exists(windowEnds) OR windowEnds <= :now",
            values,
        ) or self._update(
            item_key,
            "SET codes = codes + :one, expiresAt = :hour",
            "windowEnds > :now AND codes < :most",
            values | {":most": {"N": str(CODES_PER_HOUR)}},
        )
        return new_code() if begun else None

    def keep(self, purpose_key: str, code: str, payload: str, bound_to: str = "") -> None:
        """From now on the code redeems `payload`, but only with the text that it is `bound_to`. It replaces an older
        code that is bound to the same."""
        item_key = self._item_key(purpose_key, bound_to)
        if bound_to:  # named first, so that `finish` finds it
            of_purpose = self._item_key(purpose_key)
            self._update(of_purpose, _NAME, _EXISTS, {":key": {"SS": [item_key]}})
        self._put(item_key, purpose_key, code, payload)

    def _put(self, item_key: str, purpose_key: str, code: str, payload: str) -> None:
        now = int(self._now())
        values = {
            ":hash": {"S": self._code_hash(purpose_key, code)},
            ":payload": {"S": payload},
            ":until": {"N": str(now + LIFE_S)},
            ":tries": {"N": str(TRIES)},
            ":hour": {"N": str(now + _WINDOW_S)},
        }
        self._update(item_key, _KEEP, condition=None, values=values)

    def take_back(self, purpose_key: str) -> None:
        """A code that was begun was not mailed, and does not count."""
        values = {":one": {"N": "1"}, ":zero": {"N": "0"}}
        self._update(self._item_key(purpose_key), "SET codes = codes - :one", "codes > :zero", values)

    def redeem(self, purpose_key: str, code: str, bound_to: str = "") -> str:
        """The payload. WrongCode if the code is wrong, bound to another text, too old or used up, or if there is none.
        The right code stays valid until `finish` or `close`, so that an interrupted step can be repeated."""
        # The try is counted before the comparison. Otherwise many guesses at the same time would count as one.
        item_key = self._item_key(purpose_key, bound_to)
        item = self._update(
            item_key,
            "SET triesLeft = triesLeft - :one",
            "triesLeft > :zero AND validUntil > :now",
            {":one": {"N": "1"}, ":zero": {"N": "0"}, ":now": {"N": str(int(self._now()))}},
        )
        if not item or not hmac.compare_digest(item["codeHash"]["S"], self._code_hash(purpose_key, code)):
            raise WrongCode
        self._update(item_key, "SET triesLeft = triesLeft + :one", "attribute_exists(triesLeft)", {":one": {"N": "1"}})
        payload: str = item["payload"]["S"]
        return payload

    def finish(self, purpose_key: str) -> None:
        """Forgets codes and payloads, whatever they are bound to. The number of codes in this hour stays. Safe to
        repeat."""
        self._forget(self._update(self._item_key(purpose_key), _FORGET, _EXISTS, values=None))

    def close(self, purpose_key: str, code: str, bound_to: str = "") -> None:
        """The step is done: for as long as a new code, this one redeems DONE, so that a request whose answer was lost
        can be repeated with the text that it is `bound_to`. All else that waits for this purpose is forgotten."""
        done = self._item_key(purpose_key, bound_to)
        self._put(done, purpose_key, code, DONE)
        if bound_to:
            values = {":key": {"SS": [done]}}
            self._forget(self._update(self._item_key(purpose_key), f"{_NAME} {_FORGET}", _EXISTS, values), but=done)

    def _forget(self, item: dict[str, Any] | None, but: str = "") -> None:
        """Forgets what the codes of this item's purpose are bound to."""
        for bound_key in (item or {}).get("boundKeys", {}).get("SS", ()):
            if bound_key != but:
                self._update(bound_key, _FORGET, _EXISTS, values=None)

    def _update(
        self, item_key: str, expression: str, condition: str | None, values: dict[str, Any] | None
    ) -> dict[str, Any] | None:
        """The item after the update; None if the condition does not hold."""
        try:
            answer = self._dynamodb.update_item(
                TableName=self._table,
                Key={"purpose": {"S": item_key}},
                UpdateExpression=expression,
                ReturnValues="ALL_NEW",
                **({"ConditionExpression": condition} if condition else {}),
                **({"ExpressionAttributeValues": values} if values else {}),
            )
        except self._dynamodb.exceptions.ConditionalCheckFailedException:
            return None
        item: dict[str, Any] = answer["Attributes"]
        return item

    def _item_key(self, purpose_key: str, bound_to: str = "") -> str:
        purpose, _, subject = purpose_key.partition("#")
        named = f"{subject}\n{bound_to}" if bound_to else subject
        return f"{purpose}#{self._hash.of(purpose, named)}"

    def _code_hash(self, purpose_key: str, code: str) -> str:
        return self._hash.of("code", f"{purpose_key}\n{code}")
