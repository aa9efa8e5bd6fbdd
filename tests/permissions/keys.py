"""The template's own keys and the resources that they encrypt."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from local.template import Resource, Template

KEY = "AWS::KMS::Key"
ENCRYPTED = ("AWS::DynamoDB::Table", "AWS::S3::Bucket", "AWS::SecretsManager::Secret", "AWS::SQS::Queue")


def keys(template: Template, resource: Callable[[str], Resource]) -> dict[str, str]:
    """Key ARNs by resource ARN, for each resource whose properties name a key of the template."""
    own = map(resource, template.of_type(KEY))
    arns = {name: key.attributes["Arn"] for key in own for name in (key.id, key.attributes["Arn"])}
    return {
        resource(name).attributes["Arn"]: arns[value]
        for name, properties in template.of_type(*ENCRYPTED).items()
        for value in _texts(template.resolve(properties))
        if value in arns
    }


def _texts(properties: Any) -> Iterator[str]:
    """All strings in the value, at any depth."""
    match properties:
        case str():
            yield properties
        case Mapping():
            for value in properties.values():
                yield from _texts(value)
        case Sequence():
            for value in properties:
                yield from _texts(value)
