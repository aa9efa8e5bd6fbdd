import json
from pathlib import Path

import pytest
from botocore.exceptions import ClientError

from local.resources import Clients, Resources, put_secret
from local.stack import Stack
from local.template import transformed

STORES = Path(__file__).with_name("stores.yaml")


@pytest.fixture(scope="module")
def clients(stack: Stack) -> Clients:
    return Clients(stack.environment("LoginFunction"))


@pytest.fixture(scope="module")
def resources(clients: Clients) -> Resources:
    created = Resources(transformed(STORES), {}, clients)
    created.create()
    return created


def test_creating_again_finds_what_is_there(clients, resources):
    again = Resources(transformed(STORES), {}, clients)
    again.create()
    names = resources.template.of_type(*{resource["Type"] for resource in resources.template.resources.values()})
    assert {name: again[name] for name in names} == {name: resources[name] for name in names}


def test_a_table_has_its_keys_index_and_expiry(clients, resources):
    table = clients["dynamodb"].describe_table(TableName=resources["Table"].id)["Table"]
    assert table["KeySchema"] == [{"AttributeName": "key", "KeyType": "HASH"}]
    assert [index["IndexName"] for index in table["GlobalSecondaryIndexes"]] == ["byOwner"]
    expiry = clients["dynamodb"].describe_time_to_live(TableName=resources["Table"].id)["TimeToLiveDescription"]
    assert expiry["AttributeName"] == "expires"


def test_a_message_that_is_received_too_often_moves_to_the_dead_letter_queue(clients, resources):
    sqs, queue, dead = clients["sqs"], resources["Queue"].id, resources["DeadLetterQueue"].id
    sqs.send_message(QueueUrl=queue, MessageBody="poison")

    def receive(url: str) -> list[str]:
        messages = sqs.receive_message(QueueUrl=url, VisibilityTimeout=0).get("Messages", [])
        return [message["Body"] for message in messages]

    assert [receive(queue) for _ in range(3)] == [["poison"], ["poison"], []]
    assert receive(dead) == ["poison"]


def test_queues_have_the_limits_of_the_real_ones(clients, resources):
    with pytest.raises(ClientError):
        clients["sqs"].receive_message(QueueUrl=resources["Queue"].id, MaxNumberOfMessages=11)


def test_queue_attributes_are_those_of_the_template(clients, resources):
    attributes = clients["sqs"].get_queue_attributes(QueueUrl=resources["Queue"].id, AttributeNames=["All"])[
        "Attributes"
    ]
    assert attributes["VisibilityTimeout"] == "360"
    assert attributes["QueueArn"] == resources["Queue"].attributes["Arn"]


def test_a_bucket_is_private(clients, resources):
    block = clients["s3"].get_public_access_block(Bucket=resources["Bucket"].id)["PublicAccessBlockConfiguration"]
    assert all(block.values())


def test_a_pool_has_the_password_policy_and_client_of_the_template(clients, resources):
    idp, pool, app = clients["cognito-idp"], resources["Pool"].id, resources["PoolClient"].id
    with pytest.raises(idp.exceptions.InvalidPasswordException):
        idp.sign_up(ClientId=app, Username="a@example.org", Password="short")
    flows = idp.describe_user_pool_client(UserPoolId=pool, ClientId=app)["UserPoolClient"]["ExplicitAuthFlows"]
    assert flows == ["ALLOW_USER_PASSWORD_AUTH"]


def test_a_secret_can_be_put_again(clients):
    first = put_secret(clients, "tested", {"password": "1"})
    assert put_secret(clients, "tested", {"password": "2"}) == first
    assert json.loads(clients["secretsmanager"].get_secret_value(SecretId=first)["SecretString"]) == {"password": "2"}


def test_what_holds_no_data_is_a_name(resources):
    role = resources["Role"]
    assert role.id == "Role"
    assert role.attributes["Arn"].startswith("arn:aws:iam:")
