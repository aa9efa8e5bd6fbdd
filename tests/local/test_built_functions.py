import json
import subprocess
import sys
from pathlib import Path

import pytest

from local.built_functions import MACHINES, BuiltFunction, architecture_of, built_functions, bytecode_of, sign
from local.stack import ROOT
from local.template import transformed


def built(tmp_path: Path, files: dict[str, bytes], name: str = "LoginFunction") -> BuiltFunction:
    """A function with one file and one layer; `files` go into the layer's python/."""
    code, layer = tmp_path / name, tmp_path / "Layer"
    code.mkdir()
    (code / "login.py").write_text("import json\nimport boto3\nfrom ours import inner, thing\n")
    own = {"ours/__init__.py": b"thing = 1", "ours/inner.py": b"import os.path"}
    for file, content in (own | files).items():
        path = layer / "python" / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    for source in [*code.glob("*.py"), *layer.rglob("*.py")]:
        write_bytecode(source)
    return BuiltFunction(name, "login.handler", "python3.13", "arm64", code, (layer,))


def write_bytecode(source: Path, flags: int = 0b01) -> None:
    bytecode = bytecode_of(source, "cpython-313")
    bytecode.parent.mkdir(exist_ok=True)
    bytecode.write_bytes(bytes(4) + flags.to_bytes(4, "little") + bytes(8))


def elf(architecture: str) -> bytes:
    return b"\x7fELF".ljust(18, b"\0") + MACHINES[architecture].to_bytes(2, "little")


def distribution(name: str, *requires: str) -> dict[str, bytes]:
    metadata = [f"Name: {name}", "Version: 1", *(f"Requires-Dist: {line}" for line in requires)]
    files = {f"{name}-1.dist-info/METADATA": "\n".join(metadata).encode(), f"{name}.py": b"import of_its_own"}
    return files | {f"{name}-1.dist-info/RECORD": f"{name}.py,,\n".encode()}


@pytest.mark.parametrize(
    "files",
    [
        {},
        {"ours/fast.cpython-313-aarch64-linux-gnu.so": elf("arm64"), "ours/any.abi3.so": elf("arm64")},
        {"libs/libfast.so.5.0": elf("arm64")},
        distribution("one", 'two; platform_machine == "x86_64"'),
        distribution("one", "two>=1", "boto3", 'three; python_version < "3.12"', 'four; extra == "more"')
        | distribution("two"),
    ],
)
def test_what_lambda_can_run_has_no_problems(files: dict[str, bytes], tmp_path: Path):
    assert list(built(tmp_path, files).problems()) == []


@pytest.mark.parametrize("flags", [0b00, 0b11, None])
def test_a_module_that_a_cold_start_would_compile_or_compare_is_a_problem(flags: int | None, tmp_path: Path):
    function = built(tmp_path, {})
    inner = tmp_path / "Layer/python/ours/inner.py"
    if flags is None:
        bytecode_of(inner, "cpython-313").unlink()
    else:
        write_bytecode(inner, flags)
    assert list(function.problems()) == [
        "LoginFunction: 1 modules have no bytecode of python3.13, such as ours/inner.py"
    ]


@pytest.mark.parametrize(
    ("files", "problem"),
    [
        ({"ours/fast.abi3.so": elf("x86_64")}, "ours/fast.abi3.so is not for arm64"),
        ({"libs/libfast.so.5.0": elf("x86_64")}, "libs/libfast.so.5.0 is not for arm64"),
        ({"ours/fast.abi3.so": b"MZ"}, "ours/fast.abi3.so is not for arm64"),
        ({"ours/a.cpython-311-aarch64-linux-gnu.so": elf("arm64")}, "ours/a.cpython-311-aarch64-linux-gnu.so is not"),
        (distribution("one", 'two; python_version >= "3.13"'), "one requires two, which is missing"),
        (distribution("one", 'two; platform_machine == "aarch64"'), "one requires two, which is missing"),
        ({"ours/inner.py": b"def later():\n    import pymysql.cursors"}, "module pymysql.cursors is missing"),
        ({"ours/large.bin": bytes(41_000_000)}, "41 MB exceed the limit of 40"),
    ],
)
def test_what_lambda_cannot_run_is_told(files: dict[str, bytes], problem: str, tmp_path: Path):
    (told,) = built(tmp_path, files).problems()
    assert told.startswith(f"LoginFunction: {problem}")


def template(tmp_path: Path, *architectures: str) -> Path:
    """A built template with a layer for each architecture, and a function that uses all of them."""
    layers = {
        f"Layer{number}": {
            "Type": "AWS::Serverless::LayerVersion",
            "Metadata": {"BuildArchitecture": architecture},
            "Properties": {"ContentUri": "Layer"},
        }
        for number, architecture in enumerate(architectures)
    }
    function = {"Handler": "login.handler", "CodeUri": "LoginFunction", "Layers": [{"Ref": name} for name in layers]}
    document = {
        "Transform": "AWS::Serverless-2016-10-31",
        "Parameters": {"Architecture": {"Type": "String", "Default": "arm64", "AllowedValues": ["arm64", "x86_64"]}},
        "Globals": {
            "Function": {
                "Runtime": "python3.13",
                "Architectures": [{"Ref": "Architecture"}],
                "Environment": {"Variables": {"RELEASE": "unreleased"}},
            }
        },
        "Resources": {**layers, "LoginFunction": {"Type": "AWS::Serverless::Function", "Properties": function}},
    }
    path = tmp_path / "template.yaml"
    path.write_text(json.dumps(document))
    return path


def test_a_function_is_found_with_its_code_and_layers(tmp_path: Path):
    (function,) = built_functions(template(tmp_path, "x86_64"))
    assert function == BuiltFunction(
        "LoginFunction", "login.handler", "python3.13", "x86_64", tmp_path / "LoginFunction", (tmp_path / "Layer",)
    )


def test_no_other_architecture_can_be_deployed_than_the_one_that_was_built(tmp_path: Path):
    path = template(tmp_path, "x86_64", "x86_64")
    sign(path, "today")
    parameter = json.loads(path.read_text())["Parameters"]["Architecture"]
    assert parameter == {"Type": "String", "Default": "x86_64", "AllowedValues": ["x86_64"]}
    assert len(built_functions(path)) == 1


def test_every_function_knows_the_release(tmp_path: Path):
    path = template(tmp_path, "arm64")
    sign(path, "today")
    functions = [r for r in transformed(path)["Resources"].values() if r["Type"] == "AWS::Lambda::Function"]
    assert [f["Properties"]["Environment"]["Variables"] for f in functions] == [{"RELEASE": "today"}]


def test_layers_of_two_architectures_are_none(tmp_path: Path):
    with pytest.raises(ValueError, match=r"arm64.*x86_64"):
        architecture_of(json.loads(template(tmp_path, "x86_64", "arm64").read_text()))


@pytest.mark.parametrize(("made_for", "status"), [("arm64", 0), ("x86_64", 1)])
def test_the_command_prints_sizes_and_fails_with_what_is_wrong(made_for: str, status: int, tmp_path: Path):
    built(tmp_path, {"fast.abi3.so": elf(made_for)})
    command = [sys.executable, "-m", "local.built_functions", template(tmp_path, "arm64")]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == status, ran.stderr
    assert "LoginFunction" in ran.stdout
    assert ("LoginFunction: fast.abi3.so is not for arm64" in ran.stdout) == bool(status)
