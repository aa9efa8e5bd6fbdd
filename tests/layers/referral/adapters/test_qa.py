import io
import json
from collections.abc import Iterator
from typing import Any

import boto3
import pytest
from botocore.exceptions import EndpointConnectionError
from botocore.response import StreamingBody
from botocore.stub import Stubber

from referral.adapters import endpoint
from referral.adapters.qa import Qa
from referral.domain.errors import NotEncodable, Outage
from referral.domain.qa import QUESTIONS, SURE

NURSING = "BSN, 2 yrs in an ICU"
ANSWERS = {"level": "BSN", "years": ""}


@pytest.fixture
def runtime(monkeypatch: pytest.MonkeyPatch) -> Iterator[Stubber]:
    client = boto3.client("sagemaker-runtime", "us-east-1", aws_access_key_id="-", aws_secret_access_key="-")
    monkeypatch.setattr(endpoint, "client", {"sagemaker-runtime": client}.__getitem__)
    with Stubber(client) as stubber:
        yield stubber


def expect(runtime: Stubber, texts: list[str]) -> None:
    """The endpoint will be asked QUESTIONS on these texts; of each it is sure of ANSWERS, and of a field not quite."""
    asked = {"inputs": [{"context": text, "questions": list(QUESTIONS.values())} for text in texts]}
    answers = [
        {"span": "BSN", "score": SURE + 2, "null_score": 1.5},
        {"span": "ICU", "score": SURE, "null_score": 0.5},
        {"span": "", "score": -SURE, "null_score": 0.5},
    ]
    body = json.dumps({"model": "1", "answers": [answers] * len(texts)}).encode()
    runtime.add_response(
        "invoke_endpoint",
        {"Body": StreamingBody(io.BytesIO(body), len(body)), "ContentType": "application/json"},
        {
            "EndpointName": "referral-qa",
            "ContentType": "application/json",
            "Accept": "application/json",
            "Body": json.dumps(asked),
        },
    )


def test_each_text_gets_its_certain_answers(runtime: Stubber) -> None:
    expect(runtime, [NURSING, "another"])
    assert Qa("referral-qa").answers([NURSING, "another"]) == [ANSWERS, ANSWERS]


def test_many_texts_are_asked_about_in_batches(runtime: Stubber) -> None:
    texts = [str(number) for number in range(20)]
    expect(runtime, texts[:16])
    expect(runtime, texts[16:])
    assert Qa("referral-qa").answers(texts) == [ANSWERS] * 20
    runtime.assert_no_pending_responses()


def test_without_an_endpoint_there_are_no_answers(runtime: Stubber) -> None:
    assert Qa("").answers([NURSING, "another"]) == [{}, {}]


@pytest.mark.parametrize(
    ("fields", "failure"),
    [({"OriginalStatusCode": 400}, NotEncodable), ({"OriginalStatusCode": 500}, Outage), ({}, Outage)],
)
def test_a_refused_text_is_not_encodable_and_any_other_failure_is_an_outage(
    runtime: Stubber, fields: dict[str, int], failure: type[Exception]
) -> None:
    runtime.add_client_error("invoke_endpoint", "ModelError", modeled_fields=fields)
    with pytest.raises(failure):
        Qa("referral-qa").answers([NURSING])


def test_a_network_failure_is_an_outage(runtime: Stubber, monkeypatch: pytest.MonkeyPatch) -> None:
    def unreachable(**_: object) -> None:
        raise EndpointConnectionError(endpoint_url="http://127.0.0.1")

    monkeypatch.setattr(runtime.client, "invoke_endpoint", unreachable)
    with pytest.raises(Outage):
        Qa("referral-qa").answers([NURSING])


GOOD = [{"span": "", "score": 0.0, "null_score": 0.0}] * len(QUESTIONS)


@pytest.mark.parametrize(
    "answer",
    [
        [], None, {}, {"answers": []}, {"answers": [GOOD]}, {"answers": [GOOD, GOOD[:-1]]}, {"answers": [GOOD] * 3},
        {"answers": [GOOD, [{"span": 1, "score": 0.0, "null_score": 0.0}] * len(QUESTIONS)]},
        {"answers": [GOOD, [{"span": "", "score": float("nan"), "null_score": 0.0}] * len(QUESTIONS)]},
        {"answers": [GOOD, [{"span": ""}] * len(QUESTIONS)]},
    ],
)  # fmt: skip
def test_an_answer_of_another_form_is_an_outage(runtime: Stubber, monkeypatch: pytest.MonkeyPatch, answer: Any) -> None:
    body = json.dumps(answer).encode()
    monkeypatch.setattr(runtime.client, "invoke_endpoint", lambda **_: {"Body": io.BytesIO(body)})
    with pytest.raises(Outage):
        Qa("referral-qa").answers([NURSING, "another"])


def test_a_text_of_marks_alone_fills_a_call(runtime: Stubber) -> None:
    """Each mark is a token. The model reads 50 windows of a text, and a call has no more."""
    texts = ["!" * 20_000, "short", "?" * 5_000]
    for call in (texts[:1], texts[1:2], texts[2:]):
        expect(runtime, call)
    assert Qa("referral-qa").answers(texts) == [ANSWERS] * 3
    runtime.assert_no_pending_responses()
