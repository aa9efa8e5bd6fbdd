"""At each deployment: packs the models out of their layer, puts them where SageMaker gets them, and tells where."""

from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

from models.package import ARCHIVE, OWN, contents, digest, pack
from referral.adapters.artefacts import Artefacts
from referral.entrypoints.deployment import deployment
from referral.entrypoints.settings import BUCKET, Form, setting

artefacts = Artefacts(setting("MODEL_BUCKET", BUCKET))
weights = Path(setting("MODELS_DIRECTORY", Form("an absolute path", r"(/[\w.-]+)+")))


@deployment
def handler(_: dict[str, Any]) -> dict[str, str]:
    return {f"{endpoint.capitalize()}Url": _published(endpoint) for endpoint in OWN}


def _published(endpoint: str) -> str:
    files = contents(endpoint, weights)
    key = f"models/{endpoint}/{digest(files)}/{ARCHIVE}"
    if not artefacts.has(key):
        with TemporaryFile() as archive:
            pack(files, archive)
            artefacts.put(key, archive)
    return artefacts.url(key)
