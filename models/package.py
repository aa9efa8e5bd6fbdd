"""Packs each endpoint's model, code and packages into the model.tar.gz that SageMaker's container unpacks.

    python -m models.package .local/models/nlu .local/wheels .local/artefacts

The same files and the same zlib give the same bytes. Imports only the standard library.
"""

import argparse
import gzip
import hashlib
import re
import tarfile
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import BinaryIO, cast

from models.nlu import assemble as nlu
from models.qa import assemble as qa

ROOT = Path(__file__).parent
ARCHIVE = "model.tar.gz"
OWN = {"nlu": nlu.OWN, "qa": qa.OWN}  # our own files of each endpoint's model
SHARED = ("__init__.py", "container.py")  # modules that inference.py imports
_FAST = 1  # weights hardly shrink at any level
_NEVER_RUNS = re.compile(r"(^|/)tests/|\.pyi$|/$")

Source = Path | zipfile.Path
Contents = Mapping[str, Source]


def contents(endpoint: str, weights: Path, wheels: Path) -> Contents:
    """The files of an endpoint's archive by their paths in it. `weights` has the installed package's files, `wheels`
    the packages that the code imports, which lie beside it, unpacked, where the container looks for modules."""
    return {
        **{f"code/{name}": file for name, file in _unpacked(sorted(wheels.glob("*.whl")))},
        **{name: weights / name for name in nlu.SHA256},
        **{file.name: file for file in OWN[endpoint]},
        "code/inference.py": ROOT / endpoint / "inference.py",
        **{f"code/models/{name}": ROOT / name for name in SHARED},
    }


def _unpacked(wheels: Iterable[Path]) -> Iterator[tuple[str, zipfile.Path]]:
    for wheel in wheels:
        opened = zipfile.ZipFile(wheel)
        yield from ((name, zipfile.Path(opened, name)) for name in opened.namelist() if not _NEVER_RUNS.search(name))


def digest(files: Contents) -> str:
    """SHA-256 of the archive's uncompressed content, in hexadecimal, so that it doesn't depend on zlib."""
    sha256 = hashlib.sha256()
    # tarfile needs nothing but `write`.
    _write(files, cast(BinaryIO, SimpleNamespace(write=sha256.update)))
    return sha256.hexdigest()


def pack(files: Contents, target: BinaryIO) -> None:
    """Writes the archive in chunks, without holding it in memory."""
    with gzip.GzipFile(filename="", mode="wb", compresslevel=_FAST, fileobj=target, mtime=0) as compressed:
        _write(files, compressed)


def _write(files: Contents, target: BinaryIO | gzip.GzipFile) -> None:
    with tarfile.open(fileobj=target, mode="w|", format=tarfile.USTAR_FORMAT) as archive:
        for name, source in sorted(files.items()):
            # A fresh entry carries no time, owner or mode of this machine.
            entry = tarfile.TarInfo(name)
            entry.size = _size(source)
            with source.open("rb") as file:
                archive.addfile(entry, cast(BinaryIO, file))


def _size(source: Source) -> int:
    return source.root.getinfo(source.at).file_size if isinstance(source, zipfile.Path) else source.stat().st_size


def make(endpoint: str, weights: Path, wheels: Path, directory: Path) -> Path:
    """Writes the endpoint's archive into the directory, atomically, and returns its path."""
    archive = directory / ARCHIVE
    directory.mkdir(parents=True, exist_ok=True)
    partial = archive.with_name(f"{ARCHIVE}.partial")
    with partial.open("wb") as file:
        pack(contents(endpoint, weights, wheels), file)
    return partial.replace(archive)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("weights", type=Path, help="a model directory that an assemble.py built")
    parser.add_argument("wheels", type=Path, help="the directory that wheels.py filled")
    parser.add_argument("directory", type=Path, help="where to write the archives")
    options = parser.parse_args()
    for endpoint in OWN:
        print(f"{endpoint}: packing", flush=True)
        archive = make(endpoint, options.weights, options.wheels, options.directory / endpoint)
        print(f"{endpoint}: {archive}, {archive.stat().st_size / 1e6:.1f} MB", flush=True)


if __name__ == "__main__":
    main()
