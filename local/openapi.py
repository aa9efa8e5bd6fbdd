"""Writes the OpenAPI document of the routes that the functions declare; `make openapi` calls it."""

import argparse
import importlib
import json
import os
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
FUNCTIONS, EVENTS = ROOT / "functions", ROOT / "events"
# A function that starts looks at its settings. Nothing is called here, so that these only have to look right.
SETTINGS = {
    "ALLOWED_ORIGIN": "*",
    "AWS_DEFAULT_REGION": "us-east-1",
    "BLIND_FIRST_LOOK": "true",
    "BUDGETS_TABLE": "budgets",
    "DATABASE_SECRET_ARN": "arn:aws:secretsmanager:us-east-1:123456789012:secret:database-AbCdEf",
    "DATABASE_URL": "mysql://database.example.org:3306/referral?tls=verify",
    "HASH_KEY_SECRET_ARN": "arn:aws:secretsmanager:us-east-1:123456789012:secret:hash-key-AbCdEf",
    "JOBS_TABLE": "job-listings",
    "JOB_QUEUE_URL": "https://sqs.us-east-1.amazonaws.com/123456789012/jobs",
    "MAIL_FROM": "no-reply@referral-connect.example",
    "OPENSEARCH_URL": "https://search.example.org",
    "PENDING_TABLE": "pending",
    "POWERTOOLS_LOG_LEVEL": "INFO",
    "POWERTOOLS_METRICS_NAMESPACE": "referral-connect",
    "POWERTOOLS_SERVICE_NAME": "openapi",
    "RELEASE": "unreleased",
    "RESUME_BUCKET": "resumes",
    "USERS_TABLE": "user-data",
    "USER_POOL_CLIENT_ID": "client",
    "USER_POOL_ID": "us-east-1_AbCdEf",
    "USER_QUEUE_URL": "https://sqs.us-east-1.amazonaws.com/123456789012/users",
    "VERIFY_EMAIL": "true",
    "VERIFY_EMPLOYMENT": "true",
}


def api_functions() -> list[str]:
    """The names of the functions that declare routes."""
    return sorted(path.stem for path in FUNCTIONS.glob("*.py") if "import Api\n" in path.read_text())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    path = parser.parse_args().path
    os.environ |= SETTINGS
    sys.path.append(str(FUNCTIONS))
    routes = {name: importlib.import_module(name).api.routes for name in api_functions()}
    # It reads settings where it is imported, as the functions do.
    from referral.entrypoints.http.document import document

    examples = {
        route.operation_id: json.loads(event["body"])
        for name, of_function in routes.items()
        for event in [json.loads((EVENTS / f"{name}.json").read_text())]
        for route in of_function
        if event["body"] and (route.method, route.path) == (event["httpMethod"], event["resource"])
    }
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    described = document([route for of_function in routes.values() for route in of_function], version, examples)
    path.write_text(json.dumps(described, indent=2, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
