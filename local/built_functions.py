"""Checks that Lambda can run what `sam build` made: python -m local.built_functions .aws-sam/build/template.yaml.

Prints the sizes and pins the built template to the architecture that was built. Exits with 1 if anything is wrong.
"""

import argparse
import ast
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from samtranslator.yaml_helper import yaml_parse

from local.template import transformed

MB = 1_000_000
LAMBDAS_LIMIT_MB = 250
# The size limit of a function with its layers, unzipped.
LIMIT_MB = 40
_WITH_NUMPY = ("EncodeUsersFunction", "EncodeJobsFunction", "RankReferralsFunction", "ReconcileFunction")
LIMITS_MB = {**dict.fromkeys(_WITH_NUMPY, 100), "PublishModelsFunction": 200}
# Distributions that the runtime provides: boto3 and its dependencies.
RUNTIME_PACKAGES = {"boto3", "botocore", "jmespath", "python-dateutil", "s3transfer", "six", "urllib3"}
ELF = b"\x7fELF"
_HASH_BASED = 0b01  # PEP 552; with 0b10, its source would be read and compared
MACHINES = {"x86_64": 62, "arm64": 183}
PLATFORM_MACHINES = {"arm64": "aarch64"}  # where Python's name differs from Lambda's


@dataclass(frozen=True)
class BuiltFunction:
    """A function as it is uploaded: its code and layers, its runtime (such as python3.13) and its architecture."""

    name: str
    handler: str
    runtime: str
    architecture: str
    code: Path
    layers: tuple[Path, ...]

    @property
    def python_path(self) -> tuple[Path, ...]:
        """Where Lambda's Python looks for modules."""
        return self.code, *(layer / "python" for layer in self.layers)

    @property
    def size_mb(self) -> float:
        """The size in MB, unzipped and with all layers."""
        files = (file for directory in (self.code, *self.layers) for file in directory.rglob("*") if file.is_file())
        return sum(file.stat().st_size for file in files) / MB

    @property
    def limit_mb(self) -> int:
        """The largest size allowed, in MB. It is below Lambda's own limit so that we notice growth."""
        return LIMITS_MB.get(self.name, LIMIT_MB)

    def problems(self) -> Iterator[str]:
        """Everything that would make the function fail on Lambda, or that makes it too large."""
        if self.size_mb > self.limit_mb:
            yield f"{self.name}: {self.size_mb:.0f} MB exceed the limit of {self.limit_mb}"
        yield from self._foreign_binaries()
        yield from self._missing_bytecode()
        yield from self._missing_distributions()
        yield from self._missing_modules()

    def _foreign_binaries(self) -> Iterator[str]:
        tag = self.runtime.replace("python", "cpython-").replace(".", "")
        for directory in self.python_path:
            for file in directory.rglob("*.so*"):
                kind = file.name.split(".", 1)[1]
                if machine_of(file) != MACHINES[self.architecture]:
                    yield f"{self.name}: {file.relative_to(directory)} is not for {self.architecture}"
                elif kind.startswith("cpython-") and not kind.startswith(tag):
                    yield f"{self.name}: {file.relative_to(directory)} is not for {self.runtime}"

    def _missing_bytecode(self) -> Iterator[str]:
        """Each cold start would compile such a module again."""
        tag = self.runtime.replace("python", "cpython-").replace(".", "")
        for directory in self.python_path:
            sources = [*directory.rglob("*.py")]
            without = [file for file in sources if not is_unchecked_bytecode(bytecode_of(file, tag))]
            if without:
                example = without[0].relative_to(directory)
                yield f"{self.name}: {len(without)} modules have no bytecode of {self.runtime}, such as {example}"

    def _missing_distributions(self) -> Iterator[str]:
        version = self.runtime.removeprefix("python")
        machine = PLATFORM_MACHINES.get(self.architecture, self.architecture)
        target = {
            "python_version": version,
            "python_full_version": f"{version}.0",
            "platform_machine": machine,
            "extra": "",
        }
        there = RUNTIME_PACKAGES | {canonicalize_name(distribution.name) for distribution in self._distributions}
        for distribution in self._distributions:
            for requirement in map(Requirement, distribution.requires or ()):
                needed = not requirement.marker or requirement.marker.evaluate(target)
                if needed and canonicalize_name(requirement.name) not in there:
                    yield f"{self.name}: {distribution.name} requires {requirement.name}, which is missing"

    def _missing_modules(self) -> Iterator[str]:
        """Follows the imports of our own modules. What a distribution needs is in its metadata instead."""
        seen, waiting = set(), {self.handler.rpartition(".")[0]}
        while waiting:
            module = waiting.pop()
            seen.add(module)
            file = self._file(module)
            if file is None and not self._offered(module):
                yield f"{self.name}: module {module} is missing"
            elif file and file not in self._of_distributions:
                waiting |= set(self._imports(file)) - seen

    @cached_property
    def _distributions(self) -> tuple[Distribution, ...]:
        return tuple(distributions(path=[str(directory) for directory in self.python_path]))

    @cached_property
    def _of_distributions(self) -> set[Path]:
        return {
            Path(str(distribution.locate_file(file))).resolve()
            for distribution in self._distributions
            for file in distribution.files or ()
        }

    def _imports(self, file: Path) -> Iterator[str]:
        """The modules that a file imports, anywhere in the file."""
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.Import):
                yield from (name.name for name in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield node.module
                yield from (part for name in node.names if self._file(part := f"{node.module}.{name.name}"))

    def _file(self, module: str) -> Path | None:
        """The file that holds a module of the function, or None."""
        place = Path(*module.split("."))
        for directory in self.python_path:
            for file in (place / "__init__.py", place.with_suffix(".py")):
                if (directory / file).is_file():
                    return (directory / file).resolve()
        return None

    def _offered(self, module: str) -> bool:
        """Whether the runtime provides the module, or the function has it as a namespace package."""
        top = module.partition(".")[0]
        if top in sys.stdlib_module_names or top in RUNTIME_PACKAGES:
            return True
        return any((directory / Path(*module.split("."))).is_dir() for directory in self.python_path)


def built_functions(template: Path) -> list[BuiltFunction]:
    """The functions of a built template."""
    document = yaml_parse(template.read_text())
    architecture = architecture_of(document)
    resources = transformed(template)["Resources"]
    return [
        _built_function(name, resource["Properties"], resources, template.parent, architecture)
        for name, resource in resources.items()
        if resource["Type"] == "AWS::Lambda::Function"
    ]


def architecture_of(built: dict[str, Any]) -> str:
    """The architecture that all layers were built for; ValueError if they differ."""
    layers = (resource for resource in built["Resources"].values() if resource["Type"].endswith("::LayerVersion"))
    architectures = {str(layer["Metadata"]["BuildArchitecture"]) for layer in layers}
    if len(architectures) != 1:
        raise ValueError(f"layers were built for {sorted(architectures)}")
    return architectures.pop()


def sign(template: Path, release: str) -> None:
    """Marks a built template: every function names the release, so that a deployment publishes new versions, and
    CloudFormation refuses any value of the parameter Architecture but the one that was built."""
    document = yaml_parse(template.read_text())
    built = architecture_of(document)
    document["Parameters"]["Architecture"] |= {"Default": built, "AllowedValues": [built]}
    document["Globals"]["Function"]["Environment"]["Variables"]["RELEASE"] = release
    template.write_text(json.dumps(document, indent=2))


def machine_of(file: Path) -> int | None:
    """The machine number in an ELF file's header; None for any other file."""
    with file.open("rb") as stream:
        header = stream.read(20)
    return int.from_bytes(header[18:20], "little") if header.startswith(ELF) else None


def bytecode_of(source: Path, tag: str) -> Path:
    """Where the interpreter with this tag, such as cpython-313, looks for a module's bytecode."""
    return source.parent / "__pycache__" / f"{source.stem}.{tag}.pyc"


def is_unchecked_bytecode(file: Path) -> bool:
    """Whether the file is bytecode that is loaded without a look at its source (PEP 552)."""
    if not file.is_file():
        return False
    with file.open("rb") as stream:
        header = stream.read(8)
    return int.from_bytes(header[4:], "little") == _HASH_BASED


def _built_function(
    name: str, properties: dict[str, Any], resources: dict[str, Any], built: Path, architecture: str
) -> BuiltFunction:
    layers = (resources[layer["Ref"]]["Properties"] for layer in properties["Layers"])
    return BuiltFunction(
        name,
        properties["Handler"],
        properties["Runtime"],
        architecture,
        built / properties["Code"]["S3Key"],
        tuple(built / layer["Content"]["S3Key"] for layer in layers),
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("template", type=Path)
    template = parser.parse_args().template
    functions = built_functions(template)
    for function in functions:
        limits = f"of {function.limit_mb}; Lambda takes {LAMBDAS_LIMIT_MB}"
        print(f"{function.name:28} {function.architecture:6} {function.size_mb:6.1f} MB {limits}")
    problems = [problem for function in functions for problem in function.problems()]
    for problem in problems:
        print(problem)
    sign(template, f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
