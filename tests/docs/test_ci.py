"""The workflow calls what the Makefile has, and may read the repository and do no more."""

import re
from pathlib import Path

from samtranslator.yaml_helper import yaml_parse

ROOT = Path(__file__).parents[2]
WORKFLOW = yaml_parse((ROOT / ".github/workflows/ci.yml").read_text())
TARGETS = set(re.findall(r"^([\w-]+):.*##", (ROOT / "Makefile").read_text(), re.MULTILINE))
JOBS = WORKFLOW["jobs"].values()


def test_its_targets_exist():
    called = [target for job in JOBS for target in job["strategy"]["matrix"]["target"]]
    assert {target.split()[0] for target in called} == {
        *("lint", "test", "test-models", "fuzz", "simulate", "mutants", "chaos", "restore-drill", "build")
    }
    assert {target.split()[0] for target in called} <= TARGETS


def test_it_builds_for_both_processors():
    architectures = set(yaml_parse((ROOT / "template.yaml").read_text())["Parameters"]["Architecture"]["AllowedValues"])
    called = {target for job in JOBS for target in job["strategy"]["matrix"]["target"]}
    assert {f"build ARCHITECTURE={architecture}" for architecture in architectures} <= called


def test_it_may_only_read():
    assert WORKFLOW["permissions"] == {"contents": "read"}
    assert not any("permissions" in job for job in JOBS)
