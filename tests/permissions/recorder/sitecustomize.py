"""Records this process's calls to AWS in calls.jsonl, next to this file: operations and resource names, but no data.

Python imports this module from the path at start; the code that it watches is unaware of it.
"""

import contextlib
import json
import os
from pathlib import Path

from botocore.handlers import BUILTIN_HANDLERS

CALLS = Path(__file__).with_name("calls.jsonl")
NAMES = (
    "Bucket",
    "EndpointName",
    "FromEmailAddress",
    "IndexName",
    "Key",
    "QueueUrl",
    "RequestItems",
    "SecretId",
    "TableName",
    "UserPoolId",
    "VersionId",
)


def note(service, operation, names):
    """Appends a call in a single write, because several processes share the file."""
    call = {"function": os.environ["AWS_LAMBDA_FUNCTION_NAME"], "service": service, "operation": operation, **names}
    with CALLS.open("a") as calls:
        calls.write(json.dumps(call) + "\n")


def note_call(params, model, **_):
    """Presigning is recorded like a call; unsigned requests need no permission."""
    if model.auth_type != "none":
        names = {name: params[name] for name in NAMES if name in params}
        # For tables, only the names of attributes and keys.
        names = {name: list(value) if isinstance(value, dict) else value for name, value in names.items()}
        note(model.service_model.signing_name, model.name, names)


BUILTIN_HANDLERS.append(("before-parameter-build", note_call))

with contextlib.suppress(ModuleNotFoundError):  # only a few functions have this client
    from opensearchpy import Transport

    perform_request = Transport.perform_request

    def note_and_perform(self, method, url, *arguments, **options):
        note("es", method, {})
        return perform_request(self, method, url, *arguments, **options)

    Transport.perform_request = note_and_perform
