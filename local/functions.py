"""Each Lambda function as the template declares it, with the environment of its processes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from local.aws_account import CREDENTIALS
from local.template import Template

# Lambda's defaults, in seconds and MiB, where the template sets nothing.
DEFAULT_TIMEOUT_S = 3
DEFAULT_MEMORY_MIB = 128
MOST_SANDBOXES = 4


@dataclass(frozen=True)
class Function:
    """A Lambda function: how to run it, for how long at most, and in how many processes at once."""

    name: str
    handler: str
    code: Path
    timeout_s: float
    sandboxes: int
    environment: Mapping[str, str]


def functions(
    template: Template, root: Path, built_layers: Path, endpoints: Mapping[str, str], observers: Sequence[Path] = ()
) -> dict[str, Function]:
    """The template's functions by logical id.

    `endpoints` are the AWS_ENDPOINT_URL… variables of the stack; `observers` are directories that come before the
    layers on the Python path.
    """
    layers = {
        name: _layer(root / _local_path(properties["Content"]), built_layers)
        for name, properties in template.of_type("AWS::Lambda::LayerVersion").items()
    }
    return {
        name: _function(name, template.resolve(properties), root, layers, endpoints, observers)
        for name, properties in template.of_type("AWS::Lambda::Function").items()
    }


def _local_path(code: Mapping[str, str]) -> str:
    return code["S3Key"]


def _layer(source: Path, built: Path) -> tuple[Path, Path]:
    """Our own code is imported from its source, so that an edit needs no rebuild; the requirements are built."""
    return source, built / source.name / "python"


def _function(
    name: str,
    properties: Mapping[str, Any],
    root: Path,
    layers: Mapping[str, tuple[Path, Path]],
    endpoints: Mapping[str, str],
    observers: Sequence[Path],
) -> Function:
    code = root / _local_path(properties["Code"])
    mounted = tuple(path for layer in properties.get("Layers", ()) for path in layers[layer])
    variables = properties.get("Environment", {}).get("Variables", {})
    memory = str(properties.get("MemorySize", DEFAULT_MEMORY_MIB))
    environment = {
        **{key: _text(value) for key, value in variables.items()},
        **CREDENTIALS,
        **endpoints,
        "AWS_EXECUTION_ENV": f"AWS_Lambda_{properties['Runtime']}",
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": memory,
        "AWS_LAMBDA_FUNCTION_NAME": name,
        "AWS_LAMBDA_FUNCTION_VERSION": "$LATEST",
        "AWS_LAMBDA_INITIALIZATION_TYPE": "on-demand",
        "AWS_LAMBDA_LOG_GROUP_NAME": f"/aws/lambda/{name}",
        "AWS_LAMBDA_LOG_STREAM_NAME": "local",
        "LAMBDA_TASK_ROOT": str(code),
        "LANG": "en_US.UTF-8",
        "PATH": "/usr/local/bin:/usr/bin:/bin",
        "PYTHONPATH": ":".join(map(str, (*observers, *mounted))),
        "TZ": ":UTC",
        "_HANDLER": properties["Handler"],
    }
    return Function(
        name=name,
        handler=properties["Handler"],
        code=code,
        timeout_s=float(properties.get("Timeout", DEFAULT_TIMEOUT_S)),
        sandboxes=min(MOST_SANDBOXES, int(properties.get("ReservedConcurrentExecutions", MOST_SANDBOXES))),
        environment=environment,
    )


def _text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
