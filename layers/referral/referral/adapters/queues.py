"""The two SQS queues of what waits to be encoded."""

import json
from dataclasses import dataclass
from typing import Any

from referral.adapters.aws import client
from referral.adapters.vendor_errors import translated

_BATCH = 10
_WAIT = 1


@dataclass(frozen=True)
class Message:
    """Asks to encode what `key` names, `again` even if that was done; `key` is None where the message names nothing.
    `receives` counts how often it was handed out, `requeues` how often an outage put a fresh copy in its place."""

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

    def send(self, key: str, again: bool = False) -> None:
        self._sqs.send_message(QueueUrl=self._url, MessageBody=json.dumps({self._key: key, "again": again}))

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
        """Hands the message out again in so many seconds; to the dead-letter queue, if it was received enough."""
        self._sqs.change_message_visibility(
            QueueUrl=self._url, ReceiptHandle=message.receipt, VisibilityTimeout=seconds
        )

    def requeue(self, message: Message, seconds: int) -> None:
        """Puts a fresh copy in the message's place, which nobody has received yet, and hands it out in so many seconds
        (900 at most). Two copies, where this is cut off, do no harm; none would."""
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
