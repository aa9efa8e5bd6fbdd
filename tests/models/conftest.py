import json
from pathlib import Path

import pytest

from models.nlu.assemble import assemble
from tests.models.asking import FILES


@pytest.fixture(scope="session")
def model_directory() -> Path:
    """The model directory from the set-up; assembling it again changes nothing."""
    directory = Path(__file__).parents[2] / ".local" / "models" / "nlu"
    assemble(directory)
    return directory


@pytest.fixture
def asking_folder(tmp_path):
    """Writes the files, some of them with other rows."""

    def write(**others):
        for name, rows in (FILES | others).items():
            (tmp_path / f"{name}.jsonl").write_text("\n".join(map(json.dumps, rows)) + "\n")
        return tmp_path

    return write
