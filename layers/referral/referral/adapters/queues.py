"""The two SQS queues of people and postings that wait to be encoded, with their dead-letter queues."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from referral.adapters import deadline
from referral.adapters.aws import client
from referral.adapters.vendor_errors import translated
from referral.domain.errors import Defect, Outage

_SERVICE = "The queue"
_WAIT = 1


@dataclass(frozen=True)
class Message:
    """A request to encode what `key` names, with `again` even if it has features. `key` is None if it names none.
    `erased` asks for something else: for a last look after the erasure of the person that `key` names.

    `tries` counts its own failed tries and `requeues` the outages that it met; a copy carries both on. `receives`
    counts how often this copy was received. `body` is what was received.
    """

    key: str | None
    again: bool
    tries: int
    requeues: int
    receives: int
    receipt: str
    body: str
    erased: bool = False


@translated(_SERVICE)
class Queue:
    """One queue, whose messages name what is to be encoded in the field `key`. Only a drain needs `dead_letters`."""

    def __init__(self, url: str, key: str, dead_letters: str = "") -> None:
        self._url, self._key, self._dead_letters = url, key, dead_letters
        self._sqs = client("sqs")

    def send(self, key: str, again: bool = False, erased: bool = False, delay: int = 0) -> None:
        """The message becomes visible in `delay` seconds, at most 900."""
        body = json.dumps(self._request(key, again, erased))
        with deadline.settling():
            self._sqs.send_message(QueueUrl=self._url, MessageBody=body, DelaySeconds=delay)

    def receive(self, most: int, lease: int) -> list[Message]:
        """At most so many messages (and 10), hidden from others for `lease` seconds."""
        answer = self._sqs.receive_message(
            QueueUrl=self._url,
            MaxNumberOfMessages=most,
            VisibilityTimeout=lease,
            WaitTimeSeconds=_WAIT,
            MessageSystemAttributeNames=["ApproximateReceiveCount"],
        )
        return [self._message(raw) for raw in answer.get("Messages", [])]

    def delete(self, messages: Sequence[Message]) -> None:
        entries = [{"Id": str(place), "ReceiptHandle": one.receipt} for place, one in enumerate(messages)]
        if entries:
            with deadline.settling():
                _raise_if_refused(self._sqs.delete_message_batch(QueueUrl=self._url, Entries=entries))

    def requeue(self, copies: Sequence[tuple[Message, int]]) -> None:
        """Replaces each message by a copy that was never received, and which becomes visible in so many seconds, at
        most 900. It sends copies first: an interruption may leave two, which does no harm, but never none."""
        entries = [
            {"Id": str(place), "MessageBody": self._body(message), "DelaySeconds": seconds}
            for place, (message, seconds) in enumerate(copies)
        ]
        self._replace([message for message, _ in copies], self._url, entries)

    def dead_letter(self, messages: Sequence[Message]) -> None:
        """Moves messages to the dead-letter queue, as they were sent first."""
        entries = [
            {"Id": str(place), "MessageBody": message.body if message.key is None else self._first_body(message)}
            for place, message in enumerate(messages)
        ]
        self._replace(messages, self._dead_letters, entries)

    def _replace(self, messages: Sequence[Message], url: str, entries: list[dict[str, Any]]) -> None:
        if entries:
            with deadline.settling():
                answer = self._sqs.send_message_batch(QueueUrl=url, Entries=entries)
            self.delete([messages[int(sent["Id"])] for sent in answer.get("Successful", [])])
            _raise_if_refused(answer)

    def _body(self, message: Message) -> str:
        counts = {"tries": message.tries, "requeues": message.requeues}
        return json.dumps(self._request(message.key, message.again, message.erased) | counts)

    def _first_body(self, message: Message) -> str:
        return json.dumps(self._request(message.key, message.again, message.erased))

    def _request(self, key: str | None, again: bool, erased: bool) -> dict[str, Any]:
        return {self._key: key, "again": again} | ({"erased": True} if erased else {})

    def _message(self, raw: dict[str, Any]) -> Message:
        try:
            body = json.loads(raw["Body"])
        except ValueError:
            body = None
        fields = body if isinstance(body, dict) else {}
        key = fields.get(self._key)
        return Message(
            key=key if isinstance(key, str) and key else None,
            again=fields.get("again") is True,
            tries=_count(fields.get("tries")),
            requeues=_count(fields.get("requeues")),
            receives=int(raw["Attributes"]["ApproximateReceiveCount"]),
            receipt=raw["ReceiptHandle"],
            body=raw["Body"],
            erased=fields.get("erased") is True,
        )


def _count(value: Any) -> int:
    return value if isinstance(value, int) and value > 0 else 0


def _raise_if_refused(answer: dict[str, Any]) -> None:
    """SQS can refuse single messages of a batch. They wait until their leases end."""
    for refused in answer.get("Failed", []):
        raise (Defect if refused["SenderFault"] else Outage)(_SERVICE, refused["Code"])
