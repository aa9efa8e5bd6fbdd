"""Moves dead letters back to the queue that they came from, once the cause of the failure is repaired."""

from typing import Any

from operations.deployment import Deployment, Say

QUEUES = {"user": ("UserQueue", "UserDeadLetterQueue"), "job": ("JobQueue", "JobDeadLetterQueue")}
_BATCH = 10
_LEASE_S = 30


def redrive(deployment: Deployment, say: Say) -> None:
    """Moves roughly as many letters as the dead-letter queues hold now; run it again until none are left. Each letter
    is deleted after it was sent, so that none is lost; a letter sent twice does no harm. (SQS has a redrive task of its
    own, but that shows no progress.)"""
    for name, (queue, dead_letters) in QUEUES.items():
        moved = _move(deployment, deployment[dead_letters], deployment[queue])
        say(f"{name} queue: {moved} dead letters moved back")


def _move(deployment: Deployment, source: str, target: str) -> int:
    sqs, moved = deployment.sqs, 0
    # A letter that always fails soon comes back, so the loop needs a limit. The count is approximate and may be 0.
    enough = waiting(deployment, source)
    while letters := _receive(deployment, source):
        for letter in letters:
            sqs.send_message(QueueUrl=target, MessageBody=letter["Body"])
            sqs.delete_message(QueueUrl=source, ReceiptHandle=letter["ReceiptHandle"])
        moved += len(letters)
        if moved >= enough:
            break
    return moved


def _receive(deployment: Deployment, queue: str) -> list[dict[str, Any]]:
    answer = deployment.sqs.receive_message(
        QueueUrl=queue, MaxNumberOfMessages=_BATCH, VisibilityTimeout=_LEASE_S, WaitTimeSeconds=1
    )
    messages: list[dict[str, Any]] = answer.get("Messages", [])
    return messages


def waiting(deployment: Deployment, queue: str) -> int:
    """Approximately how many messages in the queue can be received now."""
    name = "ApproximateNumberOfMessages"
    answer = deployment.sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=[name])
    return int(answer["Attributes"][name])
