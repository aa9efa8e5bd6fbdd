from pathlib import Path

import pytest

from models.nlu.assemble import assemble


@pytest.fixture(scope="session")
def model_directory() -> Path:
    """The model directory from the set-up; assembling it again changes nothing."""
    directory = Path(__file__).parents[2] / ".local" / "models" / "nlu"
    assemble(directory)
    return directory
