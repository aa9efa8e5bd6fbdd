"""The packed models in the software of AWS's container: their answers, and what errors reveal."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from models.nlu import inference as nlu_inference
from models.qa import inference as qa_inference
from tests_models.container import JSON, Answer, Container, serving

SECRET = "the candidate's own words"
QUESTION = "How many years?"
REQUESTS = {"nlu": [SECRET, "Welder"], "qa": [{"context": f"{SECRET}, 4 yrs on the tools", "questions": [QUESTION]}]}
WRONG = {"nlu": ([SECRET, 5], "inputs[1] is not a text"), "qa": ([{"questions": [SECRET]}], "inputs[0].context is not")}
NO_BYTECODE = {"PYTHONDONTWRITEBYTECODE": "1"}  # as on a file system that can't be written
SOURCES = {"nlu": nlu_inference, "qa": qa_inference}
FAILING = """

{guard}
def predict_fn(texts, model):
    raise ValueError(texts[0])
"""


@pytest.fixture(params=["nlu", "qa"])
def endpoint(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def container(endpoint: str, request: pytest.FixtureRequest) -> Iterator[Container]:
    """A container that gets only personal texts, none of which may end up in its log."""
    container = request.getfixturevalue(endpoint)
    yield container
    assert "candidate" not in container.log.read_text()


def body(inputs: object) -> bytes:
    return json.dumps({"inputs": inputs}).encode()


def test_it_answers_like_the_source(endpoint: str, container: Container, unpacked: dict[str, Path]) -> None:
    inference, request = SOURCES[endpoint], body(REQUESTS[endpoint])
    model = inference.model_fn(unpacked[endpoint])
    prediction = inference.predict_fn(inference.input_fn(request, JSON), model)
    assert container.invoke(request) == Answer(200, b"\n" + inference.output_fn(prediction, JSON))


SEALED = ["unshare", "--map-root-user", "--net"]
CAN_SEAL = subprocess.run([*SEALED, "true"], capture_output=True, check=False).returncode == 0


@pytest.mark.skipif(not CAN_SEAL, reason="this machine makes no network namespaces")
def test_it_starts_without_a_network_and_leaves_its_archive_alone(
    endpoint: str, container: Container, unpacked: dict[str, Path], tmp_path: Path
) -> None:
    """A serverless endpoint installs nothing, and its file system is read-only."""
    before = sorted((path, path.stat().st_mtime_ns) for path in unpacked[endpoint].rglob("*"))
    command = [*SEALED, sys.executable, "-m", "tests_models.sealed", unpacked[endpoint], tmp_path]
    request = body(REQUESTS[endpoint])
    done = subprocess.run(command, input=request, capture_output=True, check=True, env=os.environ | NO_BYTECODE)
    assert done.stdout == b"200" + container.invoke(request).body
    assert sorted((path, path.stat().st_mtime_ns) for path in unpacked[endpoint].rglob("*")) == before


def test_a_wrong_request_is_told_as_the_clients_fault(endpoint: str, container: Container) -> None:
    inputs, message = WRONG[endpoint]
    answer = container.invoke(body(inputs))
    assert answer.status == 400
    assert answer.body.decode().splitlines()[0].startswith(message)
    assert b"candidate" not in answer.body


@pytest.mark.parametrize(("content_type", "accept", "status"), [("text/plain", JSON, 415), (JSON, "text/csv", 406)])
def test_nothing_but_json_is_read_and_answered(
    endpoint: str, container: Container, content_type: str, accept: str, status: int
) -> None:
    answer = container.invoke(body(REQUESTS[endpoint]), content_type, accept)
    assert answer.status == status
    assert b"candidate" not in answer.body


def test_what_is_no_text_at_all_fails_without_being_quoted(container: Container) -> None:
    answer = container.invoke(b"\xff\xfe" + SECRET.encode())
    assert answer.status == 500
    assert b"candidate" not in answer.body


@contextmanager
def failing(unpacked: dict[str, Path], directory: Path, guard: str) -> Iterator[Container]:
    """The sentence model, with a prediction that fails in the leakiest way: with the text in the exception."""
    model, logs = directory / "model", directory / "logs"
    shutil.copytree(unpacked["nlu"], model)
    logs.mkdir()
    with (model / "code" / "inference.py").open("a") as code:
        code.write(FAILING.format(guard=guard))
    with serving(model, logs) as container:
        yield container


def test_a_failure_tells_where_it_was_and_nothing_of_the_text(unpacked: dict[str, Path], tmp_path: Path) -> None:
    with failing(unpacked, tmp_path, "@guarded") as container:
        answer, log = container.invoke(body([SECRET])), container.log.read_text()
    assert answer.status == 500
    assert answer.body.startswith(b"internal error\n")
    assert b"candidate" not in answer.body
    assert "candidate" not in log
    assert "ValueError" in log


def test_the_container_itself_would_quote_it(unpacked: dict[str, Path], tmp_path: Path) -> None:
    """Shows why `guarded` exists. If this fails, AWS has changed its toolkit."""
    with failing(unpacked, tmp_path, "") as container:
        answer, log = container.invoke(body([SECRET])), container.log.read_text()
    assert answer.status == 500
    assert b"candidate" in answer.body
    assert "candidate" in log
