"""Amazon's DynamoDB Local."""

from pathlib import Path

from local.parts import Part, jvm
from local.parts.probe import answers


def dynamodb(jars: Path, data: Path, port: int) -> Part:
    """DynamoDB Local, with one database on disk for all regions and credentials."""
    return Part(
        name="dynamodb",
        version=jvm.version(jars, "DynamoDBLocal"),
        port=port,
        command=jvm.command(
            jars,
            "256m",
            "com.amazonaws.services.dynamodbv2.local.main.ServerRunner",
            *("-port", str(port), "-dbPath", data, "-sharedDb", "-disableTelemetry"),
            properties=[f"java.library.path={jars}"],
        ),
        serves=lambda: answers(f"http://127.0.0.1:{port}/"),
    )
