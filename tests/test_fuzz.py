"""The fuzzer finds what it looks for. `make fuzz` runs it on the real API."""

import json
from collections import Counter
from dataclasses import replace

import pytest

from tests.fuzz import generate
from tests.fuzz.checks import fault
from tests.fuzz.inputs import Input, Kind, operations
from tests.fuzz.people import Cast, Person
from tests.fuzz.report import summary
from tests.fuzz.run import Run
from tests.fuzz.stores import changed
from tests.fuzz.wire import Answer

OPERATIONS = {one.name: one for one in operations()}
HEALTH, CHANGE = OPERATIONS["checkHealth"], OPERATIONS["proveEmployment"]
REQUEST_ID = {"x-amzn-requestid": "a"}
PROBLEM = REQUEST_ID | {"content-type": "application/problem+json"}
INPUT = Input("checkHealth", Kind.RIGHT, "GET", "/v1/health", (), None)


def problem(status: int, /, **changes: object) -> Answer:
    body = {
        "type": "about:blank",
        "title": "Bad Request",
        "status": status,
        "code": "invalid",
        "detail": "a",
        "errors": [],
        "requestId": "a",
    }
    return Answer(status, PROBLEM, json.dumps(body | changes).encode(), 0.01)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (Answer(0, {}, b"", 1), "no answer"),
        (problem(500), "500 invalid"),
        (problem(504), "504 invalid"),
        (problem(409), "409 is not in the document"),
        (problem(400, status=401), "400 was expected"),
        (problem(400, extra=1), "'extra' was unexpected"),
        (replace(problem(400), headers=REQUEST_ID), "400"),
        (replace(problem(400), body=b"<html>"), "400"),
        (Answer(404, {}, b"", 0.01), "without a request id"),
    ],
)
def test_a_bad_answer_is_a_fault(answer: Answer, words: str):
    assert words in fault(INPUT, HEALTH, answer)


def test_an_answer_as_promised_is_none():
    assert fault(INPUT, HEALTH, problem(400)) is None
    assert fault(replace(INPUT, operation="elsewhere"), None, problem(403)) is None
    assert fault(INPUT, HEALTH, Answer(400, {}, b"no HTTP", 0.01)) is None


def test_what_came_and_went_is_told():
    before, after = Counter({("s3", "a"): 1, ("mails", "1"): 1}), Counter({("s3", "a"): 2, ("mails", "2"): 1})
    assert changed(before, after) == ["mails: 1 came, 1 went", "s3: 1 came, 0 went"]
    assert changed(after, after) == []


class FakeApi:
    """Wire and stores in one. It answers with the status in the path, and keeps what `keeps` says."""

    def __init__(self, keeps: str = "never", seconds: float = 0.01) -> None:
        self.keeps, self.seconds, self.kept = keeps, seconds, Counter()

    def send(self, one: Input) -> Answer:
        status = int(one.target.rpartition("/")[2])
        if self.keeps in one.target:
            self.kept["table", str(self.kept.total())] += 1
        if status == 204:
            self.kept["table", f"right {self.kept.total()}"] += 1
            return Answer(204, REQUEST_ID, b"", self.seconds)
        return replace(problem(status), seconds=self.seconds)

    def contents(self) -> Counter:
        return Counter(self.kept)

    def refill(self) -> None:
        pass


def fuzzed(api: FakeApi, *statuses: str) -> Run:
    people = {
        name: Person("a@example.org", "a.b.c", "r") for name in ("seeker", "colleague", "outsider", "gone", "editor1")
    }
    people |= {"editor2": people["editor1"], "editor3": people["editor1"]}
    run = Run(api, api, Cast(people, {"email": ["a@example.org"]}), operations(), 1)
    run.send(Input("deleteEmployment", Kind.RIGHT, "DELETE", f"/v1/{status}", (), None) for status in statuses)
    return run


def test_refused_requests_are_compared_with_and_without_accepted_ones():
    outcome = fuzzed(FakeApi(), *["400"] * 60, *["204", "400", "400"] * 20).outcome
    assert not outcome.findings
    assert (outcome.inputs, outcome.compared, outcome.uncompared) == (120, 100, 0)


@pytest.mark.parametrize("others", [["400"] * 20, ["204"] * 20])
def test_a_refused_request_that_leaves_something_is_found(others: list[str]):
    (finding,) = fuzzed(FakeApi(keeps="bad"), *others, "bad/400", *others).outcome.findings
    assert "a refused request left something: ['table: 1 came, 0 went']" in finding.what
    assert "bad" in finding.input.target


def test_a_slow_answer_is_found(tmp_path, capsys):
    run = fuzzed(FakeApi(seconds=1.2), "400")
    assert [one.what for one in run.outcome.findings] == ["answered after 1.2 s"]
    assert summary(run.outcome, tmp_path / "findings.jsonl") == 1
    shown = capsys.readouterr().out
    assert "✗ deleteEmployment, 1 times: answered after 1.2 s" in shown
    assert "1 inputs: 400×1" in shown
    assert json.loads((tmp_path / "findings.jsonl").read_text())["input"]["method"] == "DELETE"


def test_what_cannot_be_encoded_fails_the_run(tmp_path):
    run = fuzzed(FakeApi(), "400")
    assert summary(run.outcome, tmp_path / "findings.jsonl") == 0
    run.outcome.worked["Refused"] = 1
    assert summary(run.outcome, tmp_path / "findings.jsonl") == 1


@pytest.mark.parametrize("name", ["register", "changeMe", "listReceivedReferrals", "checkHealth"])
def test_every_operation_gets_inputs_of_all_kinds_and_the_same_again(name: str):
    operation = OPERATIONS[name]
    made = generate.inputs(operation, 48, 7)
    assert len(made) == 48
    assert made == generate.inputs(operation, 48, 7)
    assert made != generate.inputs(operation, 48, 8)
    expected = {Kind.RIGHT, Kind.HEADER, Kind.QUERY} | (
        {Kind.WRONG, Kind.BODY, Kind.VALUE} if operation.takes_body else set()
    )
    assert expected <= {one.kind for one in made}
