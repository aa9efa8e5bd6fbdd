"""How much the default artefacts weigh in the repository."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
LIMIT = 80_000_000
HOMES = ("layers", "models")
SOURCES = {".py", ".md", ".jsonl"}
ARTEFACT_BYTES = 10_000
_MADE = {"__pycache__", ".mypy_cache", ".pytest_cache", ".ruff_cache"}


def artefacts(root: Path = ROOT) -> dict[str, int]:
    """Bytes by path below the root, the heaviest first."""
    sizes = {path.relative_to(root).as_posix(): path.stat().st_size for path in _files(root)}
    heavy = {path: n for path, n in sizes.items() if n >= ARTEFACT_BYTES and Path(path).suffix not in SOURCES}
    return dict(sorted(heavy.items(), key=lambda item: (-item[1], item[0])))


def total(root: Path = ROOT) -> int:
    """Bytes of everything beside the artefacts, too: an upper bound."""
    return sum(path.stat().st_size for path in _files(root))


def _files(root: Path) -> list[Path]:
    files = (path for home in HOMES for path in (root / home).rglob("*"))
    return [path for path in files if path.is_file() and not _MADE.intersection(path.parts)]
