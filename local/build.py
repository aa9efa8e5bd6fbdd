"""Builds the functions for a machine, as `make build` does for AWS."""

import os
import platform
import subprocess
from pathlib import Path

from local.stack import BUILT, ROOT

HERE = {"x86_64": "x86_64", "aarch64": "arm64"}[platform.machine()]
_SAM = BUILT / "lint/bin/sam"


def building(directory: Path, architecture: str, **variables: str) -> "subprocess.Popen[str]":
    """A running `sam build` into this directory, whose output can be read."""
    command: list[str | Path] = [
        _SAM,
        "build",
        "--build-dir",
        directory,
        "--parameter-overrides",
        f"Architecture={architecture}",
    ]
    environment = {**os.environ, "SAM_CLI_TELEMETRY": "0", **variables}
    return subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


def version_of(python: Path) -> str:
    """The version of an environment's Python, such as 3.13."""
    version = (python.parents[1] / "pyvenv.cfg").read_text().partition("\nversion = ")[2].splitlines()[0]
    return version.rpartition(".")[0]
