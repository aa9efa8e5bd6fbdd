"""The OpenAPI document as it is served: `make openapi` writes it, and it is committed."""

from functools import cache
from pathlib import Path
from typing import Any

from pydantic import RootModel

PATH = Path(__file__).with_name("openapi.json")


class OpenApiDocument(RootModel[dict[str, Any]]):
    """An OpenAPI 3.1 document."""


@cache
def openapi_document() -> OpenApiDocument:
    return OpenApiDocument.model_validate_json(PATH.read_bytes())
