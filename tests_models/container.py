"""The software of AWS's PyTorch container without the image: TorchServe and AWS's handler serve a packed model."""

import http.client
import os
import signal
import subprocess
import sys
import tarfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import sagemaker_pytorch_serving_container

from local.ports import HOST, free_port

JSON = "application/json"
PATIENCE_S = 120.0
TOOLKIT = files(sagemaker_pytorch_serving_container)


@dataclass(frozen=True)
class Answer:
    status: int
    body: bytes


@dataclass(frozen=True)
class Container:
    """A running server."""

    port: int
    log: Path

    def invoke(self, body: bytes, content_type: str = JSON, accept: str = JSON) -> Answer:
        """The answer that SageMaker would pass on."""
        connection = http.client.HTTPConnection(HOST, self.port, timeout=60)
        connection.request("POST", "/invocations", body, {"Content-Type": content_type, "Accept": accept})
        answer = connection.getresponse()
        found = Answer(answer.status, f"{answer.reason}\n".encode() + answer.read())
        connection.close()
        return found

    def loaded(self) -> bool:
        """Whether a worker has loaded the model; TorchServe reports itself healthy even before that."""
        return "WORKER_STARTED -> WORKER_MODEL_LOADED" in self.log.read_text()


def unpack(archive: Path, directory: Path) -> Path:
    """The model directory that SageMaker would unpack from the archive."""
    with tarfile.open(archive) as opened:
        opened.extractall(directory)
    return directory


@contextmanager
def serving(model: Path, directory: Path) -> Iterator[Container]:
    """Runs a server on an unpacked archive; its output goes to the directory."""
    port, log = free_port(), directory / "log.txt"
    (directory / "store").mkdir()
    configuration = directory / "ts.properties"
    configuration.write_text(_configuration(port))
    command = [Path(sys.executable).with_name("torchserve"), "--start", "--foreground"]
    command += ["--model-store", directory / "store", "--models", f"model={model}", "--ts-config", configuration]
    # TorchServe keeps its sockets, copies and pid file in the directory for temporary files.
    temporary = {"TMPDIR": str(directory), "TEMP": str(directory), "LOG_LOCATION": str(directory)}
    environment = os.environ | temporary | {"PYTHONPATH": str(model / "code"), "METRICS_LOCATION": str(directory)}
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, env=environment, cwd=directory, stdout=output, stderr=subprocess.STDOUT, start_new_session=True
        )
    try:
        yield _ready(process, Container(port, log))
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _configuration(port: int) -> str:
    addresses = {"inference": port, "management": free_port(), "metrics": free_port()}
    others = {f"grpc_{name}_port": free_port() for name in ("inference", "management")}
    return "\n".join(
        [
            (TOOLKIT / "etc" / "default-ts.properties").read_text(),
            *(f"{name}_address=http://{HOST}:{number}" for name, number in addresses.items()),
            f"default_service_handler={TOOLKIT / 'handler_service.py'}:handle",
            *(f"{name}={number}" for name, number in others.items()),
            "default_workers_per_model=1",
        ]
    )


def _ready(process: subprocess.Popen[bytes], container: Container) -> Container:
    end = time.monotonic() + PATIENCE_S
    while not container.loaded():
        if process.poll() is not None or time.monotonic() > end:
            raise RuntimeError(container.log.read_text()[-4000:])
        time.sleep(0.1)
    return container
