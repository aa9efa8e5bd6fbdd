"""Counts what this process sends to stores and services, each attempt of a request and each statement by itself."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from botocore.endpoint import Endpoint
from opensearchpy import Urllib3HttpConnection
from pymysql.connections import Connection

# As the products are called, by the prefix of their endpoints.
NAMES = {
    "cognito-idp": "Cognito",
    "dynamodb": "DynamoDB",
    "email": "SES",
    "s3": "S3",
    "secretsmanager": "Secrets Manager",
    "sqs": "SQS",
}


@contextmanager
def round_trips() -> Iterator[Counter[str]]:
    """The number of round trips to each store within the block."""
    trips: Counter[str] = Counter()
    send_to_aws, send_to_mysql = Endpoint._send, Connection._execute_command
    perform = Urllib3HttpConnection.perform_request

    def to_aws(self, request):
        trips[NAMES.get(self._endpoint_prefix, self._endpoint_prefix)] += 1
        return send_to_aws(self, request)

    def to_mysql(self, command, sql):
        trips["MySQL"] += 1
        return send_to_mysql(self, command, sql)

    def to_opensearch(self, *arguments, **options):
        trips["OpenSearch"] += 1
        return perform(self, *arguments, **options)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Endpoint, "_send", to_aws)
        patch.setattr(Connection, "_execute_command", to_mysql)
        patch.setattr(Urllib3HttpConnection, "perform_request", to_opensearch)
        yield trips
