"""The archives from `make models`, served as SageMaker serves them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests_models.container import Container, serving, unpack

ARTEFACTS = Path(__file__).parents[1] / ".local" / "artefacts"


@pytest.fixture(scope="session")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The unpacked model directory of each endpoint."""
    parent = tmp_path_factory.mktemp("models")
    return {name: unpack(ARTEFACTS / name / "model.tar.gz", parent / name) for name in ("nlu", "qa")}


@pytest.fixture(scope="session")
def nlu(unpacked: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Container]:
    with serving(unpacked["nlu"], tmp_path_factory.mktemp("nlu")) as container:
        yield container


@pytest.fixture(scope="session")
def qa(unpacked: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Container]:
    with serving(unpacked["qa"], tmp_path_factory.mktemp("qa")) as container:
        yield container
