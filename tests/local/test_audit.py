import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.local.conftest import ROOT

FINE = {"name": "six", "version": "1.17.0", "vulns": []}
KNOWN = {"name": "django", "version": "2.0", "vulns": [{"id": "PYSEC-1", "fix_versions": ["2.1"]}]}
BAD = {"name": "jinja2", "version": "2.10", "vulns": [{"id": "PYSEC-2", "fix_versions": []}]}
SKIPPED = {"name": "six", "skip_reason": "Dependency not found on PyPI"}


@pytest.mark.parametrize(
    ("reported", "status", "said"),
    [
        ([FINE, KNOWN], 0, ""),
        ([BAD, KNOWN], 1, "jinja2 2.10: PYSEC-2, fixed in no version yet\n"),
        ([SKIPPED, KNOWN], 75, "nothing is known about six\n"),
        ([SKIPPED, BAD, KNOWN], 1, "jinja2 2.10: PYSEC-2, fixed in no version yet\nnothing is known about six\n"),
        ([FINE, {"name": "django", "skip_reason": "not found"}], 75, None),
        ([FINE, {**KNOWN, "vulns": []}], 75, None),
        (None, 75, None),  # it could not reach anything
    ],
)
def test_only_an_audit_with_data_says_that_all_is_well(tmp_path, reported, status, said):
    answer = audit(tmp_path, None if reported is None else {"dependencies": reported})
    assert answer.returncode == status, answer.stderr
    assert answer.stdout == (
        said
        if said is not None
        else "the data on vulnerabilities can't be reached, so nothing is known about any package\n"
    )


def audit(directory: Path, report: Any) -> subprocess.CompletedProcess[str]:
    """Runs the audit with a program that reports this in pip-audit's place."""
    program = directory / "pip-audit"
    program.write_text(
        f"#!{sys.executable}\nimport pathlib, sys\n"
        f"(path,) = (word[9:] for word in sys.argv if word.startswith('--output='))\n"
        f"asked = [pathlib.Path(word[14:]).read_text() for word in sys.argv if word.startswith('--requirement=')]\n"
        f"assert asked == ['six==1.17.0\\n', 'django==2.0\\n'], asked\n"
        f"report = {json.dumps(report) if report else None!r}\n"
        f"sys.exit('no network') if report is None else pathlib.Path(path).write_text(report)\n"
    )
    program.chmod(0o755)
    (directory / "requirements.txt").write_text("six==1.17.0\n")
    command = [sys.executable, "-m", "local.audit", program, directory / "requirements.txt"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)
