"""Fetches the packages that an archive carries: python -m models.wheels DIRECTORY.

They are wheels for SageMaker's container, or with --python for another Python on the same platform. The container does
not install them itself: it would need the package index at every start.
"""

import argparse
import subprocess
import sys
from pathlib import Path

from models.package import ROOT

REQUIREMENTS = ROOT / "nlu" / "requirements.txt"
CONTAINERS_PYTHON = "3.12"
MACHINE = "x86_64"
_GLIBC_MINORS = range(17, 36)  # the container is Ubuntu 22.04, which has glibc 2.35


def fetch(directory: Path, python: str = CONTAINERS_PYTHON) -> None:
    """Puts the wheels of all requirements into the directory, without what they require in turn: that is imported by
    nothing that we use. CalledProcessError if the package index lacks one or can't be reached."""
    platforms = [f"manylinux_2_{minor}_{MACHINE}" for minor in _GLIBC_MINORS] + [f"manylinux2014_{MACHINE}"]
    options = ["--no-deps", "--only-binary=:all:", "--implementation=cp", f"--python-version={python}"]
    options += [f"--platform={platform}" for platform in platforms]
    command = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", "download", *options]
    subprocess.run([*command, "--requirement", REQUIREMENTS, "--dest", directory], check=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("directory", type=Path)
    parser.add_argument("--python", default=CONTAINERS_PYTHON, metavar="VERSION", help="such as 3.12")
    options = parser.parse_args()
    fetch(options.directory, options.python)
