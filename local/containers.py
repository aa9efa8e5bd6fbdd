"""Prepares the stack of compose.yaml for `sam local`: python -m local.containers .aws-sam/build/template.yaml.

Creates what the template declares and writes two files next to it: sam-local.json, the template with the addresses of
the containers, and env.json, the settings of each function.
"""

import argparse
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from samtranslator.yaml_helper import yaml_parse

from local.aws_account import ACCOUNT, REGION
from local.ports import HOST
from local.resources import Clients, Resources, put_secret
from local.template import transformed

LOGIN = {"username": "referral", "password": "referral"}
# The services of compose.yaml that boto3 talks to.
SERVICES = {
    "AWS_ENDPOINT_URL": ("moto", 5000),
    "AWS_ENDPOINT_URL_DYNAMODB": ("dynamodb", 8000),
    "AWS_ENDPOINT_URL_SAGEMAKER_RUNTIME": ("models", 8085),
    "AWS_ENDPOINT_URL_SQS": ("elasticmq", 9324),
}
FROM_HERE = {variable: f"http://{HOST}:{port}" for variable, (_, port) in SERVICES.items()}
FROM_CONTAINERS = {variable: f"http://{service}:{port}" for variable, (service, port) in SERVICES.items()}
PARAMETERS = {
    "DatabaseHost": "mysql",
    "DatabaseTls": "off",
    "OpenSearchUrl": "http://opensearch:9200",
    "NluEndpoint": "referral-nlu",
    "QaEndpoint": "referral-qa",
    "VerifyEmail": "false",
    "VerifyEmployment": "false",
    "MailFromArn": f"arn:aws:ses:{REGION}:{ACCOUNT}:identity/no-reply@referral-connect.example",
}


def prepare(template: Path, endpoints: Mapping[str, str] = FROM_HERE) -> None:
    """Creates the built template's resources at these endpoints and writes both files next to it."""
    clients = Clients(endpoints)
    secret = put_secret(clients, "referral-connect/containers", LOGIN)
    resources = Resources(transformed(template), PARAMETERS | {"DatabaseSecretArn": secret}, clients)
    resources.create()
    settings = {
        name: resources.template.resolve(properties["Environment"]["Variables"])
        for name, properties in resources.template.of_type("AWS::Lambda::Function").items()
    }
    template.with_name("env.json").write_text(json.dumps(settings, indent=2))
    template.with_name("sam-local.json").write_text(json.dumps(_addressed(template), indent=2))


def _addressed(template: Path) -> dict[str, Any]:
    """The template with the containers' addresses: `sam local` passes on only variables that the template declares."""
    document: dict[str, Any] = yaml_parse(template.read_text())
    document["Globals"]["Function"]["Environment"]["Variables"] |= FROM_CONTAINERS
    return document


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("template", type=Path)
    prepare(parser.parse_args().template)
