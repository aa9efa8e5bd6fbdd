"""The model server, which speaks the SageMaker runtime protocol."""

import importlib.metadata
import sys
from collections.abc import Mapping
from pathlib import Path

from local.parts import Part
from local.parts.probe import answers


def models(root: Path, built: Path, port: int, endpoints: Mapping[str, str]) -> Part:
    """The model server. `endpoints` maps each endpoint's name to its package in root/models, assembled in `built`."""
    served = [
        argument
        for name, model in endpoints.items()
        for argument in ("--endpoint", f"{name}=models.{model}.inference:{built / model}")
    ]
    return Part(
        name="models",
        version=f"onnxruntime {importlib.metadata.version('onnxruntime')}",
        port=port,
        command=[sys.executable, "-m", "models.serve", "--port", str(port), *served],
        environment={"PYTHONPATH": str(root)},
        serves=lambda: answers(f"http://127.0.0.1:{port}/ping"),
    )
