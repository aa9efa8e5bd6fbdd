"""moto: Cognito, S3, SES and Secrets Manager; without Java also DynamoDB and SQS."""

import importlib.metadata
import sys
from pathlib import Path

from local.parts import Part
from local.parts.probe import answers

ROOT = Path(__file__).parents[2]


def moto(data: Path, port: int) -> Part:
    """moto behind a journal, which restores its state after a kill."""
    return Part(
        name="moto",
        version=importlib.metadata.version("moto"),
        port=port,
        command=[sys.executable, "-m", "local.journalled_moto", str(port), data / "journal.jsonl"],
        environment={"PYTHONPATH": str(ROOT), "MOTO_IAM_LOAD_MANAGED_POLICIES": "false"},
        serves=lambda: answers(f"http://127.0.0.1:{port}/moto-api/"),
    )
