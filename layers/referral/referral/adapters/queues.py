"""The two SQS queues of people and postings that wait to be encoded."""

import json
from dataclasses import dataclass
from typing import Any

from referral.adapters.aws import client
from referral.adapters.vendor_errors import translated

_BATCH = 10
_WAIT = 1


@dataclass(frozen=True)
class Message:
    """A request to encode what `key` names, with `again` even if it has features. `key` is None if it names none.
    `receives` counts how often it was received, `requeues` how often it was replaced by a fresh copy."""

    key: str | None
    again: bool
    requeues: int
    receives: int
    receipt: str


@translated("The queue")
class Queue:
    """One queue, whose messages name what is to be encoded in the field `key`."""

    def __init__(self, url: str, key: str) -> None:
        self._url, self._key = url, key
        self._sqs = client("sqs")

    def send(self, key: str, again: bool = False, delay: int = 0) -> None:
        """The message becomes visible in `delay` seconds, at most 900."""
        body = json.dumps({self._key: key, "again": again})
        self._sqs.send_message(QueueUrl=self._url, MessageBody=body, DelaySeconds=delay)

    def receive(self, lease: int) -> list[Message]:
        """Up to ten messages, hidden from others for `lease` seconds."""
        answer = self._sqs.receive_message(
            QueueUrl=self._url,
            MaxNumberOfMessages=_BATCH,
            VisibilityTimeout=lease,
            WaitTimeSeconds=_WAIT,
            MessageSystemAttributeNames=["ApproximateReceiveCount"],
        )
        return [self._message(raw) for raw in answer.get("Messages", [])]

    def delete(self, message: Message) -> None:
        self._sqs.delete_message(QueueUrl=self._url, ReceiptHandle=message.receipt)

    def retry(self, message: Message, seconds: int) -> None:
        """Makes the message visible in so many seconds. SQS dead-letters it if it was received too often."""
        self._sqs.change_message_visibility(
            QueueUrl=self._url, ReceiptHandle=message.receipt, VisibilityTimeout=seconds
        )

    def requeue(self, message: Message, seconds: int) -> None:
        """Replaces the message by a fresh copy without receives, visible in so many seconds (at most 900). It sends the
        copy first: an interruption may leave two copies, which do no harm, but never none."""
        body = {self._key: message.key, "again": message.again, "requeues": message.requeues + 1}
        self._sqs.send_message(QueueUrl=self._url, MessageBody=json.dumps(body), DelaySeconds=seconds)
        self.delete(message)

    def _message(self, raw: dict[str, Any]) -> Message:
        try:
            body = json.loads(raw["Body"])
        except ValueError:
            body = None
        fields = body if isinstance(body, dict) else {}
        key, requeues = fields.get(self._key), fields.get("requeues")
        return Message(
            key=key if isinstance(key, str) and key else None,
            again=fields.get("again") is True,
            requeues=requeues if isinstance(requeues, int) else 0,
            receives=int(raw["Attributes"]["ApproximateReceiveCount"]),
            receipt=raw["ReceiptHandle"],
        )
