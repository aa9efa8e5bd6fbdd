"""Digests of the rules behind each version, so that no rule changes without its version.

`PYTHONPATH=layers/referral python -m tests.versions` records today's digests in versions.json. It refuses where rules
changed and their version did not. A digest is over code without docstrings and comments, and over the bytes of data.
"""

import ast
import hashlib
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from referral.domain import versions

RECORDED = Path(__file__).with_name("versions.json")
PACKAGE = Path(versions.__file__).parents[1]
CURRENT = {"features": versions.FEATURES_VERSION, "score": versions.SCORE_VERSION}
OF_FEATURES = {f"matching/{name}.py" for name in ("candidate_features", "job_features", "features")}
OF_SCORE = {f"domain/{name}.py" for name in ("dates", "seniority", "degree_level")}
NO_RULES = {"matching/codec.py", "matching/facts_codec.py", "matching/__init__.py", "extraction/__init__.py"}

Record = dict[str, dict[str, str]]


def rules() -> dict[str, list[Path]]:
    """The files whose content each version stands for."""
    reading, comparing = _files("extraction"), _files("matching")
    return {
        "features": reading + [path for path in comparing if _name(path) in OF_FEATURES],
        "score": [PACKAGE / name for name in sorted(OF_SCORE)]
        + [path for path in comparing if _name(path) not in OF_FEATURES],
    }


def today() -> Record:
    """The versions and the digests of the rules as they are."""
    return {
        name: {"version": CURRENT[name], "digest": digest((_name(path), path.read_bytes()) for path in paths)}
        for name, paths in rules().items()
    }


def recorded() -> Record:
    found: Record = json.loads(RECORDED.read_text())
    return found


def not_raised(before: Record, now: Record) -> list[str]:
    """The names of the versions whose rules changed and that did not."""
    return [
        name
        for name, its in now.items()
        if before[name]["version"] == its["version"] and before[name]["digest"] != its["digest"]
    ]


def digest(files: Iterable[tuple[str, bytes]]) -> str:
    """One digest of files by name; of Python it is the code that counts."""
    found = hashlib.sha256()
    for name, content in files:
        code = _code(content) if name.endswith(".py") else content
        found.update(f"{name} {len(code)}\n".encode() + code)
    return found.hexdigest()


def _code(source: bytes) -> bytes:
    tree = ast.parse(source)
    for node in ast.walk(tree):
        documented = isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        if documented and ast.get_docstring(node, clean=False) is not None:
            node.body = node.body[1:]
    return _shape(tree).encode()


def _shape(part: Any) -> str:
    """The tree in words. Empty fields are left out, because each version of Python has other ones."""
    if isinstance(part, list):
        return f"[{', '.join(map(_shape, part))}]"
    if not isinstance(part, ast.AST):
        return repr(part)
    fields = (f"{name}={_shape(value)}" for name, value in ast.iter_fields(part) if value not in (None, []))
    return f"{type(part).__name__}({', '.join(fields)})"


def _files(folder: str) -> list[Path]:
    paths = (path for path in (PACKAGE / folder).rglob("*") if path.is_file() and path.suffix != ".pyc")
    return sorted(path for path in paths if _name(path) not in NO_RULES)


def _name(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def main() -> None:
    now = today()
    if RECORDED.exists() and (names := not_raised(recorded(), now)):
        sys.exit(f"The rules of {', '.join(names)} changed: raise the version in domain/versions.py.")
    RECORDED.write_text(json.dumps(now, indent=2) + "\n")


if __name__ == "__main__":
    main()
