"""The client of OpenSearch, and the name of the index."""

from functools import cache
from typing import Any

INDEX = "users"


@cache
def search(url: str) -> Any:
    """The client. It signs requests to an https address, because the managed service requires that."""
    from opensearchpy import OpenSearch

    signer = _signer() if url.startswith("https:") else None
    return OpenSearch(url, http_auth=signer, timeout=2, max_retries=0, verify_certs=True)


def _signer() -> Any:
    import boto3
    from opensearchpy import Urllib3AWSV4SignerAuth

    session = boto3.Session()
    return Urllib3AWSV4SignerAuth(session.get_credentials(), session.region_name, "es")
