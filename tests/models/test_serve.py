import http.client
import json
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import boto3
import pytest
from botocore.config import Config
from botocore.exceptions import ClientError

from local.ports import free_port

ROOT = Path(__file__).parents[2]
SECRET = "the candidate's own words"
# An endpoint whose container fails in the leakiest way: with the text in the exception.
BROKEN = """
def model_fn(model_dir): return None
def input_fn(body, content_type): return body
def predict_fn(data, model): raise ValueError(data)
def output_fn(prediction, accept): return prediction
"""
# A slow endpoint that reports when it has begun.
SLOW = """
import pathlib, time
def model_fn(model_dir): return pathlib.Path(model_dir)
def input_fn(body, content_type): return body
def predict_fn(data, model):
    (model / "begun").touch()
    time.sleep(1)
    return b'{"done": true}'
def output_fn(prediction, accept): return prediction
"""


@contextmanager
def serving(*endpoints: str, path: Path = ROOT) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """A server process that has reported that it is ready, and its port."""
    port = free_port()
    command = [sys.executable, "-m", "models.serve", "--port", str(port)]
    for endpoint in endpoints:
        command += ["--endpoint", endpoint]
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env={"PYTHONPATH": str(path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        assert line.startswith("ready: "), process.communicate(timeout=10)
        yield process, port
    finally:
        process.kill()
        process.wait()
        process.stdout.close()
        process.stderr.close()


@pytest.fixture(scope="module")
def port(model_directory: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    modules = tmp_path_factory.mktemp("modules")
    (modules / "broken.py").write_text(BROKEN)
    with serving(f"nlu=models.nlu.inference:{model_directory}", "broken=broken:.", path=modules) as (_, port):
        yield port


def client(port: int) -> Any:
    return boto3.client(
        "sagemaker-runtime",
        endpoint_url=f"http://127.0.0.1:{port}",
        region_name="us-east-1",
        aws_access_key_id="test",
        aws_secret_access_key="test",
        config=Config(retries={"total_max_attempts": 1}),
    )


@pytest.fixture(scope="module")
def runtime(port: int) -> Any:
    return client(port)


def invoke(runtime: Any, texts: Any, endpoint: str = "nlu") -> Any:
    answer = runtime.invoke_endpoint(
        EndpointName=endpoint,
        ContentType="application/json",
        Accept="application/json",
        Body=json.dumps({"inputs": texts}),
    )
    assert answer["ContentType"] == "application/json"
    return json.loads(answer["Body"].read())


def request(port: int, method: str, path: str, headers: dict[str, str] | None = None) -> tuple[int, str | None]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.putrequest(method, path)
    for name, value in (headers or {}).items():
        connection.putheader(name, value)
    connection.endheaders()
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.status, answer.getheader("x-amzn-ErrorType")


def test_boto3_gets_vectors(runtime: Any) -> None:
    answer = invoke(runtime, ["Staff nurse", "Welder", "👩‍💻 مهندس", ""])
    assert answer["model"]
    assert [len(vector) for vector in answer["vectors"]] == [384] * 4


def test_many_clients_at_once_get_their_own_answers(port: int) -> None:
    texts = [f"{number} years of experience as a {trade}" for number in range(8) for trade in ("nurse", "welder")]
    runtime = client(port)
    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(lambda text: invoke(runtime, [text])["vectors"][0], texts))
    for ours, expected in zip(answers, invoke(runtime, texts)["vectors"], strict=True):
        assert ours == pytest.approx(expected, abs=1e-6)


def test_an_error_of_the_container_is_a_model_error(runtime: Any) -> None:
    with pytest.raises(runtime.exceptions.ModelError) as raised:
        invoke(runtime, [1])
    answer = raised.value.response
    assert answer["ResponseMetadata"]["HTTPStatusCode"] == 424
    assert answer["OriginalStatusCode"] == 400
    assert json.loads(answer["OriginalMessage"]) == {"error": "inputs[0] is not a text"}
    assert answer["LogStreamArn"].endswith("/aws/sagemaker/Endpoints/nlu")


def test_a_failure_of_the_container_tells_nothing(runtime: Any) -> None:
    with pytest.raises(runtime.exceptions.ModelError) as raised:
        invoke(runtime, [SECRET], endpoint="broken")
    assert raised.value.response["OriginalStatusCode"] == 500
    assert SECRET not in str(raised.value.response)


def test_an_unknown_endpoint_is_a_validation_error(runtime: Any) -> None:
    with pytest.raises(ClientError) as raised:
        invoke(runtime, ["text"], endpoint="other")
    assert raised.value.response["Error"]["Code"] == "ValidationError"
    assert raised.value.response["ResponseMetadata"]["HTTPStatusCode"] == 400


def test_a_body_above_six_megabytes_is_refused(runtime: Any) -> None:
    with pytest.raises(ClientError) as raised:
        invoke(runtime, ["x" * 7_000_000])
    assert raised.value.response["ResponseMetadata"]["HTTPStatusCode"] == 413
    assert invoke(runtime, ["x" * 5_000_000])["vectors"]


@pytest.mark.parametrize(
    ("method", "path", "headers", "expected"),
    [
        ("GET", "/ping", {}, (200, None)),
        ("GET", "/endpoints/nlu/invocations", {}, (404, "UnknownOperationException")),
        ("POST", "/endpoints/nlu", {"Content-Length": "0"}, (404, "UnknownOperationException")),
        ("POST", "/endpoints/nlu/invocations", {}, (411, "ValidationError")),
        ("POST", "/endpoints/nlu/invocations", {"Content-Length": "-1"}, (411, "ValidationError")),
        ("POST", "/endpoints/nlu/invocations", {"Content-Length": "0"}, (424, "ModelError")),
    ],
)
def test_plain_http(
    port: int, method: str, path: str, headers: dict[str, str], expected: tuple[int, str | None]
) -> None:
    assert request(port, method, path, headers) == expected


def test_a_client_that_leaves_harms_nobody(port: int, runtime: Any) -> None:
    with socket.create_connection(("127.0.0.1", port)) as leaver:
        leaver.sendall(b"POST /endpoints/nlu/invocations HTTP/1.1\r\nContent-Length: 1000\r\n\r\n{")
    assert invoke(runtime, ["text"])["vectors"]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_once_the_answer_under_way_is_given(tmp_path: Path, number: signal.Signals) -> None:
    (tmp_path / "slow.py").write_text(SLOW)
    endpoint = f"slow=slow:{tmp_path}"
    with serving(endpoint, path=tmp_path) as (process, port), ThreadPoolExecutor(1) as pool:
        answer = pool.submit(invoke, client(port), [SECRET], "slow")
        while not (tmp_path / "begun").exists() and not answer.done():
            time.sleep(0.01)
        process.send_signal(number)
        assert answer.result(timeout=20) == {"done": True}
        assert process.wait(timeout=20) == 0
        assert process.stdout.read() + process.stderr.read() == ""


def test_no_text_reaches_the_logs(tmp_path: Path) -> None:
    (tmp_path / "broken.py").write_text(BROKEN)
    with serving("broken=broken:.", path=tmp_path) as (process, port):
        runtime = client(port)
        with pytest.raises(runtime.exceptions.ModelError):
            invoke(runtime, [SECRET], endpoint="broken")
        request(port, "GET", "/" + SECRET.replace(" ", "-"))
        process.terminate()
        errors = process.communicate(timeout=20)[1]
    assert "ValueError" in errors
    assert "candidate" not in errors


@pytest.mark.parametrize("endpoint", ["nlu", "nlu=models.nlu.inference", "a b=models.nlu.inference:x"])
def test_a_malformed_endpoint_is_refused_at_the_start(endpoint: str) -> None:
    command = [sys.executable, "-m", "models.serve", "--port", "8080", "--endpoint", endpoint]
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    assert done.returncode == 2
    assert "is not NAME=MODULE:DIRECTORY" in done.stderr
