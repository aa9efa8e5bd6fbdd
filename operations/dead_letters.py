"""Dead letters go back to the queue that they came from, when what failed is repaired."""

from typing import Any

from operations.deployment import Deployment, Say

QUEUES = {"user": ("UserQueue", "UserDeadLetterQueue"), "job": ("JobQueue", "JobDeadLetterQueue")}
_BATCH = 10
_LEASE_S = 30


def redrive(deployment: Deployment, say: Say) -> None:
    """Moves about what lies in the dead-letter queues now; may be repeated until nothing does. A letter is deleted
    after it was sent, so that none is lost; one that is sent twice does no harm. (SQS has a task for this, but then
    nobody sees how far it is.)"""
    for name, (queue, dead_letters) in QUEUES.items():
        moved = _move(deployment, deployment[dead_letters], deployment[queue])
        say(f"{name} queue: {moved} dead letters put back")


def _move(deployment: Deployment, source: str, target: str) -> int:
    sqs, moved = deployment.sqs, 0
    # What is refused for good comes back at once: it must not go round for ever. The count may be too low, even 0.
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
    """About how many messages are in the queue for whoever receives next."""
    name = "ApproximateNumberOfMessages"
    answer = deployment.sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=[name])
    return int(answer["Attributes"][name])
