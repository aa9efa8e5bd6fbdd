"""Packs each endpoint's model and code into the model.tar.gz that SageMaker's container unpacks and runs.

    python -m models.package .local/models/nlu .local/artefacts

The same files give the same archive, byte for byte with the same zlib. Imports nothing that has to be installed.
"""

import argparse
import gzip
import hashlib
import tarfile
from collections.abc import Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import BinaryIO, cast

from models.nlu import assemble as nlu
from models.qa import assemble as qa

ROOT = Path(__file__).parent
ARCHIVE = "model.tar.gz"
OWN = {"nlu": nlu.OWN, "qa": qa.OWN}  # by endpoint, what of its model lies here
SHARED = ("__init__.py", "container.py")  # what inference.py imports
_FAST = 1  # weights hardly shrink, whatever the level

Contents = Mapping[str, Path]


def contents(endpoint: str, weights: Path) -> Contents:
    """Where the files of an endpoint's archive lie, by their paths in it; `weights` holds the installed package's."""
    return {
        **{name: weights / name for name in nlu.SHA256},
        **{file.name: file for file in OWN[endpoint]},
        "code/inference.py": ROOT / endpoint / "inference.py",
        "code/requirements.txt": ROOT / "nlu" / "requirements.txt",
        **{f"code/models/{name}": ROOT / name for name in SHARED},
    }


def digest(files: Contents) -> str:
    """SHA-256 of what the archive holds, in hexadecimal; no zlib changes it."""
    sha256 = hashlib.sha256()
    # All that tarfile needs of a file to write to.
    _write(files, cast(BinaryIO, SimpleNamespace(write=sha256.update)))
    return sha256.hexdigest()


def pack(files: Contents, target: BinaryIO) -> None:
    """Writes the archive of the files, piece by piece."""
    with gzip.GzipFile(filename="", mode="wb", compresslevel=_FAST, fileobj=target, mtime=0) as compressed:
        _write(files, compressed)


def _write(files: Contents, target: BinaryIO | gzip.GzipFile) -> None:
    with tarfile.open(fileobj=target, mode="w|", format=tarfile.USTAR_FORMAT) as archive:
        for name, source in sorted(files.items()):
            # A fresh entry has no time, owner or mode of this machine.
            entry = tarfile.TarInfo(name)
            entry.size = source.stat().st_size
            with source.open("rb") as file:
                archive.addfile(entry, file)


def make(endpoint: str, weights: Path, directory: Path) -> Path:
    """The endpoint's archive in the directory, written all or nothing."""
    archive = directory / ARCHIVE
    directory.mkdir(parents=True, exist_ok=True)
    partial = archive.with_name(f"{ARCHIVE}.partial")
    with partial.open("wb") as file:
        pack(contents(endpoint, weights), file)
    return partial.replace(archive)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("weights", type=Path, help="a model directory that an assemble.py built and checked")
    parser.add_argument("directory", type=Path, help="where to build them")
    options = parser.parse_args()
    for endpoint in OWN:
        print(f"{endpoint}: packing", flush=True)
        archive = make(endpoint, options.weights, options.directory / endpoint)
        print(f"{endpoint}: {archive}, {archive.stat().st_size / 1e6:.1f} MB", flush=True)


if __name__ == "__main__":
    main()
