from uuid import uuid4

import pytest

from referral.adapters.aws import client
from referral.adapters.documents import Documents
from referral.domain.errors import Outage
from referral.domain.versions import FEATURES_VERSION, MODEL
from referral.matching.facts_codec import StoredFeatures
from referral.matching.features import NoFeatures

BODY = "{}"


@pytest.fixture
def table(stack):
    return stack.resources["JobsTable"].id


@pytest.fixture
def documents(table):
    return Documents(table, "revision")


@pytest.fixture
def key(documents):
    key = uuid4().hex
    documents.put_once(key, BODY)
    return key


@pytest.mark.parametrize("lost", ["features", "vectors"])
def test_half_of_the_features_count_as_none(lost, documents, table, key):
    documents.store_features(key, BODY, StoredFeatures(b"facts", b"vectors"), MODEL)
    assert documents.features([key]) == {key: StoredFeatures(b"facts", b"vectors")}
    client("dynamodb").update_item(TableName=table, Key={"revision": {"S": key}}, UpdateExpression=f"REMOVE {lost}")
    assert documents.features([key]) == {key: NoFeatures()}


def test_features_of_other_rules_count_as_none(documents, table, key):
    documents.store_features(key, BODY, StoredFeatures(b"facts", b"vectors"), MODEL)
    client("dynamodb").update_item(
        TableName=table,
        Key={"revision": {"S": key}},
        UpdateExpression="SET featuresVersion = :before",
        ExpressionAttributeValues={":before": {"S": f"before {FEATURES_VERSION}/{MODEL}"}},
    )
    assert documents.features([key]) == {key: NoFeatures()}


def test_a_second_document_does_not_replace_the_first(documents, key):
    assert not documents.add(key, "another", {})
    assert documents.get(key).body == BODY


def test_nothing_is_written_over_a_body_that_has_changed(documents, key):
    """Somebody else has written it since it was read."""
    assert documents.replace(key, BODY, "changed")
    assert not documents.replace(key, BODY, "lost")
    assert not documents.store_features(key, BODY, StoredFeatures(b"facts", b"vectors"), MODEL)
    assert (documents.get(key).body, documents.features([key])) == ("changed", {key: NoFeatures()})


def test_features_of_another_model_are_not_stored(documents, key):
    with pytest.raises(Outage):
        documents.store_features(key, BODY, StoredFeatures(b"facts", b"vectors"), "another model")
    assert documents.features([key]) == {key: NoFeatures()}
