"""AWS clients, one per service and process."""

from functools import cache
from typing import Any

import boto3
from botocore.config import Config

_USUAL = Config(connect_timeout=2, read_timeout=10, retries={"mode": "standard", "total_max_attempts": 3})
_SPECIAL = {
    # Links signed the older way, or for a host outside the bucket's region, are refused for new buckets.
    "s3": Config(signature_version="s3v4", s3={"addressing_style": "virtual"}),
    # One hanging call must fit into the lease of the messages that wait behind it; their queue tries again.
    "sagemaker-runtime": Config(read_timeout=20, retries={"mode": "standard", "total_max_attempts": 1}),
}


@cache
def client(service: str) -> Any:
    """The client of a service; the SDK finds region, credentials and endpoints in the environment."""
    return boto3.client(service, config=_USUAL.merge(_SPECIAL.get(service, Config())))
