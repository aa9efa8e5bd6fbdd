"""A simulated world for the tests of this package, which they share one after the other."""

from collections.abc import Iterator

import pytest

from tests.simulation.story import Stages
from tests.simulation.world import World


@pytest.fixture(scope="package")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with World.running(tmp_path_factory.mktemp("simulation") / "stores") as world:
        yield world


@pytest.fixture(scope="package")
def stages(world: World) -> Stages:
    return Stages(world)
