"""The structure of the code: which modules may import which, and what every function has."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import FUNCTIONS, logical_id

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "layers/referral/referral"
MODULES = {
    ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__"): path
    for path in PACKAGE.glob("*/**/*.py")
}
# Each package may import itself and these.
BELOW = {
    "domain": set(),
    "extraction": {"domain"},
    "matching": {"domain", "extraction"},
    "application": {"domain", "extraction", "matching"},
    "adapters": {"domain", "matching"},
    "entrypoints": {"domain", "matching", "application", "adapters"},
}
# Of matching, adapters know only what is stored.
STORED = {"referral.matching.codec", "referral.matching.facts_codec", "referral.matching.features"}
RULES = {"domain", "extraction", "matching", "application"}
OUTSIDE = {
    "boto3",
    "botocore",
    "pymysql",
    "opensearchpy",
    "aws_lambda_powertools",
    "os",
    "socket",
    "urllib.request",
    "http",
}


def imports(path: Path) -> set[str]:
    """Every module that a file imports, wherever in the file."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {node.module, *(f"{node.module}.{name.name}" for name in node.names)}
    return found


def package(module: str) -> str:
    return module.split(".")[1]


def files_read(path: Path) -> set[str]:
    """The expressions for the files that a module reads, names of the module resolved."""
    tree = ast.parse(path.read_text())
    assigned = [node for node in tree.body if isinstance(node, ast.Assign)]
    names = {ast.unparse(target): ast.unparse(node.value) for node in assigned for target in node.targets}
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    read = [call.func.value for call in calls if getattr(call.func, "attr", "") in ("open", "read_text", "read_bytes")]
    read += [call.args[0] for call in calls if ast.unparse(call.func) in ("open", "np.load")]
    return {names.get(file, file) for file in map(ast.unparse, read)}


def ours(path: Path) -> set[str]:
    """The modules of the package that a file imports."""
    return imports(path) & MODULES.keys()


@pytest.mark.parametrize("module", MODULES)
def test_imports_point_downwards(module):
    allowed = {package(module)} | BELOW[package(module)]
    assert not {name for name in ours(MODULES[module]) if package(name) not in allowed}


@pytest.mark.parametrize("module", [name for name in MODULES if package(name) == "adapters"])
def test_adapters_know_of_matching_what_is_stored(module):
    assert {name for name in ours(MODULES[module]) if package(name) == "matching"} <= STORED


@pytest.mark.parametrize(("package", "absent"), [
    ("domain", {"numpy", "boto3", "botocore", "pymysql", "opensearchpy", "referral.extraction", "referral.matching"}),
    ("application", {"boto3", "botocore", "pymysql", "opensearchpy", "aws_lambda_powertools", "referral.adapters"}),
])  # fmt: skip
def test_importing_a_package_loads_nothing_heavy(package, absent):
    modules = [name for name in MODULES if name.startswith(f"referral.{package}")]
    code = "".join(f"import {name}\n" for name in modules) + "import sys; print(*sys.modules)"
    environment = {"PYTHONPATH": str(PACKAGE.parent)}
    loaded = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert not absent & set(loaded.stdout.split())


@pytest.mark.parametrize("module", [name for name in MODULES if package(name) in RULES])
def test_rules_do_no_io_except_reading_their_own_files(module):
    path = MODULES[module]
    assert not {name for name in imports(path) for banned in OUTSIDE if f"{name}.".startswith(f"{banned}.")}
    assert all(file.startswith("Path(__file__).with_name(") for file in files_read(path))


def test_there_are_no_cycles():
    graph = {module: imports(path) & MODULES.keys() for module, path in MODULES.items()}
    while leaves := {module for module, needed in graph.items() if not needed}:
        graph = {module: needed - leaves for module, needed in graph.items() if module not in leaves}
    assert not graph


@pytest.mark.parametrize("function", FUNCTIONS)
def test_a_function_reaches_the_world_through_adapters_only(function):
    names = imports(ROOT / "functions" / f"{function}.py")
    assert not {name for name in names for banned in OUTSIDE if f"{name}.".startswith(f"{banned}.")}
    assert not names & set(FUNCTIONS), "a function imports another"


@pytest.mark.parametrize("function", FUNCTIONS)
def test_every_function_has_an_event_a_test_and_a_resource(function):
    assert (ROOT / "events" / f"{function}.json").is_file()
    assert (ROOT / "tests/functions" / f"test_{function}.py").is_file()
    assert f"\n  {logical_id(function)}:\n" in (ROOT / "template.yaml").read_text()


def test_nothing_is_called_utils():
    banned = {"utils", "util", "helpers", "helper", "common", "manager", "misc"}
    tops = ("costs", "functions", "layers", "local", "models", "operations", "tests", "tests_models")
    assert not [path for top in tops for path in (ROOT / top).rglob("*.py") if path.stem in banned]
