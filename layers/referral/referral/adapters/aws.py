"""AWS clients, one per service and process."""

from functools import cache
from typing import Any

import boto3
from botocore.config import Config

_USUAL = Config(connect_timeout=2, read_timeout=10, retries={"mode": "standard", "total_max_attempts": 3})
_SPECIAL = {
    # New buckets refuse links with an older signature, and links to a host outside the bucket's region.
    "s3": Config(signature_version="s3v4", s3={"addressing_style": "virtual"}),
    # A hanging call must end within the lease of the messages behind it. Their queue retries them.
    "sagemaker-runtime": Config(read_timeout=20, retries={"mode": "standard", "total_max_attempts": 1}),
}


@cache
def client(service: str) -> Any:
    """The client of a service. The SDK reads region, credentials and endpoints from the environment."""
    return boto3.client(service, config=_USUAL.merge(_SPECIAL.get(service, Config())))
