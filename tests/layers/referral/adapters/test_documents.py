import time
from uuid import uuid4

import pytest
from botocore.exceptions import ReadTimeoutError

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


class LosesFirstAnswer:
    """Sends requests, and loses the answer to the first one: the SDK repeats it."""

    def __init__(self, session):
        self._session, self.sent = session, 0

    def send(self, request):
        answer = self._session.send(request)
        self.sent += 1
        if self.sent == 1:
            raise ReadTimeoutError(endpoint_url=request.url)
        return answer


@pytest.fixture
def loses_first_answer(monkeypatch):
    """loses_first_answer() makes the next request one whose answer is lost."""
    endpoint = client("dynamodb")._endpoint

    def loses_first_answer():
        session = LosesFirstAnswer(endpoint.http_session)
        monkeypatch.setattr(endpoint, "http_session", session)
        return session

    return loses_first_answer


REWRITES = {
    "replace": lambda of, key, body, new: of.replace(key, body, new),
    "rewrite": lambda of, key, body, new: of.rewrite(key, body, new, {"email": "new@example.org"}),
}


@pytest.mark.parametrize("rewrite", REWRITES.values(), ids=REWRITES)
def test_a_new_body_that_the_sdk_writes_twice_is_no_conflict_with_itself(rewrite, documents, key, loses_first_answer):
    session = loses_first_answer()
    assert rewrite(documents, key, BODY, "changed")
    assert session.sent == 2
    assert documents.get(key).body == "changed"


@pytest.mark.parametrize("rewrite", REWRITES.values(), ids=REWRITES)
def test_a_document_that_is_gone_takes_no_new_body(rewrite, documents):
    assert not rewrite(documents, uuid4().hex, BODY, "changed")


def test_features_of_another_model_are_not_stored(documents, key):
    with pytest.raises(Outage):
        documents.store_features(key, BODY, StoredFeatures(b"facts", b"vectors"), "another model")
    assert documents.features([key]) == {key: NoFeatures()}


def test_the_first_mark_stays(documents, key, monkeypatch):
    marked = time.time()
    assert documents.forsake(key)
    with monkeypatch.context() as patch:
        patch.setattr(time, "time", lambda: marked + 60)
        assert documents.forsake(key)
    assert not documents.delete_forsaken(key, marked - 1)
    assert documents.delete_forsaken(key, marked)


def test_what_is_missing_is_neither_marked_nor_kept_nor_made(documents):
    missing = uuid4().hex
    assert not documents.forsake(missing)
    assert not documents.keep(missing)
    assert documents.get(missing) is None
    assert documents.delete_forsaken(missing, 0)
