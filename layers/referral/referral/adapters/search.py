"""The client of OpenSearch, and the name of the index."""

from functools import cache
from typing import Any

from referral.adapters import deadline
from referral.adapters.aws import session

INDEX = "users"
_USUAL_S = 2.0


@cache
def search(url: str) -> Any:
    """The client, whose calls end before the invocation's deadline. It signs requests to an https address, because the
    managed service requires that."""
    from opensearchpy import OpenSearch

    signer = _signer() if url.startswith("https:") else None
    return OpenSearch(
        url, http_auth=signer, timeout=_USUAL_S, max_retries=0, verify_certs=True, connection_class=_connection()
    )


def _connection() -> Any:
    """A class, because the library takes one. Not every function has the library."""
    from opensearchpy import ConnectionTimeout, Urllib3HttpConnection

    class Connection(Urllib3HttpConnection):
        def perform_request(
            self,
            method: str,
            url: str,
            params: Any = None,
            body: Any = None,
            timeout: float | None = None,
            ignore: Any = (),
            headers: Any = None,
        ) -> Any:
            left = deadline.seconds_for(timeout or _USUAL_S)
            if left <= 0:
                raise ConnectionTimeout("TIMEOUT", "no time left", None)
            return super().perform_request(method, url, params, body, left, ignore, headers)

    return Connection


def _signer() -> Any:
    from opensearchpy import Urllib3AWSV4SignerAuth

    return Urllib3AWSV4SignerAuth(session().get_credentials(), session().get_config_variable("region"), "es")
