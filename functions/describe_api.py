"""GET /openapi.json: the API's description of itself. GET /health: whether it answers. Both are open to everybody."""

from referral.entrypoints.http.answers import Health
from referral.entrypoints.http.api import Api
from referral.entrypoints.http.published import OpenApiDocument, published
from referral.entrypoints.settings import NAME, setting

api = Api()
release = setting("RELEASE", NAME)
handler = api.handler


@api.route("GET", "/openapi.json")
def describe_api() -> OpenApiDocument:
    """Get this document."""
    return published()


@api.route("GET", "/health")
def check_health() -> Health:
    """Ask whether the API answers, and which release of it.

    No store is asked, so that a store that is out does not make the API look dead.
    """
    return Health(status="ok", version=release)
