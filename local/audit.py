"""Asks pip-audit for known vulnerabilities of what is installed, and believes it only if it has data.

pip-audit calls a package that its source does not know "skipped", and then says that it found no vulnerability: behind
a mirror without that data, it says so of everything. A release with a well-known vulnerability is therefore asked about
as well. If that one is not reported, nothing is known about the others either.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

KNOWN_VULNERABLE = ("django", "2.0")
COULD_NOT_LOOK = 75  # local/steps knows this exit status
PATIENCE_S = 120

Dependency = dict[str, Any]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pip_audit", type=Path)
    parser.add_argument("requirements", type=Path, help="with the version of everything")
    arguments = parser.parse_args()
    found = {one["name"].lower(): one for one in _reported(arguments.pip_audit, arguments.requirements)}
    probe = found.pop(KNOWN_VULNERABLE[0], {})
    if not probe.get("vulns"):
        print("the data on vulnerabilities can't be reached, so nothing is known about any package")
        return COULD_NOT_LOOK
    return verdict(list(found.values()))


def verdict(dependencies: list[Dependency]) -> int:
    """Prints what is wrong, and returns the exit status."""
    vulnerable = [(one, vulnerability) for one in dependencies for vulnerability in one.get("vulns", ())]
    for one, vulnerability in vulnerable:
        fixed = ", ".join(vulnerability["fix_versions"]) or "no version yet"
        print(f"{one['name']} {one['version']}: {vulnerability['id']}, fixed in {fixed}")
    unknown = [one["name"] for one in dependencies if "skip_reason" in one]
    if unknown:
        print(f"nothing is known about {', '.join(unknown)}")
    return 1 if vulnerable else COULD_NOT_LOOK if unknown else 0


def _reported(pip_audit: Path, requirements: Path) -> list[Dependency]:
    """What pip-audit says of each dependency and of the probe; empty if it did not come to an end."""
    with tempfile.TemporaryDirectory() as directory:
        probe, report = Path(directory, "probe.txt"), Path(directory, "report.json")
        probe.write_text("==".join(KNOWN_VULNERABLE) + "\n")
        options = ("--no-deps", "--disable-pip", "--progress-spinner=off", "--timeout=10", "--format=json")
        files = (f"--requirement={requirements}", f"--requirement={probe}", f"--output={report}")
        try:
            subprocess.run([pip_audit, *options, *files], capture_output=True, timeout=PATIENCE_S, check=False)
            reported: list[Dependency] = json.loads(report.read_text())["dependencies"]
        except (FileNotFoundError, json.JSONDecodeError, subprocess.TimeoutExpired):
            return []
        return reported


if __name__ == "__main__":
    sys.exit(main())
