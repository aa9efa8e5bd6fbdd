import json

from referral.entrypoints.http.openapi_file import PATH
from tests.functions.conftest import module


def test_it_is_healthy_and_says_which_release_answers(call):
    answer = call("describe_api")
    assert (answer.status, answer.body) == (200, {"status": "ok", "version": module("describe_api").release})


def test_the_document_is_the_committed_one(call):
    answer = call("describe_api", path="/openapi.json")
    assert (answer.status, answer.body) == (200, json.loads(PATH.read_text()))
    assert answer.headers["Content-Type"] == ["application/json"]


def test_any_browser_may_read_it(call):
    for path in ("/health", "/openapi.json"):
        assert call("describe_api", path=path, caller=None).headers["Access-Control-Allow-Origin"] == ["*"]
