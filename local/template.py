"""template.yaml as CloudFormation reads it: after the SAM transform, with intrinsic functions resolved."""

import argparse
import json
import logging
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from local.aws_account import ACCOUNT, REGION, STACK_NAME

# The transform insists on S3 addresses for code. This bucket stands for paths next to the template.
LOCAL_CODE = "s3://local/"
CODE_PROPERTIES = {"AWS::Serverless::Function": "CodeUri", "AWS::Serverless::LayerVersion": "ContentUri"}
NO_VALUE = object()


@dataclass(frozen=True)
class Resource:
    """A resource that exists: `id` is the value of Ref, `attributes` are those of GetAtt."""

    id: str
    attributes: Mapping[str, str] = field(default_factory=dict)


class _NoManagedPolicies:
    """The transform asks for a map of managed policies' names to ARNs; our template uses only ARNs."""

    def load(self) -> dict[str, str]:
        return {}


def transformed(path: Path) -> dict[str, Any]:
    """The template after the SAM transform; ValueError if the transform refuses it."""
    os.environ.setdefault("AWS_DEFAULT_REGION", REGION)
    # These imports take half a second, and only this function needs them.
    from samtranslator.model.exceptions import InvalidDocumentException
    from samtranslator.translator.transform import transform
    from samtranslator.yaml_helper import yaml_parse

    # It warns about each function for a feature toggle that concerns only AWS.
    logging.getLogger("samtranslator.feature_toggle").setLevel(logging.ERROR)
    document = yaml_parse(path.read_text())
    _address_code(document)
    defaults = {name: parameter.get("Default", "") for name, parameter in document.get("Parameters", {}).items()}
    try:
        result: dict[str, Any] = transform(document, defaults, _NoManagedPolicies())
    except InvalidDocumentException as error:
        raise ValueError("; ".join(cause.message for cause in error.causes)) from error
    return result


def _address_code(document: dict[str, Any]) -> None:
    function_globals = document.get("Globals", {}).get("Function", {})
    if "CodeUri" in function_globals:
        function_globals["CodeUri"] = LOCAL_CODE + function_globals["CodeUri"]
    for resource in document["Resources"].values():
        name, properties = CODE_PROPERTIES.get(resource["Type"]), resource.get("Properties", {})
        if name in properties:
            properties[name] = LOCAL_CODE + properties[name]


class Template:
    """A transformed template with values for its parameters.

    `exists` returns the resource with a logical id of the template, creating it if necessary.
    """

    def __init__(
        self, document: Mapping[str, Any], parameters: Mapping[str, str], exists: Callable[[str], Resource]
    ) -> None:
        self.resources: dict[str, dict[str, Any]] = document["Resources"]
        self._mappings = document.get("Mappings", {})
        self._conditions = document.get("Conditions", {})
        self._exists = exists
        self._parameters = self._values(document.get("Parameters", {}), parameters) | {
            "AWS::AccountId": ACCOUNT,
            "AWS::NoValue": NO_VALUE,
            "AWS::Partition": "aws",
            "AWS::Region": REGION,
            "AWS::StackName": STACK_NAME,
            "AWS::StackId": f"arn:aws:cloudformation:{REGION}:{ACCOUNT}:stack/{STACK_NAME}/local",
            "AWS::URLSuffix": "amazonaws.com",
        }

    def of_type(self, *types: str) -> dict[str, dict[str, Any]]:
        """The unresolved properties, by logical id, of all resources of these types whose condition holds."""
        return {
            name: resource.get("Properties", {})
            for name, resource in self.resources.items()
            if resource["Type"] in types and self._holds(resource.get("Condition"))
        }

    def resolve(self, value: Any) -> Any:
        """The value with intrinsic functions evaluated; members that resolve to AWS::NoValue are left out."""
        if isinstance(value, dict):
            if len(value) == 1:
                (name, argument), *_ = value.items()
                if name == "Ref" or name == "Condition" or name.startswith("Fn::"):
                    return self._call(name.removeprefix("Fn::"), argument)
            resolved = {key: self.resolve(member) for key, member in value.items()}
            return {key: member for key, member in resolved.items() if member is not NO_VALUE}
        if isinstance(value, list):
            return [member for member in map(self.resolve, value) if member is not NO_VALUE]
        return value

    def _values(self, declared: Mapping[str, Any], given: Mapping[str, str]) -> dict[str, Any]:
        values = {}
        for name, parameter in declared.items():
            value = given.get(name, parameter.get("Default"))
            if value is None:
                raise ValueError(f"the template's parameter {name} has no default and no value in the local stack")
            values[name] = str(value).split(",") if "List" in parameter["Type"] else str(value)
        return values

    def _call(self, function: str, argument: Any) -> Any:
        match function:
            case "Ref":
                return self._ref(argument)
            case "GetAtt":
                return self._attribute(*(argument.split(".", 1) if isinstance(argument, str) else argument))
            case "Sub":
                return self._substitute(*([argument, {}] if isinstance(argument, str) else argument))
            case "If":
                condition, then, otherwise = argument
                return self.resolve(then if self._holds(condition) else otherwise)
            case "Condition":
                return self._holds(argument)
            case "FindInMap":
                table, key, name = self.resolve(argument)
                return self._mappings[table][key][name]
        arguments = self.resolve(argument)
        match function:
            case "Join":
                return arguments[0].join(map(str, arguments[1]))
            case "Select":
                return arguments[1][int(arguments[0])]
            case "Split":
                return arguments[1].split(arguments[0])
            case "Equals":
                return str(arguments[0]) == str(arguments[1])
            case "And":
                return all(arguments)
            case "Or":
                return any(arguments)
            case "Not":
                return not arguments[0]
        raise ValueError(f"the local stack does not know the intrinsic function {function}")

    def _holds(self, condition: str | None) -> bool:
        return condition is None or self.resolve(self._conditions[condition])

    def _ref(self, name: str) -> Any:
        return self._parameters[name] if name in self._parameters else self._resource(name).id

    def _attribute(self, name: str, attribute: str) -> str:
        attributes = self._resource(name).attributes
        if attribute not in attributes:
            raise ValueError(f"the local stack has no attribute {attribute} of {name}")
        return attributes[attribute]

    def _resource(self, name: str) -> Resource:
        if name not in self.resources:
            raise ValueError(f"the template refers to {name}, which it does not define")
        return self._exists(name)

    def _substitute(self, text: str, variables: Mapping[str, Any]) -> str:
        def value(match: re.Match[str]) -> str:
            name = match[1]
            if name.startswith("!"):
                return f"${{{name[1:]}}}"
            if name in variables:
                return str(self.resolve(variables[name]))
            if name in self._parameters or "." not in name:
                return str(self._ref(name))
            return self._attribute(*name.split(".", 1))

        return re.sub(r"\$\{([^}]+)\}", value, text)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Prints a template after the SAM transform.")
    parser.add_argument("template", type=Path)
    print(json.dumps(transformed(parser.parse_args().template), indent=2))
