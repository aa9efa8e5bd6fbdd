import json
from collections.abc import Iterator
from dataclasses import replace
from uuid import uuid4

import boto3
import pytest
from botocore.stub import Stubber

from referral.adapters import queues
from referral.adapters.queues import Message, Queue
from referral.domain.errors import Outage


@pytest.fixture
def dead(stack) -> str:
    return boto3.client("sqs").create_queue(QueueName=f"dead-{uuid4().hex}")["QueueUrl"]


@pytest.fixture
def queue(stack, dead) -> Queue:
    url = boto3.client("sqs").create_queue(QueueName=f"queue-{uuid4().hex}")["QueueUrl"]
    return Queue(url, "userId", dead)


@pytest.fixture
def stubbed(monkeypatch) -> Iterator[Stubber]:
    client = boto3.client("sqs", "us-east-1", aws_access_key_id="-", aws_secret_access_key="-")
    monkeypatch.setattr(queues, "client", {"sqs": client}.__getitem__)
    with Stubber(client) as stubber:
        yield stubber


def bodies(url: str) -> list[str]:
    received = boto3.client("sqs").receive_message(QueueUrl=url, MaxNumberOfMessages=10, VisibilityTimeout=0)
    return [message["Body"] for message in received.get("Messages", [])]


def test_a_copy_carries_tries_and_requeues_on_and_was_never_received(queue):
    queue.send("maya", again=True, erased=True)
    queue.receive(10, 0)
    (message,) = queue.receive(10, 30)
    assert (message.receives, message.tries, message.requeues) == (2, 0, 0)
    queue.requeue([(replace(message, tries=2, requeues=3), 0)])
    (copy,) = queue.receive(10, 30)
    assert (copy.key, copy.again, copy.erased) == ("maya", True, True)
    assert (copy.tries, copy.requeues, copy.receives) == (2, 3, 1)


def test_a_queue_hands_out_no_more_than_it_is_asked_for(queue):
    for name in "abc":
        queue.send(name)
    assert len(queue.receive(2, 30)) == 2
    assert len(queue.receive(2, 30)) == 1


def test_deleted_messages_are_gone(queue):
    for name in "abc":
        queue.send(name)
    queue.delete(queue.receive(10, 0))
    assert queue.receive(10, 30) == []


def test_a_dead_letter_is_as_it_was_sent_first(queue, dead):
    queue.send("maya", again=True)
    queue.send("bo", erased=True)
    queue.dead_letter([replace(message, tries=6, requeues=2) for message in queue.receive(10, 30)])
    letters = [json.loads(body) for body in bodies(dead)]
    assert letters == [{"userId": "maya", "again": True}, {"userId": "bo", "again": False, "erased": True}]
    assert bodies(queue._url) == []


@pytest.mark.parametrize("marker", ["true", 1, {}, None, False])
def test_only_the_right_marker_tells_of_an_erasure(queue, marker):
    body = json.dumps({"userId": "maya", "erased": marker})
    boto3.client("sqs").send_message(QueueUrl=queue._url, MessageBody=body)
    (message,) = queue.receive(1, 30)
    assert not message.erased


def test_a_dead_letter_that_names_nothing_stays_as_it_is(queue, dead):
    boto3.client("sqs").send_message(QueueUrl=queue._url, MessageBody="not json")
    queue.dead_letter(queue.receive(10, 30))
    assert bodies(dead) == ["not json"]


def test_only_what_has_a_copy_is_deleted(stubbed):
    messages = [Message(name, False, 0, 0, 1, f"receipt of {name}", "{}") for name in "ab"]
    failed = {"Id": "0", "Code": "InternalError", "SenderFault": False}
    sent = {"Id": "1", "MessageId": "1", "MD5OfMessageBody": "0" * 32}
    stubbed.add_response("send_message_batch", {"Successful": [sent], "Failed": [failed]})
    stubbed.add_response(
        "delete_message_batch",
        {"Successful": [{"Id": "0"}], "Failed": []},
        {"QueueUrl": "queue", "Entries": [{"Id": "0", "ReceiptHandle": "receipt of b"}]},
    )
    with pytest.raises(Outage):
        Queue("queue", "userId").requeue([(message, 0) for message in messages])
    stubbed.assert_no_pending_responses()


def test_nothing_is_asked_of_the_queue_for_no_messages(stubbed):
    queue = Queue("queue", "userId", "dead")
    queue.delete([])
    queue.requeue([])
    queue.dead_letter([])
