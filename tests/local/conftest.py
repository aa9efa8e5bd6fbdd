"""Shared fixtures of the local stack's tests."""

import asyncio
import socket
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
