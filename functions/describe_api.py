"""GET /openapi.json: the OpenAPI document. GET /health: whether the API answers. Neither needs a login."""

from referral.entrypoints.http.answers import Health
from referral.entrypoints.http.api import Api
from referral.entrypoints.http.openapi_file import OpenApiDocument, openapi_document
from referral.entrypoints.settings import NAME, setting

api = Api()
release = setting("RELEASE", NAME)
handler = api.handler


@api.route("GET", "/openapi.json")
def describe_api() -> OpenApiDocument:
    """Get this document."""
    return openapi_document()


@api.route("GET", "/health")
def check_health() -> Health:
    """Check whether the API answers, and which release it is.

    The check reads no store, so an outage of a store does not fail it.
    """
    return Health(status="ok", version=release)
