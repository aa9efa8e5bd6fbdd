"""The shape of the code: who may import whom, and what every function has."""

import ast
from pathlib import Path

import pytest

from tests.conftest import FUNCTIONS, logical_id

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "layers/referral/referral"
MODULES = {
    ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts): path
    for path in PACKAGE.rglob("*.py")
    if path.name != "__init__.py"
}
# From the inside out: a ring imports itself and what stands before it.
RINGS = ("records", "scoring", "adapters", "entry")
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
            found.add(node.module)
    return found


def ring(module: str) -> str:
    return module.split(".")[1]


@pytest.mark.parametrize("module", MODULES)
def test_imports_point_inwards(module):
    inner = RINGS[: RINGS.index(ring(module)) + 1]
    outward = {name for name in imports(MODULES[module]) if name.startswith("referral.") and ring(name) not in inner}
    assert not outward


@pytest.mark.parametrize("module", [name for name in MODULES if ring(name) in ("records", "scoring")])
def test_rules_do_no_io(module):
    assert not {name for name in imports(MODULES[module]) for banned in OUTSIDE if f"{name}.".startswith(f"{banned}.")}


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
    tops = ("functions", "layers", "local", "models", "tests")
    assert not [path for top in tops for path in (ROOT / top).rglob("*.py") if path.stem in banned]
