"""At each deployment: packs the models from their layer, uploads them for SageMaker, and returns their addresses."""

from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

from models.package import ARCHIVE, OWN, contents, digest, pack
from referral.adapters.model_archives import ModelArchives
from referral.entrypoints.custom_resource import custom_resource
from referral.entrypoints.settings import BUCKET, Form, setting

archives = ModelArchives(setting("MODEL_BUCKET", BUCKET))
weights = Path(setting("MODELS_DIRECTORY", Form("an absolute path", r"(/[\w.-]+)+")))


@custom_resource
def handler(_: dict[str, Any]) -> dict[str, str]:
    return {f"{endpoint.capitalize()}Url": _published(endpoint) for endpoint in OWN}


def _published(endpoint: str) -> str:
    files = contents(endpoint, weights, weights / "wheels")
    key = f"models/{endpoint}/{digest(files)}/{ARCHIVE}"
    if not archives.has(key):
        with TemporaryFile() as archive:
            pack(files, archive)
            archives.put(key, archive)
    return archives.url(key)
