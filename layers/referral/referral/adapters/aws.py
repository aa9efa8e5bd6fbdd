"""AWS clients, one per service and process."""

from functools import cache
from typing import Any

import boto3
from botocore.config import Config

_PATIENT = Config(connect_timeout=2, read_timeout=10, retries={"mode": "standard", "total_max_attempts": 3})


@cache
def client(service: str) -> Any:
    """The client of a service; the SDK finds region, credentials and endpoints in the environment."""
    return boto3.client(service, config=_PATIENT)
