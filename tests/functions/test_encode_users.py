import json
import struct
from dataclasses import fields

import boto3
import pytest
from botocore.exceptions import ClientError, EndpointConnectionError

from referral.adapters.aws import client
from referral.adapters.search import search
from referral.domain.directory_entry import Entry
from referral.domain.errors import NotEncodable
from referral.entrypoints import drain
from referral.matching.features import NoFeatures
from tests.functions.conftest import module


@pytest.fixture
def encoder(stack):
    return module("encode_users")


def dead_letters(stack, queue_url):
    """The bodies in the dead-letter queue behind a queue."""
    sqs = boto3.client("sqs")
    policy = sqs.get_queue_attributes(QueueUrl=queue_url, AttributeNames=["RedrivePolicy"])["Attributes"][
        "RedrivePolicy"
    ]
    name = json.loads(policy)["deadLetterTargetArn"].rsplit(":", 1)[-1]
    url = sqs.get_queue_url(QueueName=name)["QueueUrl"]
    answer = sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10, VisibilityTimeout=0)
    return [message["Body"] for message in answer.get("Messages", [])]


def features_of(encoder, user_id):
    return encoder.users.features([user_id])[user_id]


def test_a_person_becomes_features(person, tick, encoder):
    user_id = person()
    tick("encode_users")
    features = features_of(encoder, user_id)
    texts = [line.text for line in features.lines]
    assert "Built REST APIs in Python and Go for shipment tracking" in texts
    assert len(features.embedding.vectors) == len(texts) * 384 * 2
    first = struct.unpack("<384e", features.embedding.vectors[:768])
    assert sum(x * x for x in first) == pytest.approx(1, abs=0.15)  # of numbers of three bits
    assert not any("Okafor" in text or "Lakeside" in text for text in texts)


def test_the_directory_knows_who_was_encoded(person, tick, encoder):
    user_id = person("Northwind")
    tick("encode_users")
    assert encoder.directory._cached([user_id])[user_id].name == "Maya Okafor"


def test_the_directory_indexes_the_fields_of_an_entry_and_no_others(stack, person, tick, encoder):
    if "opensearch" not in stack.parts:
        pytest.skip("no Java, no OpenSearch")
    person("Northwind")
    tick("encode_users")
    opensearch = search(stack.parts["opensearch"].part.url)
    opensearch.index(index="users", id="of another version", body={"userId": "x", "salary": 1}, refresh=True)
    mapping = opensearch.indices.get_mapping(index="users")["users"]["mappings"]
    assert mapping["dynamic"] == "false"
    assert mapping["properties"].keys() == {field.name for field in fields(Entry)}


def test_an_index_that_was_lost_has_its_fields_again(stack, person, tick, encoder):
    if "opensearch" not in stack.parts:
        pytest.skip("no Java, no OpenSearch")
    user_id = person("Northwind")
    tick("encode_users")
    opensearch = search(stack.parts["opensearch"].part.url)
    before = opensearch.indices.get_mapping(index="users")
    opensearch.indices.delete(index="users")
    encoder.queue.send(user_id)
    tick("encode_users")
    assert opensearch.indices.get_mapping(index="users") == before
    assert encoder.directory._cached([user_id])[user_id].name == "Maya Okafor"


def test_an_empty_profile_is_encoded(person, tick, encoder):
    user_id = person(experience=[], education=[], skills=[], resume=None)
    tick("encode_users")
    assert features_of(encoder, user_id).lines == ()


def test_features_that_cannot_be_read_count_as_missing(person, tick, encoder):
    user_id = person()
    tick("encode_users")
    documents = encoder.users._documents
    documents._dynamodb.update_item(
        TableName=documents._table,
        Key={"userId": {"S": user_id}},
        UpdateExpression="SET features = :garbage",
        ExpressionAttributeValues={":garbage": {"B": b"garbage"}},
    )
    assert features_of(encoder, user_id) == NoFeatures()


def test_a_profile_with_features_is_not_encoded_again(person, tick, encoder, monkeypatch):
    user_id = person()
    tick("encode_users")
    monkeypatch.setattr(encoder.nlu, "embed", pytest.fail)
    encoder.queue.send(user_id)
    assert tick("encode_users")["Encoded"] == 1


def test_two_encoders_side_by_side_encode_nobody_twice(person, tick, settle, encoder, monkeypatch):
    settle()
    people, encode, encoded = {person() for _ in range(12)}, encoder.encode, []

    def while_another_one_runs(requests):
        encoded.extend(requests)
        with monkeypatch.context() as patch:
            patch.setattr(encoder, "encode", lambda others: encoded.extend(others) or encode(others))
            tick("encode_users")
        encode(requests)

    monkeypatch.setattr(encoder, "encode", while_another_one_runs)
    while tick("encode_users"):
        pass
    # Messages of other tests may come back meanwhile.
    assert sorted(one for one in encoded if one in people) == sorted(people)


def test_people_of_one_batch_ask_the_model_once(person, tick, settle, encoder, monkeypatch):
    settle()
    asked, original = [], encoder.nlu.embed
    monkeypatch.setattr(encoder.nlu, "embed", lambda texts: asked.append(texts) or original(texts))
    people = [person() for _ in range(11)]
    assert tick("encode_users")["Encoded"] == 11
    first, *others = asked  # the first person alone, and then as many as there is time for
    assert len(others) < 10
    assert all(sorted(texts) == sorted(set(first)) for texts in others)  # eleven people with the same texts
    vectors = {features_of(encoder, user_id).embedding for user_id in people}
    assert len(vectors) == 1


def test_a_message_can_force_encoding_again(person, tick, encoder, monkeypatch):
    user_id, encoded = person(), []
    tick("encode_users")
    original = encoder.nlu.embed
    monkeypatch.setattr(encoder.nlu, "embed", lambda texts: encoded.append(texts) or original(texts))
    encoder.queue.send(user_id, again=True)
    assert tick("encode_users")["Encoded"] == 1
    assert len(encoded) == 1


def test_a_malformed_message_becomes_a_dead_letter_and_blocks_no_other(stack, person, tick, encoder):
    for garbage in ("not json", "[]", '{"userId": 7}', '{"userId": "nobody"}'):
        boto3.client("sqs").send_message(QueueUrl=encoder.queue._url, MessageBody=garbage)
    user_id = person()
    for _ in range(3):
        tick("encode_users")
    assert encoder.users.get(user_id).has_features
    assert {"not json", "[]", '{"userId": 7}'} <= set(dead_letters(stack, encoder.queue._url))


def test_an_outage_keeps_the_message(person, tick, encoder, monkeypatch):
    user_id = person()
    with monkeypatch.context() as patch:
        patch.setattr(client("sagemaker-runtime"), "invoke_endpoint", _no_answer)
        patch.setattr(drain, "_FIRST_REQUEUE", 0)
        assert tick("encode_users")["Outages"] >= 1
    assert features_of(encoder, user_id) == NoFeatures()
    tick("encode_users")
    assert encoder.users.get(user_id).has_features


def test_a_long_outage_only_delays_scores(person, ask, tick, call, encoder, monkeypatch, settle):
    seeker = person()
    ask(seeker)
    with monkeypatch.context() as patch:
        patch.setattr(client("sagemaker-runtime"), "invoke_endpoint", _no_answer)
        patch.setattr(drain, "_FIRST_REQUEUE", 0)
        for _ in range(10):
            tick("encode_users")
    monkeypatch.setattr(module("rank_referrals"), "patience", 0)
    module("rank_referrals").asks.user_changed(seeker)  # makes the ask due
    settle()
    assert call("my_referral", caller=seeker).body["referrals"][0]["score"] > 0


def test_a_profile_that_the_model_refuses_is_shown_without_a_score(person, ask, tick, call, encoder, monkeypatch):
    seeker = person()
    referral = ask(seeker)
    with monkeypatch.context() as patch:
        patch.setattr(encoder.nlu, "embed", _refused_but_for_the_probe(encoder.nlu.embed))
        while tick("encode_users"):
            pass
    tick("encode_jobs")
    tick("rank_referrals")
    (shown,) = call("my_referral", caller=seeker).body["referrals"]
    assert (shown["referralId"], shown["state"], shown["score"]) == (referral["referralId"], "queued", None)
    assert shown["reason"] == "The model refuses a text."


def test_a_model_that_refuses_everything_condemns_nobody(person, tick, encoder, monkeypatch, settle):
    user_id = person()
    refusal = ClientError({"Error": {"Code": "ModelError"}, "OriginalStatusCode": 415}, "InvokeEndpoint")
    with monkeypatch.context() as patch:
        patch.setattr(client("sagemaker-runtime"), "invoke_endpoint", _raises(refusal))
        patch.setattr(drain, "_FIRST_REQUEUE", 0)
        assert tick("encode_users")["Outages"] == 1
    assert features_of(encoder, user_id) == NoFeatures()
    settle()
    assert features_of(encoder, user_id).lines


def _raises(error):
    def call(**_):
        raise error

    return call


def _no_answer(**_):
    raise EndpointConnectionError(endpoint_url="http://nowhere.example")


def _refused_but_for_the_probe(embed):
    def refuse(texts):
        if texts == ["text"]:
            return embed(texts)
        raise NotEncodable("The model refuses a text.")

    return refuse
