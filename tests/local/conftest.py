"""Shared fixtures of the local stack's tests."""

import asyncio
import os
import shutil
import socket
import subprocess
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from local.parts import Part
from local.parts.moto import moto as moto_part
from local.ports import HOST, free_port
from local.supervisor import SupervisedPart

ROOT = Path(__file__).parents[2]


class Checkout:
    """A copy of what make and set-up read, in which nothing is set up. Its requirements are empty."""

    def __init__(self, path: Path) -> None:
        self.path = path
        ignored = shutil.ignore_patterns("__pycache__", "java")
        shutil.copytree(ROOT / "local", path / "local", ignore=ignored)
        shutil.copy(ROOT / "Makefile", path)
        names = ("constraints.txt", "models/nlu/requirements.txt", "models/nlu/requirements-weights.txt")
        for name in (*names, "local/requirements.txt", "tests/requirements.txt"):
            (path / name).parent.mkdir(parents=True, exist_ok=True)
            (path / name).write_text("")

    def run(self, *command: str, **variables: str) -> subprocess.CompletedProcess[str]:
        """The command as on a terminal, with these environment variables besides."""
        return subprocess.run(
            command, cwd=self.path, env=self.environment | variables, capture_output=True, text=True, timeout=300
        )

    @property
    def environment(self) -> dict[str, str]:
        """Without what the make that runs these tests, if one does, says to those that it calls."""
        inherited = ("MAKEFLAGS", "MFLAGS", "MAKELEVEL", "MAKEOVERRIDES", "TESTS")
        return {name: value for name, value in os.environ.items() if name not in inherited}


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    """A checkout for one test."""
    return Checkout(tmp_path / "checkout")


@contextmanager
def running(part: Part, say: Callable[[str], None] = print) -> Iterator[SupervisedPart]:
    """The part under supervision, in its own event loop, as in the stack."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()

    def run(work):
        return asyncio.run_coroutine_threadsafe(work, loop).result()

    with tempfile.TemporaryDirectory() as log:
        supervised = SupervisedPart(part, Path.cwd(), Path(log) / f"{part.name}.log", say)
        try:
            run(supervised.start())
            yield supervised
        finally:
            run(supervised.stop())
            loop.call_soon_threadsafe(loop.stop)
            thread.join()
            loop.close()


@pytest.fixture
def taken_port() -> Iterator[int]:
    """A port that another socket listens on."""
    with socket.create_server((HOST, port := free_port())):
        yield port


@pytest.fixture(scope="package")
def moto(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a moto server for the tests of this package."""
    with running(moto_part(tmp_path_factory.mktemp("moto"), free_port())) as part:
        yield part.part.url
